/** Whether the customer was told something already, word for word. */
import { words } from '../domain/text.ts'
import { stripMarkers } from './citations.ts'
import { plain } from './plain.ts'
import { wordLine } from './support.ts'

/** Words below which a piece of text is a label that may well stand in several answers. */
const FEWEST_WORDS = 5

/** @param said the assistant's answers so far, as posted */
export function saidBefore(said: readonly string[]): (markdown: string) => boolean {
  const lines = said.map((text) => wordLine(plain(stripMarkers(text)).text))
  return (markdown) => {
    const { text } = plain(markdown)
    if (words(text).length < FEWEST_WORDS) return false
    const line = wordLine(text)
    return lines.some((each) => each.includes(line))
  }
}
