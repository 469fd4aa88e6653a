/** Staff sockets and the sessions behind them, by a clock that the test moves: within a second, whoever ended it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addStaff, changePassword, signIn, signOut } from '../../src/desk/staff.ts'
import type { StaffMember } from '../../src/ports/staff.ts'
import type { Connection } from '../../src/realtime/connection.ts'
import { watchSessions } from '../../src/realtime/sessions.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

const SECOND_MS = 1_000
const password = 'correct horse battery'
let desk: TestDesk
let member: StaffMember
let stop: () => void
const connections = new Set<Connection>()
const closed = new Map<string, number>()
beforeEach(async () => {
  desk = await openDesk()
  const added = await addStaff(desk, { name: 'Ada', email: 'ada@desk.example', password, roles: ['agent'] })
  if (!added) throw new Error('nobody was added')
  member = added
  connections.clear()
  closed.clear()
  stop = watchSessions(desk, connections)
})
afterEach(async () => {
  stop()
  await desk.close()
})

/** A socket that is open with a session of its own. */
async function connected(): Promise<string> {
  const session = (await signIn(desk, member.email, password))?.session ?? ''
  const connection = {
    peer: () => ({ kind: 'staff', member, session }),
    close: (code: number) => closed.set(session, code),
  }
  connections.add(connection as unknown as Connection)
  return session
}

it('A socket is closed within a second of its member being disabled [S18]', async () => {
  const sessions = [await connected(), await connected()]
  await desk.clock.advance(10 * SECOND_MS)
  expect(closed.size).toBe(0)
  await desk.store.setDisabled(member.id, true)
  await desk.clock.advance(SECOND_MS)
  expect([...closed]).toEqual(sessions.map((session) => [session, 4403]))
})

it('A socket is closed within a second of its session being ended by another process, and no other is [S60]', async () => {
  const [one, two] = [await connected(), await connected()]
  await signOut(desk, one)
  await desk.clock.advance(SECOND_MS)
  expect([...closed]).toEqual([[one, 4401]])
  expect(closed.has(two)).toBe(false)
})

it('Within a second of a new password every other socket of that member is closed [S60]', async () => {
  const [here, there] = [await connected(), await connected()]
  await changePassword(desk, member, here, { current: password, next: 'a lamp over the stairs' })
  await desk.clock.advance(SECOND_MS)
  expect([...closed]).toEqual([[there, 4401]])
})

it('A socket is closed within a second of its member being no agent any more, and knows its member’s new name', async () => {
  const session = await connected()
  await desk.store.updateStaff(member.id, { name: 'Ada L', roles: ['agent', 'editor'] })
  await desk.clock.advance(SECOND_MS)
  expect([member.name, closed.size]).toEqual(['Ada L', 0])
  await desk.store.updateStaff(member.id, { roles: ['editor'] })
  await desk.clock.advance(SECOND_MS)
  expect([...closed]).toEqual([[session, 4403]])
})

it('An open socket counts as use; the end of its session closes it all the same', async () => {
  const session = await connected()
  const hours = desk.limits.SESSION_HOURS
  for (let hour = 0; hour < hours; hour += 2) {
    expect(closed.size).toBe(0)
    await desk.clock.advance(SECOND_MS)
    // Nobody looks for two hours, instead of thousands of times.
    stop()
    await desk.clock.advance(2 * 3_600 * SECOND_MS - SECOND_MS)
    stop = watchSessions(desk, connections)
  }
  await desk.clock.advance(SECOND_MS)
  expect([...closed]).toEqual([[session, 4401]])
})
