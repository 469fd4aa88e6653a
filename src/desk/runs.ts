/** The assistant's runs: at most one a conversation; a newer message calls off the one before and starts over. */
import { type Ahead, thinkAhead } from './ahead.ts'
import type { Desk, Draft, Runs } from './desk.ts'

/** One run, as the answer sees it. */
export interface Run {
  conversationId: string
  /** Aborted when a newer message comes, a person takes over, or the customer stops it. */
  signal: AbortSignal
  /** Shows what has been verified so far, all of it. */
  show(text: string): void
  /** Takes down what was shown. */
  close(state: 'posted' | 'dropped'): void
}

interface Entry {
  abort: AbortController
  callOffTimers: () => void
  ahead?: Promise<Ahead | undefined>
  draft?: Draft
}

/**
 * @param desk asked for late, because the desk holds the runs
 * @param answer makes and posts the reply; may throw
 */
export function openRuns(desk: () => Desk, answer: (desk: Desk, run: Run, ahead?: Ahead) => Promise<void>): Runs {
  const entries = new Map<string, Entry>()
  const working = new Set<Promise<unknown>>()

  function cancel(conversationId: string): boolean {
    const entry = entries.get(conversationId)
    if (!entry) return false
    entries.delete(conversationId)
    entry.callOffTimers()
    entry.abort.abort()
    if (entry.draft) publish(desk(), conversationId, entry.draft, 'dropped')
    return true
  }

  function untilDone<T>(work: Promise<T>): Promise<T> {
    const known = work.finally(() => working.delete(known))
    working.add(known)
    return known
  }

  function schedule(conversationId: string, waitMs: number): void {
    cancel(conversationId)
    const entry: Entry = { abort: new AbortController(), callOffTimers: () => {} }
    entries.set(conversationId, entry)
    const end = desk().clock.after(waitMs, () => {
      void untilDone(go(conversationId, entry))
    })
    // Whoever goes on writing mostly does so at once: half of the wait tells, and the other half is enough to think.
    const think = () => {
      entry.ahead = untilDone(thinkAhead(desk(), conversationId))
    }
    const half = waitMs > 0 ? desk().clock.after(waitMs / 2, think) : () => {}
    entry.callOffTimers = () => {
      end()
      half()
    }
  }

  async function go(conversationId: string, entry: Entry): Promise<void> {
    try {
      await answer(desk(), runOf(conversationId, entry), await entry.ahead)
    } catch (error) {
      // The intent stays on disk: a later sweep takes it up, and after a few tries a person gets it.
      desk().log.error({ err: error, conversationId }, 'the assistant could not finish a reply')
    } finally {
      // A drafter that goes on all the same has nothing to show any more.
      entry.abort.abort()
      if (entries.get(conversationId) === entry) {
        entries.delete(conversationId)
        if (entry.draft) publish(desk(), conversationId, entry.draft, 'dropped')
      }
    }
  }

  function runOf(conversationId: string, entry: Entry): Run {
    return {
      conversationId,
      signal: entry.abort.signal,
      show(text) {
        if (entry.abort.signal.aborted) return
        const draftId = entry.draft?.draftId ?? desk().ids.next()
        entry.draft = draftOf(desk(), draftId, text)
        publish(desk(), conversationId, entry.draft, 'open')
      },
      close(state) {
        if (entry.draft) publish(desk(), conversationId, entry.draft, state)
        delete entry.draft
      },
    }
  }

  return {
    schedule,
    cancel,
    active: (conversationId) => entries.has(conversationId),
    draft: (conversationId) => entries.get(conversationId)?.draft,
    async drained() {
      await Promise.allSettled([...working])
    },
  }
}

/** Made into HTML for those who look: most drafts of a quote are seen by nobody before they are the message. */
function draftOf({ render }: Desk, draftId: string, text: string): Draft {
  let html: string | undefined
  return {
    draftId,
    text,
    get html() {
      html ??= render.markdown(text)
      return html
    },
  }
}

function publish(desk: Desk, conversationId: string, draft: Draft, state: 'open' | 'posted' | 'dropped'): void {
  const { draftId, text } = draft
  desk.fanout.publish({
    kind: 'draft',
    conversationId,
    draftId,
    text,
    get html() {
      return draft.html
    },
    state,
  })
}
