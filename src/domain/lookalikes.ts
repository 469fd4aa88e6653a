/** Letters of other alphabets that look like Latin ones. */

const looks: Record<string, string> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  п: 'n',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  с: 'c',
  т: 't',
  у: 'y',
  ԝ: 'w',
  х: 'x',
  ԁ: 'd',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ζ: 'z',
}
/** Capitals that look like other letters than the small ones do. */
const capitals: Record<string, string> = { Ν: 'N', Η: 'H', Υ: 'Y', М: 'M', Т: 'T', Κ: 'K', Μ: 'M' }

/**
 * Words that mix Latin letters with others that only look like them, written in Latin: what a reader takes them for.
 * Words of one alphabet stay as they are.
 */
export function asItLooks(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
      ? word.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, looksLike)
      : word,
  )
}

function looksLike(letter: string): string {
  const small = letter.toLowerCase()
  return capitals[letter] ?? (small === letter ? looks[letter] : looks[small]?.toUpperCase()) ?? letter
}
