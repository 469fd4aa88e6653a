import { describe, expect, it } from 'vitest'
import { breaker } from '../../src/drafting/breaker.ts'

function closedBreaker() {
  let clock = 0
  const gate = breaker({ failures: 3, windowMs: 1_000, openMs: 500 }, () => clock)
  return { gate, forward: (ms: number) => (clock += ms) }
}

describe('a circuit breaker', () => {
  it('opens after enough failures in its window', () => {
    const { gate } = closedBreaker()
    for (let i = 0; i < 2; i++) gate.failed()
    expect(gate.enter()).toBe(true)
    gate.failed()
    expect(gate.available()).toBe(false)
    expect(gate.enter()).toBe(false)
  })

  it('forgets failures that lie longer back than its window', () => {
    const { gate, forward } = closedBreaker()
    gate.failed()
    gate.failed()
    forward(1_000)
    gate.failed()
    expect(gate.available()).toBe(true)
  })

  it('forgets failures when a call succeeds', () => {
    const { gate } = closedBreaker()
    gate.failed()
    gate.failed()
    gate.succeeded()
    gate.failed()
    expect(gate.available()).toBe(true)
  })

  it('lets exactly one probe in when it is half open', () => {
    const { gate, forward } = closedBreaker()
    gate.trip()
    forward(499)
    expect(gate.enter()).toBe(false)
    forward(1)
    expect(gate.enter()).toBe(true)
    expect(gate.enter()).toBe(false)
    expect(gate.available()).toBe(false)
  })

  it('opens anew when the probe fails, and closes when it succeeds', () => {
    const { gate, forward } = closedBreaker()
    gate.trip()
    forward(500)
    gate.enter()
    gate.failed()
    expect(gate.available()).toBe(false)
    forward(500)
    gate.enter()
    gate.succeeded()
    expect(gate.enter()).toBe(true)
  })

  it('lets another probe in when the first one told nothing', () => {
    const { gate, forward } = closedBreaker()
    gate.trip()
    forward(500)
    gate.enter()
    gate.abandoned()
    expect(gate.enter()).toBe(true)
  })

  it('tells when it opens and closes, and how long until it may be tried', () => {
    let clock = 0
    const told: boolean[] = []
    const gate = breaker(
      { failures: 1, windowMs: 1_000, openMs: 500 },
      () => clock,
      (open) => told.push(open),
    )
    gate.succeeded()
    expect(gate.triesAgainInMs()).toBeUndefined()
    gate.failed()
    clock += 200
    expect(gate.triesAgainInMs()).toBe(300)
    clock += 400
    expect(gate.triesAgainInMs()).toBe(0)
    gate.enter()
    gate.failed()
    clock += 500
    gate.enter()
    gate.succeeded()
    gate.succeeded()
    expect(told).toEqual([true, true, false])
    expect(gate.triesAgainInMs()).toBeUndefined()
  })
})
