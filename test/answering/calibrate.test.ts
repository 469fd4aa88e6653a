import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate, calibrated, type LabelledRow } from '../../src/answering/calibrate.ts'

/** Rows at some probabilities, each right as often as `truth` says, of a hundred. */
const rowsOf = (truth: (p: number) => number): LabelledRow[] =>
  [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((p) =>
    Array.from({ length: 100 }, (_, at) => ({ p, right: at < Math.round(100 * truth(p)), weight: 1 })),
  )

describe('fitting the judge to one base', () => {
  it('leaves a probability that is right as it is', () => {
    const fit = calibrate(rowsOf((p) => p))
    for (const p of [0.1, 0.3, 0.5, 0.7, 0.9]) expect(calibrated(p, fit)).toBeCloseTo(p, 1)
  })

  it('lowers what is too sure and raises what is not sure enough', () => {
    const sure = calibrate(rowsOf((p) => 0.5 * p))
    expect(calibrated(0.9, sure)).toBeLessThan(0.6)
    const timid = calibrate(rowsOf((p) => 0.5 + 0.5 * p))
    expect(calibrated(0.3, timid)).toBeGreaterThan(0.5)
  })

  it('finds the fit that Platt describes', () => {
    const at = { slope: 0.6, offset: -0.7 }
    const { slope, offset } = calibrate(rowsOf((p) => calibrated(p, at)))
    expect(slope).toBeCloseTo(at.slope, 1)
    expect(offset).toBeCloseTo(at.offset, 1)
  })

  it('changes nothing on the word of a few rows, which chance says as easily, and little on that of some', () => {
    const wrong = (count: number): LabelledRow[] =>
      Array.from({ length: count }, () => ({ p: 0.8, right: false, weight: 1 }))
    expect(calibrate([])).toEqual({ slope: 1, offset: 0 })
    expect(calibrated(0.8, calibrate(wrong(1)))).toBeCloseTo(0.8, 10)
    const six = calibrated(0.8, calibrate(wrong(6)))
    expect(six).toBeLessThan(0.8)
    expect(six).toBeGreaterThan(calibrated(0.8, calibrate(wrong(60))))
  })

  it('counts a row by its weight', () => {
    const rows = (right: number, wrong: number): LabelledRow[] => [
      ...Array.from({ length: 60 }, () => ({ p: 0.5, right: true, weight: right })),
      ...Array.from({ length: 60 }, () => ({ p: 0.5, right: false, weight: wrong })),
    ]
    expect(calibrated(0.5, calibrate(rows(3, 1)))).toBeCloseTo(0.75, 1)
    expect(calibrated(0.5, calibrate(rows(1, 3)))).toBeCloseTo(0.25, 1)
  })

  it('keeps the order of probabilities and stays between 0 and 1, whatever the labels', () => {
    const row = fc.record({
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      right: fc.boolean(),
      weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
        const fit = calibrate(rows)
        const moved = [0, 0.01, 0.2, 0.5, 0.8, 0.99, 1].map((p) => calibrated(p, fit))
        expect(moved).toEqual([...moved].sort((a, b) => a - b))
        for (const p of moved) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
