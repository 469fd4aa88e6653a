/**
 * What search knows about single languages: how words become terms, which of them say little, and which language
 * a text is in. Stemmers and stop words come from lunr and lunr-languages; their trimmers and tokenizers are not
 * used, because they empty Cyrillic words and cut `öffnen` to `ffnen`.
 */
import { createRequire } from 'node:module'
import lunr from 'lunr'
import { detectAll } from 'tinyld'
import { keeping } from '../domain/kept.ts'
import { fold, isUnspaced, scriptOf, words } from '../domain/text.ts'
import { likened, likeness } from './likeness.ts'
import { stemSerbian } from './serbian.ts'
import { stopWordsOf } from './stop-words.ts'

/** BCP 47 for a language that cannot be told. */
export const undetermined = 'und'

/** One word of a text as the index has it. */
export interface Term {
  term: string
  /** Says little about what is asked: an article, a pronoun, `please`. */
  stop: boolean
  /** As typed. */
  typed: string
}

/** Characters kept of a word where no stemmer exists: what inflected languages share between forms. */
const prefixLength = 5
/** Characters of a term; longer ones are codes or abuse, and their start tells them apart well enough. */
export const maxTermLength = 40

/** lunr-languages' stemmers; those that it has for further languages hand words back as they came. */
const stemmed = ['ar', 'da', 'de', 'el', 'es', 'fi', 'fr', 'hu', 'it', 'nl', 'no', 'pt', 'ro', 'ru', 'sv', 'tr']
const cut = new Set([
  ...['sl', 'mk', 'bg', 'uk', 'be', 'cs', 'sk', 'pl', 'lt', 'lv', 'et', 'hy'],
  ...['hi', 'kn', 'ta', 'te', 'sa', 'bn', 'mr', 'gu', 'ml', 'pa', 'ne', 'ka', 'fa', 'ur'],
])

const load = createRequire(import.meta.url)
const snowball = loadStemmers()

/**
 * Words in order as terms of a language; the same for articles and for questions.
 * @param spoken another language whose small words say as little
 */
export function terms(text: string, lang: string, spoken?: string): Term[] {
  const stops = stopWordsOf(lang)
  const alsoStops = spoken === undefined ? undefined : stopWordsOf(spoken)
  const stem = stemmerOf(lang)
  const found: Term[] = []
  for (const run of lowerCase(text, lang).match(/[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}]+)?/gu) ?? []) {
    const parts = words(run)
    const single = parts.length === 1 && !isUnspaced(run)
    for (const part of parts) {
      const term = (single ? stem(run) : part).slice(0, maxTermLength)
      if (term) found.push({ term, stop: stops.has(part) || alsoStops?.has(part) === true, typed: single ? run : part })
    }
  }
  return found
}

/** Turkish has two letters i, and `I` is the one without a dot. */
const lowerCase = (text: string, lang: string) => (lang === 'tr' ? text.toLocaleLowerCase('tr') : text.toLowerCase())

/** Characters of the n-grams that compare texts: two where a character is a syllable or a word. */
export function gramSize(lang: string): number {
  return lang === 'zh' || lang === 'ja' || lang === 'ko' ? 2 : 4
}

/**
 * The language of a text as BCP 47 primary subtag, by its script, its small words and tinyld's trigrams.
 * @param among the languages to choose from, where the choice is known
 * @returns undefined where the text is too short or fits several languages alike
 */
export function detect(text: string, among?: readonly string[]): string | undefined {
  const sample = text.slice(0, 4000)
  const byScript = languageOfScript(sample)
  if (byScript) return !among || among.includes(byScript) ? byScript : undefined
  const tokens = words(sample)
  if (tokens.length < 2) return undefined

  const scores = smallWordShares(tokens, among ?? detectable)
  const add = (lang: string, more: number) => {
    if (!among || among.includes(lang)) scores.set(lang, (scores.get(lang) ?? 0) + more)
  }
  for (const [lang, letters] of ownLetters) if (letters.test(sample)) add(lang, witness.letters)
  // A few names and numbers look like many a language.
  if (scores.size === 0 && tokens.length < enoughNames) return undefined
  const guesses = detectAll(sample, { only: [...(among ?? spoken)] })
  const surest = guesses[0]?.accuracy ?? 0
  for (const { lang, accuracy } of guesses.slice(0, 6)) add(lang, (witness.trigrams * accuracy) / surest)
  const foreign = ownLetters.some(([lang, letters]) => !likened.has(lang) && letters.test(sample))
  if (!foreign && scriptOf(sample) === 'latin') {
    for (const [lang, share] of likeness(sample)) add(lang, witness.likeness * share)
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (!first || first[1] < 0.4 || first[1] - (second?.[1] ?? 0) < 0.1) return undefined
  return first[0]
}

/** What each witness adds to the share of small words. */
const witness = { trigrams: 0.5, likeness: 0.5, letters: 0.3 }
/** Words from which on a text without a small word or a telling letter can be told by its letters alone. */
const enoughNames = 4
/** Letters and signs that are at home in one of the languages, of those that are written with Latin letters. */
const ownLetters: [lang: string, letters: RegExp][] = [
  ['de', /[ßäöü]/iu],
  ['es', /[ñ¿¡]|[aeiou]ción/iu],
  ['fr', /[çœêèàùûîô]/iu],
  ['sr', /[đčžš]/iu],
  ['pl', /[ąęłśźż]/iu],
  ['cs', /[ěřů]/iu],
  ['hu', /[őű]/iu],
  ['ro', /[ășşțţ]/iu],
  ['tr', /[ğı]/iu],
  ['pt', /[ãõ]/iu],
  ['vi', /[\u1ea0-\u1ef9ơư]/iu],
  ['sv', /å/iu],
  ['da', /[åøæ]/iu],
  ['no', /[åøæ]/iu],
]

/** Languages close enough that whoever writes one reads the other. */
const siblings: Record<string, string> = { hr: 'sr', bs: 'sr', sh: 'sr', nb: 'no', nn: 'no', hi: 'sa' }

/**
 * The language of a customer's message: a clear one as it is; an unclear text is told among those of the articles.
 * @param ours the languages that there are articles in
 */
export function tell(text: string, ours: readonly string[]): string | undefined {
  return telling(ours.join(' '))(text).lang
}

/** A message is read, then looked up: it is told once. So many bases, drafts of them included, and messages of each. */
const MOST_BASES = 8
const MOST_TOLD = 100
const telling = keeping(MOST_BASES, (ours: string) =>
  keeping(MOST_TOLD, (text: string) => ({ lang: told(text, ours.split(' ').filter(Boolean)) })),
)

function told(text: string, ours: readonly string[]): string | undefined {
  const clear = detect(text)
  if (clear && ours.includes(clear)) return clear
  const sibling = clear ? siblings[clear] : undefined
  if (sibling && ours.includes(sibling)) return sibling
  return clear ?? (ours.length > 0 ? detect(text, [...new Set([...ours, 'en'])]) : undefined)
}

/** Words from which on a text is long enough for either witness alone. */
const enoughWords = 40

/**
 * The language of an article, which everything in it will be filed under: stricter than with a question. A short text
 * must have its small words and its trigrams agree.
 */
export function detectSurely(text: string): string | undefined {
  const tokens = words(text.slice(0, 4000))
  if (tokens.length >= enoughWords || languageOfScript(text)) return detect(text)
  const [bySmallWords] = [...smallWordShares(tokens, detectable)].sort((a, b) => b[1] - a[1])
  const byTrigrams = detectAll(text, { only: spoken })[0]?.lang
  return bySmallWords?.[0] === byTrigrams ? byTrigrams : undefined
}

/** How much of a text is small words of each language, where there are any. */
function smallWordShares(tokens: readonly string[], langs: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const lang of langs) {
    const stops = stopWordsOf(lang)
    const share = tokens.filter((token) => stops.has(token)).length / tokens.length
    if (share > 0) shares.set(lang, share)
  }
  return shares
}

/** Languages whose small words are known; the others are told by tinyld alone. */
const detectable = ['en', 'sr', 'pl', 'cs', 'vi', ...stemmed]
/** What customers may well write in. tinyld knows Latin and Klingon too, and finds them in short English texts. */
const spoken = [...detectable, 'bg', 'fa', 'hi', 'id', 'lt', 'lv', 'mk', 'sk', 'uk']

/** Scripts of one language, or nearly so: of those that share one, the one with the most speakers. */
const oneLanguageScripts: [lang: string, letters: RegExp][] = [
  ['th', /\p{Script=Thai}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['kn', /\p{Script=Kannada}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['ml', /\p{Script=Malayalam}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
]

/** Some scripts, and some letters of a shared script, belong to one language. */
function languageOfScript(text: string): string | undefined {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  // A Chinese character says as much as several letters, so product names in Latin letters do not outvote them.
  if (unspaced * 4 > letters) return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'zh'
  switch (scriptOf(text)) {
    case 'hangul':
      return 'ko'
    case 'greek':
      return 'el'
    case 'hebrew':
      return 'he'
    case 'cyrillic':
      if (/[ѓќѕ]/iu.test(text)) return 'mk'
      if (/[ђћљњџј]/iu.test(text)) return 'sr'
      if (/[іїєґ]/iu.test(text)) return 'uk'
      if (/[ыэё]/iu.test(text)) return 'ru'
      // Letters that all others with this script need every few words.
      if (/[йщъьюя]/iu.test(text)) return detectAll(text, { only: ['ru', 'bg', 'uk', 'be'] })[0]?.lang
      return words(text).length < 2 ? undefined : 'sr'
    case 'other':
      return oneLanguageScripts.find(([, letters]) => letters.test(text))?.[0]
    default:
      return undefined
  }
}

type Stem = (lowerCaseWord: string) => string

function stemmerOf(lang: string): Stem {
  const known = stemmers.get(lang)
  if (known) return known
  const stem = remember(plainStemmer(lang))
  stemmers.set(lang, stem)
  return stem
}

const stemmers = new Map<string, Stem>()

function plainStemmer(lang: string): Stem {
  if (lang === 'en') return (word) => lunr.stemmer(new lunr.Token(bare(fold(word)), {})).toString()
  const own = ourStemmers[lang]
  if (own) return (word) => own(bare(fold(word)))
  const stem = snowball.get(lang)
  // Arabic's drops points and Greek's knows no accents.
  if (stem) return (word) => fold(stem(lang === 'el' ? fold(bare(word)) : bare(word)))
  if (cut.has(lang)) return (word) => [...fold(word)].slice(0, prefixLength).join('')
  return (word) => bare(fold(word))
}

/** Croatian and Bosnian have Serbian's endings. */
const ourStemmers: Record<string, Stem> = {
  sr: stemSerbian,
  hr: stemSerbian,
  bs: stemSerbian,
  he: stemHebrew,
  ko: stemKorean,
}

/** The article and prepositions before a word and the endings of gender and number after it. Folded letters. */
function stemHebrew(word: string): string {
  return word.replace(/^[והבלמשכ]{1,2}(?=.{4})/, '').replace(/(?<=.{3})(?:ימ|ות|ה|ת|א|י)$/, '')
}

/** What says a noun's part in the sentence is written onto it. */
function stemKorean(word: string): string {
  return word.replace(
    /(?<=..)(?:에서|에게|한테|으로|부터|까지|처럼|이나|들을|들이|들은|[을를이가은는에의로와과도만들])$/,
    '',
  )
}

/** `l'adresse` → `adresse`, `user's` → `user`: what stands before or after the apostrophe is grammar. */
function bare(word: string): string {
  const [before = '', after = ''] = word.split(/['’ʼ]/)
  return after.length > 2 && before.length <= 2 ? after : before || after
}

/** Words repeat; stemming them does not have to. Bounded, so that customers cannot fill the memory. */
function remember(stem: Stem): Stem {
  const seen = new Map<string, string>()
  return (word) => {
    const known = seen.get(word)
    if (known !== undefined) return known
    const found = stem(word.slice(0, 4 * maxTermLength)) || fold(word)
    if (seen.size > 20_000) seen.clear()
    seen.set(word, found)
    return found
  }
}

/** lunr-languages are CommonJS plug-ins that write into lunr; only their stemming functions are taken. */
function loadStemmers(): Map<string, Stem> {
  const engine = load('lunr') as Record<string, unknown>
  load('lunr-languages/lunr.stemmer.support.js')(engine)
  const found = new Map<string, Stem>()
  for (const lang of stemmed) {
    load(`lunr-languages/lunr.${lang}.js`)(engine)
    const { stemmer } = engine[lang] as { stemmer: Stem }
    found.set(lang, stemmer)
  }
  return found
}
