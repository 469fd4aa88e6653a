/** One team: its name, its members, what comes to it, and clocks of its own. */
import type { Clocks } from '../../../../src/protocol/settings.ts'
import { Trash } from '../../../shared/icons.tsx'
import { languages, languageTagOf, languageWords, noLanguage } from '../../pure/languages.ts'
import { clockFormOf, clockWords } from '../../pure/settings/clocks.ts'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import type { TeamForm } from '../../pure/settings/teams.ts'
import { Values } from '../values.tsx'
import { ClockRows } from './clock-rows.tsx'
import { Line } from './fields.tsx'

/** Who may be in a team, and what it may be about. */
export interface Choices {
  staff: { id: string; name: string; roles: readonly string[]; disabled: boolean }[]
  categories: string[]
}

interface TeamProps {
  team: TeamForm
  at: number
  choices: Choices | undefined
  /** The desk's clocks, which hold where a team has none of its own. */
  desk: Clocks
  faults: readonly FieldFault[]
  onTeam: (team: TeamForm) => void
  onRemove: () => void
}

export function TeamCard({ team, at, choices, desk, faults, onTeam, onRemove }: TeamProps) {
  const put = (change: Partial<TeamForm>) => onTeam({ ...team, ...change })
  const path = `teams.${at}`
  const name = team.name || `Team ${at + 1}`
  const { clocks, ...bare } = team
  return (
    <section class="group team" aria-label={name}>
      <div class="team-head">
        <Line
          label="Name"
          path={`${path}.name`}
          value={team.name}
          placeholder="Billing"
          onText={(text) => put({ name: text })}
          faults={faults}
        />
        <button type="button" class="icon-button" aria-label={`Remove ${name}`} title="Remove" onClick={onRemove}>
          <Trash size={16} />
        </button>
      </div>
      <Members team={team} choices={choices} error={faultAt(faults, `${path}.agentIds`)} onTeam={onTeam} />
      <div class="pair">
        <Values
          label="Languages"
          values={team.languages}
          onValues={(languages) => put({ languages })}
          options={languages}
          read={languageTagOf}
          show={languageWords}
          unknown={noLanguage}
          help="Conversations in one of them come here; none: any."
          placeholder="German, de …"
          error={faultAt(faults, `${path}.languages`)}
        />
        <Values
          label="Topics"
          values={team.categories}
          onValues={(categories) => put({ categories })}
          options={(choices?.categories ?? []).map((value) => ({ value, words: value }))}
          help="Folders of the knowledge base that it is about; none: any."
          placeholder="orders, returns …"
          error={faultAt(faults, `${path}.categories`)}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={clocks !== undefined}
          onChange={(event) => onTeam(event.currentTarget.checked ? { ...bare, clocks: clockFormOf(desk) } : bare)}
        />
        Service clocks of its own
      </label>
      {clocks ? (
        <ClockRows form={clocks} path={`${path}.clocks`} faults={faults} onForm={(next) => put({ clocks: next })} />
      ) : (
        <p class="help">As the desk has them: {clockWords(desk)}.</p>
      )}
    </section>
  )
}

function Members({
  team,
  choices,
  error,
  onTeam,
}: {
  team: TeamForm
  choices: Choices | undefined
  error: string | undefined
  onTeam: (team: TeamForm) => void
}) {
  const works = (choices?.staff ?? []).filter(
    ({ id, roles, disabled }) =>
      team.agentIds.includes(id) || (!disabled && (roles.includes('agent') || roles.includes('admin'))),
  )
  const put = (id: string, member: boolean) =>
    onTeam({ ...team, agentIds: member ? [...team.agentIds, id] : team.agentIds.filter((other) => other !== id) })
  return (
    <fieldset class="members-field bare">
      <legend>Members</legend>
      {!choices && <i class="bone w60" />}
      <div class="members">
        {works.map(({ id, name, disabled }) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              checked={team.agentIds.includes(id)}
              onChange={(event) => put(id, event.currentTarget.checked)}
            />
            <bdi>{name}</bdi>
            {disabled && <span class="faint">disabled</span>}
          </label>
        ))}
      </div>
      {error && <p class="wrong">{error}</p>}
    </fieldset>
  )
}
