import { describe, expect, it } from 'vitest'
import { nameOf } from '../../../web/console/pure/names.ts'
import { snoozeTimes } from '../../../web/console/pure/snooze.ts'
import {
  languageName,
  lasting,
  offerWords,
  pageWords,
  reasonWords,
  ruleWords,
  scoreWords,
} from '../../../web/console/pure/words.ts'

describe('words for codes', () => {
  it('are plain, and readable where a code is new', () => {
    expect(reasonWords('customer_request')).toBe('Asked for a person')
    expect(reasonWords('some_new_reason')).toBe('Some new reason')
    expect(ruleWords('fruitless_turns.2')).toBe('2 turns in a row that brought nothing')
    expect(ruleWords('draft.unreachable')).toBe('the model could not be reached')
    expect(ruleWords('budget.visitor')).toBe('this visitor asked as much of the model as one may in a day')
    expect(ruleWords('budget.day')).toBe('the day’s budget for the model is spent')
    expect(ruleWords('verify.withheld')).toBe('the draft could not be verified')
    expect(offerWords('complaint')).toBe('the customer makes a complaint')
    expect(ruleWords('sensitive.account_security')).toBe('about account security')
  })

  it('say how good a match is', () => {
    expect([0.9, 0.5, 0.1].map(scoreWords)).toEqual(['strong match', 'fair match', 'weak match'])
  })

  it('know languages, and put up with what is none', () => {
    expect(languageName('sr')).toBe('Serbian')
    for (const tag of ['', undefined, '<b>', 'not a tag']) expect(languageName(tag)).toBeUndefined()
  })

  it('say how long something lasts', () => {
    const minute = 60_000
    expect([0, -5, 59_999].map(lasting)).toEqual(['now', 'now', 'now'])
    expect([4 * minute, 60 * minute, 125 * minute, 50 * 60 * minute].map(lasting)).toEqual([
      '4 min',
      '1 h',
      '2 h 5 min',
      '2 d',
    ])
  })
})

describe('the page a customer wrote from', () => {
  it('[S48] shows its host apart, so that no path can pass for it', () => {
    expect(pageWords('https://evil.example/https://shop.example/pay?x=1')).toEqual({
      host: 'evil.example',
      path: '/https://shop.example/pay?x=1',
    })
  })

  it('is text where it is no address', () => {
    expect(pageWords('javascript:alert(1)').host).toBe('')
    expect(pageWords('not an address')).toEqual({ host: '', path: 'not an address' })
  })
})

describe('the moments that a snooze offers', () => {
  it('are all still to come, in order', () => {
    for (let day = 1; day <= 7; day++) {
      const now = new Date(2026, 5, day, 23, 30)
      const times = snoozeTimes(now).map(({ at }) => at.getTime())
      expect(times.every((at) => at > now.getTime())).toBe(true)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  it('do not offer Monday beside a tomorrow that is one', () => {
    const sunday = new Date(2026, 5, 7, 12)
    expect(snoozeTimes(sunday).map(({ id }) => id)).toEqual(['hour', 'hours', 'tomorrow'])
    expect(
      snoozeTimes(new Date(2026, 5, 8, 12))
        .find(({ id }) => id === 'monday')
        ?.at.getDate(),
    ).toBe(15)
  })
})

describe('names from outside', () => {
  const conversationId = '01890a5d-ac96-774b-bcce-b302099a8057'
  const named = (name: string, email?: string) => nameOf({ contact: { name, email }, conversationId })

  it('[S23] lose what nobody can see: overrides of direction, zero width, tags', () => {
    expect(named('\u202Enimda\u202C\u200B\u{E0041}')).toBe('nimda')
  })

  it('[S28] are cut before they fill the screen, between characters', () => {
    expect(named('😀'.repeat(200))).toBe('😀'.repeat(80))
  })

  it('[S45] keep markup and braces as the characters that they are', () => {
    expect(named('<b>{{7*7}}</b>')).toBe('<b>{{7*7}}</b>')
  })

  it('fall back to the email, then to the end of the id', () => {
    expect(named('\u200B', 'ana@example.com')).toBe('ana@example.com')
    expect(named('')).toBe('Visitor 8057')
  })
})
