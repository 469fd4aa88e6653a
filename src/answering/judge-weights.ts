/**
 * Weights of the judge. Written by `npm run eval -- --fit judge` from labelled questions of real help centres
 * (arduino-help, gnome-help, logingov-help, stackfaq, in six languages), each asked as it is and again with its
 * article hidden, and from messages about something else (clinc150 and the other bases' questions). The curve was
 * measured on bases that were left out of the fit.
 */

export interface LogisticModel {
  bias: number
  /** By feature of `Retrieval.features`. */
  weights: Record<string, number>
}

/** Is the question about what this knowledge base covers at all? */
export const coversModel: LogisticModel = {
  bias: -3.02,
  weights: {
    known: 1.84,
    together: 1.67,
    gramCoverage: 2.29,
    nameCosine: 2.72,
    telling: -2.68,
    length: 2.5,
    score: 2.96,
  },
}

/** Does the best article answer it? */
export const answersModel: LogisticModel = {
  bias: -3.56,
  weights: { score: 2.71, margin: 3.09, together: 1.46, nameCosine: 1.01, nameSaid: 0.65, crowd: -2.51, length: 1.42 },
}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 42.7 },
  { confidence: 0.05, wrong: 38.3 },
  { confidence: 0.1, wrong: 35.8 },
  { confidence: 0.15, wrong: 33.3 },
  { confidence: 0.2, wrong: 30.7 },
  { confidence: 0.25, wrong: 28.6 },
  { confidence: 0.3, wrong: 26.3 },
  { confidence: 0.35, wrong: 24.4 },
  { confidence: 0.4, wrong: 22.6 },
  { confidence: 0.45, wrong: 20.9 },
  { confidence: 0.5, wrong: 19.0 },
  { confidence: 0.55, wrong: 17.4 },
  { confidence: 0.6, wrong: 16.0 },
  { confidence: 0.65, wrong: 14.1 },
  { confidence: 0.7, wrong: 12.3 },
  { confidence: 0.75, wrong: 11.1 },
  { confidence: 0.8, wrong: 10.5 },
  { confidence: 0.85, wrong: 9.1 },
  { confidence: 0.9, wrong: 8.1 },
  { confidence: 0.95, wrong: 8.1 },
]
