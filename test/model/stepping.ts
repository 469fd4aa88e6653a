/** What steps are made of: which conversation, which agent, and what is remembered of what was sent. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { signOfLife } from '../../src/desk/presence.ts'
import type { Message } from '../../src/domain/events.ts'
import { message } from '../fixtures/events.ts'
import type { Owner } from './expected.ts'
import { count, type perform, restarted } from './shift.ts'
import { look, type Member, type Sent, type Shift, type Watched } from './watch.ts'
import { CAPACITY, type World } from './world.ts'

export type Step = fc.AsyncCommand<Shift, World>

export const MOST_CONVERSATIONS = 4

/** Which conversation and which agent, by a number that is taken around. */
export const which = fc.nat({ max: MOST_CONVERSATIONS - 1 })
/** Mostly whoever holds it: what only they may do is not refused every time. */
export const who = fc.oneof({ arbitrary: fc.constant('holder' as const), weight: 3 }, fc.nat({ max: 2 }))

export function step(name: string, run: (shift: Shift, world: World) => Promise<unknown>): Step {
  return {
    check: () => true,
    async run(shift, world) {
      await run(shift, world)
    },
    toString: () => name,
  }
}

/** Mostly one that such a step means something to. */
export function at({ conversations }: Shift, number: number, ...owners: Owner['is'][]): Watched {
  const fitting = conversations.filter(({ model }) => owners.includes(model.owner.is))
  const among = fitting.length > 0 && number < MOST_CONVERSATIONS - 1 ? fitting : conversations
  return among[number % among.length] as Watched
}

export function agentFor({ members }: Shift, { model: { owner } }: Watched, whom: 'holder' | number): Member {
  const holder = owner.is === 'agent' ? members.find(({ id }) => id === owner.id) : undefined
  return (whom === 'holder' ? holder : members[whom]) ?? (members[0] as Member)
}

export function held({ conversations }: Shift, { id }: Member): { open: number; capacity: number } {
  const open = conversations.filter(({ model: { owner } }) => owner.is === 'agent' && owner.id === id).length
  return { open, capacity: CAPACITY }
}

/** A call over REST is a sign of life, and refused to whoever is disabled. */
export async function calls(world: World, shift: Shift, member: Member): Promise<boolean> {
  if (member.disabled) return false
  if (!member.connected) {
    const became = await world.attempt((desk) => signOfLife(desk, member))
    if (typeof became === 'string') return false
    count('signOfLife', 'done')
    member.seenAt = world.elapsed()
    // Whoever comes may be given something at once.
    await look(world, shift)
  }
  return true
}

/** Where a call could not even begin: the process may be gone. */
export async function cut(world: World, shift: Shift): Promise<void> {
  shift.disturbedAt = world.elapsed()
  if (!world.alive()) await restarted(world, shift)
  await look(world, shift)
}

export const line = message('', { author: { kind: 'system' } })

/** A repeat brings the first result; what was never acknowledged may be taken now or have been taken then. */
export function remembered(
  before: Sent | undefined,
  by: string,
  clientId: string,
  text: string,
  note: boolean,
  became: Awaited<ReturnType<typeof perform<{ message: Message }>>>,
  files?: string[],
): Sent {
  const sent = before ?? { id: '', by, clientId, text, note, ...(files && { files }) }
  const otherBody =
    before !== undefined && (before.text !== text || before.note !== note || `${before.files}` !== `${files}`)
  if (became === 'cut off') return sent
  if ('refused' in became) {
    if (before?.first || otherBody) same(became.refused.refused, 'otherBody')
    return sent
  }
  if (before?.first) {
    same(otherBody, false, 'another body under the same id was taken')
    same(JSON.stringify(became.result.message), before.first, 'a repeat brings another result')
    return before
  }
  return { ...sent, text, note, id: became.result.message.id, first: JSON.stringify(became.result.message) }
}

let written = 0

/** A clientMessageId that nobody used yet. */
export function newId(): string {
  return `m${++written}`
}
