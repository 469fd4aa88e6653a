/** Messages that hold nothing but courtesy. */
import { fold } from '../domain/text.ts'
import { lexica, oneLang } from './words/all.ts'
import type { Lexicon, SmalltalkWords } from './words/lexicon.ts'
import { everyMatch } from './words/match.ts'

export type Smalltalk = 'greeting' | 'how_are_you' | 'thanks' | 'goodbye' | 'yes' | 'no' | 'help' | 'ok'

/** What answers first where a message holds several: "hi, how are you?" asks, "no, thanks" declines. */
const order: Smalltalk[] = ['goodbye', 'how_are_you', 'no', 'yes', 'help', 'thanks', 'greeting', 'ok']

/** A courtesy is short; what is longer is read as a question. */
const MOST_WORDS = 12

/** Words of a courtesy that is matched as one. */
const LONGEST = 10

export interface Courtesy {
  kind: Smalltalk
  /** BCP 47 primary subtag, where the words are of one language only. */
  lang?: string
}

/** The courtesy that a message consists of, or undefined where it holds anything else. */
export function smalltalkOf(text: string, lang?: string): Courtesy | undefined {
  if (text && !/[\p{L}\p{N}]/u.test(text)) return { kind: 'ok' }
  const line = fold(text)
    .replace(/[^\p{L}\p{N}'\s.,!?;:-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!line || line.split(' ').length > MOST_WORDS) return undefined
  const read = lexica(lang, text).flatMap((lexicon) => {
    const found = kindsOf(line, lexicon)
    return found ? [{ lexicon, found }] : []
  })
  const kind = order.find((each) => read[0]?.found.has(each))
  if (!kind) return undefined
  const own = read.filter(({ lexicon }) => !saidIn(line, everywhere) && !borrows(lexicon, line, lang))
  const spoken = oneLang(
    own.map(({ lexicon }) => lexicon.lang),
    lang,
  )
  return { kind, ...(spoken && { lang: spoken }) }
}

/** Said in every language: they tell nothing of the one that the customer speaks. */
const everywhere =
  /^(?:ok+|okay|okey|k+|y|n|hi+|hey+|yo|cool|nice|super|top|perfect|sorry|thx|ty|bye|ciao|bravo|bot|robot|(?:a?h[aeoi]){2,}h?|lol|lmao|rofl|xd+)$/

const laughter = /^(?:(?:a?h[aeoi]){2,}h?|(?:ja){2,}|lo+l|lmao|rofl|xd+|mdr|ptdr)$/

function borrows({ lang, smalltalk }: Lexicon, line: string, told?: string): boolean {
  return lang !== told && smalltalk.borrowed !== undefined && saidIn(line, smalltalk.borrowed)
}

/** Whether every word of a line is one of these. */
function saidIn(line: string, words: RegExp): boolean {
  return (line.match(/[\p{L}\p{N}']+/gu) ?? []).every((word) => words.test(word))
}

/** Stands for a person declined, which is a "no" among courtesies. */
const DECLINED = '_'

function kindsOf(line: string, { smalltalk, person }: Lexicon): Set<Smalltalk> | undefined {
  const found = new Set<Smalltalk>()
  const said = person.refuses ? line.replace(everyMatch(person.refuses), ` ${DECLINED} `) : line
  for (const part of said.split(/[.,!?;:]+|\s-+\s/)) {
    if (part.trim() && !consume(part.trim().split(/ +/), smalltalk, found)) return undefined
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
  if (said[0] === DECLINED) return { kind: 'no', length: 1 }
  if (laughter.test(said[0] ?? '')) return { kind: 'ok', length: 1 }
  for (let length = Math.min(said.length, LONGEST); length > 0; length--) {
    const part = said.slice(0, length).join(' ')
    const kind = order.find((each) => words[each].test(part))
    if (kind) return { kind, length }
  }
  return undefined
}
