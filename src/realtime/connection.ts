/** One socket, from hello to close. What it may do follows from who said hello. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import { isDenied } from '../desk/desk.ts'
import { staffOf, worksConversations } from '../desk/staff.ts'
import { type Subscription, subscribe } from '../desk/subscription.ts'
import { ownConversation, visitorOf } from '../desk/visitors.ts'
import type { Conversation } from '../domain/conversation.ts'
import { StoreUnavailable } from '../ports/store.ts'
import type { RateLimits } from '../ports/system.ts'
import { type ClientFrame, closes, type ServerFrame } from '../protocol/frames.ts'
import { act, type Peer } from './actions.ts'
import type { Followers } from './followers.ts'
import type { Looking } from './looking.ts'
import { eventFrame, outgoing } from './outgoing.ts'
import { type About, aboutOf, jsonOf, readFrame } from './reading.ts'

export interface Connection {
  peer(): Peer | undefined
  /** The conversation as it is followed here. */
  follows(conversationId: string): Subscription | undefined
  /** For a frame that many get: serialised once by the caller. */
  sendRaw(json: Buffer): void
  /** Bytes that the reader has not taken yet. */
  waiting(): number
  close(code: number, reason: string): void
  /** Asks for a pong; ends a peer that has not answered the last two. */
  beat(): void
}

export interface Context {
  desk: Desk
  limits: RateLimits
  frames: z.ZodType<ClientFrame>
  followers: Followers<Connection>
  looking: Looking<Connection>
  joined(connection: Connection): Promise<void>
  /** A customer follows a conversation that waits in the queue. */
  waits(connection: Connection, conversationId: string): Promise<void>
  left(connection: Connection): void
}

/** Past this share of the limit the socket is closed instead of warned. */
const CLOSE_AT = 1.5
const MINUTE_MS = 60_000
const MISSED_BEATS = 2
/** A second sign of typing within this time is taken and not passed on; half a second early is the network's doing. */
const TYPING_EVERY_MS = 2_500

/**
 * @param stream what the socket writes to
 * @param session the staff session that the upgrade request's cookie carried, with an Origin of our own
 */
export function openConnection(
  ws: WebSocket,
  stream: Duplex,
  session: string | undefined,
  context: Context,
): Connection {
  const { desk } = context
  const { limits } = desk
  const subscriptions = new Map<string, Subscription>()
  let peer: Peer | undefined
  /** When typing was last passed on, by conversation. */
  let typed: Map<string, number> | undefined
  let missed = 0
  let counted = 0
  /** Runs while a minute is being counted: the time of day may be set back, what is due comes all the same. */
  let callOffMinute: (() => void) | undefined
  let countedFrom = 0
  let queue: Promise<void> = Promise.resolve()

  const sendRaw = outgoing(ws, stream, desk.clock, limits.SOCKET_BACKLOG_BYTES)
  const send = (frame: ServerFrame) => sendRaw(Buffer.from(JSON.stringify(frame)))
  const connection: Connection = {
    peer: () => peer,
    follows: (id) => subscriptions.get(id),
    sendRaw,
    waiting: () => ws.bufferedAmount,
    close: (code, reason) => ws.close(code, reason),
    beat() {
      if (missed >= MISSED_BEATS) return ws.terminate()
      missed++
      ws.ping()
    },
  }

  const callOffHello = desk.clock.after(limits.HELLO_SECONDS * 1000, () => {
    if (!peer) ws.close(closes.notSignedIn, 'no hello in time')
  })
  ws.on('pong', () => {
    missed = 0
  })
  ws.on('message', (data, binary) => {
    missed = 0
    if (ws.readyState !== ws.OPEN) return
    if (binary) return ws.close(closes.binary, 'text frames only')
    const { count, limit, retryAfter } = frameCount()
    if (count > limit * CLOSE_AT) return ws.close(closes.tooMany, 'too many frames')
    const json = jsonOf(data)
    const about = aboutOf(json)
    if (count > limit) {
      const message = `More than ${limit} frames in a minute. Slow down.`
      return send({ type: 'error', ...about, code: 'rate_limited', message, retryAfter })
    }
    queue = queue.then(() => handle(json, about)).catch((error) => send(failed(error, about)))
  })
  ws.on('error', (error) => desk.log.info({ reason: error.message }, 'socket error'))
  ws.on('close', () => {
    callOffHello()
    callOffMinute?.()
    for (const conversationId of subscriptions.keys()) unfollow(conversationId)
    if (peer) context.left(connection)
  })
  return connection

  /** How many frames came in this minute, how many may, and the seconds that are left of it, 60 at most. */
  function frameCount(): { count: number; limit: number; retryAfter: number } {
    const now = Date.parse(desk.clock.now())
    if (!callOffMinute) {
      countedFrom = now
      counted = 0
      callOffMinute = desk.clock.after(MINUTE_MS, () => {
        callOffMinute = undefined
      })
    }
    counted++
    const gone = Math.min(Math.max(now - countedFrom, 0), MINUTE_MS - 1)
    const { STAFF_FRAMES_PER_MINUTE, SOCKET_FRAMES_PER_MINUTE } = limits
    const limit = peer?.kind === 'staff' ? STAFF_FRAMES_PER_MINUTE : SOCKET_FRAMES_PER_MINUTE
    return { count: counted, limit, retryAfter: Math.ceil((MINUTE_MS - gone) / 1_000) }
  }

  async function handle(json: unknown, about: About): Promise<void> {
    const read = readFrame(json, context.frames)
    if ('error' in read) return send(read.error)
    const { frame } = read
    if (frame.type === 'hello') return hello(frame, about)
    if (!peer) return ws.close(closes.notSignedIn, 'the first frame is hello')
    switch (frame.type) {
      case 'ping':
        return send({ type: 'pong', ...about })
      case 'subscribe':
        return follow(frame.conversationId, frame.after, about)
      case 'unsubscribe':
        unfollow(frame.conversationId)
        return send({ type: 'ack', ...about, seq: 0 })
      case 'looking':
        if (peer.kind === 'staff') return look(frame.conversationId, frame.typing ?? false, about)
        break
      case 'typing':
        if (typedLately(frame.conversationId)) return send({ type: 'ack', ...about, seq: 0 })
    }
    const outcome = await act(desk, context.limits, peer, frame)
    if (frame.type === 'typing' && !('error' in outcome)) noteTyping(frame.conversationId)
    send(
      'error' in outcome ? { type: 'error', ...about, ...outcome.error } : { type: 'ack', ...about, seq: outcome.seq },
    )
  }

  async function look(conversationId: string | null, typing: boolean, about: About): Promise<void> {
    if (conversationId !== null && !(await desk.store.conversation(conversationId))) {
      const message = 'There is no such conversation here.'
      return send({ type: 'error', ...about, code: 'not_found', message })
    }
    // Gone meanwhile: nobody would ever take this reader off the list.
    if (ws.readyState !== ws.OPEN) return
    context.looking.look(connection, conversationId, typing)
    send({ type: 'ack', ...about, seq: 0 })
  }

  function failed(error: unknown, about: About): ServerFrame {
    desk.log.error({ err: error }, 'a frame failed')
    if (error instanceof StoreUnavailable) {
      const message = 'Bellhop cannot write right now. Nothing was taken; try again.'
      return { type: 'error', ...about, code: 'unavailable', message }
    }
    return { type: 'error', ...about, code: 'internal', message: 'Something went wrong here. Try again.' }
  }

  async function hello(frame: Extract<ClientFrame, { type: 'hello' }>, about: About): Promise<void> {
    if (peer) {
      const message = 'This socket has said hello already.'
      return send({ type: 'error', ...about, code: 'bad_request', message })
    }
    const known = await whoIs(frame.token)
    // Gone meanwhile: nobody would ever take this socket off the list.
    if (ws.readyState !== ws.OPEN) return
    peer = known
    if (!peer) return ws.close(closes.notSignedIn, 'not signed in')
    const you =
      peer.kind === 'customer'
        ? { kind: 'customer' as const }
        : { kind: 'agent' as const, id: peer.member.id, name: peer.member.name, roles: peer.member.roles }
    send({ type: 'ready', you, serverTime: desk.clock.now() })
    await context.joined(connection)
    for (const [conversationId, seq] of Object.entries(frame.cursors ?? {})) {
      await follow(conversationId, seq, { conversationId })
    }
  }

  async function whoIs(token: string | undefined): Promise<Peer | undefined> {
    if (token !== undefined) {
      const visitor = await visitorOf(desk, token)
      return visitor && { kind: 'customer', visitor }
    }
    const member = session ? await staffOf(desk, session) : undefined
    return session && member && worksConversations(member) ? { kind: 'staff', member, session } : undefined
  }

  async function follow(conversationId: string, after: number, about: About): Promise<void> {
    if (!peer) return
    const state =
      peer.kind === 'customer'
        ? await ownConversation(desk, peer.visitor.id, conversationId)
        : ((await desk.store.conversation(conversationId)) ?? { refused: 'notFound' as const })
    if (isDenied(state)) {
      const message = 'There is no such conversation here.'
      return send({ type: 'error', ...about, code: 'not_found', message })
    }
    // Gone meanwhile: nobody would ever take this reader off the list.
    if (ws.readyState !== ws.OPEN) return
    unfollow(conversationId)
    if (after > state.seq) send({ type: 'resync', conversationId })
    const subscription = subscribe(
      peer.kind,
      Math.min(after, state.seq),
      (seq, limit) => desk.store.events(conversationId, seq, limit),
      (event) => sendRaw(eventFrame(conversationId, event)),
      (error) => {
        desk.log.error({ err: error, conversationId }, 'a reader could not be served')
        ws.close(closes.tooSlow, 'events could not be read: come back and resume')
      },
    )
    subscriptions.set(conversationId, subscription)
    context.followers.add(conversationId, connection)
    send({ type: 'ack', ...about, seq: state.seq })
    await bringUpToDate(context, connection, state, subscription)
  }

  function unfollow(conversationId: string): void {
    subscriptions.get(conversationId)?.end()
    subscriptions.delete(conversationId)
    context.followers.remove(conversationId, connection)
  }

  function typedLately(conversationId: string): boolean {
    const at = typed?.get(conversationId)
    return at !== undefined && isLately(at, Date.parse(desk.clock.now()))
  }

  function noteTyping(conversationId: string): void {
    const now = Date.parse(desk.clock.now())
    typed ??= new Map()
    for (const [id, at] of typed) if (!isLately(at, now)) typed.delete(id)
    typed.set(conversationId, now)
  }
}

/** Tells a reader who has just come what they missed, and what is only of the moment: the draft, their place in the queue. */
export async function bringUpToDate(
  { desk, waits }: Context,
  connection: Connection,
  { id, status }: Conversation,
  subscription: Subscription,
): Promise<void> {
  await subscription.catchUp()
  const draft = desk.runs.draft(id)
  const frame = { type: 'draft' as const, conversationId: id, ...draft, state: 'open' as const }
  if (draft) connection.sendRaw(Buffer.from(JSON.stringify(frame)))
  if (connection.peer()?.kind === 'customer' && status.kind === 'queued') await waits(connection, id)
}

/** What lies ahead is from before the clock was set back, and long ago. */
function isLately(at: number, now: number): boolean {
  return at <= now && now - at < TYPING_EVERY_MS
}
