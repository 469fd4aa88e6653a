/** Weights of the judge. */

export interface LogisticModel {
  bias: number
  /** By feature of `Retrieval.features`. */
  weights: Record<string, number>
}

/** Is the question about what this knowledge base covers at all? */
export const coversModel: LogisticModel = { bias: -6, weights: { known: 4, together: 4, gramCoverage: 4 } }

/** Does the best article answer it, given that it is about what the base covers? */
export const answersModel: LogisticModel = { bias: -4, weights: { score: 3, margin: 3, together: 3 } }

/** Wrong answers among a hundred given, by the least confidence that is answered; measured, falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 50 },
  { confidence: 1, wrong: 1 },
]
