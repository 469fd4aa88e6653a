/**
 * What ranks a passage: a handful of figures in 0…1 that mean the same in every question and every knowledge base,
 * weighed linearly.
 */
import { rankingWeights } from './rank-weights.ts'

export interface PassageFeatures {
  /** n-gram BM25 of the passage, by the question's idf sum: inflection, typos, compounds and phrases in one. */
  grams: number
  /** Word BM25 of the passage without small words, by the question's idf sum. */
  content: number
  /** Idf share of the question's telling words in the article's closest name: title, description, alias, question. */
  nameCoverage: number
  /** How alike question and that name look as n-grams, so that `e-mail` meets `email`. */
  nameCosine: number
  /** Idf share of the question's n-grams in the file's path, which often keeps an older title. */
  slug: number
  /** Idf share of telling words that the whole article covers: neighbouring sections of a right article agree. */
  article: number
  /** n-gram BM25 of the whole article, for questions that span its sections. */
  articleGrams: number
}

export const passageFeatures = [
  'grams',
  'content',
  'nameCoverage',
  'nameCosine',
  'slug',
  'article',
  'articleGrams',
] as const satisfies (keyof PassageFeatures)[]

const weights: Record<keyof PassageFeatures, number> = rankingWeights

/** 0…1: how well a passage answers: the weighed mean of its features, comparable across questions. */
export function scoreOf(features: PassageFeatures): number {
  let sum = 0
  let mass = 0
  for (const name of passageFeatures) {
    sum += weights[name] * features[name]
    mass += weights[name]
  }
  return mass === 0 ? 0 : sum / mass
}
