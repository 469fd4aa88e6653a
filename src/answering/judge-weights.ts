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
  bias: -1.63,
  weights: { together: 0.67, gramCoverage: 3.16, nameCosine: 2.93, telling: -2.66, length: 2.34, score: 7.05 },
}

/** If it is, does the best article answer it? */
export const answersModel: LogisticModel = {
  bias: -2.33,
  weights: { lead: 8.95, said: 3.26, missing: -0.89, nameSaid: 0.11, neighbours: -3.33 },
}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 43.6 },
  { confidence: 0.05, wrong: 41.1 },
  { confidence: 0.1, wrong: 38.9 },
  { confidence: 0.15, wrong: 36.7 },
  { confidence: 0.2, wrong: 33.8 },
  { confidence: 0.25, wrong: 31.1 },
  { confidence: 0.3, wrong: 27.9 },
  { confidence: 0.35, wrong: 25.2 },
  { confidence: 0.4, wrong: 22.5 },
  { confidence: 0.45, wrong: 20.6 },
  { confidence: 0.5, wrong: 18.5 },
  { confidence: 0.55, wrong: 16.8 },
  { confidence: 0.6, wrong: 15.7 },
  { confidence: 0.65, wrong: 14.5 },
  { confidence: 0.7, wrong: 13.3 },
  { confidence: 0.75, wrong: 12.0 },
  { confidence: 0.8, wrong: 10.3 },
  { confidence: 0.85, wrong: 8.0 },
  { confidence: 0.9, wrong: 8.0 },
  { confidence: 0.95, wrong: 8.0 },
]
