/** The whole desk over a real database against the model, through faults, jumps, deaths and restarts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { told } from './coverage.ts'
import { anyLife, lived } from './run.ts'

const RUNS = 100
const STEPS = 80

describe('[P1] [P2] [P3] [P5] [P9] [P11] any life of a desk', () => {
  it('goes as the model says through faults, jumps and deaths, and nothing hangs at its end', async () => {
    await fc.assert(anyLife(STEPS), { numRuns: RUNS })
    console.log(told())
    expect(lived.runs).toBeGreaterThanOrEqual(RUNS)
  }, 300_000)
})
