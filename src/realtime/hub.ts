/** Every socket and stream of this process: passing notices on, heartbeats, and a stop that loses nothing. */
import type { Server } from 'node:http'
import type { Desk } from '../desk/desk.ts'
import { arrive, leave } from '../desk/presence.ts'
import { dropOff } from '../desk/sweep.ts'
import type { Notice } from '../ports/fanout.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { Streams } from '../ports/streams.ts'
import { clientFrames, closes, type ServerFrame } from '../protocol/frames.ts'
import { type DoorOptions, openDoor } from './admission.ts'
import { alarmNews } from './alarms.ts'
import { announcer } from './announcer.ts'
import { assistantNews } from './assistant.ts'
import { type Connection, openConnection } from './connection.ts'
import { openFollowers } from './followers.ts'
import { openLooking } from './looking.ts'
import { watchSessions } from './sessions.ts'
import { openStream } from './stream.ts'

export interface HubOptions extends DoorOptions {
  counted(kind: 'customer' | 'staff', change: 1 | -1): void
}

export interface Hub {
  streams: Streams
  /** Says 1012 to everyone and waits until they are gone. */
  close(): Promise<void>
}

/** Milliseconds that sockets have to say goodbye at a stop. */
const GOODBYE_MS = 2_000

export function openHub(server: Server, desk: Desk, options: HubOptions): Hub {
  const connections = new Set<Connection>()
  const followers = openFollowers<Connection>()
  const looking = openLooking<Connection>(desk.clock)
  const announce = announcer(desk, connections, followers)
  const frames = clientFrames(desk.limits)
  const assistant = assistantNews(desk, connections)
  const alarms = alarmNews(desk, connections)
  const context = { desk, limits: options.limits, frames, followers, looking, joined, waits: announce.toCustomer, left }
  let closing = false

  const door = openDoor(server, desk, options, (ws, stream, session) => openConnection(ws, stream, session, context))

  async function joined(connection: Connection): Promise<void> {
    connections.add(connection)
    const peer = connection.peer()
    if (!peer) return
    options.counted(peer.kind, 1)
    if (peer.kind !== 'staff') return
    if (socketsOf(peer.member) === 1) await arrive(desk, peer.member)
    await Promise.all([announce.toAgent(connection), assistant.to(connection), alarms.to(connection)])
  }

  function left(connection: Connection): void {
    connections.delete(connection)
    looking.left(connection)
    const peer = connection.peer()
    if (!peer) return
    options.counted(peer.kind, -1)
    if (peer.kind !== 'staff' || closing || socketsOf(peer.member) > 0) return
    const graceMs = desk.settings().queue.graceSeconds * 1000
    leave(desk, peer.member).catch((error) => desk.log.error({ err: error }, 'leaving failed'))
    desk.clock.after(graceMs + 100, () => {
      dropOff(desk).catch((error) => desk.log.error({ err: error }, 'taking back failed'))
    })
  }

  function socketsOf(member: StaffMember): number {
    let open = 0
    for (const connection of connections) {
      const peer = connection.peer()
      if (peer?.kind === 'staff' && peer.member.id === member.id) open++
    }
    return open
  }

  const stopListening = desk.fanout.subscribe((notice) => {
    pass(notice)
    announce.heard(notice)
    assistant.heard(notice)
    alarms.heard(notice)
  })

  function pass(notice: Notice): void {
    switch (notice.kind) {
      case 'events':
        for (const connection of followers.of(notice.conversationId)) {
          connection.follows(notice.conversationId)?.notice(notice.events)
        }
        break
      case 'draft': {
        if (!followers.any(notice.conversationId)) break
        const { kind: _, ...draft } = notice
        toFollowers(notice.conversationId, { type: 'draft', ...draft })
        break
      }
      case 'typing':
      case 'read': {
        const { kind, ...rest } = notice
        toFollowers(notice.conversationId, { type: kind, ...rest } as ServerFrame, notice.who)
        break
      }
      case 'presence': {
        const { kind, ...who } = notice
        toStaff({ type: kind, ...who })
        break
      }
      case 'signed_out':
        end(notice.sessionHash)
        break
      case 'visitor_erased':
        turnAway(notice.visitorId)
        break
      case 'queue':
      case 'settings':
      case 'assistant':
        break
    }
  }

  function toFollowers(conversationId: string, frame: ServerFrame, from?: { kind: string; id?: string }): void {
    if (!followers.any(conversationId)) return
    const json = Buffer.from(JSON.stringify(frame))
    for (const connection of followers.of(conversationId)) if (!isFrom(connection, from)) connection.sendRaw(json)
  }

  function isFrom(connection: Connection, from?: { kind: string; id?: string }): boolean {
    const peer = connection.peer()
    if (!from || !peer) return false
    return peer.kind === 'customer' ? from.kind === 'customer' : from.kind === 'agent' && from.id === peer.member.id
  }

  function toStaff(frame: ServerFrame): void {
    const json = Buffer.from(JSON.stringify(frame))
    for (const connection of connections) if (connection.peer()?.kind === 'staff') connection.sendRaw(json)
  }

  /** The one who signs out is told at once; whatever else ends a session is seen to by `watchSessions`. */
  function end(sessionHash: string): void {
    for (const connection of connections) {
      const peer = connection.peer()
      if (peer?.kind === 'staff' && desk.ids.hash(peer.session) === sessionHash) {
        connection.close(closes.notSignedIn, 'signed out')
      }
    }
  }

  /** After what happened to them was passed on: a customer's page is told, and then that there is nothing more. */
  function turnAway(visitorId: string): void {
    for (const connection of connections) {
      const peer = connection.peer()
      if (peer?.kind === 'customer' && peer.visitor.id === visitorId) connection.close(closes.notSignedIn, 'erased')
    }
  }

  let callOffBeat = beatOn()
  function beatOn(): () => void {
    return desk.clock.after(desk.limits.HEARTBEAT_SECONDS * 1000, () => {
      for (const connection of connections) connection.beat()
      callOffBeat = beatOn()
    })
  }

  const stopWatchingSessions = watchSessions(desk, connections)

  return {
    streams: {
      room: door.room,
      open: (listener) => (closing ? undefined : openStream(listener, context, () => door.hold(listener.address))),
    },
    async close() {
      closing = true
      door.shut()
      callOffBeat()
      stopWatchingSessions()
      stopListening()
      announce.stop()
      assistant.stop()
      alarms.stop()
      for (const connection of connections) connection.close(closes.restart, 'restarting: come back with jitter')
      for (const ws of door.sockets) ws.close(closes.restart, 'restarting: come back with jitter')
      await Promise.race([
        Promise.all([...door.sockets].map((ws) => new Promise((gone) => ws.once('close', gone)))),
        new Promise((late) => setTimeout(late, GOODBYE_MS).unref()),
      ])
      for (const ws of door.sockets) ws.terminate()
    },
  }
}
