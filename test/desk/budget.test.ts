/** What a model may be asked in a day: counted before each call, over parallel ones and restarts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { assistantState } from '../../src/desk/assistant-state.ts'
import { meterFor } from '../../src/desk/budget.ts'
import { defaultLimits, type Limits } from '../../src/protocol/limits.ts'
import { brokenServer, dataIn, type Reply } from '../fake-openai/server.ts'
import { eventsOf, opened, repliesOf, stateOf, writes } from '../fixtures/desk.ts'
import { openProviderDesk, type ProviderDesk, type ProviderOptions } from '../fixtures/provider.ts'
import { QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
const day = '2026-03-02'
const HOUR_MS = 3_600_000

let house: ProviderDesk
const open = async (limits: Partial<Limits> = {}, options: ProviderOptions = {}) => {
  house = await openProviderDesk(options)
  house.desk.limits = { ...defaultLimits, ...limits }
  house.server.otherwise({ text: QUOTED })
}
afterEach(() => house.close())

const usedBy = async (id: string) => house.desk.store.modelUsage(day, (await stateOf(house.desk, id)).visitorId)

const judgementOf = async (id: string) =>
  (await eventsOf(house.desk, id)).flatMap((event) => (event.type === 'answer.judged' ? [event.data] : [])).at(-1)

describe('what a call took', () => {
  beforeEach(() => open())

  it('is what the provider says that it counted', async () => {
    const id = await opened(house.desk)
    house.server.script({ text: QUOTED, usage: { prompt_tokens: 812, completion_tokens: 21 } })
    await house.asks(id, question)
    expect(house.server.requests[0]?.body.stream_options).toEqual({ include_usage: true })
    expect(await usedBy(id)).toEqual({ requests: 1, tokens: 833 })
    expect(await house.desk.store.modelUsage(day)).toEqual({ requests: 1, tokens: 833 })
  })

  const sizes = () => JSON.stringify(house.server.requests[0]?.body.messages).length / 4

  it.each([
    ['does not say', { text: QUOTED, usage: null }],
    ['says nonsense', { text: QUOTED, usage: { prompt_tokens: -5, completion_tokens: 'many' as unknown as number } }],
  ] as [string, Reply][])('is estimated from what was sent and came where the provider %s', async (_, reply) => {
    const id = await opened(house.desk)
    house.server.script(reply)
    await house.asks(id, question)
    const { tokens } = await usedBy(id)
    expect(tokens).toBeGreaterThan(sizes() / 2)
    expect(tokens).toBeLessThan(sizes() * 2)
  })

  it('is nothing where the provider refuses, but each time it was asked counts', async () => {
    const id = await opened(house.desk)
    house.server.otherwise(brokenServer)
    await house.asks(id, question, 5_000)
    expect(await usedBy(id)).toEqual({ requests: 3, tokens: 0 })
  })

  it('is counted for a customer who writes again in the middle of it', async () => {
    const id = await opened(house.desk)
    house.server.script({
      text: `${QUOTED} ${QUOTED}`,
      stallAfter: 2,
      usage: { prompt_tokens: 7, completion_tokens: 7 },
    })
    await house.asks(id, question)
    await house.asks(id, 'hello?')
    const { requests, tokens } = await usedBy(id)
    expect(requests).toBe(2)
    expect(tokens).toBeGreaterThan(110 + sizes() / 2)
  })

  it('is counted with the advice that the model gives [S72]', async () => {
    await house.close()
    await open({}, { advises: true })
    house.desk.retriever.margin(0)
    const id = await opened(house.desk)
    await house.asks(id, question)
    expect((await usedBy(id)).requests).toBe(house.server.requests.length)
    expect(house.server.requests.length).toBe(2)
  })
})

describe('a server that will not tell what it counted', () => {
  it.each([
    ['by name', { status: 400, error: { message: 'Unrecognized request argument supplied: stream_options' } }],
    ['by name, with 422', { status: 422, error: { message: 'body.stream_options: extra fields not permitted' } }],
    ['without a word', { status: 422, bare: { detail: [{ loc: ['body', 'stream_options'] }] } }],
  ] as [string, Reply][])('and refuses %s is asked without it from then on', async (_, refusal) => {
    await open()
    house.server.script(refusal)
    const id = await opened(house.desk)
    await house.asks(id, question)
    await house.asks(id, 'and how is it sent back?')
    expect(house.server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false, false])
    expect((await repliesOf(house.desk, id)).map(({ text }) => text)).toEqual([QUOTED, QUOTED])
  })

  it('is not taken for one where it refuses something else', async () => {
    await open()
    house.server.script({ status: 400, error: { message: 'This model’s context is 4096 tokens.' } })
    const id = await opened(house.desk)
    await house.asks(id, question)
    await house.asks(id, 'and how is it sent back?')
    expect(house.server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, true])
  })
})

describe('a budget that is spent [S72]', () => {
  const spent = [
    { whose: 'visitor', limits: { VISITOR_MODEL_REQUESTS_PER_DAY: 1 }, fault: 'visitor_budget' },
    { whose: 'visitor', limits: { VISITOR_MODEL_TOKENS_PER_DAY: 100 }, fault: 'visitor_budget' },
    { whose: 'day', limits: { MODEL_REQUESTS_PER_DAY: 1 }, fault: 'day_budget' },
    { whose: 'day', limits: { MODEL_TOKENS_PER_DAY: 100 }, fault: 'day_budget' },
  ]
  for (const { whose, limits, fault } of spent) {
    const [name] = Object.keys(limits)
    it(`${name}: nobody is called, the article is quoted, and agents see why`, async () => {
      await open(limits)
      const id = await opened(house.desk)
      await house.asks(id, question)
      await house.asks(id, 'how is an order sent back?')
      expect(house.server.requests).toHaveLength(1)
      expect((await repliesOf(house.desk, id)).at(-1)).toMatchObject({ decision: 'answer' })
      const judgement = await judgementOf(id)
      expect(judgement).toMatchObject({ drafter: 'quote', fault })
      expect(judgement?.why.at(-1)).toContain('as much as it may be')
      expect(house.desk.drafter.available()).toBe(true)
    })

    it(`${name}: where nothing may be quoted, a person is brought in, kindly, in the customer’s language`, async () => {
      for (const lang of ['en', 'de', 'fr', 'es', 'sr', 'sr-Cyrl']) {
        await open(limits, { quotes: false })
        const { desk, server } = house
        const [primary = 'en'] = lang.split('-')
        desk.retriever.speaks((text) => (/\p{L}/u.test(text) ? primary : undefined))
        const id = await opened(desk, { locale: lang })
        // Who writes any Cyrillic is answered in it.
        const text = lang === 'sr-Cyrl' ? 'Могу ли ово да вратим?' : question
        await house.asks(id, text)
        await house.asks(id, `${text} ${text}`)
        expect(server.requests).toHaveLength(1)
        expect((await repliesOf(desk, id)).at(-1)?.text).toContain(say(lang, 'handoffBudget', {}))
        expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'bot_failure', rule: `budget.${whose}` })
        if (lang !== 'sr-Cyrl') await house.close()
      }
    })
  }

  it('of one visitor is not that of another', async () => {
    await open({ VISITOR_MODEL_REQUESTS_PER_DAY: 1 })
    for (const times of [2, 1]) {
      const id = await opened(house.desk)
      for (let n = 0; n < times; n++) await house.asks(id, question)
    }
    expect(house.server.requests).toHaveLength(2)
  })

  it('of a visitor holds for all their conversations', async () => {
    await open({ VISITOR_MODEL_REQUESTS_PER_DAY: 2 })
    const { desk, server } = house
    const state = await stateOf(desk, await opened(desk))
    const meter = meterFor(desk, state)
    await meter?.reserve(1)
    await meterFor(desk, state)?.reserve(1)
    await expect(meter?.reserve(1)).rejects.toMatchObject({ fault: 'visitor_budget' })
    await house.asks(state.id, question)
    expect(server.requests).toHaveLength(0)
  })

  it('is there again with the next day (UTC), and not an hour before', async () => {
    await open({ VISITOR_MODEL_REQUESTS_PER_DAY: 1 })
    const id = await opened(house.desk)
    for (let n = 0; n < 2; n++) await house.asks(id, question)
    // It is ten in the morning.
    await house.advance(13 * HOUR_MS)
    await house.asks(id, question)
    expect(house.server.requests).toHaveLength(1)
    await house.advance(HOUR_MS)
    await house.asks(id, question)
    expect(house.server.requests).toHaveLength(2)
  })

  it('is not slipped by by questions that come at once', async () => {
    await open({ MODEL_REQUESTS_PER_DAY: 5 })
    const { desk } = house
    const ids = await Promise.all(Array.from({ length: 20 }, () => opened(desk)))
    await Promise.all(ids.map((id) => writes(desk, id, question)))
    await house.advance(desk.limits.BURST_MS)
    await house.line.quiet()
    expect(house.server.requests).toHaveLength(5)
    for (const id of ids) expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('stops advice too, which is no failure of the model: the next customer’s search is advised', async () => {
    await open({ VISITOR_MODEL_REQUESTS_PER_DAY: 1 }, { advises: true })
    const { desk, server } = house
    desk.retriever.margin(0)
    server.otherwise({ text: '{"order": [1]}' })
    const id = await opened(desk)
    for (let n = 0; n < 5; n++) await house.asks(id, question)
    expect(server.requests).toHaveLength(1)
    await house.asks(await opened(desk), question)
    expect(server.requests).toHaveLength(2)
    expect(server.requests.map(({ body }) => dataIn(body, 'wanted'))).toEqual(['order', 'order'])
  })

  it('of the day is told to the team until the day is over, and not after it', async () => {
    await open({ MODEL_REQUESTS_PER_DAY: 1 })
    const { desk } = house
    expect(await assistantState(desk)).toEqual({ state: 'on' })
    const id = await opened(desk)
    for (let n = 0; n < 2; n++) await house.asks(id, question)
    const off = { state: 'off', why: 'budget_spent', again: '2026-03-03T00:00:00.000Z', quoting: true }
    expect(await assistantState(desk)).toEqual(off)
    expect(desk.notices.some(({ kind }) => kind === 'assistant')).toBe(true)
    await house.advance(14 * HOUR_MS)
    expect(await assistantState(desk)).toEqual({ state: 'on' })
  })
})
