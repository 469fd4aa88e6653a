/** When an agent is called: who waits for them, and how often a bell may say so. */
import type { PresenceState } from '../../../src/domain/queue.ts'
import type { Entry } from '../../../src/protocol/lists.ts'

export interface Listener {
  id: string
  state: PresenceState | 'offline'
  /** Places that are free. */
  free: number
}

/**
 * Those who wait now and whom this agent may take: nobody is called who is away or takes only what is assigned, and
 * nobody is called for who wants an email or was promised a later moment.
 */
export function callers(entries: readonly Entry[], { state }: Listener): Entry[] {
  if (state !== 'online') return []
  return entries.filter(({ status, promise, byEmail }) => status === 'queued' && promise?.kind !== 'later' && !byEmail)
}

/** From one ring to the next while somebody goes on waiting, in milliseconds; the last holds from then on. */
const AGAIN_MS = [30_000, 60_000, 120_000] as const

export interface Bell {
  /** Conversations that it has rung for. */
  known: ReadonlySet<string>
  /** Rings for those who wait now, and when the last was, in milliseconds since the epoch. */
  rings: number
  rungAt: number
}

export const silent: Bell = { known: new Set(), rings: 0, rungAt: 0 }

/** The bell after those who were there before it listened came into sight: it does not ring for them. */
export function acquainted(bell: Bell, waiting: readonly Entry[], now: number): Bell {
  if (waiting.length === 0) return bell
  const known = new Set([...bell.known, ...waiting.map(({ conversationId }) => conversationId)])
  return bell.rings === 0 ? { known, rings: 1, rungAt: now } : { ...bell, known }
}

/**
 * The bell a moment later: it rings for somebody new, and again, ever more calmly, while a customer waits whom the
 * agent has room for.
 * @param now milliseconds since the epoch
 */
export function listen(
  bell: Bell,
  waiting: readonly Entry[],
  { free }: Pick<Listener, 'free'>,
  now: number,
): { bell: Bell; rings: boolean; fresh: Entry[] } {
  if (waiting.length === 0) return { bell: silent, rings: false, fresh: [] }
  const known = new Set(waiting.map(({ conversationId }) => conversationId))
  const fresh = waiting.filter(({ conversationId }) => !bell.known.has(conversationId))
  if (fresh.length > 0) return { bell: { known, rings: 1, rungAt: now }, rings: true, fresh }
  const due = now - bell.rungAt >= (AGAIN_MS[Math.min(bell.rings, AGAIN_MS.length) - 1] ?? AGAIN_MS[0])
  if (!due || free <= 0) return { bell: { ...bell, known }, rings: false, fresh }
  return { bell: { known, rings: bell.rings + 1, rungAt: now }, rings: true, fresh }
}
