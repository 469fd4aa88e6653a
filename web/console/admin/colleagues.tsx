/** Who is there and how much they hold, for agents. */
import { useEffect } from 'preact/hooks'
import { askStaff, colleagues, mine, teams } from '../live/desk.ts'
import { me } from '../live/session.ts'
import { initials } from '../pure/names.ts'
import { presenceWords } from '../pure/words.ts'
import { Loading, Page } from './parts.tsx'

export function Colleagues() {
  useEffect(() => {
    void askStaff()
  }, [])
  const all = colleagues.value
  return (
    <Page title="Staff" lead="Who is there, and how much they hold. Admins add and change colleagues.">
      {!all && <Loading words="Loading your colleagues" />}
      {all && (
        <table class="table people">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Presence</th>
              <th scope="col">Holds</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ id, name, state, open, capacity }) => (
              <tr key={id}>
                <th scope="row">
                  <span class="avatar small" aria-hidden="true">
                    {initials(name)}
                  </span>
                  <bdi>{name}</bdi>
                  {id === me().id && <span class="faint">you</span>}
                </th>
                <td>
                  <span class={`dot ${state}`} aria-hidden="true" /> {presenceWords(state)}
                </td>
                <td>
                  {id === me().id ? mine.value.open : open} of {capacity}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {teams.value.length > 0 && (
        <>
          <h2>Teams</h2>
          <ul class="plain">
            {teams.value.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
