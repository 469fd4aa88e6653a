import { describe, expect, it } from 'vitest'
import { pointAt, riskCurve } from '../../src/insights/curve.ts'
import { curveSvg } from '../../src/insights/curve-svg.ts'
import { curveText } from '../../src/insights/curve-text.ts'

const answerable = [
  { p: 0.9, right: true },
  { p: 0.8, right: true },
  { p: 0.6, right: false },
  { p: 0.2, right: true },
]
const unanswerable = [{ p: 0.5 }, { p: 0.1 }]
const curve = riskCurve(answerable, unanswerable)

describe('the risk/coverage curve', () => {
  it('counts wrong articles, and every answer where none holds it, 18 against 70', () => {
    expect(curve.map(({ confidence }) => confidence)).toEqual([0.9, 0.8, 0.6, 0.5, 0.2, 0.1])
    expect(curve.map(({ answered }) => answered)).toEqual([25, 50, 75, 75, 100, 100])
    expect(curve[2]?.wrong).toBeCloseTo(100 / 3)
    expect(curve[3]?.wrong).toBeCloseTo((100 * (17.5 + 9)) / (3 * 17.5 + 9))
    expect(curve[5]?.wrong).toBeCloseTo((100 * (17.5 + 18)) / 88)
  })

  it('has one point for messages of one confidence', () => {
    expect(riskCurve([{ p: 0.5, right: true }], [{ p: 0.5 }])).toEqual([
      { confidence: 0.5, answered: 100, wrong: (100 * 18) / 88 },
    ])
  })

  it('is empty where nothing was asked', () => {
    expect(riskCurve([], unanswerable)).toEqual([])
  })

  it('tells what a threshold comes to', () => {
    expect(pointAt(curve, 0.7)).toMatchObject({ answered: 50, wrong: 0 })
    expect(pointAt(curve, 0.6)).toMatchObject({ answered: 75 })
    expect(pointAt(curve, 0.95)).toEqual({ confidence: 0.95, answered: 0, wrong: 0 })
  })

  it('is drawn as text with the operator’s place, the worst point inside the frame', () => {
    const lines = curveText(curve, 0.7)
    expect(lines.join('\n').match(/●/g)).toHaveLength(1)
    expect(lines.find((line) => line.includes('●'))?.trim()).toMatch(/^0 │ +· +●$/)
    expect(lines[1]).toMatch(/^ {2}50 │/)
    expect(lines[2]).toMatch(/·$/)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(curveText([], 0.5)).toHaveLength(lines.length)
  })

  it('is drawn as a picture that says what it shows, with names as text', () => {
    const svg = curveSvg(curve, 0.7, 20, '<kb> & "co"')
    expect(svg).toContain('&#60;kb&#62; &#38; &#34;co&#34;')
    expect(svg).not.toContain('<kb>')
    expect(svg).toMatch(/<title id="title">Risk and coverage of/)
    expect(svg).toContain('At BELLHOP_MAX_WRONG=20: 50 of 100 answered, 0 of 100 answers wrong')
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(curveSvg([], 0.7, 20, 'empty')).not.toMatch(/NaN|Infinity|undefined/)
  })
})
