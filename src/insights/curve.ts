/**
 * The risk/coverage curve: the fewer questions the assistant dares to answer, the fewer of its answers are wrong.
 * Pure.
 */
import { traffic } from '../domain/traffic.ts'
import type { Judged } from './metrics.ts'

export interface CurvePoint {
  /** 0…1: the least confidence that is answered with. */
  confidence: number
  /** Of a hundred questions that the articles answer, how many get an answer. */
  answered: number
  /** Of a hundred answers given, how many are wrong. */
  wrong: number
}

/**
 * A point for each confidence that was met, from the surest on. Wrong is an answer from an article that does not hold
 * it, and any answer where none does. Both kinds count as many as the traffic has of them; what it has besides is about
 * something else, and is left unanswered at any confidence worth setting.
 */
export function riskCurve(answerable: readonly Judged[], unanswerable: readonly { p: number }[]): CurvePoint[] {
  if (answerable.length === 0) return []
  const hold = traffic.answerable / answerable.length
  const lack = unanswerable.length === 0 ? 0 : traffic.unanswerable / unanswerable.length
  const rows = [
    ...answerable.map(({ p, right }) => ({ p, weight: hold, right, isAnswerable: true })),
    ...unanswerable.map(({ p }) => ({ p, weight: lack, right: false, isAnswerable: false })),
  ].sort((one, other) => other.p - one.p)
  const points: CurvePoint[] = []
  let given = 0
  let wrong = 0
  let answered = 0
  for (const [at, { p, weight, right, isAnswerable }] of rows.entries()) {
    given += weight
    if (!right) wrong += weight
    if (isAnswerable) answered++
    if (rows[at + 1]?.p === p) continue
    points.push({ confidence: p, answered: (100 * answered) / answerable.length, wrong: (100 * wrong) / given })
  }
  return points
}

/** What answering from a confidence on comes to; nothing is answered where no question reaches it. */
export function pointAt(curve: readonly CurvePoint[], confidence: number): CurvePoint {
  return curve.findLast((point) => point.confidence >= confidence) ?? { confidence, answered: 0, wrong: 0 }
}
