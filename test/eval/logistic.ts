/** Small models, fitted by gradient descent: few features, thousands of rows, the same result on every run. */

export interface Row {
  x: number[]
  y: number
  weight: number
}

export interface Linear {
  bias: number
  weights: number[]
}

/** Logistic regression with L2 on the weights. */
export function fitLogistic(rows: readonly Row[], features: number, { l2 = 0.001, steps = 1500 } = {}): Linear {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  return descend(
    features + 1,
    steps,
    (at) => {
      const gradient = new Float64Array(features + 1)
      for (const { x, y, weight } of rows) {
        const off = ((sigmoid(dot(at, x) + (at[features] as number)) - y) * weight) / total
        for (let f = 0; f < features; f++) add(gradient, f, off * (x[f] as number))
        add(gradient, features, off)
      }
      for (let f = 0; f < features; f++) add(gradient, f, l2 * (at[f] as number))
      return gradient
    },
    features,
  )
}

/** Questions with the features of every candidate's passages; one candidate is right. */
export interface Listwise {
  /** article → passage → features. */
  candidates: number[][][]
  /** Which candidates are right. */
  right: number[]
  weight: number
}

/**
 * The least that a feature weighs, on the scale of its spread. Which passage of a right article is quoted does not show
 * in the ranking of articles, so a fit to that alone would drop what tells one passage from another.
 */
const leastWeight = 0.25

/**
 * Softmax over candidates, each as good as its best passage. L2 is the same for all features whatever their spread, so
 * that features that say much the same share their weight.
 */
export function fitRanking(raw: readonly Listwise[], features: number, { l2 = 0.02, steps = 200 } = {}): number[] {
  const spreads = spreadsOf(raw, features)
  const rows = raw.map((row) => ({
    ...row,
    candidates: row.candidates.map((passages) => passages.map((x) => x.map((v, f) => v / (spreads[f] as number)))),
  }))
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const fitted = descend(
    features,
    steps,
    (at) => {
      const gradient = new Float64Array(features)
      for (const { candidates, right, weight } of rows) {
        const best = candidates.map((passages) => bestOf(passages, at))
        const scores = best.map((passage) => dot(at, passage))
        const top = Math.max(...scores)
        const shares = scores.map((score) => Math.exp(score - top))
        const mass = shares.reduce((a, s) => a + s, 0)
        const rightMass = right.reduce((a, r) => a + (shares[r] as number), 0)
        for (const [c, passage] of best.entries()) {
          const wanted = right.includes(c) ? (shares[c] as number) / rightMass : 0
          const off = (((shares[c] as number) / mass - wanted) * weight) / total
          for (let f = 0; f < features; f++) add(gradient, f, off * (passage[f] as number))
        }
      }
      for (let f = 0; f < features; f++) add(gradient, f, l2 * (at[f] as number))
      return gradient
    },
    -1,
    leastWeight,
  )
  return fitted.weights.map((weight, f) => weight / (spreads[f] as number))
}

/** Standard deviation of each feature over all passages; 1 for one that never changes. */
function spreadsOf(rows: readonly Listwise[], features: number): number[] {
  const sums = new Float64Array(features)
  const squares = new Float64Array(features)
  let n = 0
  for (const passages of rows.flatMap(({ candidates }) => candidates)) {
    n += passages.length
    for (const passage of passages) {
      for (let f = 0; f < features; f++) {
        add(sums, f, passage[f] as number)
        add(squares, f, (passage[f] as number) ** 2)
      }
    }
  }
  return Array.from(sums, (sum, f) => Math.sqrt(Math.max(0, (squares[f] as number) / n - (sum / n) ** 2)) || 1)
}

function bestOf(passages: readonly number[][], at: readonly number[]): number[] {
  let best = passages[0] as number[]
  let top = Number.NEGATIVE_INFINITY
  for (const passage of passages) {
    const score = dot(at, passage)
    if (score > top) [best, top] = [passage, score]
  }
  return best
}

/** Adam with a falling step. `biasAt` tells which parameter is the bias; -1 for none; `least` bounds weights from below. */
function descend(
  size: number,
  steps: number,
  gradientAt: (at: number[]) => Float64Array,
  biasAt: number,
  least = Number.NEGATIVE_INFINITY,
): Linear {
  const at = new Array<number>(size).fill(Number.isFinite(least) ? 1 : 0)
  const mean = new Array<number>(size).fill(0)
  const square = new Array<number>(size).fill(0)
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(at)
    const rate = 0.15 * (1 - (0.9 * step) / steps)
    for (let f = 0; f < size; f++) {
      const g = gradient[f] as number
      mean[f] = 0.9 * (mean[f] as number) + 0.1 * g
      square[f] = 0.999 * (square[f] as number) + 0.001 * g * g
      const change =
        (rate * ((mean[f] as number) / (1 - 0.9 ** step))) /
        (Math.sqrt((square[f] as number) / (1 - 0.999 ** step)) + 1e-8)
      at[f] = (at[f] as number) - change
      at[f] = Math.max(least, at[f] as number)
    }
  }
  return biasAt < 0 ? { bias: 0, weights: at } : { bias: at[biasAt] as number, weights: at.slice(0, biasAt) }
}

export const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

export function dot(a: readonly number[], x: readonly number[]): number {
  let sum = 0
  for (let f = 0; f < x.length; f++) sum += (x[f] as number) * (a[f] as number)
  return sum
}

function add(sums: Float64Array, at: number, more: number): void {
  sums[at] = (sums[at] as number) + more
}
