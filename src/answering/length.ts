/** How long a text is to a reader. */
import { plain } from './plain.ts'

/** Characters that make a word where words are written without spaces. */
const CHARACTERS_A_WORD = 1.6

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Words of a markdown text as a reader counts them; Chinese and Japanese by their characters. */
export function lengthOf(markdown: string): number {
  return lengthOfPlain(plain(markdown).text)
}

/** The same of a text without markdown. */
export function lengthOfPlain(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0
  const spaced = text.replace(unspaced, ' ').match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)?.length ?? 0
  return spaced + Math.ceil(characters / CHARACTERS_A_WORD)
}
