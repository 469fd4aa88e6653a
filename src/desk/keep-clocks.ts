/** Service clocks as time passes: a timer for each conversation that owes something, set again at every start. */
import { nextPassing, runningClocks } from '../domain/clocks.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ClockKind, Iso } from '../domain/events.ts'
import type { Notice } from '../ports/fanout.ts'
import { keepTime, rulesFor } from './clocks.ts'
import { type Desk, isDenied } from './desk.ts'
import { dueTimers } from './due.ts'

export interface KeptClocks {
  /** Every conversation that was open at the start is looked after. */
  ready: Promise<void>
  /** Clocks that are running now, and how many of them ran out. */
  counts(): Record<ClockKind, { running: number; late: number }>
  stop(): void
}

/** Conversations read at a time at the start. */
const PAGE = 200
/** As long as customers see that an agent types: they are not without a word. */
const TYPING_MS = 5_000

/** What is remembered of a conversation: enough to set its timer anew. */
type Kept = Pick<Conversation, 'seq' | 'clocks'>

/** Keeps the clocks of all open conversations from now on, those included that ran out while nothing ran here. */
export function keepClocks(desk: Desk): KeptClocks {
  const open = new Map<string, Kept>()
  const typed = new Map<string, number>()
  const due = dueTimers(desk.clock, (conversationId, error) =>
    desk.log.error({ err: error, conversationId }, 'a clock could not be kept'),
  )
  let settings = desk.settings()

  function follow(id: string, { seq, clocks }: Kept): void {
    const known = open.get(id)
    if (known && known.seq > seq) return
    if (clocks && Object.keys(clocks.runs).length > 0) open.set(id, { seq, clocks })
    else open.delete(id)
    arm(id)
  }

  function arm(id: string): void {
    const kept = open.get(id)
    if (!kept?.clocks?.runs.hold) typed.delete(id)
    const until = typingUntil(id)
    const next = kept && nextPassing(kept.clocks, rulesFor(desk, kept), until ? ['hold'] : [])
    const at = until && (!next || until < next) ? until : next
    if (at) due.set(id, at, () => pass(id))
    else due.clear(id)
  }

  async function pass(id: string): Promise<void> {
    const kept = await keepTime(desk, id, typingUntil(id) ? ['hold'] : [])
    if (isDenied(kept)) open.delete(id)
    else follow(id, kept.state)
  }

  /** Until when the customer sees that the agent types; undefined where they do not. */
  function typingUntil(id: string): Iso | undefined {
    const until = new Date((typed.get(id) ?? 0) + TYPING_MS).toISOString()
    return until > desk.clock.now() ? until : undefined
  }

  function heard(notice: Notice): void {
    if (notice.kind === 'events') follow(notice.conversationId, notice.state)
    if (notice.kind === 'typing' && notice.who.kind === 'agent' && open.get(notice.conversationId)?.clocks?.runs.hold) {
      typed.set(notice.conversationId, Date.parse(desk.clock.now()))
    }
    if (desk.settings() === settings) return
    // Other opening hours or targets: every moment is another.
    settings = desk.settings()
    for (const id of open.keys()) arm(id)
  }

  async function restore(): Promise<void> {
    for (const state of await desk.store.queued()) follow(state.id, state)
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await desk.store.conversations({ status: 'assigned', limit: PAGE, ...(cursor && { cursor }) })
      for (const state of page.conversations) follow(state.id, state)
      cursor = page.next
    }
  }

  const unsubscribe = desk.fanout.subscribe(heard)
  const ready = restore().catch((error: unknown) => {
    desk.log.error({ err: error }, 'open conversations could not be read')
    due.set('', desk.clock.now(), restore)
  })

  return {
    ready,
    counts() {
      const counted = { greeting: none(), nextReply: none(), hold: none(), resolution: none() }
      for (const kept of open.values()) {
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
