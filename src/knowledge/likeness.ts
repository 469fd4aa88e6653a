/**
 * Which language a few words look like, by their letters: triples of letters of the sentences that Bellhop itself
 * says, which are written the way people write to a help desk. Made for short texts, where trigrams counted over
 * books mistake one product name for English.
 */
import { phrases } from '../answering/phrases.ts'
import { grams } from '../domain/text.ts'
import { stopWordsOf } from './stop-words.ts'

/** Languages in Latin letters that customers mix most, each with how often a triple of letters stands in its sentences. */
const counted = (['de', 'en', 'es', 'fr', 'sr'] as const).map((lang) => modelOf(lang, Object.values(phrases[lang])))
/** Languages that are told apart here. */
export const likened: ReadonlySet<string> = new Set(counted.map(({ lang }) => lang))
const kinds = new Set(counted.flatMap(({ counts }) => [...counts.keys()])).size
/** What a triple counts that a language has not got: few sentences are no proof. */
const smoothing = 0.5
/** How far apart, in log probability for the whole text, two languages are when one is certain. */
const certain = 8

/** The same as log probabilities: taking logarithms of every triple anew is most of the work. */
const models = counted.map(({ lang, counts, total }) => {
  const log = (count: number) => Math.log((count + smoothing) / (total + smoothing * kinds))
  return { lang, logs: new Map([...counts].map(([triple, count]) => [triple, log(count)])), absent: log(0) }
})

/** @returns 0…1 for each of these languages; 1 together. Equal where the text says nothing. */
export function likeness(text: string): Map<string, number> {
  const triples = grams(text, 3)
  const logs = models.map(({ lang, logs, absent }) => {
    return { lang, log: triples.reduce((sum, triple) => sum + (logs.get(triple) ?? absent), 0) }
  })
  const most = Math.max(...logs.map(({ log }) => log))
  const shares = logs.map(({ lang, log }) => ({ lang, share: Math.exp(((log - most) * 4) / certain) }))
  const all = shares.reduce((sum, { share }) => sum + share, 0)
  return new Map(shares.map(({ lang, share }) => [lang, share / all]))
}

function modelOf(lang: string, said: readonly string[]): { lang: string; counts: Map<string, number>; total: number } {
  const sentences = said.map((sentence) => sentence.replace(/\{\w+\}/g, ''))
  const counts = new Map<string, number>()
  let total = 0
  for (const triple of grams([...sentences, ...stopWordsOf(lang)].join('\n'), 3)) {
    counts.set(triple, (counts.get(triple) ?? 0) + 1)
    total++
  }
  return { lang, counts, total }
}
