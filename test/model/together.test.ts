/** Verbs that meet: two processes on one record, and fast-check decides whose turn at the record is next. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giveBack, release, reopen, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { isDenied } from '../../src/desk/desk.ts'
import { arrive, colleagues, leave, signOfLife } from '../../src/desk/presence.ts'
import { rate } from '../../src/desk/rate.ts'
import { receive } from '../../src/desk/receive.ts'
import { relay } from '../../src/desk/relay.ts'
import { stop } from '../../src/desk/stop.ts'
import { sweep } from '../../src/desk/sweep.ts'
import { askForPerson, keepAssistant, leaveQueue } from '../../src/desk/waiting.ts'
import { replay } from '../../src/domain/apply.ts'
import type { Store } from '../../src/ports/store.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { hired, type Member, openDesk, opened, type TestDesk } from '../fixtures/desk.ts'
import { actsOf, asMeant } from './acts.ts'
import { beginning, expected } from './expected.ts'
import { sameOwner, sameWords } from './likeness.ts'
import { follow, readers } from './readers.ts'

const question = { clientMessageId: 'q', text: 'can I send it back?' }

interface Pair {
  store: Store
  /** Two processes on it. */
  a: TestDesk
  b: TestDesk
  id: string
  ann: Member
  ben: Member
  close(): Promise<void>
}

/** Two processes whose every operation on the record waits for its turn. */
async function pair(turns: fc.Scheduler): Promise<Pair> {
  const home = await openDesk()
  const { store, clock } = home
  const waiting = new Proxy(store, {
    get(_, name: keyof Store) {
      return async (...args: unknown[]) => {
        await turns.schedule(Promise.resolve(), name)
        return (store[name] as (...given: unknown[]) => Promise<unknown>)(...args)
      }
    },
  })
  const [a, b] = [
    await openDesk({ store: waiting, clock, name: 'b' }),
    await openDesk({ store: waiting, clock, name: 'c' }),
  ]
  for (const desk of [a, b])
    desk.set({ teams: [{ id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }] })
  const [ann, ben] = [await hired(home, 'Ann'), await hired(home, 'Ben')]
  return { store, a, b, id: await opened(home), ann, ben, close: () => home.close() }
}

/** Everything that was asked for ends, whatever comes first; then time passes and what is due is done. */
async function meet(turns: fc.Scheduler, { a, b }: Pair, work: Promise<unknown>[]): Promise<void> {
  const all = Promise.allSettled(work)
  await a.clock.advance(a.limits.BURST_MS)
  await turns.waitFor(all)
  const failed = (await all).flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  same(failed, [])
  for (let round = 0; round < 4; round++) {
    await turns.waitFor(Promise.all([sweep(a), sweep(b)]))
    await a.clock.advance(a.limits.BURST_MS)
    await turns.waitIdle()
  }
}

/**
 * The log is one that the model could have lived through, the row is its fold, and readers see it whole.
 * @param stopped whether the customer stopped a draft, of which the log says nothing
 */
async function holds({ store, id }: Pair, stopped = false): Promise<void> {
  const events = await store.events(id, 0, 10_000)
  let model = beginning
  const answered: string[] = []
  for (const { command, at, answers } of actsOf(events.slice(1))) {
    const next = expected(model, asMeant(command, model), { now: at })
    if ('refused' in next) throw new Error(`${command.do} was carried out, and is to be refused: ${next.refused}`)
    answered.push(...(answers ?? []))
    model = next.next
  }
  same(new Set(answered).size, answered.length, 'two replies to one message')
  follow(readers(id), events)
  const state = replay(id, events)
  same(await store.conversation(id), state)
  sameOwner(state, model)
  sameWords(events, model)
  same(await store.intent(id), undefined, 'something is still to be answered')
  if (!stopped && model.owner.is === 'assistant') same(model.owed, [], 'a customer waits for nobody')
}

/** @param check asserts by throwing; it must have run to its end in every order that is tried */
function always(name: string, check: (turns: fc.Scheduler, two: Pair) => Promise<void>, numRuns: number): void {
  it(name, async () => {
    let ended = 0
    const property = fc.asyncProperty(fc.scheduler(), async (turns) => {
      const two = await pair(turns)
      try {
        await check(turns, two)
        ended++
      } finally {
        await two.close()
      }
    })
    await fc.assert(property, { numRuns })
    expect(ended).toBe(numRuns)
  }, 120_000)
}

describe('[P8] whoever comes first', () => {
  always(
    'wins: of fifty agents who claim at once in two processes one has it, and all the others are told who',
    async (turns, two) => {
      const agents = await Promise.all(Array.from({ length: 50 }, (_, at) => hiredIn(two, `Agent ${at}`)))
      const claims = agents.map((agent, at) => claim(at % 2 ? two.a : two.b, two.id, agent))
      await turns.waitFor(Promise.all(claims))
      const results = await Promise.all(claims)
      const { status } = replay(two.id, await two.store.events(two.id, 0, 1_000))
      const winner = status.kind === 'assigned' ? status.agentName : ''
      same(results.filter((each) => !isDenied(each)).length, 1)
      same(
        results.filter(isDenied).every((each) => each.refused === 'alreadyClaimed' && each.by === winner),
        true,
      )
    },
    10,
  )

  always(
    'an agent or the assistant: nothing of the assistant stands behind a claim',
    async (turns, two) => {
      await turns.waitFor(receive(two.a, two.id, question))
      await meet(turns, two, [claim(two.b, two.id, two.ann)])
      await holds(two)
      const events = await two.store.events(two.id, 0, 1_000)
      const claimed = events.findIndex(({ type }) => type === 'conversation.claimed')
      same(
        events.slice(claimed).some(({ actor }) => actor.kind === 'bot'),
        false,
      )
    },
    30,
  )

  always(
    'has as much as one agent may hold, not more, however they come by it at once',
    async (turns, two) => {
      const desk = two.a
      desk.set({ queue: { ...defaultSettings.queue, capacity: 2 } })
      await turns.waitFor(arrive(desk, two.ann))
      const others = await Promise.all(Array.from({ length: 5 }, () => openedIn(two)))
      const [was = '', again = '', ...fresh] = others
      for (const id of [was, again]) {
        await turns.waitFor(claim(desk, id, two.ann))
        await turns.waitFor(resolve(desk, id, two.ann))
      }
      const hello = { clientMessageId: 'h', text: 'Hello.' }
      const taking = [
        receive(desk, was, question),
        reopen(desk, again, two.ann),
        ...fresh.map((id, at) => (at % 2 ? claim(desk, id, two.ann) : relay(desk, id, two.ann, hello))),
      ]
      await turns.waitFor(Promise.all(taking))
      same((await two.store.openByAgent()).get(two.ann.id)?.length, 2)
    },
    30,
  )
})

describe('[P2] [P11] the same message in both processes at once', () => {
  always(
    'is one message with one reply',
    async (turns, two) => {
      const sending = Array.from({ length: 6 }, (_, at) => receive(at % 2 ? two.a : two.b, two.id, question))
      await meet(turns, two, sending)
      await holds(two)
      const results = await Promise.all(sending)
      same(new Set(results.map((each) => ('message' in each ? each.message.id : each.refused))).size, 1)
      const events = await two.store.events(two.id, 0, 1_000)
      same(events.filter(({ type }) => type === 'answer.judged').length, 1)
    },
    30,
  )
})

describe('presence', () => {
  always(
    'is what the last socket says, whatever calls were under way',
    async (turns, { a, ann }) => {
      await turns.waitFor(
        Promise.all([signOfLife(a, ann), arrive(a, ann), signOfLife(a, ann), leave(a, ann), arrive(a, ann, 'away')]),
      )
      const [presence] = await turns.waitFor(a.store.presences())
      same([presence?.connected, presence?.state], [true, 'away'])
      same((await turns.waitFor(colleagues(a))).find(({ agentId }) => agentId === ann.id)?.state, 'away')
    },
    100,
  )
})

/** What may meet, by name; each is asked of either process. */
const verbs: Record<string, (desk: TestDesk, two: Pair) => Promise<unknown>> = {
  'the customer writes': (desk, { id }) => receive(desk, id, { ...question, clientMessageId: `m${++written}` }),
  'the customer sends again': (desk, { id }) => receive(desk, id, question),
  'the customer asks for a person': (desk, { id }) => askForPerson(desk, id, {}),
  'the customer leaves the queue': (desk, { id }) => leaveQueue(desk, id),
  'the customer keeps the assistant': (desk, { id }) => keepAssistant(desk, id),
  'the customer stops': (desk, { id }) => stop(desk, id),
  'the customer rates': (desk, { id }) => rate(desk, id, { csat: 4 }),
  'Ann claims': (desk, { id, ann }) => claim(desk, id, ann),
  'Ben claims': (desk, { id, ben }) => claim(desk, id, ben),
  'Ann writes': (desk, { id, ann }) => relay(desk, id, ann, { clientMessageId: `m${++written}`, text: 'Hello.' }),
  'Ann releases': (desk, { id, ann }) => release(desk, id, ann),
  'Ann transfers to Ben': (desk, { id, ann, ben }) => transfer(desk, id, ann, { agentId: ben.id, note: 'yours' }),
  'Ann transfers to the team': (desk, { id, ann }) => transfer(desk, id, ann, { teamId: 'billing', note: 'yours' }),
  'Ann gives back': (desk, { id, ann }) => giveBack(desk, id, ann),
  'Ann snoozes': (desk, { id, ann }) => snooze(desk, id, ann),
  'Ann resolves': (desk, { id, ann }) => resolve(desk, id, ann),
  'Ben reopens': (desk, { id, ben }) => reopen(desk, id, ben),
  'Ann leaves': (desk, { ann }) => leave(desk, ann),
  'a sweep': (desk) => sweep(desk),
}
let written = 0

describe('[P3] [P8] any verbs at once', () => {
  it('leave a log that could have been lived one after another, and nothing hanging', async () => {
    const asked = new Map<string, number>()
    const some = fc.array(fc.tuple(fc.constantFrom(...Object.keys(verbs)), fc.boolean(), fc.boolean()), {
      minLength: 2,
      maxLength: 8,
    })
    const property = fc.asyncProperty(fc.scheduler(), some, async (turns, chosen) => {
      const two = await pair(turns)
      try {
        await turns.waitFor(Promise.all([arrive(two.a, two.ann), arrive(two.a, two.ben)]))
        const meeting: Promise<unknown>[] = []
        for (const [name, other, first] of chosen) {
          asked.set(name, (asked.get(name) ?? 0) + 1)
          const work = verbs[name]?.(other ? two.a : two.b, two) ?? Promise.resolve()
          // Some are over before the others begin, so that there is something to do for them.
          if (first) await turns.waitFor(work)
          else meeting.push(work)
        }
        await meet(turns, two, meeting)
        await holds(
          two,
          chosen.some(([name]) => name === 'the customer stops'),
        )
      } finally {
        await two.close()
      }
    })
    await fc.assert(property, { numRuns: 120 })
    expect(new Set(asked.keys())).toEqual(new Set(Object.keys(verbs)))
  }, 120_000)
})

/** Without waiting for turns: what was there before the test begins. */
function hiredIn({ store, a }: Pair, name: string): Promise<Member> {
  return hired({ ...a, store }, name)
}

function openedIn({ store, a }: Pair): Promise<string> {
  return opened({ ...a, store })
}
