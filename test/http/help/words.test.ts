import { describe, expect, it } from 'vitest'
import { localeOf, spokenLanguages } from '../../../src/domain/spoken.ts'
import { helpWords, nameOf, voiceFor } from '../../../src/http/help/words.ts'
import { catalogueFaults, sentencesOf } from '../../fixtures/catalogues.ts'

describe.each(spokenLanguages)('the help centre’s words in %s', (language) => {
  it('are every sentence, with every blank, in exactly the plural forms that the language has', () => {
    expect(catalogueFaults(helpWords[language], helpWords.en, localeOf(language))).toEqual([])
  })

  it('are written in its own letters', () => {
    const script = new Intl.Locale(localeOf(language)).maximize().script ?? ''
    const own = { Latn: 'Latin', Cyrl: 'Cyrillic', Arab: 'Arabic', Hebr: 'Hebrew', Hans: 'Han', Jpan: 'Han' }[script]
    const letters =
      script === 'Jpan'
        ? /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u
        : new RegExp(`\\p{Script=${own}}`, 'u')
    for (const sentence of sentencesOf(helpWords[language])) {
      const foreign = (sentence.replace(/\{\w+\}/g, '').match(/\p{L}/gu) ?? []).filter(
        (letter) => !letters.test(letter),
      )
      expect(foreign, sentence).toEqual([])
    }
  })
})

describe('The voice around an article', () => {
  it('follows the script that a Serbian article is written in, and is English for a language it does not speak', () => {
    expect(voiceFor('sr', 'Шта се чува').say('yes')).toBe('Да')
    expect(voiceFor('sr', 'Šta se čuva').say('yes')).toBe('Da')
    expect([voiceFor('sr', 'Шта').lang, voiceFor('sr', 'Šta').lang]).toEqual(['sr-Cyrl', 'sr-Latn'])
    const { say, lang, direction } = voiceFor('fa')
    expect([say('yes'), lang, direction]).toEqual(['Yes', 'fa', 'rtl'])
  })

  it('writes days as the language does, whatever the time of day', () => {
    expect(voiceFor('en').day('2026-05-01')).toBe('1 May 2026')
    expect(voiceFor('de').day('2026-05-01T23:30:00Z')).toBe('1. Mai 2026')
  })

  it('calls languages by their own names', () => {
    expect([nameOf('de'), nameOf('sr'), nameOf('fr')]).toEqual(['Deutsch', 'Srpski', 'Français'])
    expect(nameOf('sr', 'sr-Cyrl')).toBe('Српски')
  })
})
