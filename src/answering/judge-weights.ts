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
export const coversModel: LogisticModel = { bias: -1.37, weights: { together: 0.98, gramCoverage: 2.95, nameCosine: 3.14, telling: -2.06, length: 1.84, score: 4.28 } }

/** If it is, does the best article answer it? */
export const answersModel: LogisticModel = { bias: -1.86, weights: { score: 0.05, lead: 6.07, said: 2.4, missing: -0.92, nameSaid: 0.91, neighbours: -2.41 } }

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 44.2 },
  { confidence: 0.05, wrong: 42.6 },
  { confidence: 0.1, wrong: 40.3 },
  { confidence: 0.15, wrong: 38.4 },
  { confidence: 0.2, wrong: 36.3 },
  { confidence: 0.25, wrong: 33.7 },
  { confidence: 0.3, wrong: 30.6 },
  { confidence: 0.35, wrong: 27.5 },
  { confidence: 0.4, wrong: 25.2 },
  { confidence: 0.45, wrong: 22.6 },
  { confidence: 0.5, wrong: 20.1 },
  { confidence: 0.55, wrong: 17.9 },
  { confidence: 0.6, wrong: 15.4 },
  { confidence: 0.65, wrong: 13.4 },
  { confidence: 0.7, wrong: 11.5 },
  { confidence: 0.75, wrong: 9.3 },
  { confidence: 0.8, wrong: 7.6 },
  { confidence: 0.85, wrong: 6.8 },
  { confidence: 0.9, wrong: 6.8 },
  { confidence: 0.95, wrong: 6.8 },
]
