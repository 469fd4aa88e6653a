/** Which screen: the door, or the desk with the door over it where the session has ended. */

import { Bell } from '../../shared/icons.tsx'
import { inviteToken } from '../live/links.ts'
import { askWho, session } from '../live/session.ts'
import { Desk } from './desk.tsx'
import { FirstAdmin, LinkWanted, SignIn } from './door.tsx'
import { Expired } from './expired.tsx'
import { lazy, whole } from './lazy.tsx'

const Invited = lazy(async () => (await import('./invited.tsx')).default, whole('door'))

export function App() {
  const now = session.value
  if (inviteToken.value) return <Invited key={inviteToken.value} />
  switch (now.is) {
    case 'asking':
      return (
        <main class="door" aria-busy="true">
          <p class="door-wait">
            <Bell size={32} />
            <span class="unseen">Opening the console</span>
          </p>
        </main>
      )
    case 'unreachable':
      return (
        <main class="door">
          <section class="door-card">
            <h1>The console cannot start</h1>
            <p role="alert">{now.message}</p>
            <button type="button" class="button primary" onClick={() => void askWho()}>
              Try again
            </button>
          </section>
        </main>
      )
    case 'first':
      return now.token ? <FirstAdmin token={now.token} /> : <LinkWanted />
    case 'out':
      return <SignIn why={now.why} />
    case 'in':
    case 'expired':
      return (
        <>
          <Desk key={now.me.id} />
          {now.is === 'expired' && <Expired email={now.me.email} name={now.me.name} />}
        </>
      )
  }
}
