import { describe, expect, it } from 'vitest'
import { calm, suddenGrowth, tail } from '../../src/content/growth.ts'

const NOW = Date.parse('2026-03-20T12:00:00.000Z')
const HOUR = 3_600_000
const at = (ms: number) => new Date(NOW - ms).toISOString()
const now = at(0)
const since = at(40 * 24 * HOUR)
const within = (many: number, ms: number) => Array.from({ length: many }, (_, n) => at((ms * (n + 0.5)) / many))

describe('Misses grow suddenly', () => {
  it('where an hour has more than chance brings to a subject that hardly anybody asks about', () => {
    expect(suddenGrowth(within(6, HOUR), now, since)).toEqual({ window: 'hour', count: 6, expected: 0.25 })
  })

  it('where a day has, though no hour of it does', () => {
    expect(suddenGrowth(within(12, 20 * HOUR), now, since)).toMatchObject({ window: 'day', count: 12 })
  })

  it.each<[string, string[]]>([
    ['on a quiet desk with two questions in an hour', within(2, HOUR)],
    ['where as many come every hour', within(6 * 24 * 28, 28 * 24 * HOUR)],
    [
      'at noon, which has three times an average hour',
      [...within(24 * 28 * 2, 28 * 24 * HOUR).slice(2), ...within(6, HOUR)],
    ],
    ['where nothing is asked', []],
  ])('not %s', (_, times) => {
    expect(suddenGrowth(times, now, since)).toBeUndefined()
  })

  it('and calm down only once half of what rings is gone, so that nothing rings on and off', () => {
    expect(calm(within(4, HOUR), now, since)).toBe(false)
    expect(calm(within(2, HOUR), now, since)).toBe(true)
  })
})

it('The tail of a Poisson distribution is exact, far out as well', () => {
  expect(tail(0, 3)).toBeCloseTo(1, 12)
  expect(tail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12)
  // R: ppois(4, 0.25, lower.tail = FALSE), ppois(29, 2, lower.tail = FALSE)
  expect(tail(5, 0.25)).toBeCloseTo(6.612e-6, 9)
  expect(tail(30, 2) / 5.859e-25).toBeCloseTo(1, 1)
})
