/** Spares customers the wait for a provider that is down: after some failures nobody calls it for a while. */

export interface BreakerLimits {
  /** Failures within `windowMs` that open it. */
  failures: number
  windowMs: number
  /** How long it stays open before one call may try again. */
  openMs: number
}

export const defaultBreaker: BreakerLimits = { failures: 5, windowMs: 60_000, openMs: 30_000 }

export interface Breaker {
  /** Whether a call may be made now. Half open, the first to ask is the probe and the others are refused. */
  enter(): boolean
  /** Whether a call would be let in now; takes nothing. */
  available(): boolean
  succeeded(): void
  failed(): void
  /** Opens at once, for faults that do not pass by themselves. */
  trip(): void
  /** A call ended without telling anything, e.g. the customer wrote again. */
  abandoned(): void
  /** Milliseconds until a call may try again; 0 from then on, undefined while it is closed. */
  triesAgainInMs(): number | undefined
}

/**
 * @param now milliseconds that only ever go forward
 * @param turned told when it opens, anew after a probe that failed, and when it closes
 */
export function breaker(limits: BreakerLimits, now: () => number, turned: (open: boolean) => void = () => {}): Breaker {
  let recent: number[] = []
  let openedAt: number | undefined
  let probing = false
  const open = () => {
    openedAt = now()
    probing = false
    recent = []
    turned(true)
  }
  const halfOpen = () => openedAt !== undefined && now() - openedAt >= limits.openMs
  return {
    enter() {
      if (openedAt === undefined) return true
      if (!halfOpen() || probing) return false
      probing = true
      return true
    },
    available: () => openedAt === undefined || (halfOpen() && !probing),
    succeeded() {
      const wasOpen = openedAt !== undefined
      openedAt = undefined
      probing = false
      recent = []
      if (wasOpen) turned(false)
    },
    failed() {
      if (probing) return open()
      recent = [...recent.filter((at) => now() - at < limits.windowMs), now()]
      if (recent.length >= limits.failures) open()
    },
    trip: open,
    abandoned() {
      probing = false
    },
    triesAgainInMs: () => (openedAt === undefined ? undefined : Math.max(0, limits.openMs - (now() - openedAt))),
  }
}
