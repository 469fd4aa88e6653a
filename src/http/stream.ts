/** What a customer's socket would tell them, as server-sent events: for browsers that cannot have a socket. */
import type { Context } from 'hono'
import { z } from 'zod'
import { lastShown } from '../desk/snapshot.ts'
import type { Streams } from '../ports/streams.ts'
import { type CustomerApi, conversationFor } from './conversations.ts'
import { Refused, within } from './errors.ts'
import { type HttpEnv, route } from './route.ts'

const cursor = z.coerce.number().int().min(0)

/** @param streams asked at each call: they come with the sockets, which the server opens after this app */
export function streamRoutes(api: CustomerApi, streams: () => Streams): void {
  const { desk } = api
  route(
    api,
    {
      method: 'get',
      path: '/api/conversations/:id/stream',
      summary:
        'What happens from a cursor on, as server-sent events: frames of the socket. The cursor is `after` or the header Last-Event-ID; without one it begins now',
      who: 'visitor',
      query: z.strictObject({ after: cursor.optional() }),
    },
    async ({ c, actor, query }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      const after = lastHeard(c) ?? query.after ?? (await lastShown(desk, state))
      if (after > state.seq) {
        throw new Refused('stale', `This conversation ends at seq ${state.seq}. Take its snapshot.`)
      }
      if (actor.kind !== 'visitor') throw new Refused('forbidden', 'Only the customer may do this.')
      const address = c.get('address')
      within('lines from this address', await streams().room(address))
      const { visitor } = actor
      const body = streams().open({ visitor, state, after, address, cut: () => cut(c) })
      if (!body) throw new Refused('unavailable', 'Bellhop is restarting.')
      return eventStream(c, body)
    },
  )
}

/** An answer of server-sent events, as it passes on its way. */
export function eventStream(c: Context, body: ReadableStream<Uint8Array>): Response {
  c.header('content-type', 'text/event-stream; charset=utf-8')
  // Proxies that gather an answer, or pack it, would keep it until its end.
  c.header('cache-control', 'no-store, no-transform')
  c.header('x-accel-buffering', 'no')
  return c.body(body)
}

/** Ends a connection, whatever of its answer was not read yet. */
export function cut(c: Context): void {
  // Requests made in tests without a server have no connection.
  const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy(): void } }
  outgoing?.destroy()
}

/** The last `id` that a reader got who comes back, as browsers' own readers of such streams say it. */
function lastHeard(c: Context<HttpEnv>): number | undefined {
  return cursor.safeParse(c.req.header('last-event-id') || undefined).data
}
