/**
 * The queue, told to those it concerns: agents get the open conversations, customers their own place, on change. Lists
 * are told whole, so the more they cost, the seldomer: a change after a quiet moment is told at once, and where
 * everybody writes, a small share of the processor and of the line goes into lists.
 */
import type { Desk } from '../desk/desk.ts'
import { openLists, places } from '../desk/queue.ts'
import type { Notice } from '../ports/fanout.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'
import type { Followers } from './followers.ts'

export interface Announcer {
  heard(notice: Notice): void
  /** Tells an agent how things stand. */
  toAgent(connection: Connection): Promise<void>
  /** Tells a customer where they stand with a conversation that waits. */
  toCustomer(connection: Connection, conversationId: string): Promise<void>
  stop(): void
}

/** Changes within this time are told in one go, and whoever comes gets what was read in it, in milliseconds. */
const TOGETHER_MS = 40
/** After an announcement comes a rest of so many times what it took: a twentieth of the processor. */
const REST_TIMES = 20
/** Bytes of lists in a millisecond, to all agents together: 4 MB a second. */
const BYTES_PER_MS = 4_000
/** However much there is to tell, it is told within so many milliseconds. */
const LONGEST_REST_MS = 2_000
/** Bytes that wait for an agent from which on the lists wait too: the next ones will do. */
const BEHIND_BYTES = 64 * 1024

type Places = Awaited<ReturnType<typeof places>>

export function announcer(
  desk: Desk,
  connections: ReadonlySet<Connection>,
  followers: Followers<Connection>,
): Announcer {
  const lists = lately(async () => {
    const frame: ServerFrame = { type: 'queue_changed', ...(await openLists(desk)) }
    return Buffer.from(JSON.stringify(frame))
  })
  const standing = lately(() => places(desk))
  const listsTold = new WeakMap<Connection, Buffer>()
  const placesTold = new Map<string, { json: Buffer; to: WeakSet<Connection> }>()
  const changed: { lists: boolean; places: boolean } = { lists: false, places: false }
  let callOff: (() => void) | undefined
  let announcing = false
  let restUntil = 0

  function plan(): void {
    if (callOff || announcing || !(changed.lists || changed.places)) return
    callOff = desk.clock.after(Math.max(TOGETHER_MS, restUntil - performance.now()), () => {
      callOff = undefined
      announcing = true
      announce()
        .catch((error) => desk.log.error({ err: error }, 'announcing the queue failed'))
        .finally(() => {
          announcing = false
          plan()
        })
    })
  }

  async function announce(): Promise<void> {
    const began = performance.now()
    const moved = changed.places
    changed.lists = changed.places = false
    const bytes = await tellAgents()
    if (moved) await tellCustomers()
    const took = performance.now() - began
    restUntil = performance.now() + Math.min(LONGEST_REST_MS, Math.max(took * REST_TIMES, bytes / BYTES_PER_MS))
  }

  /** @returns the bytes that were sent */
  async function tellAgents(): Promise<number> {
    const staff = [...connections].filter((connection) => connection.peer()?.kind === 'staff')
    if (staff.length === 0) return 0
    const json = await lists.anew()
    let bytes = 0
    for (const connection of staff) {
      if (listsTold.get(connection)?.equals(json)) continue
      if (connection.waiting() > BEHIND_BYTES) {
        changed.lists = true
        continue
      }
      tellLists(connection, json)
      bytes += json.length
    }
    return bytes
  }

  function tellLists(connection: Connection, json: Buffer): void {
    listsTold.set(connection, json)
    connection.sendRaw(json)
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
      changed.lists = true
      changed.places ||= notice.kind === 'queue'
      plan()
    },
    async toAgent(connection) {
      tellLists(connection, await lists.get())
    },
    async toCustomer(connection, conversationId) {
      tellPlace(connection, conversationId, await standing.get())
    },
    stop() {
      changed.lists = changed.places = false
      callOff?.()
    },
  }
}

/** What was read a moment ago is good enough for whoever comes: after a restart everybody comes at once. */
function lately<T>(read: () => Promise<T>): { get(): Promise<T>; anew(): Promise<T> } {
  let last: { value: Promise<T>; at: number } | undefined
  const anew = () => {
    last = { value: read(), at: performance.now() }
    return last.value
  }
  return { anew, get: () => (last && performance.now() - last.at < TOGETHER_MS ? last.value : anew()) }
}
