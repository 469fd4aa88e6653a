/** Carrying out one step: foretold by the model, done by the desk, looked at, and told in words where it fails. */
import { deepStrictEqual as same } from 'node:assert'
import { type Denied, type Desk, isDenied } from '../../src/desk/desk.ts'
import { start } from '../../src/desk/start.ts'
import { beginning, type Expectation } from './expected.ts'
import { understood } from './moods.ts'
import { readers } from './readers.ts'
import { look, type Member, type Shift, type Watched } from './watch.ts'
import type { World } from './world.ts'

/** How often each verb was carried out, refused, and cut off by a failing disk or a dying process. */
export const counts = new Map<string, { done: number; refused: number; cutOff: number }>()

/** What the desk did with a verb. */
export type Became<T> = { result: T } | { refused: Denied } | 'cut off'

/**
 * Asks the desk to do something and looks at everything afterwards.
 * @param foretold what the model says becomes of it; undefined where it says nothing
 */
export async function perform<T extends object>(
  world: World,
  shift: Shift,
  verb: string,
  act: (desk: Desk) => Promise<T | Denied>,
  one?: Watched,
  foretold?: Expectation,
): Promise<Became<T>> {
  const before = one && { turn: one.model.turn, said: one.model.said.length, events: one.view.events.length }
  const became = await world.attempt(act)
  if (typeof became === 'string') {
    count(verb, 'cutOff')
    shift.disturbedAt = world.elapsed()
    if (became === 'died') await restarted(world, shift)
    await look(world, shift)
    return 'cut off'
  }
  const { result } = became
  const denied = isDenied(result) ? (result as Denied) : undefined
  if (foretold) same(denied?.refused ?? 'done', 'refused' in foretold ? foretold.refused : 'done', verb)
  const done = (await look(world, shift)).get(one?.id ?? '')
  count(verb, denied ? 'refused' : 'done')
  if (denied) {
    if (one) same(one.view.events.length, before?.events, `${verb} was refused, and left something behind`)
    return { refused: denied }
  }
  // The desk may have given it out at once.
  const given = done?.some(({ command }) => command.do === 'claim' && command.how)
  if (one && foretold && 'next' in foretold && !given) {
    same(one.model.owner, foretold.next.owner, `who has it after ${verb}`)
    same(one.model.owed, foretold.next.owed, `what the assistant owes after ${verb}`)
  }
  return { result: result as T }
}

/** Another process serves; nobody is connected to it yet. */
export async function restarted(world: World, shift: Shift): Promise<void> {
  await world.restart()
  understood(world.desk)
  shift.disturbedAt = world.elapsed()
  for (const member of shift.members) {
    if (member.connected) member.seenAt = world.elapsed()
    member.connected = false
  }
}

let visitors = 0

export async function opens(world: World, shift: Shift): Promise<void> {
  const visitorId = `visitor-${++visitors}`
  const contact = { verified: false }
  await world.store.addVisitor({ id: visitorId, contact, tokenHash: visitorId, at: world.wall() })
  const became = await world.attempt((desk) => start(desk, { visitorId, contact }))
  if (typeof became === 'string') {
    count('start', 'cutOff')
    shift.disturbedAt = world.elapsed()
    if (became === 'died') await restarted(world, shift)
    // Whoever got no answer opens another one; this one stays empty.
    const [left] = await world.store.conversationsOfVisitor(visitorId)
    if (!left) return
    shift.conversations.push(watched(left.id, world))
  } else {
    count('start', 'done')
    shift.conversations.push(watched(became.result.id, world))
  }
  await look(world, shift)
}

function watched(id: string, world: World): Watched {
  return {
    id,
    model: beginning,
    view: readers(id),
    movedAt: world.elapsed(),
    heldAt: 0,
    stopping: false,
    sent: new Map(),
  }
}

export async function hires(world: World, ...names: string[]): Promise<Member[]> {
  const members: Member[] = []
  for (const [at, name] of names.entries()) {
    const id = `0190ffff-0000-7000-8000-00000000000${at}`
    const staff = { id, name, email: `${name}@desk.example`, roles: ['agent' as const], disabled: false }
    await world.store.addStaff({ ...staff, passwordHash: 'none', at: world.wall() })
    members.push({ id, name, connected: false, away: false, disabled: false, seenAt: 0 })
  }
  return members
}

export function count(verb: string, what: 'done' | 'refused' | 'cutOff'): void {
  const so = counts.get(verb) ?? { done: 0, refused: 0, cutOff: 0 }
  counts.set(verb, { ...so, [what]: so[what] + 1 })
}
