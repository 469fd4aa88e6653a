/**
 * The lists, told to those they concern. An agent gets the queue and what they hold when they come, and from then on
 * each conversation that changes, once, however often it did; the queue as a whole and the counts follow at leisure.
 * Customers get their own place.
 */
import type { Desk } from '../desk/desk.ts'
import { countsFor, heldBy, waitingEntries } from '../desk/lists.ts'
import { places } from '../desk/queue.ts'
import type { Notice } from '../ports/fanout.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'
import { entryNews } from './entry-news.ts'
import type { Followers } from './followers.ts'
import { paced, TOGETHER_MS } from './paced.ts'

export interface Announcer {
  heard(notice: Notice): void
  /** Tells an agent how things stand. */
  toAgent(connection: Connection): Promise<void>
  /** Tells a customer where they stand with a conversation that waits. */
  toCustomer(connection: Connection, conversationId: string): Promise<void>
  stop(): void
}

/** Bytes that wait for an agent from which on the queue waits too: the next one will do. */
const BEHIND_BYTES = 64 * 1024

type Places = Awaited<ReturnType<typeof places>>

export function announcer(
  desk: Desk,
  connections: ReadonlySet<Connection>,
  followers: Followers<Connection>,
): Announcer {
  const entries = entryNews(desk, connections, BEHIND_BYTES)
  const queue = lately(async () => {
    const frame: QueueFrame = {
      type: 'queue_changed',
      entries: await waitingEntries(desk),
      counts: await countsFor(desk),
    }
    return Buffer.from(JSON.stringify(frame))
  })
  const standing = lately(() => places(desk))
  const queueTold = new WeakMap<Connection, Buffer>()
  const placesTold = new Map<string, { json: Buffer; to: WeakSet<Connection> }>()
  let moved = false
  const pace = paced(desk, async () => {
    const places = moved
    moved = false
    const told = await tellQueue()
    if (places) await tellCustomers()
    return told
  })

  async function tellQueue(): Promise<{ bytes: number; more: boolean }> {
    const staff = [...connections].filter((connection) => connection.peer()?.kind === 'staff')
    if (staff.length === 0) return { bytes: 0, more: false }
    const json = await queue.anew()
    let bytes = 0
    let more = false
    for (const connection of staff) {
      if (queueTold.get(connection)?.equals(json)) continue
      if (connection.waiting() > BEHIND_BYTES) {
        more = true
        continue
      }
      queueTold.set(connection, json)
      connection.sendRaw(json)
      bytes += json.length
    }
    return { bytes, more }
  }

  async function tellCustomers(): Promise<void> {
    const now = await standing.anew()
    for (const id of placesTold.keys()) if (!now.has(id)) placesTold.delete(id)
    for (const id of now.keys()) for (const connection of followers.of(id)) tellPlace(connection, id, now)
  }

  /** Only what this customer has not been told. */
  function tellPlace(connection: Connection, conversationId: string, now: Places): void {
    const place = now.get(conversationId)
    if (!place || connection.peer()?.kind !== 'customer') return
    const json = Buffer.from(JSON.stringify({ type: 'queue', conversationId, ...place } satisfies ServerFrame))
    const before = placesTold.get(conversationId)
    const told = before?.json.equals(json) ? before : { json, to: new WeakSet<Connection>() }
    placesTold.set(conversationId, told)
    if (told.to.has(connection)) return
    told.to.add(connection)
    connection.sendRaw(told.json)
  }

  return {
    heard(notice) {
      if (notice.kind !== 'queue' && notice.kind !== 'events') return
      if (notice.kind === 'events') entries.changed(notice.state)
      moved ||= notice.kind === 'queue'
      pace.due()
    },
    async toAgent(connection) {
      const peer = connection.peer()
      if (peer?.kind !== 'staff') return
      // The queue is read before what they hold: what passes from one to the other meanwhile stands in both, not in none.
      const told = JSON.parse(String(await queue.get())) as QueueFrame
      const { id } = peer.member
      const frame: QueueFrame = { ...told, open: await heldBy(desk, id), counts: await countsFor(desk, id) }
      connection.sendRaw(Buffer.from(JSON.stringify(frame)))
    },
    async toCustomer(connection, conversationId) {
      tellPlace(connection, conversationId, await standing.get())
    },
    stop() {
      pace.stop()
      entries.stop()
    },
  }
}

type QueueFrame = Extract<ServerFrame, { type: 'queue_changed' }>

/** What was read a moment ago is good enough for whoever comes: after a restart everybody comes at once. */
function lately<T>(read: () => Promise<T>): { get(): Promise<T>; anew(): Promise<T> } {
  let last: { value: Promise<T>; at: number } | undefined
  const anew = () => {
    last = { value: read(), at: performance.now() }
    return last.value
  }
  return { anew, get: () => (last && performance.now() - last.at < TOGETHER_MS ? last.value : anew()) }
}
