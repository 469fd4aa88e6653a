/** Brings one message to the server: over the socket where it is open, by a call where it is not. */
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { ApiError, api } from '../shared/api.ts'
import type { Pending } from '../shared/outbox.ts'
import type { Following } from './follow.ts'
import type { Known } from './session.ts'

export interface Delivery {
  /** Resolves when the server has the message on disk. @throws ApiError */
  deliver(pending: Pending): Promise<void>
  /** Frames of the socket: acknowledgements and refusals are for us. */
  hear(frame: ServerFrame): void
  /** The message came back as an event, which says as much as an acknowledgement. */
  arrived(clientMessageId: string): void
}

const ACK_MS = 10_000

export function openDelivery(on: { begin(): Promise<Known>; following(): Following | null }): Delivery {
  const waiting = new Map<string, { done(): void; failed(error: ApiError): void }>()

  const acknowledged = (clientMessageId: string) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(lost())), ACK_MS)
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        waiting.delete(clientMessageId)
        finish()
      }
      waiting.set(clientMessageId, { done: () => settle(resolve), failed: (error) => settle(() => reject(error)) })
    })

  return {
    async deliver({ clientMessageId, conversationId: meant, text }) {
      const { token, conversationId: present } = await on.begin()
      const conversationId = meant || present
      const frame = { type: 'send', id: clientMessageId, conversationId, clientMessageId, text }
      if (await on.following()?.send(frame)) return acknowledged(clientMessageId)
      // The call answers only when the assistant has; the message itself may be seen to arrive before.
      const arrived = acknowledged(clientMessageId)
      const sent = api('POST', `/api/conversations/${conversationId}/messages`, {
        token,
        body: { clientMessageId, text },
      })
      await Promise.race([arrived, sent])
      waiting.get(clientMessageId)?.done()
    },
    hear(frame) {
      if (frame.type === 'ack' && frame.clientMessageId) waiting.get(frame.clientMessageId)?.done()
      if (frame.type !== 'error') return
      const { code, message } = frame
      waiting
        .get(frame.clientMessageId ?? String(frame.id))
        ?.failed(new ApiError(message, { status: statusOf[code] ?? 400, code }))
    },
    arrived: (clientMessageId) => waiting.get(clientMessageId)?.done(),
  }
}

/** What the socket's refusals would be in a call: what matters is whether trying again can help. */
const statusOf: Record<string, number> = { rate_limited: 429, internal: 500, unavailable: 503 }

function lost(): ApiError {
  return new ApiError('The server cannot be reached.', { status: 0, code: 'offline' })
}
