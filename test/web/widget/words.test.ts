import { describe, expect, it } from 'vitest'
import { launcherWords } from '../../../web/widget/launcher-words.ts'
import { en } from '../../../web/widget/words/en.ts'
import { en as waiting } from '../../../web/widget/words/waiting/en.ts'
import { loadWaitingWords } from '../../../web/widget/words/waiting.ts'
import { languages, loadWords, type Plural, pickLanguage, pickLocale, speaker } from '../../../web/widget/words.ts'

const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
const forms = (entry: string | Plural): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry))

/** Those that come at once and those that come with the card for who waits. */
const allWords = async (language: string) => ({ ...(await loadWords(language)), ...(await loadWaitingWords(language)) })

describe.each(languages)('the words in %s', (language) => {
  it('say everything that English says, with the same things filled in', async () => {
    const words = await allWords(language)
    expect(new Set(Object.keys(words))).toEqual(new Set(Object.keys({ ...en, ...waiting })))
    for (const [key, entry] of Object.entries({ ...en, ...waiting })) {
      const expected = placeholders(forms(entry)[0] ?? '')
      for (const form of forms(words[key as keyof typeof words])) {
        expect(form.trim(), key).not.toBe('')
        expect(placeholders(form), key).toEqual(expected)
      }
    }
  })

  it('have a form for every number up to 200', async () => {
    const words = await allWords(language)
    const rules = new Intl.PluralRules(language)
    const needed = new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)))
    for (const [key, entry] of Object.entries(words)) {
      if (typeof entry === 'string') continue
      for (const form of needed) expect(Object.keys(entry), key).toContain(form)
    }
  })

  it('have words for the button that opens the chat', () => {
    expect(launcherWords([language]).language).toBe(language.toLowerCase())
  })
})

describe('choosing a language', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['xx', 'fr-CA'], 'fr'],
    [['sr-Cyrl-RS'], 'sr-Cyrl'],
    [['sr-Latn'], 'sr'],
    [['sr'], 'sr'],
    [['hr'], 'sr'],
    [['', null, undefined, 'not a tag!'], 'en'],
    [['ja', 'ar'], 'en'],
  ])('%j speaks %s', (wishes, language) => {
    expect(pickLanguage(wishes)).toBe(language)
  })
})

describe('dates and numbers', () => {
  it.each([
    ['en', ['en', 'de', 'en-GB'], 'en-GB'],
    ['en', ['en', 'fr-FR'], 'en'],
    ['sr', ['sr', 'sr-Cyrl-RS'], 'sr-Latn'],
    ['sr-Cyrl', ['sr-Cyrl-RS'], 'sr-Cyrl-RS'],
    ['de', ['de-nonsense!'], 'de'],
  ])('in %s for someone who wishes %j go by %s', (language, wishes, locale) => {
    expect(pickLocale(language, wishes)).toBe(locale)
  })

  it('are in the alphabet of the words', () => {
    const weekday = new Intl.DateTimeFormat(pickLocale('sr', []), { weekday: 'long' })
    expect(weekday.format(new Date(2026, 2, 16))).toBe('ponedeljak')
  })
})

describe('filling in a sentence', () => {
  it('takes the form that the number asks for', async () => {
    const say = speaker(await loadWords('sr'), 'sr')
    expect([1, 3, 5, 21].map((count) => say('newMessages', { count }))).toEqual([
      '1 nova poruka',
      '3 nove poruke',
      '5 novih poruka',
      '21 nova poruka',
    ])
  })

  it('writes numbers as the language does', async () => {
    const say = speaker(await loadWords('de'), 'de')
    expect(say('nearLimit', { used: 7_600, limit: 8_000 })).toBe('7.600 von 8.000 Zeichen')
  })

  it('puts a name in as it is, placeholders and patterns in it too', async () => {
    const say = speaker(await loadWords('en'), 'en')
    expect(say('joined', { name: '$& {name}' })).toBe('$& {name} joined.')
  })
})
