import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hearServerDate, serverNow } from '../../../web/shared/server-time.ts'

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
})

it('The time is this clock’s where both agree but for the way of the answer, or none came', () => {
  hearServerDate('Mon, 02 Mar 2026 09:59:58 GMT')
  expect(serverNow().toISOString()).toBe('2026-03-02T10:00:00.000Z')
  hearServerDate('Mon, 02 Mar 2026 17:30:00 GMT')
  for (const nothing of [null, 'nonsense']) hearServerDate(nothing)
  expect(serverNow().toISOString()).toBe('2026-03-02T17:30:00.000Z')
})
