/**
 * Weights of the ranking model. Written by `npm run eval -- --fit ranking` from labelled questions of real help
 * centres (arduino-help, gnome-help, logingov-help, stackfaq, in six languages), each base with the same say; softmax
 * over candidates, weights not below zero.
 */
export const rankingWeights = {
  grams: 1.41,
  content: 2.96,
  nameCoverage: 3.36,
  nameCosine: 4.38,
  slug: 2.25,
  article: 3.1,
  articleGrams: 5.09,
}
