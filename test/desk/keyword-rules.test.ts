/** The desk's own words: they hand over and offer as it is said, and what is tried is what happens. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { tryMessage } from '../../src/desk/try-message.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { asks, eventsOf, openDesk, opened, repliesTo, stateOf, type TestDesk } from '../fixtures/desk.ts'
import { QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
const rules = Settings.parse({
  handoff: {
    keywords: [
      { id: 'end', lang: 'en', words: ['cancel my contract'], does: 'hand_over', reason: 'contract_end' },
      { id: 'back', lang: 'en', words: ['send it back'], does: 'offer', reason: 'wants_return' },
      { id: 'ende', lang: 'de', words: ['gift'], does: 'hand_over', reason: 'poison' },
    ],
  },
}).handoff

let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

describe('Words of the desk’s own', () => {
  it('bring in a person with their code and their rule, and the customer is told', async () => {
    desk.set({ handoff: rules })
    const id = await opened(desk, { locale: 'en' })
    const [reply] = await repliesTo(desk, id, 'Please CANCEL my contract today')
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'contract_end', rule: 'keyword.end' })
    expect(reply?.text).toContain(say('en', 'handoffSensitive', {}))
    const judged = (await eventsOf(desk, id)).find(({ type }) => type === 'answer.judged')
    expect(judged?.data).toMatchObject({ why: [expect.stringContaining('wants a person')] })
  })

  it('offer a person beside the answer, in words that suppose no trouble; a yes brings one in', async () => {
    desk.set({ handoff: rules })
    const id = await opened(desk, { locale: 'en' })
    const [reply] = await repliesTo(desk, id, question)
    expect(reply?.text).toContain(QUOTED)
    expect(reply?.text.endsWith(say('en', 'offerPerson', {}))).toBe(true)
    const offered = (await eventsOf(desk, id)).find(({ type }) => type === 'handoff.offered')
    expect(offered?.data).toEqual({ reason: 'wants_return', rule: 'keyword.back' })
    await asks(desk, id, 'yes please')
    expect((await stateOf(desk, id)).handoff?.reason).toBe('accepted_offer')
  })

  it('of another language than the customer’s are not heard', async () => {
    desk.set({ handoff: rules })
    const english = await opened(desk, { locale: 'en' })
    await asks(desk, english, 'A gift')
    expect((await stateOf(desk, english)).handoff?.reason).not.toBe('poison')
    const german = await opened(desk, { locale: 'de' })
    await asks(desk, german, 'Gift')
    expect((await stateOf(desk, german)).handoff?.reason).toBe('poison')
  })
})

describe('A message that is tried', () => {
  it('has the rules of the form, saved or not, and what is tried is what happens', async () => {
    const tried = await tryMessage(desk, 'I want to cancel my contract', { lang: 'en', handoff: rules })
    expect(tried).toMatchObject({
      decision: 'handoff',
      brought: { reason: 'contract_end', rule: 'keyword.end' },
      understood: { keywords: [{ rule: 'keyword.end', reason: 'contract_end', does: 'hand_over' }] },
      query: '',
    })
    expect((await tryMessage(desk, 'I want to cancel my contract', { lang: 'en' })).brought?.reason).not.toBe(
      'contract_end',
    )
    desk.set({ handoff: rules })
    const id = await opened(desk, { locale: 'en' })
    await asks(desk, id, 'I want to cancel my contract')
    expect((await stateOf(desk, id)).handoff).toMatchObject(tried.brought ?? {})
  })

  it('shows the answer with what was looked at, and the offer that comes with it', async () => {
    const tried = await tryMessage(desk, question, { lang: 'en', handoff: rules })
    expect(tried).toMatchObject({
      decision: 'answer',
      offer: { reason: 'wants_return' },
      lang: 'en',
      modelWrites: false,
    })
    expect(tried.text).toContain(QUOTED)
    expect(tried.considered.length).toBeGreaterThan(0)
    expect(tried.citations.length).toBeGreaterThan(0)
  })

  it('tells what matched and is switched off', async () => {
    const off = { ...rules, off: ['sensitive.legal'] }
    const text = 'My lawyer will sue you'
    expect((await tryMessage(desk, text, { lang: 'en' })).brought?.rule).toBe('sensitive.legal')
    const tried = await tryMessage(desk, text, { lang: 'en', handoff: off })
    expect(tried.understood.sensitive).toBe('legal')
    expect(tried.brought?.rule).not.toBe('sensitive.legal')
  })

  it('records nothing and tells nobody', async () => {
    desk.notices.length = 0
    await tryMessage(desk, question, {})
    expect(desk.notices).toEqual([])
    expect((await desk.store.conversations({ limit: 10 })).conversations).toEqual([])
  })
})
