/** Frames of the socket at `/ws`, one JSON object each. */
import { z } from 'zod'
import type { ReaderEvent } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'
import type { AssistantState } from './assistant.ts'
import { bodies, noFilesInNotes, oneReceiver, saysSomething } from './bodies.ts'
import type { QueuePlace } from './conversations.ts'
import type { ErrorCode } from './errors.ts'
import { bounds, type Limits } from './limits.ts'
import type { Entry, ListCounts } from './lists.ts'
import type { MissAlarm } from './misses.ts'

const seq = z.int().min(0)
const conversationId = z.uuid()
const id = z.union([z.string().max(bounds.FRAME_ID_CHARACTERS), z.number()]).optional()

export const PROTOCOL_VERSION = 1

/** What a client may send, under the operator's limits. Each may carry an `id`, echoed in the answer. */
export function clientFrames(limits: Limits) {
  const body = bodies(limits)
  const about = { id, conversationId }
  return z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('hello'),
      id,
      v: z.literal(PROTOCOL_VERSION),
      token: z.string().max(bounds.TOKEN_CHARACTERS).optional(),
      cursors: z
        .record(conversationId, seq)
        .refine(
          (cursors) => Object.keys(cursors).length <= bounds.CURSORS,
          `names more than ${bounds.CURSORS} conversations`,
        )
        .optional(),
    }),
    z
      .strictObject({ type: z.literal('send'), ...about, ...body.agentMessage.shape })
      .check(saysSomething, noFilesInNotes),
    z.strictObject({ type: z.literal('stop'), ...about }),
    z.strictObject({ type: z.literal('typing'), ...about }),
    z.strictObject({ type: z.literal('read'), ...about, seq }),
    z.strictObject({
      type: z.literal('looking'),
      id,
      conversationId: conversationId.nullable(),
      typing: z.boolean().optional(),
    }),
    z.strictObject({ type: z.literal('handoff'), ...about, ...body.handoff.shape }),
    z.strictObject({ type: z.literal('assistant'), ...about }),
    z.strictObject({ type: z.literal('email'), ...about, ...body.email.shape }),
    z.strictObject({ type: z.literal('subscribe'), ...about, after: seq }),
    z.strictObject({ type: z.literal('unsubscribe'), ...about }),
    z.strictObject({ type: z.literal('presence'), id, state: z.enum(['online', 'away', 'assign_only']) }),
    z.strictObject({ type: z.literal('claim'), ...about }),
    z.strictObject({ type: z.literal('release'), ...about }),
    z.strictObject({ type: z.literal('transfer'), ...about, ...body.transfer.shape }).refine(...oneReceiver),
    z.strictObject({ type: z.literal('return'), ...about }),
    z.strictObject({ type: z.literal('snooze'), ...about, ...body.snooze.shape }),
    z.strictObject({ type: z.literal('resolve'), ...about, ...body.resolve.shape }),
    z.strictObject({ type: z.literal('reopen'), ...about }),
    z.strictObject({ type: z.literal('tag'), ...about, ...body.tags.shape }),
    z.strictObject({ type: z.literal('priority'), ...about, ...body.priority.shape }),
    z.strictObject({ type: z.literal('ping'), id }),
  ])
}

export type ClientFrame = z.output<ReturnType<typeof clientFrames>>

type Echo = { id?: string | number }

/** A member of the team who has a conversation open, and whether they write in it. */
export interface Looker {
  id: string
  name: string
  typing: boolean
}

/** Who the server takes this socket for. */
export type You = { kind: 'customer' } | { kind: 'agent'; id: string; name: string; roles: string[] }

export type ServerFrame =
  | { type: 'ready'; you: You; serverTime: string }
  | (Echo & { type: 'ack'; clientMessageId?: string; seq: number; conversationId?: string })
  | { type: 'event'; conversationId: string; event: ReaderEvent }
  | {
      type: 'draft'
      conversationId: string
      draftId: string
      text: string
      html: string
      state: 'open' | 'posted' | 'dropped'
    }
  | { type: 'typing'; conversationId: string; who: { kind: string; id?: string; name?: string } }
  | { type: 'read'; conversationId: string; who: { kind: string; id?: string; name?: string }; seq: number }
  /** To staff who look at it themselves: everyone who has this conversation open, the reader too. */
  | { type: 'looking'; conversationId: string; who: Looker[] }
  | { type: 'presence'; agentId: string; name: string; state: PresenceState | 'offline'; why?: 'unanswered' }
  | ({ type: 'queue'; conversationId: string } & QueuePlace)
  /** `entries` wait, the first of them in turn. When the line opens, `open` are those that this agent holds. */
  | { type: 'queue_changed'; entries: Entry[]; open?: Entry[]; counts: ListCounts }
  /**
   * Conversations as they stand now, in whichever list; those in `gone` stand in none any more. Where `more` is true
   * others have changed too: ask for what is shown.
   */
  | { type: 'entry_changed'; entries: Entry[]; gone: string[]; more: boolean }
  /** To staff, after `ready` and on change. */
  | ({ type: 'assistant' } & AssistantState)
  /** To staff, after `ready` where there are some, and on change: those that nobody has acknowledged. */
  | { type: 'alarms'; alarms: MissAlarm[] }
  | { type: 'resync'; conversationId: string }
  | (Echo & {
      type: 'error'
      code: ErrorCode
      message: string
      clientMessageId?: string
      conversationId?: string
      fields?: { path: string; message: string }[]
      /** With `stale`: what came in between. */
      events?: ReaderEvent[]
      /** With `rate_limited`: whole seconds after which it may be sent again. */
      retryAfter?: number
    })
  | (Echo & { type: 'pong' })
  /** The last of a stream, which has no close of its own: the code that a socket would be closed with. */
  | { type: 'close'; code: number }

/** Close codes, and what a client does about each. */
export const closes = {
  normal: 1000,
  binary: 1003,
  badUtf8: 1007,
  tooMany: 1008,
  tooLarge: 1009,
  restart: 1012,
  tooSlow: 1013,
  notSignedIn: 4401,
  notAllowed: 4403,
} as const
