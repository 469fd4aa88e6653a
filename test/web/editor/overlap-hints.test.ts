import { describe, expect, it } from 'vitest'
import type { Overlap } from '../../../src/domain/overlaps.ts'
import { hintsOf, stillHeld } from '../../../web/editor/pure/overlap-hints.ts'

const place = (articleId: string, line: number, text = 'Text.'): Overlap['one'] => ({
  articleId,
  title: articleId.toUpperCase(),
  trail: ['How long'],
  anchor: 'how-long',
  line,
  column: 3,
  text,
})
const overlap = (more: Partial<Overlap>): Overlap => ({
  key: '0123456789abcdef',
  kind: 'duplicate',
  lang: 'en',
  why: 'The same passage of 20 words stands in both.',
  one: place('a', 7),
  other: place('b', 9),
  also: [],
  ...more,
})

describe('What a text says twice or against other articles', () => {
  it('is a hint at its place that leads to the other one, whichever comes first', () => {
    const contradiction = overlap({
      kind: 'contradiction',
      why: '14 days here, 30 days there.',
      one: place('b', 9, 'It takes 30 days.'),
      other: place('a', 2),
    })
    expect(hintsOf('a', [overlap({ also: ['a', 'c'] }), contradiction])).toEqual([
      {
        severity: 'hint',
        kind: 'contradiction',
        line: 2,
        column: 3,
        length: 5,
        message:
          '14 days here, 30 days there. Another article says: “It takes 30 days.” See “B › How long” (b.md, line 9).',
      },
      {
        severity: 'hint',
        kind: 'duplicate',
        line: 7,
        column: 3,
        length: 5,
        message: 'The same passage of 20 words stands in both. See “B › How long” (b.md, line 9), c.md.',
      },
    ])
  })

  it('is said of the whole file where its place was not found, and not of other articles', () => {
    const [hint] = hintsOf('a', [overlap({ one: place('a', 0), other: place('b', 0) })])
    expect(hint).toMatchObject({ line: 0, message: expect.stringMatching(/See “B › How long” \(b\.md\)\.$/) })
    expect(hint).not.toHaveProperty('column')
    expect(hintsOf('z', [overlap({})])).toEqual([])
  })

  it('follows its line while one types elsewhere, and goes when the line itself is changed', () => {
    const hints = hintsOf('a', [overlap({ one: place('a', 2) })])
    const lines = (now: string) => stillHeld(hints, 'One\nTwo\nThree', now).map(({ line }) => line)
    expect(lines('One\nTwo\nThree')).toEqual([2])
    expect(lines('New\r\nOne\r\nTwo\r\nThree')).toEqual([3])
    expect(lines('Two\nOne\nTwo')).toEqual([1])
    expect(lines('One\nTwo!\nThree')).toEqual([])
    expect(stillHeld(hintsOf('a', [overlap({ one: place('a', 0) })]), 'x', 'y')).toHaveLength(1)
  })
})
