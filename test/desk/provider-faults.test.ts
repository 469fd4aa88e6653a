/** Every way in which a provider fails, in every state that a conversation can be in, over real HTTP. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { giveBack, resolve } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { keepAssistant } from '../../src/desk/waiting.ts'
import {
  brokenServer,
  dataIn,
  type FakeOpenAI,
  noSuchModel,
  outOfQuota,
  type Reply,
  rateLimited,
  type Script,
  startFakeOpenAI,
  webPage,
  wrongKey,
} from '../fake-openai/server.ts'
import { eventsOf, hired, messagesOf, opened, stateOf, writes } from '../fixtures/desk.ts'
import { openProviderDesk, type ProviderDesk, type ProviderOptions } from '../fixtures/provider.ts'
import { INVENTED, QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
/** How long a customer may be left without a word or a person, in milliseconds. */
const TOLD_MS = 20_000
/** What a draft holds that is not whole, and no reply may. */
const HALF = 'Delivery takes 3 to'

/** What becomes of a question that the articles answer, where nothing but the provider is in the way. */
type End = 'answered' | 'quoted' | 'person'

interface Fault {
  row: string
  name: string
  /** What the server does from now on; given the house, because some faults take time by its clock. */
  reply?: (house: ProviderDesk) => Reply
  /** Or where requests go instead. */
  divert?: string
  end: End
  /** Requests that one draft makes. */
  calls: number
  /** It will not pass by itself: the breaker opens at once. */
  lasting?: true
}

const always = (reply: Reply) => () => reply
/** The next piece comes after that many milliseconds by the desk's clock. */
const every =
  (ms: number) =>
  ({ desk }: ProviderDesk) =>
  () =>
    new Promise<void>((next) => void desk.clock.after(ms, next))

const faults: Fault[] = [
  { row: 'S76', name: '429, Retry-After 1 s', reply: always(rateLimited('1')), end: 'quoted', calls: 3 },
  { row: 'S76', name: '429, Retry-After 3600 s', reply: always(rateLimited('3600')), end: 'quoted', calls: 1 },
  { row: 'S76', name: '429, Retry-After garbage', reply: always(rateLimited('a while')), end: 'quoted', calls: 3 },
  {
    row: 'S76',
    name: '429, Retry-After a date in 3 s',
    reply: () => {
      const headers = { date: 'Mon, 02 Mar 2026 10:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 10:00:03 GMT' }
      return { ...rateLimited(), headers } as Reply
    },
    end: 'quoted',
    calls: 3,
  },
  { row: 'S77', name: 'insufficient_quota', reply: always(outOfQuota), end: 'quoted', calls: 1, lasting: true },
  { row: 'S77', name: '401', reply: always(wrongKey), end: 'quoted', calls: 1, lasting: true },
  { row: 'S77', name: 'an unknown model', reply: always(noSuchModel), end: 'quoted', calls: 1, lasting: true },
  { row: 'S78', name: '500', reply: always(brokenServer), end: 'quoted', calls: 3 },
  { row: 'S78', name: '503', reply: always({ status: 503 }), end: 'quoted', calls: 3 },
  { row: 'S78', name: 'no such host', divert: 'http://nowhere.invalid/v1', end: 'quoted', calls: 0 },
  { row: 'S78', name: 'connection refused', divert: 'http://127.0.0.1:9/v1', end: 'quoted', calls: 0 },
  { row: 'S79', name: 'no first byte', reply: always({ silent: true }), end: 'quoted', calls: 1 },
  { row: 'S79', name: 'a stall at once', reply: always({ text: QUOTED, stallAfter: 1 }), end: 'quoted', calls: 1 },
  {
    row: 'S79',
    name: 'a stall after a sentence was shown',
    reply: always({ text: `${QUOTED}\n\n${HALF} 5 days. [2]`, stallAfter: 7 }),
    end: 'person',
    calls: 1,
  },
  {
    row: 'S79',
    name: 'a drip that never ends',
    reply: (house) => ({ text: 'You can '.repeat(500), piece: 1, pace: every(900)(house) }),
    end: 'quoted',
    calls: 1,
  },
  {
    row: 'S80',
    name: 'a stream without an end',
    reply: always({ text: 'You can', finish: null }),
    end: 'quoted',
    calls: 1,
  },
  {
    row: 'S80',
    name: 'a stream cut after a sentence was shown',
    reply: always({ text: `${QUOTED}\n\n${HALF} 5 days. [2]`, cutAfter: 7 }),
    end: 'person',
    calls: 1,
  },
  {
    row: 'S80',
    name: 'a connection that breaks',
    reply: always({ text: `${QUOTED} ${HALF}`, cutAfter: 2, cut: 'hard' }),
    end: 'quoted',
    calls: 1,
  },
  { row: 'S80', name: 'nothing said', reply: always({ text: '' }), end: 'quoted', calls: 1 },
  { row: 'S80', name: 'a page of HTML with 200', reply: always(webPage), end: 'quoted', calls: 1 },
  { row: 'S80', name: 'bad JSON', reply: always({ raw: 'data: {"choices": [oops\n\n' }), end: 'quoted', calls: 1 },
  { row: 'S80', name: 'choices: []', reply: always({ noChoices: true }), end: 'quoted', calls: 1 },
  {
    row: 'S81',
    name: 'content_filter',
    reply: always({ text: `${QUOTED}\n\n${HALF}`, finish: 'content_filter' }),
    end: 'person',
    calls: 1,
  },
  {
    row: 'S81',
    name: 'length',
    reply: always({ text: `${QUOTED}\n\n${HALF}`, finish: 'length' }),
    end: 'person',
    calls: 1,
  },
  {
    row: 'S81',
    name: 'length before a sentence',
    reply: always({ text: 'You', finish: 'length' }),
    end: 'person',
    calls: 1,
  },
  { row: 'S82', name: 'another model', reply: always({ text: QUOTED, model: 'other' }), end: 'answered', calls: 1 },
]

interface Situation {
  name: string
  options?: ProviderOptions
  /** Brings a conversation there; the provider is well until `breaks` is called. Answers the last thing written. */
  play(house: ProviderDesk, breaks: (only?: (asked: Script) => Script) => void): Promise<string>
  /** A person may have been brought in by what was written before. */
  mayBeQueued?: true
  /** Where it is another than the fault's own. */
  end?: (fault: Fault) => End | 'taken'
  /** Requests that are made in all once the provider is broken; where not given, those of one draft. */
  calls?: (fault: Fault) => number
}

/** The customer writes while the provider is broken, and 20 seconds pass. */
async function asked(house: ProviderDesk, id: string, breaks: () => void): Promise<string> {
  breaks()
  await house.asks(id, question, TOLD_MS)
  return id
}

/** A customer who asked for a person, and whom Ann holds. */
async function claimed(house: ProviderDesk) {
  const id = await opened(house.desk)
  const ann = await hired(house.desk, 'Ann')
  await house.asks(id, 'human please')
  await claim(house.desk, id, ann)
  return { id, ann }
}

const situations: Situation[] = [
  {
    name: 'while the assistant answers',
    async play(house, breaks) {
      const id = await opened(house.desk)
      await house.asks(id, 'what does gift wrapping cost?')
      return asked(house, id, breaks)
    },
  },
  {
    name: 'at the first message',
    play: async (house, breaks) => asked(house, await opened(house.desk), breaks),
  },
  {
    name: 'while the customer waits and keeps the assistant',
    async play(house, breaks) {
      const id = await opened(house.desk)
      await house.asks(id, 'human please')
      await keepAssistant(house.desk, id)
      return asked(house, id, breaks)
    },
  },
  {
    name: 'after an agent handed back',
    async play(house, breaks) {
      const { id, ann } = await claimed(house)
      await giveBack(house.desk, id, ann)
      return asked(house, id, breaks)
    },
  },
  {
    name: 'after a resolved conversation was reopened',
    async play(house, breaks) {
      const { id, ann } = await claimed(house)
      await resolve(house.desk, id, ann)
      return asked(house, id, breaks)
    },
  },
  {
    name: 'after hours',
    async play(house, breaks) {
      house.desk.set({ hours: { timeZone: 'UTC', weekly: {}, holidays: [] } })
      return asked(house, await opened(house.desk), breaks)
    },
  },
  {
    name: 'in mid-burst',
    async play(house, breaks) {
      const id = await opened(house.desk)
      breaks()
      await house.asks(id, 'hello, I have a question', 100)
      await house.asks(id, question, house.desk.limits.BURST_MS + 200)
      await house.asks(id, 'and by when?', TOLD_MS)
      return id
    },
    mayBeQueued: true,
    calls: (fault) => fault.calls * 2,
  },
  {
    name: 'claimed while drafting [S83]',
    async play(house, breaks) {
      const { desk, server } = house
      const id = await opened(desk)
      const ann = await hired(desk, 'Ann')
      breaks()
      const before = server.requests.length
      const release = server.hold()
      await writes(desk, id, question)
      await desk.clock.advance(desk.limits.BURST_MS)
      // In the middle of the call; where none arrives, between two that fail.
      for (let turn = 0; turn < 200 && server.requests.length === before; turn++) await desk.clock.advance(0)
      await claim(desk, id, ann)
      release()
      await house.advance(TOLD_MS)
      return id
    },
    end: () => 'taken',
  },
  {
    name: 'during the repair',
    async play(house, breaks) {
      house.server.script({ text: INVENTED })
      return asked(house, await opened(house.desk), breaks)
    },
    calls: (fault) => fault.calls + 1,
  },
  {
    name: 'during the advisor’s calls',
    options: { advises: true },
    async play(house, breaks) {
      house.desk.retriever.margin(0)
      const onlyAdvice =
        (broken: Script): Script =>
        (request) => {
          if (dataIn(request, 'wanted') === undefined) return { text: QUOTED }
          return typeof broken === 'function' ? broken(request) : broken
        }
      return asked(house, await opened(house.desk), () => breaks(onlyAdvice))
    },
    // Advice is done without; what will not pass by itself, or reaches no server, is no better for the answer.
    end: ({ lasting, divert }) => (lasting || divert ? 'quoted' : 'answered'),
    calls: ({ calls }) => calls * 2 + 1,
  },
  {
    name: 'with the breaker open [S84]',
    options: { breaker: { failures: 1 } },
    async play(house, breaks) {
      const id = await opened(house.desk)
      await tripped(house)
      return asked(house, id, breaks)
    },
    end: () => 'quoted',
    calls: () => 0,
  },
  {
    name: 'with the breaker half open [S84]',
    options: { breaker: { failures: 1, openMs: 30_000 } },
    async play(house, breaks) {
      const id = await opened(house.desk)
      await tripped(house)
      await house.advance(30_000)
      return asked(house, id, breaks)
    },
  },
]

/** Another customer has met the provider failing. */
async function tripped(house: ProviderDesk): Promise<void> {
  house.server.script(webPage)
  await house.asks(await opened(house.desk), question)
  expect(house.desk.drafter.available()).toBe(false)
}

let server: FakeOpenAI
let house: ProviderDesk
beforeAll(async () => {
  server = await startFakeOpenAI()
})
afterEach(() => house.close())
afterAll(() => server.close())

/** Plays a fault in a situation, and answers what the customer was left with. */
async function outcome(fault: Fault, situation: Situation, options: ProviderOptions = {}) {
  server.reset()
  house = await openProviderDesk({ ...situation.options, ...options }, server)
  let before = 0
  const id = await situation.play(house, (only = (script) => script) => {
    before = server.requests.length
    if (fault.divert) house.line.divert(fault.divert)
    if (fault.reply) server.otherwise(only(fault.reply(house)))
  })
  const { desk } = house
  const messages = await messagesOf(desk, id)
  const last = messages.findLastIndex(({ author }) => author.kind === 'customer')
  const replies = messages.slice(last + 1).filter(({ author }) => author.kind === 'bot')
  const judged = (await eventsOf(desk, id)).flatMap((event) => (event.type === 'answer.judged' ? [event.data] : []))
  const reply = messages.findLast(({ author }) => author.kind === 'bot')
  return {
    id,
    state: await stateOf(desk, id),
    messages,
    replies,
    reply,
    judgement: judged.find(({ messageId }) => messageId === reply?.id),
    judged,
    afterMs: replies.map(({ at }) => Date.parse(at) - Date.parse(messages[last]?.at ?? '')),
    calls: server.requests.length - before,
  }
}

/** What holds whatever fails whenever. */
async function promisesKept(left: Awaited<ReturnType<typeof outcome>>, { mayBeQueued }: Situation) {
  const { id, state, messages, replies, judged, afterMs } = left
  const { desk } = house
  // Nothing is lost, nothing is owed, and nothing half lies about.
  expect(messages.filter(({ author }) => author.kind === 'customer').map(({ text }) => text)).toContain(question)
  expect(await desk.store.intent(id)).toBeUndefined()
  expect(desk.runs.active(id)).toBe(false)
  expect(desk.runs.draft(id)).toBeUndefined()
  // One reply to a message, and none where a person has it.
  const answered = judged.flatMap(({ answers }) => answers)
  expect(new Set(answered).size).toBe(answered.length)
  expect(replies.length).toBeLessThanOrEqual(1)
  if (state.status.kind === 'assigned') expect(replies).toEqual([])
  else if (!mayBeQueued || state.status.kind !== 'queued') expect(replies).toHaveLength(1)
  for (const ms of afterMs) expect(ms).toBeLessThanOrEqual(TOLD_MS)
  for (const { text } of replies) expect(text).not.toContain(HALF)
}

const cases = situations.flatMap((situation) => faults.map((fault) => ({ situation, fault })))

describe('a fault of the provider: the customer is told, or a person has it, within 20 s of the last word [P10]', () => {
  it.each(cases.map(({ situation, fault }) => [fault.row, fault.name, situation.name, fault, situation] as const))(
    '[%s] %s, %s',
    async (_row, _name, _where, fault, situation) => {
      const left = await outcome(fault, situation)
      await promisesKept(left, situation)
      const { reply, judgement, state } = left
      switch (situation.end?.(fault) ?? fault.end) {
        case 'taken':
          expect(state.status.kind).toBe('assigned')
          break
        case 'answered':
          expect(reply).toMatchObject({ decision: 'answer', text: QUOTED })
          expect(judgement?.drafter).toBe('openai gpt-test')
          expect(judgement?.fault).toBeUndefined()
          break
        case 'quoted':
          expect(reply).toMatchObject({ decision: 'answer', citations: [{ articleId: 'orders/returns' }] })
          expect(reply?.text).toContain('You can send an order back within 30 days of delivery.')
          expect(judgement?.drafter).toBe('quote')
          expect(judgement?.fault).toBeTruthy()
          expect(judgement?.why.at(-1)).toMatch(/^The article is quoted, because the model did not answer: /)
          break
        case 'person':
          expect(reply).toMatchObject({ decision: 'handoff', citations: [] })
          expect(state.status.kind).toBe('queued')
          expect(judgement?.fault).toBeTruthy()
      }
      expect(left.calls).toBeLessThanOrEqual(situation.calls?.(fault) ?? fault.calls)
    },
  )

  it.each(faults.filter(({ end }) => end !== 'answered').map((fault) => [fault.row, fault.name, fault] as const))(
    '[%s] %s, where nothing may be quoted: a person is brought in',
    async (_row, _name, fault) => {
      const [situation] = situations as [Situation]
      const left = await outcome(fault, situation, { quotes: false })
      await promisesKept(left, situation)
      expect(left.reply).toMatchObject({ decision: 'handoff', citations: [] })
      expect(left.state).toMatchObject({ status: { kind: 'queued' }, handoff: { reason: 'bot_failure' } })
      expect(left.state.handoff?.rule).toBe(`draft.${left.judgement?.fault}`)
      expect(left.calls).toBe(fault.calls)
    },
  )
})
