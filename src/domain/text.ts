/** Text as search, quoting and understanding see it: one way to clean, fold and cut it, for every script. */

/** Control and format characters (bidi overrides, zero-width, tags): unseen, and only ever used to deceive here. */
const invisible = /(?![\t\n\r\u200C\u200D])[\p{Cc}\p{Cf}]/gu

/** Well-formed, NFC, without characters that nobody can see. What a person typed stays as typed otherwise. */
export function clean(text: string): string {
  return text.toWellFormed().replace(invisible, '').normalize('NFC')
}

/** For comparing: lower case, no diacritics, Serbian and other Cyrillic in Latin letters, curly quotes straight. */
export function fold(text: string): string {
  // Twice: a letter that carries a mark beside its stroke (ǿ, ѓ) shows what it is once the mark is gone.
  return plain(plain(text.normalize('NFC').toLowerCase()))
    .replace(/[đð]/g, 'dj')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ı/g, 'i')
    .replace(/[’‘ʼ]/g, "'")
}

function plain(text: string): string {
  return latin(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

/** Folded words in order: runs of letters, digits and marks; Chinese and Japanese as single characters and pairs. */
export function words(text: string): string[] {
  const found: string[] = []
  for (const run of fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []) {
    if (!unspaced.test(run)) found.push(run)
    else found.push(...unspacedTerms(run))
  }
  return found
}

/** Character n-grams of the folded text across word borders, one space between words and at both ends. */
export function grams(text: string, size: number): string[] {
  const line = ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  const characters = [...line]
  const found: string[] = []
  for (let at = 0; at + size <= characters.length; at++) found.push(characters.slice(at, at + size).join(''))
  return found
}

/**
 * Characters that are segmented at once. Every segment carries a copy of the text that it was cut from, so that a long
 * text in one go costs its square.
 */
const SEGMENTED_LENGTH = 1_000

/** Sentences of a plain text in order, trimmed, none empty. A line break ends one; beyond 1,000 characters a blank does. */
export function sentences(text: string, lang = 'en'): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })
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

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Unigrams and bigrams find more than segmentation does where words are written without spaces. */
function unspacedTerms(run: string): string[] {
  const characters = [...run]
  return characters.flatMap((character, at) => {
    const next = characters[at + 1]
    return next === undefined ? [character] : [character, character + next]
  })
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
