import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, luminance, textOn } from '../../src/domain/colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('colours', () => {
  it('contrast as WCAG 2.2 has it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(luminance('#FF0000')).toBeCloseTo(0.2126)
  })

  it('all have a text that reads at 4.5:1 or better [property]', () => {
    fc.assert(
      fc.property(colour, (any) => {
        const chosen = contrast(any, textOn(any))
        expect(chosen).toBeGreaterThanOrEqual(4.5)
        // Black and white read all but alike on a few: either will do there.
        expect(chosen + 0.02).toBeGreaterThanOrEqual(Math.max(contrast(any, '#000000'), contrast(any, '#ffffff')))
      }),
    )
  })
})
