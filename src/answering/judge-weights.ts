/**
 * Weights of the judge. Written by `npm run eval -- --fit judge` from labelled questions of real help centres
 * (arduino-help, gnome-help, logingov-help, stackfaq, in six languages, and the intents of clinc150), each asked as it
 * is and again with its article hidden, and from messages about something else (clinc150 and the other bases'
 * questions). The curve was measured on bases that were left out of the fit.
 */

export interface LogisticModel {
  bias: number
  /** By feature of `Retrieval.features`. */
  weights: Record<string, number>
}

/** Is the question about what this knowledge base covers at all? */
export const coversModel: LogisticModel = {
  bias: -1.71,
  weights: { together: 0.18, gramCoverage: 3.48, nameCosine: 3.12, telling: -2.77, length: 2.53, score: 6.71 },
}

/** If it is, does the best article answer it? */
export const answersModel: LogisticModel = {
  bias: -2.1,
  weights: { lead: 7.55, said: 3.22, missing: -0.91, nameSaid: 0.49, neighbours: -3.46 },
}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 45.0 },
  { confidence: 0.05, wrong: 42.4 },
  { confidence: 0.1, wrong: 40.2 },
  { confidence: 0.15, wrong: 38.1 },
  { confidence: 0.2, wrong: 35.6 },
  { confidence: 0.25, wrong: 32.5 },
  { confidence: 0.3, wrong: 29.3 },
  { confidence: 0.35, wrong: 26.9 },
  { confidence: 0.4, wrong: 24.0 },
  { confidence: 0.45, wrong: 21.5 },
  { confidence: 0.5, wrong: 19.6 },
  { confidence: 0.55, wrong: 17.4 },
  { confidence: 0.6, wrong: 15.5 },
  { confidence: 0.65, wrong: 13.7 },
  { confidence: 0.7, wrong: 12.9 },
  { confidence: 0.75, wrong: 10.5 },
  { confidence: 0.8, wrong: 9.2 },
  { confidence: 0.85, wrong: 6.9 },
  { confidence: 0.9, wrong: 6.9 },
  { confidence: 0.95, wrong: 6.9 },
]
