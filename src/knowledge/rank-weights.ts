/** Weights of the ranking model. */
import type { PassageFeatures } from './features.ts'

export const rankingWeights: { bias: number; weights: Record<keyof PassageFeatures, number> } = {
  bias: -6,
  weights: {
    grams: 8,
    words: 1,
    content: 1,
    coverage: 4,
    nameCoverage: 3,
    nameCosine: 2,
    nameSaid: 1,
    together: 1,
    article: 1,
  },
}
