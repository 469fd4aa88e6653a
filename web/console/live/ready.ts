/**
 * Conversations that can be shown at once: those that were open a moment ago, and the neighbours of the one that is.
 * The socket keeps them true; one that missed anything is let go.
 */
import type { ReaderEvent } from '../../../src/domain/events.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import { type Opened, opened, receive, receiveAll } from '../pure/fold.ts'
import { line, onFrame, sendFrame } from './line.ts'
import { staffCall } from './session.ts'

/** Conversations that are kept; those shown longest ago go first. */
const MOST_READY = 24
/** Events that are asked for with a neighbour; a longer story is told when it is opened. */
const MOST_TOLD = 500

const ready = new Map<string, Opened>()
/** Asked for and not here yet. */
const coming = new Set<string>()

/** Listens for as long as the page lives; called once. */
export function followReady() {
  onFrame((frame) => {
    if (frame.type === 'ready') for (const [id, { snapshot }] of ready) subscribe(id, snapshot.seq)
    else hear(frame)
  })
}

/** A conversation as it is now, or undefined where it would have to be asked for. Whoever takes it keeps it from now on. */
export function takeReady(id: string): Opened | undefined {
  const known = ready.get(id)
  ready.delete(id)
  return line.peek().state === 'open' ? known : undefined
}

/** Keeps one that is not on the screen any more; the socket goes on telling of it. */
export function keepReady(id: string, state: Opened) {
  ready.delete(id)
  ready.set(id, state)
  const [oldest] = ready.keys()
  if (ready.size > MOST_READY && oldest) letGo(oldest)
}

/** Asks for neighbours, one after the other, as long as `wanted` says that they are. */
export async function prepare(ids: readonly string[], wanted: () => boolean): Promise<void> {
  for (const id of ids) {
    if (!wanted() || line.peek().state !== 'open') return
    if (ready.has(id) || coming.has(id)) continue
    coming.add(id)
    try {
      const [snapshot, { events }] = await Promise.all([
        staffCall<StaffSnapshotState>('GET', `/api/conversations/${id}`),
        staffCall<{ events: ReaderEvent[] }>('GET', `/api/conversations/${id}/events?after=0&limit=${MOST_TOLD}`),
      ])
      if (!wanted() || ready.has(id)) continue
      keepReady(id, receiveAll(opened(snapshot), events))
      subscribe(id, snapshot.seq)
    } catch {
      // It is asked for again when it is opened.
      return
    } finally {
      coming.delete(id)
    }
  }
}

function hear(frame: ServerFrame) {
  if (!('conversationId' in frame) || frame.conversationId === undefined) return
  const known = ready.get(frame.conversationId)
  if (!known) return
  if (frame.type === 'resync') letGo(frame.conversationId)
  if (frame.type !== 'event') return
  const { state, missed } = receive(known, frame.event)
  if (missed && frame.event.prev > known.snapshot.seq) letGo(frame.conversationId)
  else ready.set(frame.conversationId, state)
}

function letGo(id: string) {
  ready.delete(id)
  sendFrame({ type: 'unsubscribe', conversationId: id })
}

function subscribe(conversationId: string, after: number) {
  sendFrame({ type: 'subscribe', conversationId, after })
}
