/** What agents do. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { giveBack, release, reopen, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { doInBulk, undo } from '../../src/desk/bulk.ts'
import { claim } from '../../src/desk/claim.ts'
import { merge } from '../../src/desk/merge.ts'
import { arrive, leave } from '../../src/desk/presence.ts'
import { relay } from '../../src/desk/relay.ts'
import { assign, changeTags, setPriority, setTags } from '../../src/desk/sorting.ts'
import { remember } from '../../src/desk/suggested.ts'
import { turnDown } from '../../src/desk/suggestion.ts'
import type { Command } from '../../src/domain/decide.ts'
import { message } from '../fixtures/events.ts'
import { expected, type Owner } from './expected.ts'
import { SECRET } from './readers.ts'
import { count, perform } from './shift.ts'
import { agentFor, at, calls, cut, held, line, newId, remembered, type Step, step, which, who } from './stepping.ts'
import { look, type Member, type Shift, type Watched } from './watch.ts'
import type { World } from './world.ts'

export const TEAM = 'billing'

const now = { kind: 'now' as const }
const later = { kind: 'later' as const }

/** Whose conversations a verb is for. */
const meant: Record<string, Owner['is'][]> = {
  claim: ['queue', 'assistant'],
  reopen: ['nobody'],
  assign: ['queue', 'agent'],
}

/** A verb of an agent on a conversation. */
function work(
  name: string,
  number: number,
  whom: 'holder' | number,
  command: (agent: Member, one: Watched, shift: Shift, world: World) => Command,
  act: (
    ...given: [desk: Parameters<typeof claim>[0], id: string, agent: Member, shift: Shift, world: World]
  ) => ReturnType<typeof claim>,
): Step {
  return step(`${name} ${number} by ${whom}`, async (shift, world) => {
    const one = at(shift, number, ...(meant[name] ?? ['agent']))
    const agent = agentFor(shift, one, whom)
    if (!(await calls(world, shift, agent))) return cut(world, shift)
    const foretold = expected(one.model, command(agent, one, shift, world), { now: world.wall() })
    await perform(world, shift, name, (desk) => act(desk, one.id, agent, shift, world), one, foretold)
  })
}

/** What nobody has to hold a conversation for. */
export const sorting: fc.Arbitrary<Step>[] = [
  fc.tuple(which, fc.nat({ max: 2 }), fc.subarray(['vip', 'late', 'VIP'])).map(([number, whom, tags]) =>
    work(
      'setTags',
      number,
      whom,
      (agent) => ({ do: 'tag', agent, tags }),
      (desk, id, agent) => setTags(desk, id, agent, tags),
    ),
  ),
  fc.tuple(which, fc.nat({ max: 2 }), fc.constantFrom('vip', 'late')).map(([number, whom, tag]) =>
    work(
      'changeTags',
      number,
      whom,
      (agent) => ({ do: 'tag', agent, tags: [] }),
      (desk, id, agent) => changeTags(desk, id, agent, { add: [tag], remove: ['VIP'] }),
    ),
  ),
  fc.tuple(which, fc.nat({ max: 2 }), fc.nat({ max: 3 }), fc.boolean()).map(([number, whom, priority, bulk]) =>
    work(
      bulk ? 'doInBulk' : 'setPriority',
      number,
      whom,
      (agent) => ({ do: 'prioritise', agent, priority }),
      async (desk, id, agent) => {
        if (!bulk) return setPriority(desk, id, agent, priority)
        const [one] = await doInBulk(desk, agent, [id], { do: 'priority', priority })
        return one && 'changed' in one ? one.changed : (one?.denied ?? { refused: 'notFound' })
      },
    ),
  ),
  fc.tuple(which, fc.nat({ max: 2 })).map(([number, whom]) =>
    work(
      'assign',
      number,
      whom,
      (agent, _one, shift) => ({
        do: 'assign',
        agent,
        to: { kind: 'team', id: TEAM },
        note: '',
        promise: shift.open ? now : later,
        route: { circle: 'everyone' },
      }),
      (desk, id, agent) => assign(desk, id, agent, { teamId: TEAM }),
    ),
  ),
  // What nothing was done to is as it was; what something was done to since stays as it is.
  fc.tuple(which, fc.nat({ max: 2 }), fc.boolean()).map(([number, whom, late]) =>
    step(`undo ${number} by ${whom}${late ? ', too late' : ''}`, async (shift, world) => {
      const one = at(shift, number)
      const agent = agentFor(shift, one, whom)
      if (!(await calls(world, shift, agent))) return cut(world, shift)
      const seq = one.view.events.length - (late ? 1 : 0)
      if (seq < 1) return
      const foretold = late ? { refused: 'actedSince' as const } : { next: one.model }
      await perform(
        world,
        shift,
        'undo',
        (desk) => undo(desk, agent, { conversationId: one.id, from: seq, seq }),
        one,
        foretold,
      )
    }),
  ),
  fc.tuple(which, which, fc.nat({ max: 2 })).map(([number, other, whom]) =>
    step(`merge ${number} into ${other} by ${whom}`, async (shift, world) => {
      const [one, into] = [at(shift, number), at(shift, other)]
      const agent = agentFor(shift, one, whom)
      if (one === into || !(await calls(world, shift, agent))) return cut(world, shift)
      for (const { id } of [one, into]) {
        const visitorId = (await world.store.conversation(id))?.visitorId ?? ''
        await world.store.bindVisitor(visitorId, 'one person')
      }
      const ends = expected(one.model, { do: 'mergeInto', agent, into: into.id, says: line }, { now: world.wall() })
      const goesOn = expected(
        into.model,
        { do: 'absorb', agent, from: one.id, messages: 0, notes: [] },
        { now: world.wall() },
      )
      const repeated = 'next' in ends && ends.next === one.model
      const foretold = 'refused' in ends || repeated || 'next' in goesOn ? ends : goesOn
      await perform(world, shift, 'merge', (desk) => merge(desk, one.id, agent, into.id), one, foretold)
    }),
  ),
]

/** Claiming first, resolving and opening again before writing, which is last. */
export const working: fc.Arbitrary<Step>[] = [
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'claim',
      number,
      whom,
      (agent, _one, shift) => ({ do: 'claim', agent, ...held(shift, agent) }),
      (desk, id, agent) => claim(desk, id, agent),
    ),
  ),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'release',
      number,
      whom,
      ({ id }, one, shift) => ({
        do: 'release',
        agentId: id,
        why: 'agent',
        promise: shift.open ? now : later,
        // Nobody is in the team.
        route: one.model.team ? { teamId: one.model.team, circle: 'everyone' } : {},
      }),
      (desk, id, agent) => release(desk, id, agent),
    ),
  ),
  fc.tuple(which, who, fc.nat({ max: 3 })).map(([number, whom, to]) =>
    step(`transfer ${number} by ${whom} to ${to}`, async (shift, world) => {
      const one = at(shift, number, 'agent')
      const agent = agentFor(shift, one, whom)
      const colleague = shift.members[to]
      if (!(await calls(world, shift, agent))) return cut(world, shift)
      const note = `${SECRET}: knows more`
      const promise = shift.open ? now : later
      const command: Command = {
        do: 'transfer',
        agentId: agent.id,
        to: colleague ? { kind: 'agent', ...colleague } : { kind: 'team', id: TEAM },
        note,
        promise,
        route: { circle: 'everyone' },
      }
      const foretold = colleague?.disabled ? undefined : expected(one.model, command, { now: world.wall() })
      const receiver = colleague ? { agentId: colleague.id } : { teamId: TEAM }
      const became = await perform(
        world,
        shift,
        'transfer',
        (desk) => transfer(desk, one.id, agent, { ...receiver, note }),
        one,
        foretold,
      )
      if (colleague?.disabled && became !== 'cut off') same('refused' in became, true, 'handed to who is disabled')
    }),
  ),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'giveBack',
      number,
      whom,
      ({ id }) => ({ do: 'return', agentId: id, says: line }),
      (desk, id, agent) => giveBack(desk, id, agent),
    ),
  ),
  fc.tuple(which, who, fc.option(fc.constantFrom(-60, 0, 20, 400))).map(([number, whom, seconds]) => {
    const until = (world: World) =>
      seconds === null ? undefined : new Date(Date.parse(world.wall()) + seconds * 1_000).toISOString()
    return work(
      'snooze',
      number,
      whom,
      ({ id }, _one, _shift, world) =>
        ({ do: 'snooze', agentId: id, ...(seconds !== null && { until: until(world) }) }) as Command,
      (desk, id, agent, _shift, world) => snooze(desk, id, agent, until(world)),
    )
  }),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'resolve',
      number,
      whom,
      ({ id }) => ({ do: 'resolve', agentId: id, outcome: 'solved' }),
      (desk, id, agent) => resolve(desk, id, agent),
    ),
  ),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'turnDown',
      number,
      whom,
      (agent) => ({
        do: 'judgeSuggestion',
        agent,
        suggestion: { suggestionId: 's', verdict: 'rejected', distance: 1, drafter: 'quote' },
      }),
      (desk, id, agent) => {
        const suggestion = { id: newId(), conversationId: id, text: 'Send it back.', citations: [], drafter: 'quote' }
        remember(desk, suggestion)
        return turnDown(desk, id, agent, suggestion.id)
      },
    ),
  ),
  fc.tuple(which, fc.nat({ max: 2 })).map(([number, whom]) =>
    work(
      'reopen',
      number,
      whom,
      (agent, _one, shift) => ({ do: 'reopen', agent, load: held(shift, agent) }),
      (desk, id, agent) => reopen(desk, id, agent),
    ),
  ),
  fc
    .tuple(which, who, fc.boolean(), fc.option(fc.nat({ max: 4 })), fc.option(fc.nat(), { freq: 4 }))
    .map(([number, whom, note, lag, again]) =>
      step(`relay ${number} by ${whom}${note ? ', a note' : ''}, lag ${lag}, again ${again}`, (shift, world) =>
        writes(shift, world, number, whom, note, lag, again),
      ),
    ),
]

/** An agent writes, having seen all but the last few events; or sends once more what they sent before. */
async function writes(
  shift: Shift,
  world: World,
  number: number,
  whom: 'holder' | number,
  note: boolean,
  lag: number | null,
  again: number | null,
): Promise<void> {
  const one = at(shift, number)
  const agent = agentFor(shift, one, whom)
  if (!(await calls(world, shift, agent))) return cut(world, shift)
  const mine = [...one.sent.values()].filter(({ by }) => by === agent.id)
  const before = again === null ? undefined : mine[again % Math.max(1, mine.length)]
  const clientId = before?.clientId ?? newId()
  const text = before?.text ?? (note ? `${SECRET}: difficult` : 'Hello, I am here.')
  const isNote = before?.note ?? note
  const seenSeq = lag === null ? undefined : Math.max(0, one.view.events.length - lag)
  const sent = { clientMessageId: clientId, text, note: isNote, ...(seenSeq !== undefined && { seenSeq }) }
  const after = seenSeq === undefined ? [] : one.view.events.filter(({ seq }) => seq > seenSeq)
  const unseen = after.flatMap(({ type, data }) => {
    if (type === 'message.edited') return ['customer']
    return type === 'message.posted' && data.visibility === 'public' ? [data.author.id ?? data.author.kind] : []
  })
  const command: Command = {
    do: 'agentSends',
    agentId: agent.id,
    message: message(text, { author: { kind: 'agent', id: agent.id }, visibility: isNote ? 'note' : 'public' }),
    load: held(shift, agent),
  }
  const foretold = before ? undefined : expected(one.model, command, { now: world.wall(), unseen })
  const became = await perform(world, shift, 'relay', (desk) => relay(desk, one.id, agent, sent), one, foretold)
  // What was refused was never sent; what was cut off may have been taken.
  if (became !== 'cut off' && 'refused' in became && !before?.first) return
  one.sent.set(`${agent.id} ${clientId}`, remembered(before, agent.id, clientId, text, isNote, became))
}

/** They come, they leave, they are disabled. */
export const presences: fc.Arbitrary<Step>[] = [
  fc.tuple(fc.nat({ max: 2 }), fc.constantFrom('online', 'away', 'assign_only', undefined)).map(([number, state]) =>
    step(`agent ${number} comes, ${state}`, async (shift, world) => {
      const member = shift.members[number] as Member
      if (member.disabled) return
      const became = await world.attempt((desk) => arrive(desk, member, state))
      if (typeof became === 'string') return cut(world, shift)
      count('arrive', 'done')
      member.connected = true
      if (state) member.away = state === 'away'
      await look(world, shift)
    }),
  ),
  fc.nat({ max: 2 }).map((number) =>
    step(`agent ${number} leaves`, async (shift, world) => {
      const member = shift.members[number] as Member
      if (!member.connected) return
      member.connected = false
      member.seenAt = world.elapsed()
      const became = await world.attempt((desk) => leave(desk, member))
      if (typeof became === 'string') return cut(world, shift)
      count('leave', 'done')
      await look(world, shift)
    }),
  ),
  fc.nat({ max: 2 }).map((number) =>
    step(`agent ${number} is disabled or enabled`, async (shift, world) => {
      const member = shift.members[number] as Member
      // One at a time, so that somebody works.
      if (shift.members.some((other) => other !== member && other.disabled)) return
      member.disabled = !member.disabled
      await world.store.setDisabled(member.id, member.disabled)
      // Their sockets are closed within a second, and what they chose is as it was.
      if (member.connected) {
        member.connected = false
        member.seenAt = world.elapsed()
        await world.attempt((desk) => leave(desk, member))
      }
      await look(world, shift)
    }),
  ),
]
