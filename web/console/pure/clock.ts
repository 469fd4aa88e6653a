/** Service clocks in words: what is owed, how long it still has, and how late it is. */
import type { ClockKind } from '../../../src/domain/events.ts'
import type { Entry, ServiceClock } from '../../../src/protocol/lists.ts'

/** From here on seconds are counted, in milliseconds. */
const IN_SECONDS_MS = 60_000

const owed: Record<ClockKind, { what: string; by: string }> = {
  greeting: { what: 'First word', by: 'A first word of a person' },
  nextReply: { what: 'Reply', by: 'The next reply' },
  hold: { what: 'Word', by: 'A word to the customer' },
  resolution: { what: 'Solution', by: 'An end' },
}

/** `First word`, `Reply`: what the customer is owed. */
export function owedWords(kind: ClockKind): string {
  return owed[kind]?.what ?? kind
}

/** In a sentence of the transcript: what was due when and did not come. */
export function breachWords(kind: ClockKind, dueAt: string): string {
  const at = new Date(dueAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `${owed[kind]?.by ?? kind} was due at ${at}`
}

/** Whether a clock is worth showing at a moment (milliseconds since the epoch): from its warning on. */
export function matters(clock: ServiceClock | null | undefined, now: number): clock is ServiceClock {
  return !!clock && (clock.breachedAt !== undefined || now >= Date.parse(clock.warnAt))
}

/** Within this of a turning point a clock is looked at every second, in milliseconds; past it, minutes are enough. */
const CLOSE_MS = 70_000

/** Whether a clock changes from one second to the next: near its warning, and in its last minute. */
export function isClose({ warnAt, dueAt }: ServiceClock, now: number): boolean {
  return [warnAt, dueAt].some((at) => Math.abs(Date.parse(at) - now) < CLOSE_MS)
}

/** Customers of this agent who wait for a word that is nearly due or late, and what tells one such wait from another. */
export function reminders(entries: readonly Entry[], me: string, now: number): { entry: Entry; key: string }[] {
  return entries.flatMap((entry) => {
    const { clock, status, agent, conversationId } = entry
    if (status !== 'assigned' || agent?.id !== me || !matters(clock, now) || clock.kind === 'resolution') return []
    return [{ entry, key: `${conversationId} ${clock.kind} ${clock.dueAt}` }]
  })
}

/** What the agent who has it is told, after the customer's name. */
export function reminderWords(kind: ClockKind): string {
  switch (kind) {
    case 'greeting':
      return 'has not heard from you yet.'
    case 'hold':
      return 'is waiting for a word from you. One line is enough.'
    default:
      return 'is waiting for your answer.'
  }
}

export type Urgency = 'soon' | 'late'

/**
 * How a clock stands at a moment.
 * @returns `45 s left`, `2 min left`, `late`, `late by 3 min`
 */
export function countdown({ dueAt, breachedAt }: ServiceClock, now: number): { words: string; urgency: Urgency } {
  const left = Date.parse(dueAt) - now
  // Once the server says that it ran out, it is late, whatever the last tick was.
  if (left > 0 && !breachedAt) return { words: `${span(left)} left`, urgency: 'soon' }
  return { words: -left < IN_SECONDS_MS ? 'late' : `late by ${span(-left)}`, urgency: 'late' }
}

/** Rounded to what is still there, not to what has gone: `1 s left` is never `0 s left`. */
function span(ms: number): string {
  if (ms < IN_SECONDS_MS) return `${Math.ceil(ms / 1_000)} s`
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${Math.floor(hours / 24)} d`
}
