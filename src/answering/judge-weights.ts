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
  bias: -2.95,
  weights: {
    known: 1.8,
    together: 1.52,
    gramCoverage: 2.26,
    nameCosine: 2.69,
    telling: -2.78,
    length: 2.56,
    score: 2.94,
  },
}

/** Does the best article answer it? */
export const answersModel: LogisticModel = {
  bias: -3.4,
  weights: { score: 1.98, margin: 3.11, together: 1.27, nameCosine: 0.93, nameSaid: 1.2, crowd: -2.07, length: 1.32 },
}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
  { confidence: 0, wrong: 44.2 },
  { confidence: 0.05, wrong: 40.4 },
  { confidence: 0.1, wrong: 37.7 },
  { confidence: 0.15, wrong: 35.0 },
  { confidence: 0.2, wrong: 32.8 },
  { confidence: 0.25, wrong: 29.8 },
  { confidence: 0.3, wrong: 27.7 },
  { confidence: 0.35, wrong: 25.9 },
  { confidence: 0.4, wrong: 24.4 },
  { confidence: 0.45, wrong: 22.0 },
  { confidence: 0.5, wrong: 20.0 },
  { confidence: 0.55, wrong: 18.1 },
  { confidence: 0.6, wrong: 15.9 },
  { confidence: 0.65, wrong: 14.6 },
  { confidence: 0.7, wrong: 12.3 },
  { confidence: 0.75, wrong: 10.6 },
  { confidence: 0.8, wrong: 10.6 },
  { confidence: 0.85, wrong: 10.2 },
  { confidence: 0.9, wrong: 8.4 },
  { confidence: 0.95, wrong: 8.4 },
]
