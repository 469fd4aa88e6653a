/** Fits the judge's probability to one knowledge base, from questions whose right articles are known. Pure. */

/** What moves a probability: `slope` and `offset` of its log odds. */
export interface Calibration {
  /** Above 0, so that the order of questions stays. */
  slope: number
  offset: number
}

export interface LabelledRow {
  /** The judge's probability as it comes, 0…1. */
  p: number
  /** Whether the best article was a right one. */
  right: boolean
  /** What the row counts among the others. */
  weight: number
}

/** Labelled questions from which on a base speaks for itself; below, chance has more to say than the base. */
export const fewestQuestions = 60

/** How strongly a fit is held to what holds for other bases, so that it exists whatever the labels are. */
const held = { slope: 1, offset: 0.2 }
/** What a fit of so many figures gains by chance alone, in log likelihood. */
const chanceGain = 1
const leastSlope = 0.2
const maxSteps = 50

/**
 * Platt scaling: the logistic of `slope · log odds + offset` that makes the labels likeliest, with Platt's smoothed
 * targets (J. Platt, "Probabilistic outputs for support vector machines", 1999), by Newton's method with backtracking
 * (H.-T. Lin, C.-J. Lin, R. Weng, "A note on Platt's probabilistic outputs", 2007). Of the way from the probability as
 * it is to that fit, it goes as far as the rows gain more by it than chance would: the positive part of James and Stein
 * (B. Efron, C. Morris, "Stein's estimation rule and its competitors", 1973).
 * @returns the identity where there are no rows
 */
export function calibrate(rows: readonly LabelledRow[]): Calibration {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return { slope: 1, offset: 0 }
  // Weights are brought to a mean of 1, so that they say what counts more and not how many rows there are.
  const scale = rows.length / total
  const rights = scale * rows.reduce((sum, { right, weight }) => (right ? sum + weight : sum), 0)
  const targets = { right: (rights + 1) / (rights + 2), wrong: 1 / (rows.length - rights + 2) }
  const points = rows.map(({ p, right, weight }) => {
    return { z: logOdds(p), target: right ? targets.right : targets.wrong, weight: weight * scale }
  })

  let at: Calibration = { slope: 1, offset: 0 }
  const before = lossAt(points, at)
  let loss = before
  for (let step = 0; step < maxSteps; step++) {
    const { slope, offset } = newtonStep(points, at)
    let share = 1
    let next = at
    let reached = loss
    for (; share > 1e-6; share /= 2) {
      next = { slope: Math.max(leastSlope, at.slope - share * slope), offset: at.offset - share * offset }
      reached = lossAt(points, next)
      if (reached < loss) break
    }
    if (!(loss - reached > 1e-9)) break
    at = next
    loss = reached
  }
  const sure = Math.max(0, 1 - chanceGain / Math.max(before - loss, chanceGain))
  return { slope: 1 + sure * (at.slope - 1), offset: sure * at.offset }
}

/** A probability as one base makes it, 0…1; the order of probabilities stays. */
export function calibrated(p: number, { slope, offset }: Calibration): number {
  return logistic(slope * logOdds(p) + offset)
}

interface Point {
  z: number
  target: number
  weight: number
}

function lossAt(points: readonly Point[], { slope, offset }: Calibration): number {
  const ridge = (held.slope * (slope - 1) ** 2 + held.offset * offset ** 2) / 2
  return points.reduce((sum, { z, target, weight }) => {
    const u = slope * z + offset
    const likely = u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u))
    return sum + weight * (likely - target * u)
  }, ridge)
}

/** Gradient over curvature, solved for both parameters at once. */
function newtonStep(points: readonly Point[], { slope, offset }: Calibration): Calibration {
  let [down, up] = [held.slope * (slope - 1), held.offset * offset]
  let [ss, so, oo] = [held.slope, 0, held.offset]
  for (const { z, target, weight } of points) {
    const p = logistic(slope * z + offset)
    const off = weight * (p - target)
    const bend = weight * p * (1 - p)
    down += off * z
    up += off
    ss += bend * z * z
    so += bend * z
    oo += bend
  }
  const determinant = ss * oo - so * so
  return { slope: (oo * down - so * up) / determinant, offset: (ss * up - so * down) / determinant }
}

/** Log odds of a probability kept off 0 and 1. */
function logOdds(p: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, p))
  return Math.log(kept / (1 - kept))
}

const logistic = (z: number) => 1 / (1 + Math.exp(-z))
