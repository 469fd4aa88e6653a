/** Teams: who is in them, and which conversations come to them. */
import { useEffect, useState } from 'preact/hooks'
import { Plus } from '../../shared/icons.tsx'
import { wordsOf } from '../live/session.ts'
import { readMembers } from '../live/settings.ts'
import { newTeam, type TeamForm, type TeamsForm, teamsPage } from '../pure/settings/teams.ts'
import { type Editing, SettingsPage } from './settings/shell.tsx'
import { TakenOut } from './settings/taken-out.tsx'
import { type Choices, TeamCard } from './settings/team.tsx'

export default function TeamsPage() {
  return (
    <SettingsPage
      title="Teams"
      lead="A conversation comes to the team whose languages and topics fit it; agents can also hand one over to a team."
      kind={teamsPage}
    >
      {(editing) => <Teams {...editing} />}
    </SettingsPage>
  )
}

function Teams({ form, set, faults, saved }: Editing<TeamsForm>) {
  const [choices, setChoices] = useState<Choices>()
  const [wrong, setWrong] = useState('')
  const load = async () => {
    setWrong('')
    try {
      setChoices(await readMembers())
    } catch (error) {
      setWrong(wordsOf(error))
    }
  }
  useEffect(() => {
    void load()
  }, [])
  const [gone, setGone] = useState<{ team: TeamForm; at: number }>()
  const { teams } = form
  const put = (at: number, team: TeamForm) => set({ teams: teams.map((each, n) => (n === at ? team : each)) })
  return (
    <>
      {wrong && (
        <p class="form-error" role="alert">
          The staff could not be listed: {wrong}{' '}
          <button type="button" class="link-button" onClick={() => void load()}>
            Try again
          </button>
        </p>
      )}
      {teams.length === 0 && (
        <p class="none-yet">There are no teams yet. Everybody at the desk sees every conversation that waits.</p>
      )}
      {teams.map((team, at) => (
        <TeamCard
          key={at}
          team={team}
          at={at}
          choices={choices}
          desk={saved.settings.clocks}
          faults={faults}
          onTeam={(next) => put(at, next)}
          onRemove={() => {
            setGone({ team, at })
            set({ teams: teams.filter((_, n) => n !== at) })
          }}
        />
      ))}
      <div class="verbs">
        <button type="button" class="button" onClick={() => set({ teams: [...teams, { ...newTeam }] })}>
          <Plus size={16} /> Add a team
        </button>
        {gone && (
          <TakenOut
            what={`“${gone.team.name || 'The team'}”`}
            onUndo={() => {
              set({ teams: teams.toSpliced(gone.at, 0, gone.team) })
              setGone(undefined)
            }}
          />
        )}
      </div>
    </>
  )
}
