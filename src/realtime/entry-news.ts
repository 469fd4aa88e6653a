/** Conversations that changed, told to every agent as the lines of lists that they are now. */
import type { Desk } from '../desk/desk.ts'
import { entryOf } from '../desk/queue.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'
import { paced } from './paced.ts'

/** Conversations at most in one frame. Where more have changed, agents are told to ask for what they look at. */
const MOST_TOLD = 300

export interface EntryNews {
  changed(state: Conversation): void
  stop(): void
}

/** What changed and is not told, the latest of each; of too much, only that it is. */
interface Pending {
  states: Map<string, Conversation>
  more: boolean
}

/** @param behindBytes bytes that wait for an agent from which on news wait for them too */
export function entryNews(desk: Desk, connections: ReadonlySet<Connection>, behindBytes: number): EntryNews {
  let pending = nothing()
  /** What those who were behind have still to hear. */
  let owed = new Map<Connection, Pending>()
  const pace = paced(desk, async () => tell())

  function tell(): { bytes: number; more: boolean } {
    const [news, late] = [pending, owed]
    pending = nothing()
    owed = new Map()
    const shared = isEmpty(news) ? undefined : frameOf(desk, news)
    let bytes = 0
    for (const connection of connections) {
      if (connection.peer()?.kind !== 'staff') continue
      const missed = late.get(connection)
      const own = missed && joined(missed, news)
      if (connection.waiting() > behindBytes) {
        owed.set(connection, own ?? news)
        continue
      }
      const json = own ? frameOf(desk, own) : shared
      if (!json) continue
      connection.sendRaw(json)
      bytes += json.length
    }
    return { bytes, more: owed.size > 0 }
  }

  return {
    changed(state) {
      note(pending, state)
      pace.due()
    },
    stop: pace.stop,
  }
}

function nothing(): Pending {
  return { states: new Map(), more: false }
}

function isEmpty({ states, more }: Pending): boolean {
  return states.size === 0 && !more
}

function note(pending: Pending, state: Conversation): void {
  if (pending.states.size < MOST_TOLD || pending.states.has(state.id)) pending.states.set(state.id, state)
  else pending.more = true
}

function joined(before: Pending, news: Pending): Pending {
  const both = { states: new Map(before.states), more: before.more || news.more }
  for (const state of news.states.values()) note(both, state)
  return both
}

function frameOf(desk: Desk, { states, more }: Pending): Buffer {
  const all = [...states.values()]
  const frame: ServerFrame = {
    type: 'entry_changed',
    entries: all.filter(({ status }) => status.kind !== 'erased').map((each) => entryOf(desk, each)),
    gone: all.filter(({ status }) => status.kind === 'erased').map(({ id }) => id),
    more,
  }
  return Buffer.from(JSON.stringify(frame))
}
