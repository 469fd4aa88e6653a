/** A provider that is left alone, and tried again: what the team is told, and who gets through. */
import { afterEach, describe, expect, it } from 'vitest'
import { assistantState } from '../../src/desk/assistant-state.ts'
import { brokenServer, noSuchModel, outOfQuota, type Reply, webPage, wrongKey } from '../fake-openai/server.ts'
import { eventsOf, opened, repliesOf, stateOf, writes } from '../fixtures/desk.ts'
import { openProviderDesk, type ProviderDesk, type ProviderOptions } from '../fixtures/provider.ts'
import { QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'

let house: ProviderDesk
const open = async (options: ProviderOptions = {}) => {
  house = await openProviderDesk(options)
}
afterEach(() => house.close())

const turned = () => house.desk.notices.filter(({ kind }) => kind === 'assistant').length
const alerts = () => house.log.filter(({ level }) => level === 'error')
const asksAnew = async (ms?: number) => {
  const id = await opened(house.desk)
  await house.asks(id, question, ms)
  return id
}
const drafterOf = async (id: string) =>
  (await eventsOf(house.desk, id)).flatMap(({ type, data }) => (type === 'answer.judged' ? [data.drafter] : []))

describe('a provider that will not get better by itself [S77]', () => {
  it.each([
    ['insufficient_quota', outOfQuota, 'quota_used_up'],
    ['a key that is refused', wrongKey, 'key_refused'],
    ['an unknown model', noSuchModel, 'model_unknown'],
  ] as [string, Reply, string][])(
    '%s: one call, an alert in the log, and the team is told why and until when',
    async (_, reply, why) => {
      await open()
      house.server.otherwise(reply)
      await asksAnew()
      expect(house.server.requests).toHaveLength(1)
      expect(alerts()).toHaveLength(1)
      expect(alerts()[0]?.message).toMatch(/^the model is left alone: .{20,}/)
      expect(alerts()[0]?.fields).toMatchObject({ why })
      expect(turned()).toBeGreaterThan(0)
      const now = Date.parse(house.desk.clock.now())
      const state = await assistantState(house.desk)
      expect(state).toMatchObject({ state: 'off', why, quoting: true })
      const { since, again } = state as { since: string; again: string }
      expect(Math.abs(Date.parse(since) - now)).toBeLessThanOrEqual(1_000)
      expect(Math.abs(Date.parse(again) - now - 30_000)).toBeLessThanOrEqual(1_000)
    },
  )

  it('is off since it first failed, however often it is tried in vain, and on when it answers', async () => {
    await open()
    house.server.otherwise(wrongKey)
    await asksAnew()
    const first = await assistantState(house.desk)
    for (let tries = 0; tries < 3; tries++) {
      await house.advance(30_000)
      await asksAnew()
    }
    expect(house.server.requests).toHaveLength(4)
    const later = await assistantState(house.desk)
    expect(later).toMatchObject({ since: (first as { since: string }).since })
    expect((later as { again: string }).again > (first as { again: string }).again).toBe(true)
    await house.advance(30_000)
    house.server.otherwise({ text: QUOTED })
    const before = turned()
    await asksAnew()
    expect(await assistantState(house.desk)).toEqual({ state: 'on' })
    expect(turned()).toBeGreaterThan(before)
    expect(house.log.at(-1)).toMatchObject({ level: 'info', message: 'the model answers again' })
  })
})

describe('a provider that fails several times [S84]', () => {
  const down = async (options: ProviderOptions = {}) => {
    await open({ breaker: { failures: 2 }, ...options })
    house.server.script(webPage, webPage)
    for (let n = 0; n < 2; n++) await asksAnew()
    expect(await assistantState(house.desk)).toMatchObject({ state: 'off', why: 'unreadable' })
  }

  it('is not called while it is left alone: customers are answered from the articles, and a person can be had', async () => {
    await down()
    const ids = await Promise.all(Array.from({ length: 5 }, () => opened(house.desk)))
    for (const id of ids) await house.asks(id, question)
    for (const id of ids) expect(await repliesOf(house.desk, id)).toMatchObject([{ decision: 'answer' }])
    await house.asks(ids[0] as string, 'human please')
    expect(await stateOf(house.desk, ids[0] as string)).toMatchObject({ status: { kind: 'queued' } })
    expect(house.server.requests).toHaveLength(2)
  })

  it('gets exactly one of many who ask at once when it is tried again, and all of them once it answers', async () => {
    await down()
    await house.advance(30_000)
    const release = house.server.hold()
    const ids = await Promise.all(Array.from({ length: 20 }, () => opened(house.desk)))
    await Promise.all(ids.map((id) => writes(house.desk, id, question)))
    await house.desk.clock.advance(house.desk.limits.BURST_MS)
    // Whoever was not let through has been answered already.
    const waiting = await Promise.all(ids.map(async (id) => (await repliesOf(house.desk, id)).length === 0))
    expect(waiting.filter(Boolean)).toHaveLength(1)
    release()
    await house.line.quiet()
    expect(house.server.requests).toHaveLength(3)
    const drafters = (await Promise.all(ids.map(drafterOf))).flat()
    expect(drafters.filter((drafter) => drafter === 'openai gpt-test')).toHaveLength(1)
    expect(drafters.filter((drafter) => drafter === 'quote')).toHaveLength(19)
    await Promise.all(ids.map((id) => writes(house.desk, id, 'and how?')))
    await house.advance(house.desk.limits.BURST_MS)
    await house.line.quiet()
    expect(house.server.requests).toHaveLength(23)
  })

  it('is left alone anew where the one that tries it fails', async () => {
    await down()
    await house.advance(30_000)
    house.server.script(webPage)
    await asksAnew()
    await asksAnew()
    expect(house.server.requests).toHaveLength(3)
  })

  it('is tried by the next one where the first took its question back', async () => {
    await down()
    await house.advance(30_000)
    house.server.script({ silent: true })
    const id = await asksAnew()
    await house.asks(id, 'never mind, human please')
    await asksAnew()
    expect(house.server.requests).toHaveLength(4)
    expect(await assistantState(house.desk)).toEqual({ state: 'on' })
  })

  it('is not kept from being tried by advice that comes to nothing', async () => {
    await down({ advises: true })
    house.desk.retriever.margin(0)
    await house.advance(30_000)
    house.server.script({ silent: true }, { text: QUOTED })
    const id = await asksAnew(5_000)
    expect(await drafterOf(id)).toEqual(['openai gpt-test'])
    expect(await assistantState(house.desk)).toEqual({ state: 'on' })
  })
})

describe('a provider that fails and answers again', () => {
  it('leaves nobody told that it is off where its retries went well', async () => {
    await open()
    house.server.script(brokenServer, brokenServer)
    const id = await asksAnew(5_000)
    expect(await drafterOf(id)).toEqual(['openai gpt-test'])
    expect(await assistantState(house.desk)).toEqual({ state: 'on' })
    expect(alerts()).toEqual([])
  })
})
