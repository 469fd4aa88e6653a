import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, grounds, luminance, SEEN_FROM, seenOn, textOn } from '../../src/domain/colour.ts'

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

  it('are told from the grounds of both themes once they are corrected, and text reads on them still [property]', () => {
    fc.assert(
      fc.property(colour, (any) => {
        for (const ground of Object.values(grounds)) {
          const shown = seenOn(any, ground)
          expect(contrast(shown, ground)).toBeGreaterThanOrEqual(SEEN_FROM)
          expect(contrast(shown, textOn(shown))).toBeGreaterThanOrEqual(4.5)
          if (contrast(any, ground) >= SEEN_FROM) expect(shown).toBe(any)
        }
      }),
    )
  })

  it('are changed no further than they must be, and stay what colour they are', () => {
    expect(seenOn('#1f3355', grounds.light)).toBe('#1f3355')
    for (const [pale, ground] of [
      ['#ffe000', grounds.light],
      ['#1f3355', grounds.dark],
      ['#3a0ca3', grounds.dark],
      ['#000001', grounds.dark],
    ] as const) {
      const shown = seenOn(pale, ground)
      expect(contrast(shown, ground)).toBeLessThan(SEEN_FROM + 0.1)
      expect(hue(shown)).toBeCloseTo(hue(pale), -1)
    }
    for (const [end, ground] of [
      ['#000000', grounds.dark],
      ['#ffffff', grounds.light],
    ] as const) {
      expect(seenOn(end, ground)).toMatch(/^#(..)\1\1$/)
      expect(contrast(seenOn(end, ground), ground)).toBeGreaterThanOrEqual(SEEN_FROM)
    }
  })

  it('have grounds that are the hardest of the window’s own', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../web/shared/tokens.css'), 'utf8')
    const pairs = ['paper', 'surface', 'sunk'].map((name) => {
      const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []
      return { light, dark }
    })
    const sorted = (theme: 'light' | 'dark') =>
      pairs.map((pair) => pair[theme]).sort((a, b) => luminance(a) - luminance(b))
    expect(sorted('light')[0]).toBe(grounds.light)
    expect(sorted('dark').at(-1)).toBe(grounds.dark)
  })
})

/** In degrees. */
function hue(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\da-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16))
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  const turn =
    most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least) : 4 + (r - g) / (most - least)
  return (turn * 60 + 360) % 360
}
