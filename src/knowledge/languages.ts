/**
 * What search knows about single languages: how words become terms, and which of them say little. Stemmers and stop words come from lunr and lunr-languages; their trimmers and tokenizers are not
 * used, because they empty Cyrillic words and cut `öffnen` to `ffnen`.
 */
import { createRequire } from 'node:module'
import lunr from 'lunr'
import { fold, isUnspaced, words } from '../domain/text.ts'
import { stemSerbian } from './serbian.ts'
import { stopWordsOf } from './stop-words.ts'

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
export const stemmed = ['ar', 'da', 'de', 'el', 'es', 'fi', 'fr', 'hu', 'it', 'nl', 'no', 'pt', 'ro', 'ru', 'sv', 'tr']
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
