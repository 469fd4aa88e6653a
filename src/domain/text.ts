/** Text as search, quoting and understanding see it: one way to clean, fold and cut it, for every script. */
import { keeping } from './kept.ts'

/** Control and format characters (bidi overrides, zero-width, tags): unseen, and only ever used to deceive here. */
const invisible = /(?![\t\n\r\u200C\u200D])[\p{Cc}\p{Cf}]/gu

/** Well-formed, NFC, without characters that nobody can see. What a person typed stays as typed otherwise. */
export function clean(text: string): string {
  return text.toWellFormed().replace(invisible, '').normalize('NFC')
}

/**
 * For comparing: lower case, no diacritics, Serbian and other Cyrillic in Latin letters, curly quotes straight; Hebrew
 * and Arabic without points, their letters and Greek's in one shape; digits and wide letters as ASCII has them. Marks
 * that are vowels (Devanagari, Thai) stay: words without them would be others.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  // Twice: a letter that carries a mark beside its stroke (ǿ, ѓ) shows what it is once the mark is gone.
  return plain(plain(text.normalize('NFKC').toLowerCase()))
    .replace(/[đð]/g, 'dj')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ı/g, 'i')
    .replace(/[’‘ʼ]/g, "'")
    .replace(
      /[ςךםןףץىةـ\u0660-\u0669\u06f0-\u06f9]|\u200c|\u200d/g,
      (letter) => shapes[letter] ?? String(letter.charCodeAt(0) & 15),
    )
}

/** Most of what is read: nothing of it has another shape, and finding that out costs a tenth of folding. */
const ascii = /^\p{ASCII}*$/u

/** Marks that a reader fills in, or that only tell letters of one alphabet apart. */
const diacritics = /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]+/g

function plain(text: string): string {
  return latin(text).normalize('NFD').replace(diacritics, '').normalize('NFC')
}

/** Letters that are written otherwise at the end of a word, and Arabic ones that are typed for each other. */
const shapes: Record<string, string> = {
  ς: 'σ',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
  '\u200c': '',
  '\u200d': '',
}

/**
 * Folded words in order: runs of letters, digits and marks. Scripts without spaces come as overlapping pieces: Chinese
 * and Japanese as single characters and pairs, Thai, Lao, Khmer and Burmese as pairs and threes of what is written
 * together.
 */
export function words(text: string): string[] {
  const folded = fold(text)
  const runs = folded.match(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}]+)?/gu) ?? []
  if (ascii.test(folded) || !unspaced.test(folded)) return runs
  const found: string[] = []
  for (const run of runs) {
    if (!unspaced.test(run)) found.push(run)
    else for (const [piece] of run.matchAll(samePiece)) found.push(...piecesOf(piece))
  }
  return found
}

/** Whether words of a text are written without spaces, in part at least. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/** Words of a text with one space before, between and after them, folded. */
export function lineOf(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')} `
}

/** The fragment that GitHub gives a heading: lower case, no punctuation, hyphens for spaces. */
export function headingSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
}

/** Character n-grams of the folded text across word borders, one space between words and at both ends. */
export function grams(text: string, size: number): string[] {
  const characters = [...lineOf(text)]
  const found: string[] = []
  for (let at = 0; at + size <= characters.length; at++) found.push(characters.slice(at, at + size).join(''))
  return found
}

/**
 * Characters that are segmented at once. Every segment carries a copy of the text that it was cut from, so that a long
 * text in one go costs its square.
 */
const SEGMENTED_LENGTH = 1_000

/** Languages whose segmenters are kept. */
const MOST_SEGMENTERS = 20
const segmenterOf = keeping(MOST_SEGMENTERS, (lang: string) => new Intl.Segmenter(lang, { granularity: 'sentence' }))

/** Sentences of a plain text in order, trimmed, none empty. A line break ends one; beyond 1,000 characters a blank does. */
export function sentences(text: string, lang = 'en'): string[] {
  const segmenter = segmenterOf(lang)
  const found: string[] = []
  for (const line of text.split(/[\n\r\u2028\u2029]+/)) {
    for (let at = 0; at < line.length; ) {
      const piece = line.slice(at, at + SEGMENTED_LENGTH)
      const cut = [...segmenter.segment(piece)].map(({ segment }) => segment)
      const ends = at + piece.length === line.length
      // The last one may go on behind the piece: it is read again from its own start, or cut where it has none.
      const whole = ends ? cut : cut.length > 1 ? cut.slice(0, -1) : [upToBlank(piece)]
      found.push(...whole)
      at += whole.reduce((sum, { length }) => sum + length, 0)
    }
  }
  return found.map((sentence) => sentence.trim()).filter(Boolean)
}

function upToBlank(piece: string): string {
  const blank = piece.lastIndexOf(' ')
  return blank > 0 ? piece.slice(0, blank) : piece.replace(/[\uD800-\uDBFF]$/, '')
}

export type Script = 'latin' | 'cyrillic' | 'han' | 'kana' | 'arabic' | 'hebrew' | 'greek' | 'hangul' | 'other'

const scripts: [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['han', /\p{Script=Han}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['hangul', /\p{Script=Hangul}/gu],
]

/** The script that most letters of a text are in; `other` where it has no letters. */
export function scriptOf(text: string): Script {
  const counts = scripts.map(([script, letters]) => [script, text.match(letters)?.length ?? 0] as const)
  const [script, count] = counts.reduce((most, next) => (next[1] > most[1] ? next : most))
  return count === 0 ? 'other' : script
}

/** Serbian Cyrillic letter for letter as its own Latin alphabet has it; other Cyrillic letters as commonly written. */
export function latin(text: string): string {
  return text.replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillic[letter] ?? letter)
}

const ideographs = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}'
const syllables = '\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}'
const unspaced = new RegExp(`[${ideographs}${syllables}]`, 'u')
const samePiece = new RegExp(`[${ideographs}]+|[${syllables}]+|[^${ideographs}${syllables}]+`, 'gu')
const isIdeographs = new RegExp(`^[${ideographs}]`, 'u')

/** Overlapping pieces find more than segmentation does where words are written without spaces. */
function piecesOf(piece: string): string[] {
  if (!unspaced.test(piece)) return [piece]
  const ideographic = isIdeographs.test(piece)
  const units = ideographic ? [...piece] : (piece.match(/.\p{M}*/gu) ?? [])
  const sizes = ideographic ? [1, 2] : units.length < 3 ? [units.length] : [2, 3]
  return units.flatMap((_, at) =>
    sizes.filter((size) => at + size <= units.length).map((size) => units.slice(at, at + size).join('')),
  )
}

const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'đ',
  е: 'e',
  ж: 'ž',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ć',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'č',
  џ: 'dž',
  ш: 'š',
  ё: 'e',
  й: 'j',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'i',
  є: 'e',
}
