/** The queue, told to those it concerns: agents get the open conversations, customers their own place, on change. */
import type { Desk } from '../desk/desk.ts'
import { openLists, places } from '../desk/queue.ts'
import type { Notice } from '../ports/fanout.ts'
import type { ServerFrame } from '../protocol/frames.ts'
import type { Connection } from './connection.ts'

export interface Announcer {
  heard(notice: Notice): void
  /** Tells one agent how things stand, or one customer where they stand. */
  to(connection: Connection): Promise<void>
  stop(): void
}

/** Changes within this time are told in one go, in milliseconds. */
const TOGETHER_MS = 40

export function announcer(desk: Desk, connections: ReadonlySet<Connection>): Announcer {
  let callOff: (() => void) | undefined
  const told = new WeakMap<Connection, Map<string, string>>()

  const announce = async () => {
    callOff = undefined
    const staff = [...connections].filter((connection) => connection.peer()?.kind === 'staff')
    if (staff.length > 0) {
      const json = await changed()
      for (const connection of staff) connection.sendRaw(json)
    }
    await tellCustomers()
  }

  const changed = async () => {
    const frame: ServerFrame = { type: 'queue_changed', ...(await openLists(desk)) }
    return Buffer.from(JSON.stringify(frame))
  }

  const tellCustomers = async () => {
    const customers = [...connections].filter((connection) => connection.peer()?.kind === 'customer')
    if (customers.length === 0) return
    const standing = await places(desk)
    for (const connection of customers) tellPlaces(connection, standing)
  }

  const tellPlaces = (connection: Connection, standing: Awaited<ReturnType<typeof places>>) => {
    const last = told.get(connection) ?? new Map<string, string>()
    told.set(connection, last)
    for (const conversationId of connection.followed()) {
      const place = standing.get(conversationId)
      if (!place) {
        last.delete(conversationId)
        continue
      }
      const json = JSON.stringify({ type: 'queue', conversationId, ...place } satisfies ServerFrame)
      if (last.get(conversationId) === json) continue
      last.set(conversationId, json)
      connection.sendRaw(Buffer.from(json))
    }
  }

  return {
    heard(notice) {
      if (notice.kind !== 'queue' && notice.kind !== 'events') return
      callOff ??= desk.clock.after(TOGETHER_MS, () => {
        announce().catch((error) => desk.log.error({ err: error }, 'announcing the queue failed'))
      })
    },
    async to(connection) {
      if (connection.peer()?.kind === 'staff') connection.sendRaw(await changed())
      else tellPlaces(connection, await places(desk))
    },
    stop() {
      callOff?.()
    },
  }
}
