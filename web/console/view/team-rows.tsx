/** Teams in the settings form: a name and who belongs to it. */
import { Close, Plus } from '../../shared/icons.tsx'
import { colleagues } from '../live/desk.ts'
import { faultAt } from '../pure/settings-form.ts'
import type { PartProps } from './settings-field.tsx'

export function TeamRows({ form, set, faults }: PartProps) {
  const all = colleagues.value ?? []
  const put = (at: number, change: Partial<(typeof form.teams)[number]>) =>
    set({ teams: form.teams.map((team, n) => (n === at ? { ...team, ...change } : team)) })
  return (
    <>
      <ul class="rows">
        {form.teams.map((team, at) => {
          const fault = faultAt(faults, `teams.${at}`)
          return (
            <li class="row" key={at}>
              <input
                class="bare-field"
                aria-label={`Name of team ${at + 1}`}
                aria-invalid={fault ? true : undefined}
                placeholder="Name of the team"
                value={team.name}
                onInput={(event) => put(at, { name: event.currentTarget.value })}
              />
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove team ${team.name || at + 1}`}
                onClick={() => set({ teams: form.teams.filter((_, n) => n !== at) })}
              >
                <Close size={16} />
              </button>
              <fieldset class="members bare" aria-label={`Members of ${team.name || `team ${at + 1}`}`}>
                {all.map(({ id, name }) => (
                  <label key={id} class="check">
                    <input
                      type="checkbox"
                      checked={team.agentIds.includes(id)}
                      onChange={(event) =>
                        put(at, {
                          agentIds: event.currentTarget.checked
                            ? [...team.agentIds, id]
                            : team.agentIds.filter((other) => other !== id),
                        })
                      }
                    />
                    <bdi>{name}</bdi>
                  </label>
                ))}
              </fieldset>
              {fault && <p class="wrong">{fault}</p>}
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        class="button small"
        onClick={() =>
          set({ teams: [...form.teams, { id: '', name: '', agentIds: [], languages: [], categories: [] }] })
        }
      >
        <Plus size={14} /> Add a team
      </button>
    </>
  )
}
