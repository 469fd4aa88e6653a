/** Service clocks as time passes: what came near its end or ran out is put on record at its moment. */
import { nextPassing, runningClocks } from '../domain/clocks.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ClockKind, Iso } from '../domain/events.ts'
import { keepTime, rulesFor } from './clocks.ts'
import type { Desk } from './desk.ts'
import { keepDue } from './keep-due.ts'

export interface KeptClocks {
  /** Every conversation that was open at the start is looked after. */
  ready: Promise<void>
  /** Clocks that are running now, and how many of them ran out. */
  counts(): Record<ClockKind, { running: number; late: number }>
  stop(): void
}

/** As long as customers see that an agent types: they are not without a word. */
const TYPING_MS = 5_000

/** Keeps the clocks of all open conversations from now on, those included that ran out while nothing ran here. */
export function keepClocks(desk: Desk): KeptClocks {
  const typed = new Map<string, number>()
  const due = keepDue<Pick<Conversation, 'clocks'>>(desk, {
    kept({ id, clocks }) {
      if (!clocks?.runs.hold) typed.delete(id)
      return clocks && Object.keys(clocks.runs).length > 0 ? { clocks } : undefined
    },
    at(kept, id) {
      const until = typingUntil(id)
      const next = nextPassing(kept.clocks, rulesFor(desk, kept), until ? ['hold'] : [])
      return until && (!next || until < next) ? until : next
    },
    carryOut: (id) => keepTime(desk, id, typingUntil(id) ? ['hold'] : []),
  })

  /** Until when the customer sees that the agent types; undefined where they do not. */
  function typingUntil(id: string): Iso | undefined {
    const until = new Date((typed.get(id) ?? 0) + TYPING_MS).toISOString()
    return until > desk.clock.now() ? until : undefined
  }

  const unsubscribe = desk.fanout.subscribe((notice) => {
    if (notice.kind !== 'typing' || notice.who.kind !== 'agent') return
    if (due.of(notice.conversationId)?.clocks?.runs.hold) {
      typed.set(notice.conversationId, Date.parse(desk.clock.now()))
    }
  })

  return {
    ready: due.ready,
    counts() {
      const counted = { greeting: none(), nextReply: none(), hold: none(), resolution: none() }
      for (const kept of due.all()) {
        for (const { kind, breachedAt } of runningClocks(kept.clocks, rulesFor(desk, kept))) {
          counted[kind].running++
          if (breachedAt) counted[kind].late++
        }
      }
      return counted
    },
    stop() {
      unsubscribe()
      due.stop()
    },
  }
}

const none = () => ({ running: 0, late: 0 })
