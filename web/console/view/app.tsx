/** Which screen: the door, or the desk with the door over it where the session has ended. */
import { inviteToken } from '../live/links.ts'
import { session } from '../live/session.ts'
import { Desk } from './desk.tsx'
import { FirstAdmin, LinkWanted, Opening, SignIn, Unreachable } from './door.tsx'
import { Expired } from './expired.tsx'
import { lazy, whole } from './lazy.tsx'

const Invited = lazy(async () => (await import('./invited.tsx')).default, whole('door'))

export function App() {
  const now = session.value
  if (inviteToken.value) return <Invited key={inviteToken.value} />
  switch (now.is) {
    case 'asking':
      return <Opening what="console" />
    case 'unreachable':
      return <Unreachable what="console" message={now.message} />
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
