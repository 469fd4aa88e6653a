/** Who works here, and how much they hold. */
import { useEffect } from 'preact/hooks'
import { askStaff, colleagues, mine, teams } from '../live/desk.ts'
import { me } from '../live/session.ts'
import { presenceWords } from '../pure/words.ts'
import { initials } from './rail.tsx'

export function TeamPage() {
  useEffect(() => {
    void askStaff()
  }, [])
  const all = colleagues.value
  return (
    <div class="page-body">
      <h1>Team</h1>
      {!all && (
        <div class="skeleton" role="status">
          <span class="unseen">Loading your colleagues</span>
          <i class="bone w60 tall" />
          <i class="bone w60 tall" />
        </div>
      )}
      {all && (
        <table class="people">
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
      <p class="faint">
        Colleagues are added where Bellhop runs:{' '}
        <code>bellhop user add --email E --name N --role agent --password-stdin</code>
      </p>
    </div>
  )
}
