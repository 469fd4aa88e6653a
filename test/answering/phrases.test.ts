import { describe, expect, it } from 'vitest'
import {
  declineText,
  handoverText,
  inARow,
  localTime,
  type PhraseKey,
  phrases,
  say,
  spokenLang,
  standingText,
  waitRangeText,
} from '../../src/answering/phrases.ts'
import { localeOf, spokenLanguages } from '../../src/domain/spoken.ts'
import { fold } from '../../src/domain/text.ts'
import { catalogueFaults, sentencesOf } from '../fixtures/catalogues.ts'

const later = { kind: 'later', at: '2026-03-02T08:00:00.000Z' } as const
const standing = { position: null, waitSeconds: null, promise: { kind: 'now' }, timeZone: 'Europe/Belgrade' } as const
/** That it is an AI, as each language says it. */
const ai = /\bAI\b|AI[助ア]|\bKI\b|\bIA\b|KI-|ИИ-|yapay zekâ|ذكاء اصطناعي/

describe('what Bellhop says', () => {
  it.each(spokenLanguages)('exists in %s, every sentence with every blank', (lang) => {
    expect(catalogueFaults(phrases[lang], phrases.en, localeOf(lang))).toEqual([])
  })

  it('is in Cyrillic where Serbian is written so', () => {
    for (const sentence of sentencesOf(phrases['sr-Cyrl'])) {
      expect(sentence.replace(/\{\w+\}|AI/g, '')).not.toMatch(/\p{Script=Latin}/u)
    }
  })

  it('is the same sentence in both scripts of Serbian', () => {
    const { 'sr-Cyrl': cyrillic, sr: latin } = phrases
    for (const key of Object.keys(latin) as PhraseKey[]) expect(fold(cyrillic[key])).toBe(fold(latin[key]))
  })

  it('begins no line with what Markdown would take for a list', () => {
    for (const lang of spokenLanguages) {
      const filled = say(lang, 'waitPosition', { position: 2 })
      expect(filled).toContain('2')
      expect([...sentencesOf(phrases[lang]), filled].filter((each) => /^\s*(?:[-+*]|\d+[.)])\s/.test(each))).toEqual([])
    }
  })

  it('calls itself an AI in disclosure, greeting and when asked, in every language', () => {
    for (const lang of spokenLanguages) {
      for (const key of ['disclosure', 'greeting', 'amAssistant'] as const) {
        expect(say(lang, key, { name: 'Max' })).toMatch(ai)
      }
    }
  })

  it('does not say yes when asked whether it is a person', () => {
    for (const lang of spokenLanguages) {
      expect(say(lang, 'amAssistant', { name: 'Max' })).not.toMatch(
        /^(?:yes|ja|oui|sí|sì|sim|tak|evet|da|да|نعم|כן|是的|はい)[,،、，]/iu,
      )
    }
    expect(say('en', 'amAssistant', { name: 'Max' })).toMatch(/^I am Max, an AI assistant, not a person\./)
  })

  it('declines with what is true in every case, and with what it can help with where that is known', () => {
    expect(declineText('en', {})).toBe(
      'I am sorry, I found nothing about that in our help articles. If you would like to talk to a person, just say so.',
    )
    for (const lang of spokenLanguages) {
      const [bare, examples] = [declineText(lang, {}), declineText(lang, { examples: true })]
      const topics = declineText(lang, { helpsWith: 'X1', examples: true })
      expect(bare.match(/[.。]/g)).toHaveLength(2)
      expect(examples.match(/[.。]/g)).toHaveLength(3)
      expect(topics.match(/[.。]/g)).toHaveLength(3)
      expect(topics).toMatch(/X1[.。]/)
      expect(examples).not.toBe(topics)
    }
  })

  it('falls back to English, and takes regions and scripts', () => {
    expect(spokenLang('ja')).toBe('ja')
    expect(spokenLang('fi')).toBe('en')
    expect(spokenLang('hr')).toBe('sr')
    expect(spokenLang(undefined)).toBe('en')
    expect(spokenLang('de-AT')).toBe('de')
    expect(spokenLang('sr')).toBe('sr')
    expect(spokenLang('sr', 'cyrillic')).toBe('sr-Cyrl')
    expect(say('sr-Cyrl-RS', 'thanked', {})).toBe(phrases['sr-Cyrl'].thanked)
  })
})

describe('where a customer stands', () => {
  it('is a position and a range where there are any', () => {
    expect(standingText('en', { ...standing, position: 2, waitSeconds: [70, 290] })).toBe(
      'You are number 2 in the queue. The wait is likely to be 1–5 minutes.',
    )
    expect(standingText('de', { ...standing, position: 1, waitSeconds: [70, 290] })).toContain('1–5 Minuten')
  })

  it('has no number where nothing honest can be said', () => {
    expect(standingText('en', { ...standing, position: 3 })).toBe('You are number 3 in the queue.')
    expect(standingText('en', standing)).not.toMatch(/\d|minute|hour|soon|shortly/)
  })

  it('tells the opening on the desk’s clock, in the customer’s language, with the zone', () => {
    expect(localTime('en', later.at, 'Europe/Belgrade')).toMatch(/Monday, March 2.*9:00/)
    expect(standingText('de', { ...standing, promise: later })).toMatch(/Montag, 2\. März.*09:00/)
    expect(standingText('sr', { ...standing, promise: later })).toContain('ponedeljak')
    expect(standingText('sr-Cyrl', { ...standing, promise: later })).toContain('понедељак')
    expect(standingText('en', { ...standing, promise: later })).toMatch(/GMT\+1|CET/)
  })

  it('reads the clock as the locale does', () => {
    const afternoon = '2026-03-02T15:30:00.000Z'
    expect(localTime('en', later.at, 'Europe/Belgrade')).toMatch(/ 9:00\sAM GMT\+1$/)
    expect(localTime('en-GB', later.at, 'Europe/Belgrade')).toMatch(/ 09:00 CET$/)
    expect(localTime('en-GB', afternoon, 'Europe/Belgrade')).toMatch(/ 16:30 CET$/)
    expect(localTime('de', afternoon, 'Europe/Belgrade')).toMatch(/ um 16:30 Uhr MEZ$/)
    for (const lang of [
      'de',
      'fr',
      'es',
      'sr',
      'sr-Cyrl',
      'it',
      'pt',
      'nl',
      'pl',
      'sv',
      'ru',
      'tr',
      'he',
      'zh',
      'ja',
    ]) {
      expect(localTime(lang, afternoon, 'Europe/Belgrade')).toMatch(/16:30/)
      expect(localTime(lang, afternoon, 'Europe/Belgrade')).not.toMatch(/AM|PM/)
    }
    expect(localTime('en-!!', later.at, 'Europe/Belgrade')).toBe(localTime('en', later.at, 'Europe/Belgrade'))
  })

  it('promises nothing while the desk is open and nobody is at work', () => {
    for (const lang of spokenLanguages) {
      const nobody = say(lang, 'waitNobody', {})
      const unstaffed = { ...standing, waitSeconds: [70, 290] as const, staffed: false }
      expect(standingText(lang, { ...unstaffed, position: 2 })).toBe(
        inARow(lang, say(lang, 'waitPosition', { position: 2 }), nobody),
      )
      expect(standingText(lang, unstaffed)).toBe(nobody)
    }
    expect(standingText('en', { ...standing, staffed: false, promise: later })).toContain('We open again')
    expect(standingText('en', { ...standing, position: 2, staffed: true })).toBe('You are number 2 in the queue.')
  })

  it('says so where the next opening is not known', () => {
    expect(standingText('en', { ...standing, promise: { kind: 'later' } })).toContain('I do not know when')
  })

  it.each([
    [[10, 50], 'less than a minute'],
    [[10, 61], '1–2 minutes'],
    [[120, 180], '2–3 minutes'],
    [[90, 120], '1–2 minutes'],
    [[3_600, 10_800], '1–3 hours'],
  ] as const)('rounds a range outwards: %j is %s', (range, text) => {
    expect(waitRangeText('en', range)).toBe(text)
  })
})

describe('handing over', () => {
  it('says why and where, and never that somebody will come at a time that is not known', () => {
    for (const lang of spokenLanguages) {
      for (const reason of [
        'customer_request',
        'sensitive_topic',
        'low_confidence',
        'bot_failure',
        'loop_limit',
        'turn_cap',
        'accepted_offer',
      ] as const) {
        const text = handoverText(lang, { ...standing, reason })
        expect(text.length).toBeGreaterThan(/^(?:zh|ja)/.test(lang) ? 20 : 30)
        expect(text).not.toMatch(
          /\b(?:will be with you|soon|shortly|gleich|sofort|bientôt|tout de suite|pronto|enseguida|uskoro|odmah|subito|em breve|zo meteen|binnenkort|wkrótce|zaraz|snart|strax|hemen|birazdan)\b|ускоро|одмах|скоро|сейчас же|قريبًا|فورًا|בקרוב|מיד(?!ית)|马上|很快|すぐ/i,
        )
      }
    }
  })

  it('is written on without a blank where the language has none between sentences', () => {
    for (const lang of spokenLanguages) {
      const text = handoverText(lang, { ...standing, reason: 'customer_request', position: 2, waitSeconds: [70, 290] })
      expect(text.includes('。 '), text).toBe(false)
      expect(/[.] \S/.test(text), text).toBe(!/^(?:zh|ja)/.test(lang))
    }
  })

  it('points to help at once where a life may be in danger', () => {
    const text = handoverText('en', { ...standing, reason: 'sensitive_topic', rule: 'sensitive.self_harm' })
    expect(text).toContain('emergency')
    expect(handoverText('en', { ...standing, reason: 'sensitive_topic', rule: 'sensitive.legal' })).not.toContain(
      'emergency',
    )
  })
})
