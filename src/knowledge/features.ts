/**
 * What ranks a passage: a handful of figures in 0…1 that mean the same in every question and every knowledge base,
 * weighed linearly. Most of them are the article's: which article is right is what goes wrong, and a right article
 * shows in all of its sections, in what it is called and in how it begins. `words` and `grams` are the passage's own.
 */
import fitted from './rank-weights.json' with { type: 'json' }

export interface PassageFeatures {
  /** Share of the question's telling words in the passage, each counting the same: rare words must not stand alone. */
  words: number
  /** n-gram BM25 of the passage: inflection, typos, compounds and phrases in one. */
  grams: number
  /** n-gram BM25 of the whole article with its name, in which repetition goes on counting for long. */
  articleGrams: number
  /** Word BM25 of the whole article: neighbouring sections of a right article agree. */
  articleWords: number
  /** Idf share of the question's n-grams in the article's closest name and its path, which often keeps an older title. */
  called: number
  /** Idf share of the closest name that the question says: a short name that is said whole is meant. */
  nameSaid: number
  /** How alike question and the article's first sentences look as n-grams: they say what the article is about. */
  opening: number
}

export const passageFeatures = [
  'words',
  'grams',
  'articleGrams',
  'articleWords',
  'called',
  'nameSaid',
  'opening',
] as const satisfies (keyof PassageFeatures)[]

const weights: Record<keyof PassageFeatures, number> = fitted.weights

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
