/**
 * Exact timers for what falls due in conversations by time alone. Nothing looks around for it: each conversation has
 * the one timer of what falls due next in it, set anew by every event, all of them at the start and when the settings
 * change. A kind of dues says when and does what; it looks at the conversation itself once more, so that a timer that
 * comes late, twice or after a restart does no harm.
 */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import type { Desk } from './desk.ts'

export interface Dues {
  /** Every conversation in which something may fall due. */
  all(desk: Desk): Promise<Conversation[]>
  /** When the next thing falls due in it, also where that has passed; undefined where nothing does. */
  at(desk: Desk, state: Conversation): Iso | undefined
  /** Does what is due, if it still is. */
  carryOut(desk: Desk, conversationId: string): Promise<unknown>
}

/** Milliseconds that one timer runs at most, then the clock is asked anew: timers do not see a clock that is set. */
const LONGEST_MS = 60_000
/** Milliseconds until what could not be done is tried again. */
const AGAIN_MS = 5_000

/** Keeps such timers from now on, those of before the start included; the returned function ends them all. */
export async function keepDue(desk: Desk, dues: Dues): Promise<() => void> {
  const timers = new Map<string, () => void>()
  let ended = false
  let callOffAll = () => {}

  function plan(state: Conversation, leastMs = 0): void {
    timers.get(state.id)?.()
    timers.delete(state.id)
    const at = ended ? undefined : dues.at(desk, state)
    if (!at) return
    const ms = Math.max(leastMs, Date.parse(at) - Date.parse(desk.clock.now()))
    timers.set(
      state.id,
      desk.clock.after(Math.min(ms, LONGEST_MS), () => void fall(state.id)),
    )
  }

  async function fall(conversationId: string): Promise<void> {
    timers.delete(conversationId)
    let leastMs = 0
    try {
      const state = await desk.store.conversation(conversationId)
      const at = state && dues.at(desk, state)
      if (!at) return
      if (at <= desk.clock.now()) {
        leastMs = AGAIN_MS
        await dues.carryOut(desk, conversationId)
      }
      const now = await desk.store.conversation(conversationId)
      if (now && !timers.has(conversationId)) plan(now, leastMs)
    } catch (error) {
      desk.log.error({ err: error, conversationId }, 'what fell due could not be done')
      if (ended || timers.has(conversationId)) return
      timers.set(
        conversationId,
        desk.clock.after(AGAIN_MS, () => void fall(conversationId)),
      )
    }
  }

  /** One that cannot be planned keeps none of the others from it. */
  function planOne(state: Conversation): void {
    try {
      plan(state)
    } catch (error) {
      desk.log.error({ err: error, conversationId: state.id }, 'a timer could not be set')
    }
  }

  async function planAll(): Promise<void> {
    try {
      for (const state of await dues.all(desk)) planOne(state)
    } catch (error) {
      desk.log.error({ err: error }, 'timers could not be set')
      if (!ended) callOffAll = desk.clock.after(AGAIN_MS, () => void planAll())
    }
  }

  const stopListening = desk.fanout.subscribe((notice) => {
    if (notice.kind === 'events') planOne(notice.state)
    if (notice.kind === 'settings') void planAll()
  })
  await planAll()
  return () => {
    ended = true
    stopListening()
    callOffAll()
    for (const callOff of timers.values()) callOff()
    timers.clear()
  }
}
