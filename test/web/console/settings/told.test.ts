/** What the pages of the settings say: of two versions, of a tried message, of the drafter. */
import { describe, expect, it } from 'vitest'
import type { Trial } from '../../../../src/protocol/settings-calls.ts'
import { differences } from '../../../../web/console/pure/settings/differences.ts'
import { advise, budgetWords, statusWords } from '../../../../web/console/pure/settings/drafter.ts'
import { trialWords } from '../../../../web/console/pure/settings/trial.ts'

describe('Two versions', () => {
  it('differ field by field, in words', () => {
    const mine = { hours: { timeZone: 'Europe/Berlin', holidays: [] } }
    const theirs = { hours: { holidays: [{ date: '2026-12-25', name: 'Christmas' }], timeZone: 'Europe/Belgrade' } }
    expect(differences(mine, theirs)).toEqual([
      { place: 'Hours, time zone', mine: 'Europe/Berlin', theirs: 'Europe/Belgrade' },
      { place: 'Hours, holidays', mine: 'nothing', theirs: '2026-12-25 Christmas' },
    ])
  })

  it('of a logo are told without their bytes', () => {
    expect(differences({ widget: { logo: 'data:image/png;base64,iVBORw0K' } }, { widget: {} })).toEqual([
      { place: 'Widget, logo', mine: 'a picture', theirs: 'nothing' },
    ])
  })

  it('of hours are told as hours', () => {
    const mine = {
      hours: {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['13:00', '17:00'],
          ],
        },
      },
    }
    expect(differences(mine, { hours: { weekly: { mon: [] } } })).toEqual([
      { place: 'Hours, opening hours, Monday', mine: '09:00–12:00, 13:00–17:00', theirs: 'nothing' },
    ])
  })

  it('are compared entry by entry where entries have an id, whatever their place', () => {
    const a = { id: 'a', name: 'A', text: 'one', actions: [] }
    const b = { id: 'b', name: 'B', text: 'two' }
    expect(differences({ macros: [a, b] }, { macros: [b, { ...a, text: 'uno' }] })).toEqual([
      { place: 'Macros, “A”', mine: 'text: one', theirs: 'text: uno' },
    ])
    expect(differences({ macros: [a] }, { macros: [a, b] })).toEqual([
      { place: 'Macros, “B”', mine: 'not there', theirs: 'there' },
    ])
    expect(differences({ macros: [a, b] }, { macros: [b, a] })[0]?.mine).toBe('another order')
  })

  it('are the same whatever is left out or undefined', () => {
    expect(differences({ queue: { a: 1, b: undefined } }, { queue: { a: 1 } })).toEqual([])
  })
})

const trial: Trial = {
  lang: 'en',
  writes: 'en',
  understood: { upset: 0, asksIfBot: false, keywords: [] },
  decision: 'answer',
  confidence: 0.9,
  text: 'Within 30 days.',
  citations: [{ n: 1, articleId: 'orders/returns', title: 'Returns', url: '', revision: '' }],
  suggestions: [],
  query: 'return',
  considered: [],
  why: [],
  modelWrites: false,
}

describe('A message that is tried', () => {
  it('is answered from an article', () => {
    expect(trialWords(trial, [])).toEqual({
      tone: 'assistant',
      head: 'The assistant would answer from “Returns”',
      understood: [],
    })
  })

  it('brings in a person at once by a rule, before anything is looked up', () => {
    const brought = { reason: 'contract_end', rule: 'keyword.end-en' }
    const keywords = [{ ...brought, does: 'hand_over' as const }]
    const told = trialWords(
      { ...trial, decision: 'handoff', query: '', brought, understood: { ...trial.understood, keywords } },
      [],
    )
    expect(told).toMatchObject({ tone: 'person', head: 'A person would be brought in at once', understood: [] })
    expect(told.fired).toEqual({ words: 'Contract end, words of the desk’s own rule “end-en”', ...brought })
  })

  it('says what matched and did not count, because it is switched off or came too late', () => {
    const understood = {
      ...trial.understood,
      sensitive: 'legal',
      complaint: 'complaint.en',
      upset: 0.45,
      keywords: [{ does: 'offer' as const, reason: 'price', rule: 'keyword.price' }],
    }
    const offer = { reason: 'complaint', rule: 'complaint.en' }
    const told = trialWords({ ...trial, writes: 'de', understood, offer }, ['sensitive.legal'])
    expect(told.tone).toBe('offer')
    expect(told.head).toBe('The assistant would answer from “Returns”, and offer a person')
    expect(told.understood).toEqual([
      'Written in German.',
      'It is about legal matters: switched off.',
      'Sounds upset: 45 per cent.',
      'Matches words of the desk’s own rule “price”: another rule came first.',
    ])
  })
})

describe('The drafter', () => {
  const model = {
    host: 'api.example',
    helpsToSearch: true,
    on: true,
    budget: { used: { requests: 12, tokens: 3_400 }, most: { requests: 20_000, tokens: 20_000_000 }, ends: '' },
    lastFault: null,
  }
  it('is said to be asked, or why not and until when', () => {
    const now = new Date('2026-11-23T08:00:00.000Z')
    expect(statusWords(model, now, 'en-GB')).toMatch(/asked for every answer/)
    const off = { ...model, on: false, why: 'key_refused', again: '2026-11-23T08:00:20.000Z' }
    expect(statusWords(off, now, 'en-GB')).toMatch(/refusing the API key.*within a minute/)
  })

  it('has its budget in figures, and an advice for every fault', () => {
    expect(budgetWords(model.budget)).toBe('12 of 20,000 calls, 3,400 of 20,000,000 tokens')
    expect(advise('refused')).toMatch(/OPENAI_API_KEY/)
    expect(advise('unheard of')).toMatch(/log/)
  })
})
