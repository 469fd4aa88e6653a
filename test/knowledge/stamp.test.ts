import { describe, expect, it } from 'vitest'
import type { Shelf } from '../../src/knowledge/shelf.ts'
import { stamping, stampOfShelf } from '../../src/knowledge/stamp.ts'

const now = '2026-03-01T10:00:00.000Z'
const shelfOf = (synonyms: Shelf['synonyms']) => {
  let looks = 0
  const shelf = {
    synonyms,
    redirects: new Map(),
    get articles() {
      looks++
      return new Map()
    },
  } as unknown as Shelf
  return { shelf, looked: () => looks }
}

describe('The stamp of the newest reading', () => {
  it('is made once while customers see the same of it, and anew when they do not', () => {
    const stamp = stamping()
    const { shelf, looked } = shelfOf([])
    const open: [] = []
    const first = stamp(shelf, open, now)
    expect(stamp(shelf, open, now)).toBe(first)
    expect(looked()).toBe(1)
    stamp(shelf, [], now)
    expect(looked()).toBe(2)
    const other = shelfOf([{ phrase: 'sign in', others: ['log in'] }]).shelf
    expect(stamp(other, open, now)).toBe(stampOfShelf(other, now))
    expect(stamp(other, open, now)).not.toBe(first)
  })
})
