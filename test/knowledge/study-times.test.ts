import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepStudied, restudyMs } from '../../src/knowledge/study-times.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const old = Array.from({ length: 110 }, (_, at) => ({ id: `${at}` }))
const edits = old.map((article) => ({ ...article }))
const reading = (count: number, edited: number[] = []) =>
  new Map(
    old.slice(0, count).map((article, at) => [article.id, (edited.includes(at) ? edits[at] : undefined) ?? article]),
  )

describe('a base that was studied', () => {
  it('is studied again at once where much of it changed, came or went', () => {
    for (const other of [reading(100, [1, 2, 3, 4, 5]), reading(110), reading(90)]) {
      const study = vi.fn()
      keepStudied(reading(100), study).changed(other)
      expect(study).toHaveBeenCalledTimes(1)
    }
  })

  it('waits with a few edits until some time has gone by, and is studied once for all of them', () => {
    const study = vi.fn()
    const times = keepStudied(reading(100), study)
    times.changed(reading(100, [1]))
    times.changed(reading(100, [1, 2]))
    vi.advanceTimersByTime(restudyMs - 1)
    expect(study).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(study).toHaveBeenCalledTimes(1)
    times.changed(reading(100, [1, 2]))
    vi.advanceTimersByTime(10 * restudyMs)
    expect(study).toHaveBeenCalledTimes(1)
  })

  it('adds edits up until they are many', () => {
    const study = vi.fn()
    const times = keepStudied(reading(100), study)
    for (let last = 0; last < 5; last++) {
      expect(study).not.toHaveBeenCalled()
      times.changed(reading(100, [0, 1, 2, 3, 4].slice(0, last + 1)))
    }
    expect(study).toHaveBeenCalledTimes(1)
  })

  it('is left alone where an edit was taken back, and once it is closed', () => {
    const study = vi.fn()
    const times = keepStudied(reading(100), study)
    times.changed(reading(100, [1]))
    times.changed(reading(100))
    vi.advanceTimersByTime(2 * restudyMs)
    times.changed(reading(100, [1]))
    times.stop()
    vi.advanceTimersByTime(2 * restudyMs)
    expect(study).not.toHaveBeenCalled()
  })
})
