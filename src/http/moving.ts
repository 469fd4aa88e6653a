/** Articles in and out, for editors: an import is looked at first and carried out then; an export is a download. */
import type { Context } from 'hono'
import { z } from 'zod'
import { openImports } from '../desk/imports.ts'
import { FromHtmlAnswer, FromHtmlBody, ImportQuery, ImportReport, ReadImport } from '../protocol/moving.ts'
import type { Actor } from './actor.ts'
import { notFound, Refused } from './errors.ts'
import { nameIn } from './files.ts'
import { type Api, route } from './route.ts'

const READ = '/api/editor/import'

/** Whether a request brings an archive of articles: its body may be larger than others. */
export function isImport(c: Context): boolean {
  return c.req.method === 'POST' && c.req.path === READ
}

/** Seconds after which another import is surely read. */
const BUSY_SECONDS = 10

export function movingRoutes(api: Api): void {
  const { desk } = api
  const imports = openImports(desk)
  let arriving = 0

  route(
    api,
    {
      method: 'post',
      path: READ,
      summary:
        'Tell what an import would do: a file or an archive as the body, its name in x-file-name, percent-encoded',
      who: 'editor',
      file: true,
      query: ImportQuery,
      answers: ReadImport,
      audited: 'articles.import.read',
    },
    async ({ c, actor, query, note }) => {
      const name = nameIn(c)
      if (arriving >= desk.limits.IMPORTS_KEPT) {
        throw new Refused('rate_limited', 'Other imports are being read at this moment. Try again in a few seconds.', {
          retryAfterSeconds: BUSY_SECONDS,
        })
      }
      arriving++
      try {
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        const read = await imports.read(editorOf(actor).id, name || 'articles', bytes, wishOf(query))
        if ('refused' in read) throw new Refused('bad_request', read.refused)
        note({ target: read.importId, detail: { ...read.report.counts } })
        return read
      } finally {
        arriving--
      }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${READ}/:importId/apply`,
      summary: 'Carry out an import that was read; what changed here meanwhile stays as it is',
      who: 'editor',
      body: z.strictObject({}),
      answers: z.object({ report: ImportReport }),
      audited: 'articles.import',
    },
    async ({ c, actor, note }) => {
      const done = await imports.apply(editorOf(actor), c.req.param('importId') ?? '')
      if (!done) throw notFound()
      if ('refused' in done) throw new Refused('bad_request', done.refused)
      note({ detail: { ...done.report.counts } })
      return done
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/editor/from-html',
      summary: 'Pasted HTML as clean markdown; nothing is kept',
      who: 'editor',
      body: FromHtmlBody,
      answers: FromHtmlAnswer,
    },
    async ({ body }) => {
      const read = desk.moving.fromHtml(body.html)
      if ('refused' in read) throw new Refused('bad_request', read.refused)
      return read
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/editor/export',
      summary: 'The whole base with its pictures and synonyms, to download; drafts and internal articles with `all`',
      who: 'editor',
      query: z.strictObject({ as: z.enum(['zip', 'json']).default('zip'), all: z.enum(['1']).optional() }),
    },
    async ({ c, query: { as, all } }) => {
      const body =
        as === 'zip' ? await desk.moving.archive(all === '1') : JSON.stringify(await desk.moving.document(all === '1'))
      return c.body(body, 200, {
        'content-type': as === 'zip' ? 'application/zip' : 'application/json',
        'content-disposition': `attachment; filename="bellhop-articles-${desk.clock.now().slice(0, 10)}.${as}"`,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
    },
  )
}

const editorOf = (actor: Actor) =>
  actor.kind === 'staff' ? { id: actor.member.id, name: actor.member.name } : { id: '', name: '' }

/** What was asked for, without what was left out. */
function wishOf({ from, into, lang, source }: z.output<typeof ImportQuery>) {
  return {
    ...(from && { from }),
    ...(into !== undefined && { into }),
    ...(lang !== undefined && { lang }),
    ...(source !== undefined && { source }),
  }
}
