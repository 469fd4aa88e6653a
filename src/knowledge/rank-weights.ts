/**
 * Weights of the ranking model. Written by `npm run eval -- --fit` from labelled questions of real help centres
 * (arduino-help, gnome-help, logingov-help in five languages, stackfaq), each base with the same say; softmax over
 * candidates, weights not below zero.
 */
import type { PassageFeatures } from './features.ts'

export const rankingWeights: Record<keyof PassageFeatures, number> = {
  grams: 1.07,
  content: 3.09,
  nameCoverage: 3.34,
  nameCosine: 4.4,
  slug: 2.26,
  article: 3.04,
  articleGrams: 5.32,
}
