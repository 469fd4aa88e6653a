/** Sending a message: a customer waits for the reply, as JSON or as a stream of what happens; an agent's is posted. */
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { awaitReply } from '../desk/awaitReply.ts'
import { receive } from '../desk/receive.ts'
import { relay } from '../desk/relay.ts'
import { lastShown, staffSnapshot } from '../desk/snapshot.ts'
import { subscribe } from '../desk/subscription.ts'
import { type Conversation, shownStatus } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import { forReader } from '../domain/visibility.ts'
import type { Notice } from '../ports/fanout.ts'
import type { Body } from '../protocol/bodies.ts'
import { Sent } from '../protocol/conversations.ts'
import { StaffSnapshot } from '../protocol/desk.ts'
import type { Actor } from './actor.ts'
import { type CustomerApi, conversationFor } from './conversations.ts'
import { allowed, badRequest, Refused, within } from './errors.ts'
import { type Asked, route } from './route.ts'

export function messageRoutes(api: CustomerApi): void {
  const { desk, body } = api
  route(
    api,
    {
      method: 'post',
      path: '/api/conversations/:id/messages',
      summary: 'Send a message; a customer gets the reply, as JSON or as server-sent events by Accept',
      who: 'party',
      body: body.agentMessage,
      audited: 'send',
      answers: z.union([Sent, StaffSnapshot]),
    },
    async (asked) => {
      const state = await conversationFor(api, asked.actor, asked.c.req.param('id') ?? '')
      if (asked.actor.kind === 'staff') return agentSends(asked.actor, state, asked.body)
      return customerSends(asked, state)
    },
  )

  async function agentSends(
    { member }: Extract<Actor, { kind: 'staff' }>,
    state: Conversation,
    sent: Body<'agentMessage'>,
  ) {
    allowed(await relay(desk, state.id, member, sent))
    return staffSnapshot(desk, (await desk.store.conversation(state.id)) ?? state)
  }

  async function customerSends({ c, actor, body: given }: Asked<Body<'agentMessage'>, unknown>, state: Conversation) {
    // note and seenSeq are the agents' alone.
    const sent = body.message.safeParse(given)
    if (!sent.success) throw badRequest(sent.error)
    if (actor.kind === 'visitor') within('messages', await api.limits.take('message', actor.visitor.id))
    const wantsStream = c.req.header('accept')?.includes('text/event-stream') ?? false
    if (!wantsStream) {
      const { message } = allowed(await receive(desk, state.id, sent.data))
      const result = await outcome(state.id, message, c.req.raw.signal)
      return c.json(result, result.pending ? 202 : 200)
    }
    // Listening begins before the message is taken in, the stream after it: what is wrong with it is still a status.
    const frames = follow(state.id, await lastShown(desk, state))
    const taken = async () => {
      await frames.caughtUp()
      return allowed(await receive(desk, state.id, sent.data))
    }
    const { message } = await taken().catch((error) => {
      frames.stop()
      throw error
    })
    return streamSSE(c, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => {
        frames.stop()
        gone.abort()
      })
      frames.open((event, data) => stream.writeSSE({ event, data: JSON.stringify(data) }))
      try {
        const result = await outcome(state.id, message, gone.signal)
        await frames.flushed()
        await stream.writeSSE({ event: 'done', data: JSON.stringify(result) })
      } catch (error) {
        desk.log.error({ err: error, conversationId: state.id }, 'a stream failed')
        const failed = new Refused('internal', 'Something went wrong here.')
        await stream.writeSSE({ event: 'error', data: JSON.stringify(failed.body()) })
      } finally {
        frames.stop()
      }
    })
  }

  async function outcome(conversationId: string, message: Message, signal: AbortSignal) {
    const reply = await awaitReply(desk, conversationId, message, desk.limits.REPLY_WAIT_SECONDS * 1000, signal)
    const state = await desk.store.conversation(conversationId)
    const events = await desk.store.events(conversationId, message.seq, 1_000)
    return {
      message,
      reply: reply === 'pending' ? null : reply,
      status: state ? shownStatus(state) : 'answering',
      seq: forReader(events, 'customer', message.seq).at(-1)?.seq ?? message.seq,
      ...(reply === 'pending' && { pending: true }),
    }
  }

  /**
   * Gathers what happens in a conversation as the socket would tell it, in order, and writes it once there is where.
   * @param cursor the last seq that the customer may have seen
   */
  function follow(conversationId: string, cursor: number) {
    type Write = (event: string, data: object) => Promise<void>
    let open: (write: Write) => void = () => {}
    const opened = new Promise<Write>((resolve) => {
      open = resolve
    })
    let last: Promise<unknown> = opened
    const enqueue = (event: string, data: object) => {
      last = last.then(async () => (await opened)(event, data)).catch(() => stop())
    }
    const subscription = subscribe(
      'customer',
      cursor,
      (after, limit) => desk.store.events(conversationId, after, limit),
      (event) => enqueue('event', { type: 'event', conversationId, event }),
      (error) => desk.log.error({ err: error, conversationId }, 'events of a stream could not be read'),
    )
    const stopListening = desk.fanout.subscribe((notice: Notice) => {
      if (!('conversationId' in notice) || notice.conversationId !== conversationId) return
      if (notice.kind === 'events') subscription.notice(notice.events)
      if (notice.kind === 'draft') {
        const { kind: _, ...draft } = notice
        enqueue('draft', { type: 'draft', ...draft })
      }
    })
    const stop = () => {
      stopListening()
      subscription.end()
    }
    return { open, stop, caughtUp: subscription.catchUp, flushed: () => last }
  }
}
