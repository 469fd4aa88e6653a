/** Brings one message to the server: over the socket where it is open, by a call where it is not. */
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { ApiError, api, unreachable } from '../shared/api.ts'
import type { Pending } from '../shared/pending.ts'
import type { Following } from './follow.ts'
import type { Known } from './session.ts'

export interface Delivery {
  /** Resolves when the server has the message on disk. @throws ApiError */
  deliver(pending: Pending): Promise<void>
  /** Frames of the socket: acknowledgements and refusals are for us. */
  hear(frame: ServerFrame): void
  /** The message came back as an event, which says as much as an acknowledgement. */
  arrived(clientMessageId: string): void
  /** Nothing will be acknowledged on the line any more. */
  lineLost(): void
}

/** How long an open line may take to acknowledge before a call is tried, and how long that may take to arrive. */
const LINE_MS = 5_000
const CALL_MS = 10_000
/** A call answers when the assistant has, up to 25 s later: while it is under way, what has arrived is asked for. */
const LOOK_EVERY_MS = 2_000
const REPLY_MS = 40_000

type Sent = Pick<Pending, 'clientMessageId' | 'text'> & { attachments?: string[] }

export function openDelivery(on: { begin(): Promise<Known>; following(): Following | null }): Delivery {
  const waiting = new Map<string, { onLine: boolean; done(): void; failed(error: ApiError): void }>()
  /** The last call: it goes on until the reply is there, while no other message follows. */
  let calling: AbortController | undefined

  const acknowledged = (clientMessageId: string, onLine: boolean) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(unreachable())), onLine ? LINE_MS : CALL_MS)
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        waiting.delete(clientMessageId)
        finish()
      }
      const failed = (error: ApiError) => settle(() => reject(error))
      waiting.set(clientMessageId, { onLine, done: () => settle(resolve), failed })
    })

  /** By a call. Its answer is not waited for where the message is seen to arrive before. */
  const post = async (sent: Sent, { conversationId, token }: Known) => {
    const { clientMessageId } = sent
    calling?.abort()
    const call = new AbortController()
    calling = call
    const catchUp = () => on.following()?.catchUp()
    const arrived = acknowledged(clientMessageId, false)
    const path = `/api/conversations/${conversationId}/messages`
    const answered = api('POST', path, { token, body: sent, signal: call.signal, patienceMs: REPLY_MS }).then(catchUp)
    const looking = setInterval(catchUp, LOOK_EVERY_MS)
    try {
      await Promise.race([arrived, answered])
    } catch (error) {
      call.abort()
      // Whoever is not known any more is told so, and starts anew with what was not sent.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) await catchUp()
      throw error
    } finally {
      clearInterval(looking)
      waiting.get(clientMessageId)?.done()
      // Whichever comes second may fail unheard.
      void Promise.allSettled([arrived, answered])
    }
  }

  return {
    async deliver({ clientMessageId, conversationId: meant, text, attachments }) {
      const { token, conversationId: present } = await on.begin()
      const conversationId = meant || present
      const sent = { clientMessageId, text, ...(attachments && { attachments: attachments.map(({ id }) => id) }) }
      const frame = { type: 'send', id: clientMessageId, conversationId, ...sent }
      if (await on.following()?.send(frame)) {
        const silent = await acknowledged(clientMessageId, true).then(
          () => false,
          (error: ApiError) => {
            if (error.code !== 'offline') throw error
            return true
          },
        )
        if (!silent) return
      }
      await post(sent, { conversationId, token })
    },
    hear(frame) {
      if (frame.type === 'ack' && frame.clientMessageId) waiting.get(frame.clientMessageId)?.done()
      if (frame.type !== 'error') return
      const { code, message, retryAfter } = frame
      const about = { status: statusOf[code] ?? 400, code, ...(retryAfter !== undefined && { retryAfter }) }
      waiting.get(frame.clientMessageId ?? String(frame.id))?.failed(new ApiError(message, about))
    },
    arrived: (clientMessageId) => waiting.get(clientMessageId)?.done(),
    lineLost() {
      for (const { onLine, failed } of [...waiting.values()]) if (onLine) failed(unreachable())
    },
  }
}

/** What the socket's refusals would be in a call: what matters is whether trying again can help. */
const statusOf: Record<string, number> = { rate_limited: 429, internal: 500, unavailable: 503 }
