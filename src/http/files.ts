/** Files of a conversation: handed over, looked at, and given to whoever is a party to it, as something to download. */
import type { Context } from 'hono'
import { bytesOf, fileFor, handOver, mayHandOver, takeBack } from '../desk/files.ts'
import type { Actor as Author } from '../domain/events.ts'
import { takenExtensions } from '../domain/files.ts'
import { bounds } from '../protocol/limits.ts'
import { Attachment, FilesTaken } from '../protocol/messages.ts'
import type { Actor } from './actor.ts'
import { conversationFor } from './conversations.ts'
import { allowed, Refused, refusedFields } from './errors.ts'
import { type Api, route } from './route.ts'

const all = '/api/conversations/:id/files'

/** Whether a request brings a file: its body may be larger than others. */
export function isUpload(c: Context): boolean {
  return c.req.method === 'POST' && /^\/api\/conversations\/[^/]+\/files$/.test(c.req.path)
}

/** Where a client says what the file is called: percent-encoded UTF-8. */
const NAME_HEADER = 'x-file-name'

/** Seconds after which somebody else's file is surely taken in. */
const BUSY_SECONDS = 2

export function fileRoutes(api: Api): void {
  const { desk } = api
  /** Conversations of files whose bytes are on their way in. */
  const arriving: string[] = []

  route(
    api,
    {
      method: 'get',
      path: all,
      summary: 'Which files are taken here, as it is now',
      who: 'party',
      answers: FilesTaken,
    },
    async ({ c, actor }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      const { FILE_BYTES: bytes, MESSAGE_FILES: files } = desk.limits
      return { taken: mayHandOver(state, authorOf(actor)), bytes, files, extensions: takenExtensions }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: all,
      summary: `Hand over a file for the next message: its bytes as the body, its name in ${NAME_HEADER}, percent-encoded`,
      who: 'party',
      file: true,
      audited: 'file',
      answers: Attachment,
      status: 201,
    },
    async ({ c, actor }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      const author = authorOf(actor)
      // Before the body is read: nobody sends ten megabytes to be told that they may not.
      if (!mayHandOver(state, author)) allowed({ refused: author.kind === 'customer' ? 'noPerson' : 'notYours' })
      const name = nameIn(c)
      const here = arriving.filter((id) => id === state.id).length
      if (arriving.length >= desk.limits.FILES_AT_ONCE || here >= desk.limits.CONVERSATION_FILES_AT_ONCE) {
        const busy = 'Too many files are arriving at this moment. Try again in a few seconds.'
        throw new Refused('rate_limited', busy, { retryAfterSeconds: BUSY_SECONDS })
      }
      arriving.push(state.id)
      try {
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        return allowed(await handOver(desk, state, author, { name, bytes }))
      } finally {
        arriving.splice(arriving.indexOf(state.id), 1)
      }
    },
  )

  route(
    api,
    { method: 'get', path: `${all}/:fileId`, summary: 'A file, to download', who: 'party' },
    async ({ c, actor }) => {
      const { id } = await conversationFor(api, actor, c.req.param('id') ?? '')
      const file = allowed(await fileFor(desk, id, authorOf(actor), c.req.param('fileId') ?? ''))
      const parts = bytesOf(desk, file)
      const body = new ReadableStream({
        async pull(controller) {
          const { value, done } = await parts.next()
          if (done) controller.close()
          else controller.enqueue(value)
        },
      })
      return c.body(body, 200, {
        'content-type': file.type,
        'content-length': String(file.bytes),
        'content-disposition': disposition(file.name),
        // Whoever opens it here all the same runs nothing of it.
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: `${all}/:fileId`,
      summary: 'Take back a file that went with no message yet',
      who: 'party',
      audited: 'file.remove',
    },
    async ({ c, actor }) => {
      const { id } = await conversationFor(api, actor, c.req.param('id') ?? '')
      return takeBack(desk, id, authorOf(actor), c.req.param('fileId') ?? '')
    },
  )
}

/** As whom the asker writes in the conversation. */
function authorOf(actor: Actor): Author {
  return actor.kind === 'staff' ? { kind: 'agent', id: actor.member.id, name: actor.member.name } : { kind: 'customer' }
}

/**
 * What a client calls the file that it sends.
 * @throws Refused
 */
export function nameIn(c: Context): string {
  const refused = (message: string) => refusedFields('The request has a mistake in', [{ path: NAME_HEADER, message }])
  const given = c.req.header(NAME_HEADER) ?? ''
  try {
    const name = decodeURIComponent(given)
    if (name.length <= bounds.GIVEN_FILE_NAME_CHARACTERS) return name
  } catch {
    throw refused('is not percent-encoded UTF-8')
  }
  throw refused(`is longer than ${bounds.GIVEN_FILE_NAME_CHARACTERS} characters`)
}

/** Always to be saved, under its name (RFC 6266, 4; RFC 8187, 3.2). */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
