/** One stream: a customer's line that only tells, in server-sent events, for browsers that cannot have a socket. */
import { subscribe } from '../desk/subscription.ts'
import type { Listener } from '../ports/streams.ts'
import { closes, type ServerFrame } from '../protocol/frames.ts'
import { bringUpToDate, type Connection, type Context } from './connection.ts'
import { eventFrame } from './outgoing.ts'

/** What some proxies want to have seen before they pass the first bytes on. */
const PADDING = `:${' '.repeat(2_048)}\n\n`
/** Says that the line is alive: the reader ends one on which nothing comes. */
const BEAT = Buffer.from(': beat\n\n')

/** @param hold counts it as one of its address until the returned function is called */
export function openStream(listener: Listener, context: Context, hold: () => () => void): ReadableStream<Uint8Array> {
  const { desk } = context
  const { visitor, state, after } = listener
  const { id } = state
  const peer = { kind: 'customer' as const, visitor }
  let out: ReadableStreamDefaultController<Uint8Array>
  let over = false
  let release = () => {}

  const waiting = () => -(out.desiredSize ?? 0)
  const put = (bytes: Uint8Array) => {
    if (over) return
    // One frame alone may be larger: who reads gets it all the same.
    if (waiting() > 0 && waiting() + bytes.length > desk.limits.SOCKET_BACKLOG_BYTES) {
      end()
      // Whoever does not read would not see an end either.
      listener.cut()
    } else out.enqueue(bytes)
  }
  const end = () => {
    if (over) return
    over = true
    callOff()
    subscription.end()
    context.followers.remove(id, connection)
    context.left(connection)
    release()
  }
  const close = (code: number) => {
    if (over) return
    put(said({ type: 'close', code }))
    if (over) return
    end()
    out.close()
  }
  const connection: Connection = {
    peer: () => peer,
    follows: (conversationId) => (conversationId === id ? subscription : undefined),
    sendRaw: (json) => put(framed(json)),
    waiting,
    close,
    beat: () => put(BEAT),
  }
  const subscription = subscribe(
    'customer',
    after,
    (seq, limit) => desk.store.events(id, seq, limit),
    (event) => put(framed(eventFrame(id, event), event.seq)),
    (error) => {
      desk.log.error({ err: error, conversationId: id }, 'a reader could not be served')
      close(closes.tooSlow)
    },
  )
  // A reader who vanished without a word is let go with it.
  const callOff = desk.clock.after(desk.limits.STREAM_MINUTES * 60_000, () => close(closes.normal))

  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        out = controller
        release = hold()
        out.enqueue(Buffer.from(PADDING))
        put(said({ type: 'ready', you: { kind: 'customer' }, serverTime: desk.clock.now() }))
        context.followers.add(id, connection)
        await context.joined(connection)
        await bringUpToDate(context, connection, state, subscription).catch((error) => {
          desk.log.error({ err: error, conversationId: id }, 'a reader could not be served')
          close(closes.tooSlow)
        })
      },
      cancel: end,
    },
    { highWaterMark: 0, size: (bytes) => bytes.length },
  )
}

function said(frame: ServerFrame): Buffer {
  return framed(Buffer.from(JSON.stringify(frame)))
}

/** One server-sent event; JSON has no line breaks of its own. */
function framed(json: Buffer, seq?: number): Buffer {
  return Buffer.concat([Buffer.from(`${seq === undefined ? '' : `id: ${seq}\n`}data: `), json, Buffer.from('\n\n')])
}
