/** The HTTP side as one app: what every request passes, then the groups of routes. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { recorder } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import type { Save } from '../desk/settings.ts'
import { BadCursor, StoreUnavailable } from '../ports/store.ts'
import type { EditorNews, Streams } from '../ports/streams.ts'
import type { RateLimits } from '../ports/system.ts'
import { VisitorErased } from '../ports/visitors.ts'
import { bodies } from '../protocol/bodies.ts'
import { sessionCookie } from './actor.ts'
import { articleRoutes } from './articles.ts'
import { assistRoutes } from './assist.ts'
import { auditRoutes } from './audit.ts'
import { leadsNowhere } from './climbs.ts'
import { composingRoutes } from './composing.ts'
import { contactRoutes } from './contacts.ts'
import { type CustomerApi, customerRoutes } from './conversations.ts'
import { demoRoutes } from './demo.ts'
import { editorArticleRoutes } from './editor/articles.ts'
import { editorBesideRoutes } from './editor/beside.ts'
import { editorChangeRoutes } from './editor/changes.ts'
import { discardedDraftRoutes } from './editor/discarded.ts'
import { overlapRoutes } from './editor/overlaps.ts'
import { editorSearchRoutes } from './editor/search.ts'
import { Refused, statusOf, within } from './errors.ts'
import { fileRoutes, isUpload } from './files.ts'
import { everyAnswer } from './headers.ts'
import { type HealthOptions, healthRoutes, type Measured } from './health.ts'
import { openCentre } from './help/centre.ts'
import { helpRoutes } from './help/routes.ts'
import { identityBy } from './identity.ts'
import { invitedRoutes } from './invited.ts'
import { listRoutes } from './lists.ts'
import { logoRoutes } from './logo.ts'
import { messageRoutes } from './messages.ts'
import { missRoutes } from './misses.ts'
import { isImport, movingRoutes } from './moving.ts'
import { addressFrom, ownOriginOf } from './origin.ts'
import { pageRoutes } from './pages.ts'
import { privacyRoutes } from './privacy.ts'
import { proposalRoutes } from './proposals.ts'
import { rehearsalRoutes } from './rehearsals.ts'
import type { Api, HttpEnv } from './route.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { staffRoutes } from './staff.ts'
import { streamRoutes } from './stream.ts'
import { transcriptRoutes } from './transcripts.ts'
import { visitorRoutes } from './visitors.ts'
import { workRoutes } from './work.ts'

export interface HttpOptions extends HealthOptions {
  limits: RateLimits
  /** The folder of built pages. */
  web: string
  sites: readonly string[]
  trustProxy: boolean
  identitySecret?: string
  metrics: Measured & { request(method: string, route: string, status: number, seconds: number): void }
  saveSettings: Save
  streams(): Streams
  editorNews(): EditorNews
}

export function buildApp(desk: Desk, options: HttpOptions): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>()
  const ownOrigin = (c: Context) => ownOriginOf(c.req.header('origin'), c.req.header('host'), desk.publicUrl)
  const secureCookies = desk.publicUrl.startsWith('https:')
  const { limits } = options
  const api: Api = { app, desk, ownOrigin, secureCookies, deeds: recorder(desk, limits) }

  everyRequest(app, desk, options)
  const body = bodies(desk.limits)
  const verify = identityBy({
    secret: options.identitySecret,
    maxHours: desk.limits.IDENTITY_HOURS,
    now: () => desk.clock.now(),
  })
  const customers: CustomerApi = { ...api, body, limits, verify }
  visitorRoutes(customers)
  customerRoutes(customers)
  transcriptRoutes(customers)
  messageRoutes(customers)
  fileRoutes(api)
  streamRoutes(customers, options.streams)
  privacyRoutes(api)
  listRoutes({ ...api, body })
  workRoutes({ ...api, body })
  settingsRoutes({ ...api, limits, sites: options.sites, saveSettings: options.saveSettings })
  composingRoutes({ ...api, body })
  assistRoutes({ ...api, body })
  contactRoutes({ ...api, body })
  proposalRoutes({ ...api, body })
  rehearsalRoutes(api)
  missRoutes(api)
  movingRoutes(api)
  editorArticleRoutes(api)
  editorChangeRoutes(api)
  discardedDraftRoutes(api)
  editorBesideRoutes(api, options.editorNews)
  editorSearchRoutes(api)
  overlapRoutes(api)
  sessionRoutes({ ...api, body, limits })
  staffRoutes({ ...api, limits })
  invitedRoutes({ ...api, limits })
  auditRoutes(api)
  demoRoutes(api)
  // Before the articles: its policy stands over their pages too.
  pageRoutes(api, options.web, options.sites)
  const centre = openCentre(desk)
  articleRoutes(api, centre)
  helpRoutes(api, options.web, limits, centre)
  logoRoutes(api)
  healthRoutes(api, options)
  describe(app, desk, sessionCookie(secureCookies))
  app.notFound((c) => c.json(new Refused('not_found', 'There is nothing at this address.').body(), 404))
  app.onError((error, c) => answerError(error, c, desk))
  return app
}

/** What people put into an address, where every proxy and browser history keeps it. */
const secretNames = ['token', 'access_token', 'session', 'identity', 'password']

function everyRequest(app: OpenAPIHono<HttpEnv>, desk: Desk, { limits, trustProxy, metrics }: HttpOptions): void {
  app.use(async (c, next) => {
    const began = performance.now()
    const requestId = desk.ids.next()
    c.set('requestId', requestId)
    c.set('address', addressOf(c, trustProxy))
    await next()
    c.header('x-request-id', requestId)
    const seconds = (performance.now() - began) / 1000
    const route = c.req.routePath
    metrics.request(c.req.method, route, c.res.status, seconds)
    desk.log.info(
      { requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) },
      'request',
    )
  })
  app.use(everyAnswer(desk.publicUrl.startsWith('https:')))
  app.use(leadsNowhere)
  // Each look at /readyz is a durable write, and /metrics reads the queue: anyone may ask, but not without end.
  for (const path of ['/api/*', '/readyz', '/metrics']) {
    app.use(path, async (c, next) => {
      within('requests from this address', await limits.take('request', c.get('address')))
      await next()
    })
  }
  app.use('/api/*', async (c, next) => {
    if (secretNames.some((name) => c.req.query(name) !== undefined)) {
      throw new Refused('bad_request', 'Tokens go into the Authorization header, never into an address.')
    }
    await next()
    if (!c.res.headers.get('cache-control')?.startsWith('no-store')) c.header('cache-control', 'no-store')
    // A file says more strictly what it may do.
    if (c.res.headers.has('content-security-policy')) return
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  })
  const { BODY_BYTES, FILE_BYTES, IMPORT_BYTES } = desk.limits
  const [body, file, archive] = [counted(BODY_BYTES), counted(FILE_BYTES), counted(IMPORT_BYTES)]
  // Articles and their pictures are larger than anything else that is sent as JSON.
  const isLarge = (c: Context) => isUpload(c) || c.req.path.startsWith('/api/editor/')
  app.use('/api/*', (c, next) => (isImport(c) ? archive : isLarge(c) ? file : body)(c, next))
}

/** Lets no body through that is larger than `most` bytes. */
function counted(most: number): MiddlewareHandler {
  const count = bodyLimit({
    maxSize: most,
    onError: () => {
      throw new Refused('too_large', `The body is larger than ${most} bytes.`)
    },
  })
  return (c, next) => {
    // HTTP holds a sender to the length it gave. Only to count, the body would be made into a stream first.
    const given = c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined
    return given !== undefined && Number(given) <= most ? next() : count(c, next)
  }
}

function addressOf(c: Context, trustProxy: boolean): string {
  // Requests made in tests without a server have no connection.
  const remote = c.env?.incoming ? getConnInfo(c).remote.address : undefined
  return addressFrom(remote, c.req.header('x-forwarded-for'), trustProxy)
}

function describe(app: OpenAPIHono<HttpEnv>, desk: Desk, cookie: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: cookie,
  })
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Bellhop',
      version: '1',
      description:
        'Customers authorise with the token that starting a conversation answers; staff with the session cookie and our own Origin. The socket is at /ws.',
    },
    servers: [{ url: desk.publicUrl }],
  })
}

function answerError(error: Error, c: Context, desk: Desk): Response {
  if (error instanceof Refused) {
    if (error.retryAfterSeconds) c.header('retry-after', String(error.retryAfterSeconds))
    // The rest of the body stays unread, so nothing can follow it on this connection.
    if (error.code === 'too_large') c.header('connection', 'close')
    return c.json(error.body(), statusOf[error.code])
  }
  if (error instanceof BadCursor) return c.json(new Refused('bad_request', error.message).body(), 400)
  if (error instanceof VisitorErased) {
    return c.json(new Refused('unauthenticated', 'This token is not valid any more.').body(), 401)
  }
  if (error instanceof StoreUnavailable) {
    desk.log.error({ err: error, requestId: c.get('requestId') }, 'the store is not there')
    return c.json(
      new Refused('unavailable', 'Bellhop cannot write right now. Nothing was taken; try again.').body(),
      503,
    )
  }
  if (error instanceof HTTPException) {
    const code = error.status === 413 ? 'too_large' : 'bad_request'
    return c.json(new Refused(code, error.message || 'The request could not be read.').body(), statusOf[code])
  }
  desk.log.error({ err: error, requestId: c.get('requestId') }, 'a request failed')
  return c.json(new Refused('internal', 'Something went wrong here. It has been logged; try again.').body(), 500)
}
