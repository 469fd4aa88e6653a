import { describe, expect, it } from 'vitest'
import { fitLogistic, fitRanking, sigmoid } from './logistic.ts'

describe('fitting', () => {
  it('learns which feature tells, and how often', () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({
      x: [at % 2, (at * 7) % 3],
      y: at % 2 === 1 && at % 10 !== 1 ? 1 : 0,
      weight: 1,
    }))
    const { bias, weights } = fitLogistic(rows, 2)
    expect(sigmoid(bias + (weights[0] as number))).toBeGreaterThan(0.6)
    expect(sigmoid(bias)).toBeLessThan(0.15)
    expect(Math.abs(weights[1] as number)).toBeLessThan(0.5)
  })

  it('ranks by the feature that right candidates have, and keeps weights from going below zero', () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({
      candidates: [[[1, at % 2]], [[0, 1]], [[0.2, 0.5]]],
      right: [0],
      weight: 1,
    }))
    const [telling = 0, useless = 0] = fitRanking(rows, 2)
    expect(telling).toBeGreaterThan(1)
    expect(useless).toBeGreaterThanOrEqual(0)
    expect(useless).toBeLessThan(telling)
  })
})
