import { describe, expect, it } from 'vitest'
import { keeping } from '../../src/domain/kept.ts'

describe('what is kept', () => {
  it('is made once while it is among the latest that were asked for', () => {
    const made: string[] = []
    const of = keeping(2, (key: string) => {
      made.push(key)
      return key.toUpperCase()
    })
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(of)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
    // c took the place of b, because a was asked for after it.
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('is never more than it may be, however much is asked for', () => {
    const made: number[] = []
    const of = keeping(3, (key: number) => made.push(key))
    for (let key = 0; key < 100; key++) of(key)
    made.length = 0
    for (const key of [99, 98, 97, 96]) of(key)
    expect(made).toEqual([96])
  })

  it('holds nothing of what could not be made', () => {
    let tries = 0
    const of = keeping(2, () => {
      tries++
      throw new RangeError('no')
    })
    expect(() => of('a')).toThrow(RangeError)
    expect(() => of('a')).toThrow(RangeError)
    expect(tries).toBe(2)
  })
})
