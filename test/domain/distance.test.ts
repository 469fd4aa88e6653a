import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, verdictOf } from '../../src/domain/distance.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

describe('the distance of two texts', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3 / 7],
    ['flaw', 'lawn', 2 / 4],
    ['Send it back.', '', 1],
    ['Send it  back.\n', 'Send it back.', 0],
  ])('of %j and %j is known', (one, other, known) => {
    expect(distance(one, other)).toBeCloseTo(known, 10)
  })

  it('is between 0 and 1, the same both ways, and 0 only where nothing but blanks differs', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const far = distance(one, other)
        expect(far).toBeGreaterThanOrEqual(0)
        expect(far).toBeLessThanOrEqual(1)
        expect(distance(other, one)).toBeCloseTo(far, 10)
        const same = one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim()
        expect(far === 0).toBe(same)
      }),
    )
  })

  it('of very long texts counts what it does not compare as changed', () => {
    const long = 'a'.repeat(9_000)
    expect(distance(`x${long}y`, `y${'b'.repeat(9_000)}x`)).toBe(1)
    expect(distance(long, `${long}b`)).toBeCloseTo(1 / 9_001, 10)
  })
})

describe('what a distance says', () => {
  const suggested =
    'From “Returns”: You can send an order back within 30 days of delivery. Print the label, put it on the parcel and hand it in at any post office.'

  it('is accepted as it was, edited where a part was changed or kept, rejected where something else was written', () => {
    const verdict = (sent: string) => verdictOf(distance(suggested, sent))
    expect(verdict(suggested)).toBe('accepted')
    expect(verdict(`Hi Mira! ${suggested}`)).toBe('edited')
    expect(verdict('You can send an order back within 30 days of delivery.')).toBe('edited')
    expect(
      verdict('I have looked into your account: the invoice went to an old address, so I sent it again just now.'),
    ).toBe('rejected')
    expect(verdict('One moment please.')).toBe('rejected')
  })
})
