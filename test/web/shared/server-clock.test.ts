import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hearServerDate, serverNow } from '../../../web/shared/time.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-02T10:00:00Z') }))
afterEach(() => {
  hearServerDate(new Date().toUTCString())
  vi.useRealTimers()
})

it('The time is the server’s where this clock is wrong by hours, and goes on from there', () => {
  hearServerDate('Mon, 02 Mar 2026 17:30:00 GMT')
  expect(serverNow().toISOString()).toBe('2026-03-02T17:30:00.000Z')
  vi.advanceTimersByTime(90_000)
  expect(serverNow().toISOString()).toBe('2026-03-02T17:31:30.000Z')
  // Somebody sets this clock right.
  vi.setSystemTime('2026-03-02T17:32:00Z')
  hearServerDate('Mon, 02 Mar 2026 17:32:00 GMT')
  expect(serverNow().toISOString()).toBe('2026-03-02T17:32:00.000Z')
})

it('The time stays what it was where an answer does not say it', () => {
  hearServerDate('Mon, 02 Mar 2026 17:30:00 GMT')
  for (const nothing of [null, 'nonsense']) hearServerDate(nothing)
  expect(serverNow().toISOString()).toBe('2026-03-02T17:30:00.000Z')
})
