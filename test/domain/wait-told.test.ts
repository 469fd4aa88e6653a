/** Whether what customers are told of their wait comes true, at a desk of which everything is known. */
import { describe, expect, it } from 'vitest'
import { type Told, type Work, worked } from './desk-at-work.ts'

/** A range from the 20th to the 80th percentile should hold three in five; within this it is no guess. */
const SANE = { least: 0.5, most: 0.75 }
const SEEDS = [1, 2, 3]

const desks: [string, Omit<Work, 'seed'>][] = [
  ['a calm desk', { agents: 2, capacity: 3, perHour: 18, handling: 600, pickup: 20, hours: 40 }],
  ['a busy desk', { agents: 2, capacity: 3, perHour: 30, handling: 600, pickup: 20, hours: 20 }],
  ['a large and busy desk', { agents: 4, capacity: 3, perHour: 68, handling: 600, pickup: 10, hours: 10 }],
  [
    'a desk that more come to than it can serve',
    { agents: 1, capacity: 3, perHour: 33, handling: 360, pickup: 15, hours: 30 },
  ],
]

describe('the wait that is told on joining', () => {
  it.each(desks)('holds about three in five waits at %s', (name, work) => {
    const told = SEEDS.flatMap((seed) => worked({ ...work, seed }))
    const [free, full] = [told.filter((one) => one.free), told.filter((one) => !one.free)].map(coverage)
    console.log(`waits within the range told at ${name}: ${words(free)} with a place free, ${words(full)} with none`)
    for (const part of [free, full]) {
      if (!part || part.n < 200) continue
      expect(part.within).toBeGreaterThan(SANE.least)
      expect(part.within).toBeLessThan(SANE.most)
    }
    expect((free?.n ?? 0) + (full?.n ?? 0)).toBeGreaterThan(1_000)
  })

  it('is none while nothing is known yet', () => {
    const told = SEEDS.flatMap((seed) =>
      worked({ agents: 2, capacity: 3, perHour: 18, handling: 600, pickup: 20, seed, hours: 3 }),
    )
    expect(told.slice(0, 3).map(({ range }) => range)).toEqual([null, null, null])
  })
})

interface Coverage {
  n: number
  within: number
}

function coverage(told: readonly Told[]): Coverage {
  const ranges = told.flatMap(({ range, waited }) => (range ? [{ range, waited }] : []))
  const within = ranges.filter(({ range: [low, high], waited }) => low <= waited && waited <= high)
  return { n: ranges.length, within: within.length / ranges.length }
}

function words(part: Coverage | undefined): string {
  return part ? `${Math.round(part.within * 100)}% of ${part.n}` : 'none'
}
