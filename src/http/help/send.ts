/** How a page leaves: with its fingerprint, so that who has it is told so, and compressed where that is understood. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A page as it is sent, compressed when that is first wanted. */
export interface Sheet {
  type: string
  body: Uint8Array<ArrayBuffer>
  tag: string
  zipped?: Uint8Array<ArrayBuffer>
}

/** Bytes below which compressing saves nothing. */
const WORTH_ZIPPING = 1_000
/** Characters of a fingerprint (SHA-256, base64url): 132 bits. */
const TAG_CHARACTERS = 22

export function sheet(text: string | Uint8Array<ArrayBuffer>, type = 'text/html; charset=utf-8'): Sheet {
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return { type, body, tag: createHash('sha256').update(body).digest('base64url').slice(0, TAG_CHARACTERS) }
}

/** What a page takes, as it is and compressed: HTML becomes less than half. */
export const bytesOf = ({ body }: Sheet): number => 1.5 * body.length

interface How {
  status?: ContentfulStatusCode
  /** `cache-control`. */
  cache?: string
}

/** Articles are withdrawn too: whoever kept a page asks whether it still holds, which costs one short answer. */
const ASK_AGAIN = 'no-cache'
/** What only machines fetch may be some minutes old. */
export const FOR_MINUTES = 'public, max-age=300, must-revalidate'

export function send(c: Context, sent: Sheet, { status = 200, cache = ASK_AGAIN }: How = {}): Response {
  const zip =
    !sent.type.startsWith('image/') &&
    sent.body.length >= WORTH_ZIPPING &&
    /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(c.req.header('accept-encoding') ?? '')
  // What is compressed is other bytes, so that it has another strong fingerprint (RFC 9110, 8.8.3.3).
  const tag = `"${sent.tag}${zip ? '-gz' : ''}"`
  c.header('vary', 'Accept-Encoding')
  c.header('cache-control', cache)
  if (status === 200) {
    c.header('etag', tag)
    if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  }
  c.header('content-type', sent.type)
  if (!zip) return c.body(sent.body, status)
  sent.zipped ??= gzipSync(sent.body)
  c.header('content-encoding', 'gzip')
  return c.body(sent.zipped, status)
}

/** Compared weakly, as it is to be for `If-None-Match` (RFC 9110, 13.1.2). */
function isKnown(held: string | undefined, tag: string): boolean {
  return (
    held !== undefined &&
    (held.trim() === '*' || held.split(',').some((each) => each.trim().replace(/^W\//, '') === tag))
  )
}
