/** A part of `npm run crash`, run with every `npm test`: the built server is killed over and over under load. */
import { describe, expect, it } from 'vitest'
import { crash } from './crash.ts'

const CYCLES = 200
/** Another run with other kills: `npm run crash -- --seed …`. */
const SEED = 20_261

describe('a server that is killed while people talk through it', () => {
  it(`[P1] [P2] [P3] [P4] [P11] loses, doubles and moves nothing that it acknowledged, ${CYCLES} kills long`, async () => {
    const { faults, ...figures } = await crash({ cycles: CYCLES, seed: SEED, lanes: 2 })
    const told = `seed ${SEED}: ${JSON.stringify(figures)}`
    expect(faults, told).toEqual([])
    expect(figures.cycles).toBe(CYCLES)
    // It was under load, and it was killed between a message and its acknowledgement.
    expect(figures.acknowledged, told).toBeGreaterThan(CYCLES)
    expect(figures.retried, told).toBeGreaterThan(0)
    expect(figures.replies, told).toBeGreaterThan(0)
    // Generous: each start takes about a second of a processor, more where others want it too.
  }, 1_800_000)
})
