/** Which language a text is in, by its script, its small words and its letters. */
import { detectAll } from 'tinyld'
import { keeping } from '../domain/kept.ts'
import { scriptOf, words } from '../domain/text.ts'
import { stemmed } from './languages.ts'
import { likened, likeness } from './likeness.ts'
import { stopWordsOf } from './stop-words.ts'

/** BCP 47 for a language that cannot be told. */
export const undetermined = 'und'

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
