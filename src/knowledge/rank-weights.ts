/** Weights of the ranking model. */
import type { PassageFeatures } from './features.ts'

export const rankingWeights: { bias: number; weights: Record<keyof PassageFeatures, number> } = {
  bias: -6,
  weights: {
    grams: 4,
    gramCoverage: 4,
    content: 3,
    nameCoverage: 3,
    nameCosine: 3,
    slug: 1,
    article: 2,
    articleGrams: 3,
  },
}
