/**
 * What makes two missed questions alike, without a model: their words, the letters of these, the articles that were
 * looked at for them, and what people answered.
 */
import { connectingWords, grammarWords } from '../answering/words/small.ts'
import { fold, words } from '../domain/text.ts'

/** What clustering looks at of a miss. */
export interface Seen {
  id: string
  question: string
  lang: string
  considered: readonly { articleId: string; score: number }[]
  replies: readonly string[]
}

/** Weights by feature; each of the four is compared on its own. */
export interface Traits {
  id: string
  lang: string
  words: ReadonlyMap<string, number>
  letters: ReadonlyMap<string, number>
  articles: ReadonlyMap<string, number>
  replies: ReadonlyMap<string, number>
}

/** Words around a question in any: they are folded. */
const around = new Set(
  'how what why when where who which can could would should may might do does did is are was were will way possible best help need want know tell find get make use using used try trying problem issue question please anyone somebody someone something thanks whats hows dont cant im ive id'.split(
    ' ',
  ),
)

/** Letters of a word that endings of most languages leave alone. */
const STEM = 6
const GRAM = 4

/** A word without its ending, roughly and in any language; close forms that it keeps apart, letters bring together. */
export function stem(word: string): string {
  const short = word.length > 4 ? word.replace(/(?:ies|es|s|ed|ing|en|er|e|n|a|i|u|o)$/, '') : word
  return [...short].slice(0, STEM).join('')
}

/** The words of a text that say what it is about, folded. */
export function telling(text: string): string[] {
  const all = words(text.replace(/\[[\w ]+\]|…/g, ' '))
  const kept = all.filter((word) => !grammarWords.has(word) && !connectingWords.has(word) && !around.has(word))
  return kept.length > 0 ? kept : all
}

/** Characters of replies that are read. */
const REPLY_LENGTH = 1_200

export function traitsOf({ id, question, lang, considered, replies }: Seen): Traits {
  const said = telling(question)
  const answered = telling(replies.join('\n').slice(0, REPLY_LENGTH))
  const best = considered[0]?.score ?? 0
  return {
    id,
    lang,
    words: counted(said.map(stem)),
    letters: counted(said.flatMap(gramsOf)),
    // Relative to the best: how sure the search was says nothing of what it was about.
    articles: unit(
      new Map(considered.map(({ articleId, score }) => [topicOf(articleId), best > 0 ? score / best : 0])),
    ),
    replies: counted(answered.map(stem)),
  }
}

/** One subject in several languages: `de/billing/refunds` is `billing/refunds`. */
function topicOf(articleId: string): string {
  return articleId.replace(/^[a-z]{2}(?:-[a-z]{2,4})?\//i, '')
}

function gramsOf(word: string): string[] {
  const letters = [...` ${fold(word)} `]
  if (letters.length <= GRAM) return [letters.join('')]
  return letters.slice(0, letters.length - GRAM + 1).map((_, at) => letters.slice(at, at + GRAM).join(''))
}

function counted(items: readonly string[]): Map<string, number> {
  return new Map(items.map((item) => [item, 1]))
}

function unit(vector: Map<string, number>): Map<string, number> {
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0))
  return length === 0 ? vector : new Map([...vector].map(([key, value]) => [key, value / length]))
}

/** How telling each feature is among many misses. */
export interface Rarity {
  words: ReadonlyMap<string, number>
  letters: ReadonlyMap<string, number>
  replies: ReadonlyMap<string, number>
  misses: number
}

export function rarityOf(all: readonly Traits[]): Rarity {
  const count = (of: (one: Traits) => ReadonlyMap<string, number>) => {
    const seen = new Map<string, number>()
    for (const one of all) for (const key of of(one).keys()) seen.set(key, (seen.get(key) ?? 0) + 1)
    return seen
  }
  return {
    words: count(({ words }) => words),
    letters: count(({ letters }) => letters),
    replies: count(({ replies }) => replies),
    misses: all.length,
  }
}

/** With its features weighed by how rare they are: ln(1 + (N − n + 0.5) / (n + 0.5)), as in BM25, and of length 1. */
export function weighed(one: Traits, { misses, ...rarity }: Rarity): Traits {
  const by = (vector: ReadonlyMap<string, number>, seen: ReadonlyMap<string, number>) =>
    unit(
      new Map(
        [...vector].map(([key, value]) => {
          const n = seen.get(key) ?? 1
          // A few misses tell nothing of what is rare: as if there were some more with none of these words.
          return [key, value * Math.log(1 + (misses + SMOOTHING - n + 0.5) / (n + 0.5))]
        }),
      ),
    )
  return {
    ...one,
    words: by(one.words, rarity.words),
    letters: by(one.letters, rarity.letters),
    replies: by(one.replies, rarity.replies),
  }
}

const SMOOTHING = 20
