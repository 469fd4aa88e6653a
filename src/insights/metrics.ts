/** What tells how good answers are: ranking, confidence and overlap with a known answer. Pure. */

export interface RankFigures {
  n: number
  r1: number
  r3: number
  r5: number
  mrr: number
  ndcg: number
}

/** Means over rankings: recall at 1, 3 and 5, mean reciprocal rank and nDCG at 10. */
export function rankFigures(rows: readonly { ranked: readonly string[]; gold: readonly string[] }[]): RankFigures {
  const mean = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const recall = (depth: number) =>
    mean(({ ranked, gold }) => gold.filter((id) => ranked.slice(0, depth).includes(id)).length / gold.length)
  return {
    n: rows.length,
    r1: recall(1),
    r3: recall(3),
    r5: recall(5),
    mrr: mean(({ ranked, gold }) => {
      const place = ranked.slice(0, 10).findIndex((id) => gold.includes(id))
      return place === -1 ? 0 : 1 / (place + 1)
    }),
    ndcg: mean(({ ranked, gold }) => {
      const gain = (hit: boolean, place: number) => (hit ? 1 / Math.log2(place + 2) : 0)
      const got = ranked.slice(0, 10).reduce((sum, id, place) => sum + gain(gold.includes(id), place), 0)
      const ideal = gold.slice(0, 10).reduce((sum, _, place) => sum + gain(true, place), 0)
      return got / ideal
    }),
  }
}

/** The chance that a random positive scores above a random negative; ties count half. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  const all = [...positive.map((score) => ({ score, is: 1 })), ...negative.map((score) => ({ score, is: 0 }))]
  all.sort((a, b) => a.score - b.score)
  let ranks = 0
  for (let at = 0; at < all.length; ) {
    let end = at
    while (end < all.length && all[end]?.score === all[at]?.score) end++
    for (let tied = at; tied < end; tied++) if (all[tied]?.is === 1) ranks += (at + end + 1) / 2
    at = end
  }
  return (ranks - (positive.length * (positive.length + 1)) / 2) / (positive.length * negative.length)
}

/** A question asked: how sure the judge was, and whether what it would have said was right. */
export interface Judged {
  /** 0…1. */
  p: number
  right: boolean
  /** How much it counts, so that a rare kind of message can stand for its share of the traffic; default 1. */
  weight?: number
}

/** Expected calibration error over ten bins of equal width, 0…1: how far off a stated confidence is on average. */
export function calibrationError(rows: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ p: 0, right: 0 }))
  for (const { p, right, weight = 1 } of rows) {
    const bin = bins[Math.min(9, Math.floor(p * 10))] as (typeof bins)[number]
    bin.p += weight * p
    bin.right += right ? weight : 0
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.p - bin.right), 0) / weightOf(rows)
}

/** Share of wrong ones, 0…1, among the most confident `coverage` of rows. */
export function riskAt(rows: readonly Judged[], coverage: number): number {
  const wanted = coverage * weightOf(rows)
  let given = 0
  let wrong = 0
  for (const { right, weight = 1 } of [...rows].sort((a, b) => b.p - a.p)) {
    if (given > 0 && given + weight / 2 > wanted) break
    given += weight
    if (!right) wrong += weight
  }
  return given === 0 ? 0 : wrong / given
}

/** The rows with weights under which `positive` make up `share` of them all. */
export function weighed(positive: readonly Judged[], negative: readonly Judged[], share: number): Judged[] {
  return [
    ...positive.map((row) => ({ ...row, weight: share / positive.length })),
    ...negative.map((row) => ({ ...row, weight: (1 - share) / negative.length })),
  ]
}

function weightOf(rows: readonly Judged[]): number {
  return rows.reduce((sum, { weight = 1 }) => sum + weight, 0)
}

export interface Overlap {
  /** Share of the known answer's words that the reply has, each as often as it comes. */
  recall: number
  f1: number
  covered: boolean
  /** Words of the reply. */
  length: number
}

/** Up to this many words, an answer counts as covered only where it stands in the reply as it is. */
const shortAnswerWords = 6

/** How much of a known answer a reply holds, both as words in order; covered from half of the answer's words on. */
export function overlap(given: readonly string[], wanted: readonly string[]): Overlap {
  const left = counted(given)
  let shared = 0
  for (const word of wanted) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    shared++
  }
  const recall = shared / Math.max(1, wanted.length)
  const precision = shared / Math.max(1, given.length)
  const whole = ` ${given.join(' ')} `.includes(` ${wanted.join(' ')} `)
  return {
    recall,
    f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    covered: wanted.length <= shortAnswerWords ? whole : recall >= 0.5,
    length: given.length,
  }
}

function counted(list: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of list) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}
