/** Fetches a conversation, whole or from a seq on. */
import type { ReaderEvent } from '../../src/domain/events.ts'
import type { Snapshot } from '../../src/protocol/conversations.ts'
import { api } from '../shared/api.ts'
import { receiveAll, type Talk, talkFrom } from './talk.ts'

/** A conversation as it is now. @param path `/api/conversations/<id>` @throws ApiError */
export async function load(path: string, token: string): Promise<Talk> {
  const [snapshot, events] = await Promise.all([
    api<Snapshot>('GET', path, { token }),
    // The lines between messages are a comfort: without them the talk is still whole.
    eventsAfter(path, token, 0).catch(() => []),
  ])
  const talk = talkFrom(snapshot as Talk['snapshot'], events)
  const later = receiveAll(talk, events)
  return later === 'gap' ? talk : later
}

/** What happened after a seq, all of it, a page at a time. @throws ApiError */
export async function eventsAfter(path: string, token: string, after: number): Promise<ReaderEvent[]> {
  const events: ReaderEvent[] = []
  for (let cursor = after; ; ) {
    const page = await api<{ events: ReaderEvent[]; seq: number }>('GET', `${path}/events?after=${cursor}`, { token })
    events.push(...page.events)
    if (page.seq <= cursor) return events
    cursor = page.seq
  }
}
