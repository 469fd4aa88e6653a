/**
 * What falls due in conversations by time alone, at the very moment. Nothing looks around for it: each conversation has
 * the one timer of what falls due next in it, set anew by every event, and all of them when the settings change. A kind
 * of dues says when and does what; it looks at the conversation itself once more, so that a timer that comes late, twice
 * or after a restart does no harm.
 */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import type { Desk } from './desk.ts'
import { AGAIN_MS, openTimers } from './timers.ts'

export interface Dues<Kept> {
  /** What is remembered of a conversation; undefined where nothing falls due before something else happens in it. */
  kept(state: Conversation): Kept | undefined
  /** When the next thing falls due in it, also where that has passed; undefined where nothing does. */
  at(kept: Kept, conversationId: string): Iso | undefined
  /** Does what is due, if it still is. */
  carryOut(conversationId: string): Promise<unknown>
}

export interface KeptDue<Kept> {
  /** Those of before the start are looked after too, as far as they could be read. */
  ready: Promise<void>
  /** What is remembered now. */
  all(): Iterable<Kept>
  /** What is remembered of one conversation. */
  of(conversationId: string): Kept | undefined
  stop(): void
}

/** Sees to such dues from now on, those included that fell due while nothing ran here. */
export function keepDue<Kept>(desk: Desk, dues: Dues<Kept>): KeptDue<Kept> {
  const followed = new Map<string, { seq: number; kept: Kept }>()
  const timers = openTimers(desk.clock, (key, error) =>
    desk.log.error({ err: error, conversationId: key }, 'what fell due could not be done'),
  )

  /** What comes from the record may be older than what was heard meanwhile. */
  function follow(state: Conversation): void {
    const { id, seq } = state
    if ((followed.get(id)?.seq ?? 0) > seq) return
    const kept = dues.kept(state)
    if (kept) followed.set(id, { seq, kept })
    else followed.delete(id)
    arm(id)
  }

  /** One that cannot be set keeps none of the others from it. */
  function arm(id: string): void {
    try {
      const at = nextIn(id)
      if (at) timers.set(id, at, () => fall(id))
      else timers.clear(id)
    } catch (error) {
      desk.log.error({ err: error, conversationId: id }, 'a timer could not be set')
    }
  }

  function nextIn(id: string): Iso | undefined {
    const entry = followed.get(id)
    return entry && dues.at(entry.kept, id)
  }

  async function fall(id: string): Promise<void> {
    const before = followed.get(id)
    await dues.carryOut(id)
    // Whatever was written here has been heard, and has set the timer anew.
    if (followed.get(id) !== before) return
    const state = await desk.store.conversation(id)
    if (!state) followed.delete(id)
    else if (state.seq !== before?.seq) follow(state)
    else if ((nextIn(id) ?? '') > desk.clock.now()) arm(id)
    else timers.set(id, later(desk), () => fall(id))
  }

  async function restore(): Promise<void> {
    for await (const state of open(desk)) follow(state)
  }

  const unsubscribe = desk.fanout.subscribe((notice) => {
    if (notice.kind === 'events') follow(notice.state)
    // Other opening hours, or other times: every moment is another.
    if (notice.kind === 'settings') for (const id of followed.keys()) arm(id)
  })
  const ready = restore().catch((error: unknown) => {
    desk.log.error({ err: error }, 'open conversations could not be read')
    timers.set(ALL, later(desk), restore)
  })

  return {
    ready,
    *all() {
      for (const { kept } of followed.values()) yield kept
    },
    of: (id) => followed.get(id)?.kept,
    stop() {
      unsubscribe()
      timers.stop()
    },
  }
}

/** Conversations read at a time at the start. */
const PAGE = 200

/** Every conversation that somebody waits in or holds: in no other does anything fall due. */
async function* open(desk: Desk): AsyncIterable<Conversation> {
  yield* await desk.store.queued()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.store.conversations({ status: 'assigned', limit: PAGE, ...(cursor && { cursor }) })
    yield* page.conversations
    cursor = page.next
  }
}

/** The key of no conversation: reading all of them once more. */
const ALL = ''

/** What could not be done, or is still due after that, is not tried again and again. */
function later(desk: Desk): Iso {
  return new Date(Date.parse(desk.clock.now()) + AGAIN_MS).toISOString()
}
