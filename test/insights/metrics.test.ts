import { describe, expect, it } from 'vitest'
import { words } from '../../src/domain/text.ts'
import { auroc, calibrationError, overlap, rankFigures, riskAt, weighed } from '../../src/insights/metrics.ts'

describe('the figures of the evaluation', () => {
  it('count a right article by its rank', () => {
    const figures = rankFigures([
      { ranked: ['a', 'b'], gold: ['a'] },
      { ranked: ['a', 'b'], gold: ['b'] },
      { ranked: ['a', 'b'], gold: ['c'] },
      { ranked: [], gold: ['a'] },
    ])
    expect(figures).toMatchObject({ n: 4, r1: 0.25, r3: 0.5, r5: 0.5, mrr: 0.375 })
    expect(figures.ndcg).toBeCloseTo((1 + 1 / Math.log2(3)) / 4)
  })

  it('count ties of confidence as half', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.2])).toBe(1)
    expect(auroc([0.1], [0.9])).toBe(0)
    expect(auroc([0.5, 0.5], [0.5])).toBe(0.5)
    expect(auroc([0.9, 0.4], [0.5])).toBe(0.5)
  })

  it('tell the wrong among the most confident', () => {
    const rows = [0.9, 0.8, 0.7, 0.6].map((p, at) => ({ p, right: at !== 1 }))
    expect(riskAt(rows, 0.25)).toBe(0)
    expect(riskAt(rows, 0.5)).toBe(0.5)
    expect(riskAt(rows, 1)).toBe(0.25)
  })

  it('see no error where ninety of a hundred at .9 are right', () => {
    expect(calibrationError(Array.from({ length: 100 }, (_, at) => ({ p: 0.9, right: at < 90 })))).toBeCloseTo(0)
    expect(calibrationError([{ p: 0.9, right: false }])).toBeCloseTo(0.9)
  })

  it('let a rare kind of message stand for its share of the traffic', () => {
    const rows = weighed(
      [{ p: 0.9, right: true }],
      Array.from({ length: 9 }, () => ({ p: 0.5, right: false })),
      0.7,
    )
    expect(rows.reduce((sum, { weight = 0 }) => sum + weight, 0)).toBeCloseTo(1)
    expect(riskAt(rows, 0.7)).toBe(0)
    expect(riskAt(rows, 1)).toBeCloseTo(0.3)
    expect(calibrationError(rows)).toBeCloseTo(0.07 + 0.15)
  })

  it('compare a reply with a known answer word by word, each as often as it comes', () => {
    const half = overlap(words('press the the button'), words('Press the red button twice and wait for a green light'))
    expect(half).toMatchObject({ covered: false, length: 4 })
    expect(half.recall).toBeCloseTo(3 / 11)
    expect(overlap(words('one two three four five'), words('one two three four five six seven'))).toMatchObject({
      covered: true,
    })
  })

  it('hold a short answer covered only where it stands there as it is', () => {
    expect(overlap(words('Open the menu, then choose Red.'), words('menu then choose')).covered).toBe(true)
    expect(overlap(words('Choose the menu then.'), words('menu choose')).covered).toBe(false)
    expect(overlap(words('within a hundred days'), words('red')).covered).toBe(false)
  })
})
