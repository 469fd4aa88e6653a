import { describe, expect, it } from 'vitest'
import { speaker } from '../../../src/domain/catalogue.ts'
import { localeOf, spokenLanguages } from '../../../src/domain/spoken.ts'
import { launcherWords } from '../../../web/widget/launcher-words.ts'
import { loadAfterWords } from '../../../web/widget/words/after.ts'
import { loadFileWords } from '../../../web/widget/words/files.ts'
import launcher from '../../../web/widget/words/launcher.json' with { type: 'json' }
import { loadReadingWords } from '../../../web/widget/words/reading.ts'
import { loadSayingWords } from '../../../web/widget/words/saying.ts'
import { loadWaitingWords } from '../../../web/widget/words/waiting.ts'
import { loadWords, pickLocale, voiceFor } from '../../../web/widget/words.ts'
import { catalogueFaults, sentencesOf } from '../../fixtures/catalogues.ts'

/** Catalogues that are loaded with the part that says them. */
const later = [loadWaitingWords, loadAfterWords, loadFileWords, loadReadingWords, loadSayingWords]

describe.each(spokenLanguages)('the words in %s', (language) => {
  it('are every sentence, with every blank, in exactly the plural forms that the language has', async () => {
    const locale = localeOf(language)
    for (const load of [loadWords, ...later]) {
      expect(catalogueFaults(await load(language), await load('en'), locale)).toEqual([])
    }
  })

  it('are read by numbers without one that is left out', async () => {
    const words = {
      ...(await loadWords(language)),
      ...(await loadWaitingWords(language)),
      ...(await loadFileWords(language)),
    }
    const say = speaker(words, localeOf(language))
    for (const key of ['newMessages', 'tooMuch', 'waitAbout'] as const) {
      for (let count = 1; count <= 200; count++) expect(say(key, { count })).not.toMatch(/undefined|NaN|[{}]/)
    }
  })

  it('are written in its own letters', async () => {
    const own: Record<string, RegExp> = {
      ...{ ru: /\p{Script=Cyrillic}/u, 'sr-Cyrl': /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u },
      ...{
        he: /\p{Script=Hebrew}/u,
        zh: /\p{Script=Han}/u,
        ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      },
    }
    const letters = own[language] ?? /\p{Script=Latin}/u
    const said = await Promise.all([loadWords, ...later].map((load) => load(language)))
    for (const sentence of [...said.flatMap(sentencesOf), ...launcher[language]]) {
      const foreign = sentence.replace(/\{\w+\}|AI|PDF|Office|ZIP/g, '').match(/\p{L}/gu) ?? []
      expect(
        foreign.filter((letter) => !letters.test(letter) && letter !== 'ー'),
        sentence,
      ).toEqual([])
    }
  })

  it('name what is in the menu as the menu does', async () => {
    const { transcript, unkept } = await loadWords(language)
    expect(unkept).toContain(transcript)
  })

  it('have those for the button that opens the chat', () => {
    const { language: spoken, ...words } = launcherWords([language])
    expect(spoken).toBe(language)
    for (const word of Object.values(words)) expect(word.trim()).not.toBe('')
  })
})

describe('the check of a catalogue sees', () => {
  const measure = { hello: 'Hello {name}', news: { one: '{count} message', other: '{count} messages' } }
  const whole = { hello: 'Bok {name}', news: { one: '{count} poruka', few: '{count} poruke', other: '{count} poruka' } }

  it('nothing wrong in one that is whole', () => {
    expect(catalogueFaults(whole, measure, 'sr')).toEqual([])
  })

  it.each([
    ['a sentence that is missing', { news: whole.news }, 'hello is missing'],
    ['one that is never said', { ...whole, bye: 'Ćao' }, 'bye is nothing that is said'],
    ['another order', { news: whole.news, hello: whole.hello }, 'another order'],
    ['a blank that was lost', { ...whole, hello: 'Bok' }, 'hello () lacks name'],
    ['a blank of its own', { ...whole, hello: 'Bok {name} {title}' }, 'which nothing fills'],
    ['a form that is lacking', { ...whole, news: { one: '{count} a', other: '{count} b' } }, 'the forms one,other'],
    ['a form too many', { ...whole, news: { ...whole.news, many: '{count} x' } }, 'few,many,one,other'],
    ['a plural that became one sentence', { ...whole, news: '{count} poruka' }, 'plural in one language'],
    ['a sentence left in English', { ...whole, hello: 'Hello {name}' }, 'hello is in English'],
    ['blanks around a sentence', { ...whole, hello: ' Bok {name}' }, 'not tidy'],
  ])('%s', (_, catalogue, fault) => {
    expect(catalogueFaults(catalogue, measure, 'sr').join('; ')).toContain(fault)
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
    [['ja', 'ar'], 'ja'],
    [['iw-IL'], 'he'],
    [['zh-Hant-TW'], 'zh'],
    [['', 'not a tag!', 'xx'], 'en'],
  ])('%j speaks %s', async (wishes, language) => {
    expect((await voiceFor(wishes)).language).toBe(language)
  })
})

describe('dates and numbers', () => {
  it.each([
    ['en', ['en', 'de', 'en-GB'], 'en-GB'],
    ['en', ['en', 'fr-FR'], 'en'],
    ['sr', ['sr', 'sr-Cyrl-RS'], 'sr-Latn'],
    ['sr-Cyrl', ['sr-Cyrl-RS'], 'sr-Cyrl-RS'],
    ['de', ['de-nonsense!'], 'de'],
    ['pt', ['pt-PT'], 'pt-PT'],
    // Traditional characters would not go with the words.
    ['zh', ['zh-Hant-TW'], 'zh'],
  ] as const)('in %s for someone who wishes %j go by %s', (language, wishes, locale) => {
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

  it.each([
    ['pl', ['1 nowa wiadomość', '3 nowe wiadomości', '5 nowych wiadomości', '22 nowe wiadomości']],
    ['ru', ['1 новое сообщение', '3 новых сообщения', '5 новых сообщений', '22 новых сообщения']],
    ['ar', ['رسالة جديدة', '3 رسائل جديدة', '5 رسائل جديدة', '22 رسالة جديدة']],
    ['ja', ['新着メッセージ1件', '新着メッセージ3件', '新着メッセージ5件', '新着メッセージ22件']],
  ] as const)('takes them in %s as well', async (language, sentences) => {
    const { say } = await voiceFor([language])
    expect([1, 3, 5, 22].map((count) => say('newMessages', { count }))).toEqual(sentences)
  })

  it('goes from right to left in Arabic and Hebrew, where a name in other letters keeps to itself', async () => {
    const voices = await Promise.all(spokenLanguages.map((language) => voiceFor([language])))
    expect(voices.filter(({ direction }) => direction === 'rtl').map(({ language }) => language)).toEqual(['ar', 'he'])
    for (const { say, direction } of voices) {
      const isolated = say('joined', { name: 'Ana' }).includes('\u2068Ana\u2069')
      expect(isolated).toBe(direction === 'rtl')
    }
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
