import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, piecesOf } from '../../../web/console/pure/spans.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 20 })

describe('places in a text that is edited', () => {
  it('move with what is typed before them and stay before what is typed behind', () => {
    const spans = [{ start: 6, end: 10 }]
    expect(moved(spans, 'Hello Mira!', 'Oh, Hello Mira!')).toEqual([{ start: 10, end: 14 }])
    expect(moved(spans, 'Hello Mira!', 'Hello Mira, yes!')).toEqual(spans)
  })

  it('end where they are touched', () => {
    expect(moved([{ start: 6, end: 10 }], 'Hello Mira!', 'Hello Mara!')).toEqual([])
    expect(moved([{ start: 6, end: 10 }], 'Hello Mira!', '')).toEqual([])
  })

  it('always hold the words that they held, whatever is typed, pasted or taken out', () => {
    fc.assert(
      fc.property(text, text, text, text, (head, chosen, put, tail) => {
        const before = head + chosen + tail
        const after = head + put + tail
        const words = [...before.matchAll(/[ab]+/g)].map(({ 0: word, index }) => ({
          start: index,
          end: index + word.length,
        }))
        for (const [at, span] of words.entries()) {
          const [now] = moved([span], before, after)
          if (now) expect(after.slice(now.start, now.end)).toBe(before.slice(span.start, span.end))
          // What lies outside of the edit by any reading is kept: which of two like pieces was taken out, nobody can tell.
          const [first, last] = widest(before, after)
          const outside = span.end < first || span.start > last
          if (outside && before !== after) expect(now, `${at}`).toBeDefined()
        }
      }),
    )
  })
})

/** Where an edit may have begun and ended in the text before it. */
function widest(before: string, after: string): [first: number, last: number] {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length && tail < after.length && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const longer = before.length - after.length
  return [
    Math.min(head, before.length - tail, after.length - tail),
    Math.max(before.length - tail, head, head + Math.max(0, longer)),
  ]
}

describe('a text in pieces', () => {
  it('is the text, with marks where they belong, what is missing first', () => {
    const whole = 'Hello Mira, {{x}} and Ana'
    expect(
      piecesOf(
        whole,
        [
          { start: 6, end: 10 },
          { start: 10, end: 14 },
        ],
        [{ start: 12, end: 17 }],
      ),
    ).toEqual([
      { text: 'Hello ' },
      { text: 'Mira', mark: 'filled' },
      { text: ', ' },
      { text: '{{x}}', mark: 'hole' },
      { text: ' and Ana' },
    ])
  })

  it('never loses or repeats a letter', () => {
    const span = fc.tuple(fc.nat(25), fc.nat(25)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(text, fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 4 }), (whole, filled, holes) => {
        expect(
          piecesOf(whole, filled, holes)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(whole)
      }),
    )
  })
})
