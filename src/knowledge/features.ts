/**
 * What ranks a passage: a handful of figures in 0…1 that mean the same in every question and every knowledge base,
 * weighed linearly. RETRIEVAL's finding in short: n-grams across word borders, how much of the question the passage
 * covers, and how close the question is to what the article calls itself.
 */
import { rankingWeights } from './rank-weights.ts'

/** Every feature is in 0…1. */
export interface PassageFeatures {
  /** n-gram BM25 of the passage, by the question's n-gram idf sum: inflection, typos, compounds, phrases. */
  grams: number
  /** Word BM25 of the passage with small words kept: short questions consist of them. */
  words: number
  /** Word BM25 of the passage without small words. */
  content: number
  /** Idf share of the question's telling words that stand in the passage. */
  coverage: number
  /** The same for the article's closest name: title, description, alias or question. */
  nameCoverage: number
  /** How alike question and closest name look as n-grams, so that `e-mail` meets `email`. */
  nameCosine: number
  /** Idf share of that name which the question says: a short title said whole is a strong sign. */
  nameSaid: number
  /** Idf share covered by passage and names together: the title says of what, the passage says how. */
  together: number
  /** Idf share covered by the whole article: neighbouring sections of a right article agree. */
  article: number
}

export const passageFeatures = [
  'grams',
  'words',
  'content',
  'coverage',
  'nameCoverage',
  'nameCosine',
  'nameSaid',
  'together',
  'article',
] as const satisfies (keyof PassageFeatures)[]

/** 0…1: how well a passage answers, comparable across questions. */
export function scoreOf(features: PassageFeatures): number {
  let sum = rankingWeights.bias
  for (const name of passageFeatures) sum += rankingWeights.weights[name] * features[name]
  return 1 / (1 + Math.exp(-sum))
}
