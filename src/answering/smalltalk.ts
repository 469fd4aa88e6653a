/** Messages that hold nothing but courtesy. */
import { fold } from '../domain/text.ts'
import { lexica } from './words/all.ts'
import type { Lexicon, SmalltalkWords } from './words/lexicon.ts'

export type Smalltalk = 'greeting' | 'how_are_you' | 'thanks' | 'goodbye' | 'yes' | 'no' | 'ok'

/** What answers first where a message holds several: "hi, how are you?" asks, "no, thanks" declines. */
const order: Smalltalk[] = ['goodbye', 'how_are_you', 'no', 'yes', 'thanks', 'greeting', 'ok']

/** A courtesy is short; what is longer is read as a question. */
const MOST_WORDS = 12

/** The courtesy that a message consists of, or undefined where it holds anything else. */
export function smalltalkOf(text: string, lang?: string): Smalltalk | undefined {
  const line = fold(text)
    .replace(/[^\p{L}\p{N}'\s.,!?;:-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!line || line.split(' ').length > MOST_WORDS) return undefined
  for (const lexicon of lexica(lang)) {
    const found = kindsOf(line, lexicon)
    if (found) return order.find((kind) => found.has(kind))
  }
  return undefined
}

function kindsOf(line: string, { smalltalk }: Lexicon): Set<Smalltalk> | undefined {
  const found = new Set<Smalltalk>()
  for (const part of line.split(/[.,!?;:]+|\s-+\s/)) {
    if (part.trim() && !consume(part.trim().split(' '), smalltalk, found)) return undefined
  }
  return found.size > 0 ? found : undefined
}

/** Eats the longest courtesy at the front, again and again; false where something else is left. */
function consume(said: string[], words: SmalltalkWords, found: Set<Smalltalk>): boolean {
  let left = said
  while (left.length > 0) {
    const hit = longest(left, words)
    if (hit) {
      found.add(hit.kind)
      left = left.slice(hit.length)
    } else if (words.beside.test(left[0] ?? '')) {
      left = left.slice(1)
    } else return false
  }
  return true
}

function longest(said: string[], words: SmalltalkWords): { kind: Smalltalk; length: number } | undefined {
  for (let length = Math.min(said.length, 7); length > 0; length--) {
    const part = said.slice(0, length).join(' ')
    const kind = order.find((each) => words[each].test(part))
    if (kind) return { kind, length }
  }
  return undefined
}
