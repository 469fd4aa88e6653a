/** Figures of the evaluation, as `eval/README.md` beside the data defines them. */

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

/** Expected calibration error over ten bins of equal width. */
export function calibrationError(rows: readonly { p: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, p: 0, right: 0 }))
  for (const { p, right } of rows) {
    const bin = bins[Math.min(9, Math.floor(p * 10))] as (typeof bins)[number]
    bin.n++
    bin.p += p
    bin.right += right ? 1 : 0
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.p - bin.right), 0) / rows.length
}

/** How many wrong among the most confident `coverage` of rows. */
export function riskAt(rows: readonly { p: number; right: boolean }[], coverage: number): number {
  const kept = [...rows].sort((a, b) => b.p - a.p).slice(0, Math.max(1, Math.round(rows.length * coverage)))
  return kept.filter(({ right }) => !right).length / kept.length
}
