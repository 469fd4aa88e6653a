/** Staff sockets end with their session, whoever ended it: another process, the command line, or time. */
import type { Desk } from '../desk/desk.ts'
import { staffOf, worksConversations } from '../desk/staff.ts'
import { closes } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'

/** Milliseconds between two looks: a member who is disabled is out within a second. */
const EVERY_MS = 800

/** Looks after the sessions of all staff sockets; the returned function stops it. */
export function watchSessions(desk: Desk, connections: ReadonlySet<Connection>): () => void {
  let stopped = false
  let callOff = () => {}
  const again = () => {
    if (stopped) return
    callOff = desk.clock.after(EVERY_MS, () => {
      endDead(desk, connections)
        .catch((error) => desk.log.error({ err: error }, 'looking after sessions failed'))
        .finally(again)
    })
  }
  again()
  return () => {
    stopped = true
    callOff()
  }
}

async function endDead(desk: Desk, connections: ReadonlySet<Connection>): Promise<void> {
  for (const connection of connections) {
    const peer = connection.peer()
    if (peer?.kind !== 'staff') continue
    const member = await staffOf(desk, peer.session)
    if (member && worksConversations(member)) {
      // What an admin changed about them holds for what they do next.
      Object.assign(peer.member, member)
      continue
    }
    if (member) {
      connection.close(closes.notAllowed, 'not an agent any more')
      continue
    }
    const disabled = (await desk.store.staffById(peer.member.id))?.disabled ?? true
    connection.close(disabled ? closes.notAllowed : closes.notSignedIn, disabled ? 'disabled' : 'signed out')
  }
}
