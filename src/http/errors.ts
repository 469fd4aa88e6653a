/** Every failure leaves as one shape, with a status that fits its code, and never with a stack. */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { type Denied, isDenied } from '../desk/desk.ts'
import { explain } from '../desk/explain.ts'
import type { ReaderEvent } from '../domain/events.ts'
import type { ErrorBody, ErrorCode } from '../protocol/errors.ts'

export const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  already_claimed: 409,
  not_rehearsed: 409,
  loses_answers: 409,
  stale: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}

type Fields = NonNullable<ErrorBody['error']['fields']>

/** Thrown by handlers, answered by `onError`. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly fields: Fields | undefined
  readonly events: ReaderEvent[] | undefined
  readonly saved: ErrorBody['error']['saved']
  readonly lost: ErrorBody['error']['lost']
  readonly newer: ErrorBody['error']['newer']
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      fields?: Fields
      events?: ReaderEvent[] | undefined
      saved?: ErrorBody['error']['saved']
      lost?: ErrorBody['error']['lost']
      newer?: ErrorBody['error']['newer']
      retryAfterSeconds?: number
    } = {},
  ) {
    super(message)
    this.code = code
    this.fields = more.fields
    this.events = more.events
    this.saved = more.saved
    this.lost = more.lost
    this.newer = more.newer
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  body(): { error: Omit<ErrorBody['error'], 'events'> & { events?: ReaderEvent[] } } {
    const { code, message, fields, events, saved, newer, lost } = this
    const conflicts = { ...(saved && { saved }), ...(newer && { newer }), ...(lost && { lost }) }
    const more = { ...(events && { events }), ...conflicts }
    return { error: { code, message, ...(fields && { fields }), ...more } }
  }
}

export const notFound = () => new Refused('not_found', 'There is nothing here for you.')

/** The result of a verb, or its refusal thrown. */
export function allowed<T extends object>(result: T | Denied): T {
  if (!isDenied(result)) return result
  const { code, message, fields, events, newer, lost } = explain(result)
  const more = { ...(fields && { fields }), ...(newer && { newer }), ...(lost && { lost }) }
  throw new Refused(code, message, { events, ...more })
}

/** @throws Refused `rate_limited` where it was one too many */
export function within(what: string, waitSeconds: number | undefined): void {
  if (waitSeconds === undefined) return
  throw new Refused('rate_limited', `Too many ${what}. Try again in ${waitSeconds} s.`, {
    retryAfterSeconds: waitSeconds,
  })
}

/** What zod found wrong, field by field, in words. */
export function badRequest(error: z.ZodError): Refused {
  const fields = error.issues.flatMap((issue): Fields => {
    const path = issue.path.map(String).join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    return issue.keys.map((key) => ({
      path: [path, key].filter(Boolean).join('.'),
      message: 'is not a field of this request',
    }))
  })
  return refusedFields('The request has a mistake in', fields)
}

/** Mistakes at fields, named in the sentence. @param sentence begins it, up to where the fields are named */
export function refusedFields(sentence: string, fields: Fields): Refused {
  const named = fields.map(({ path }) => path || 'the body').join(', ')
  return new Refused('bad_request', `${sentence} ${named}.`, { fields })
}

/**
 * Answers what was no request that could be read, in the same shape as any other refusal, and closes: for a server's
 * `clientError`.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refused =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Refused('too_large', 'The headers of this request are too large.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new Refused('bad_request', 'This request took too long to arrive.')
        : new Refused('bad_request', 'This is no HTTP request that can be read.')
  const body = JSON.stringify(refused.body())
  const status = statusOf[refused.code]
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
