/** How well one way of grouping things agrees with another, by the usual measures. */

export interface Agreement {
  /** Share of things that are with the most common kind of their group (Zhao & Karypis, 2001). */
  purity: number
  /** Mutual information over the mean of both entropies, 0…1 (Strehl & Ghosh, 2002). */
  nmi: number
  /** Pairs that both put together or both keep apart, beyond chance: 0 is chance, 1 the same (Hubert & Arabie, 1985). */
  ari: number
}

/** @param pairs of each thing its group and its kind */
export function agreement(pairs: readonly { group: string; kind: string }[]): Agreement {
  const n = pairs.length
  const groups = counts(pairs.map(({ group }) => group))
  const kinds = counts(pairs.map(({ kind }) => kind))
  const both = counts(pairs.map(({ group, kind }) => JSON.stringify([group, kind])))
  const most = new Map<string, number>()
  let mutual = 0
  for (const [key, count] of both) {
    const [group, kind] = JSON.parse(key) as [string, string]
    most.set(group, Math.max(most.get(group) ?? 0, count))
    mutual += (count / n) * Math.log((n * count) / ((groups.get(group) as number) * (kinds.get(kind) as number)))
  }
  const entropy = (sizes: Map<string, number>) => sum(sizes, (size) => -(size / n) * Math.log(size / n))
  const mean = (entropy(groups) + entropy(kinds)) / 2
  const together = sum(both, choose2)
  const expected = (sum(groups, choose2) * sum(kinds, choose2)) / choose2(n)
  const ceiling = (sum(groups, choose2) + sum(kinds, choose2)) / 2
  return {
    purity: sum(most, (count) => count) / n,
    nmi: mean === 0 ? 1 : mutual / mean,
    ari: ceiling === expected ? 1 : (together - expected) / (ceiling - expected),
  }
}

function counts(items: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1)
  return found
}

function sum(sizes: ReadonlyMap<string, number>, of: (size: number) => number): number {
  return [...sizes.values()].reduce((total, size) => total + of(size), 0)
}

const choose2 = (n: number) => (n * (n - 1)) / 2
