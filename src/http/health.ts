/** For whoever runs Bellhop: alive, ready, and in figures. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { assistantState } from '../desk/assistant-state.ts'
import { Refused } from './errors.ts'
import type { Api } from './route.ts'

export interface Measured {
  contentType: string
  text(): Promise<string>
}

export interface HealthOptions {
  metrics: Measured
  stopping(): boolean
  /** Whoever sends it as a bearer token gets the figures, from anywhere. */
  metricsToken?: string
  /** Whether something stands in front, so that a connection from this machine may be anybody's. */
  behindProxy: boolean
}

export function healthRoutes({ app, desk }: Api, options: HealthOptions): void {
  const { metrics, stopping } = options
  app.get('/healthz', (c) => c.json({ ok: true }))

  app.get('/readyz', async (c) => {
    const { articles, passages, problems } = desk.retriever.status()
    const store = await desk.store.ping().then(
      () => 'ok',
      () => 'unreachable',
    )
    const ready = store === 'ok' && !stopping()
    // The budget is the store's to tell: while it cannot, that is what is wrong.
    const assistant = store === 'ok' ? await assistantState(desk) : undefined
    const drafter = { name: desk.drafter.name, available: desk.drafter.available(), ...assistant }
    const knowledge = { articles, passages, problems: problems.length }
    return c.json({ ready, store, stopping: stopping(), knowledge, drafter }, ready ? 200 : 503)
  })

  app.get('/metrics', async (c) => {
    admitMeasurer(c, options, desk.ids.hash)
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
}

/**
 * With a token set, whoever sends it; without one, this machine alone, and only where it speaks to us directly.
 * @throws Refused `unauthenticated`, `forbidden`
 */
function admitMeasurer(
  c: Context,
  { metricsToken, behindProxy }: HealthOptions,
  hash: (secret: string) => string,
): void {
  if (metricsToken !== undefined) {
    const sent = /^Bearer (.{1,500})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    // Compared hashed: how long that takes tells nothing of the token.
    if (hash(sent) === hash(metricsToken)) return
    throw new Refused('unauthenticated', 'Send BELLHOP_METRICS_TOKEN as a bearer token.')
  }
  if (!behindProxy && isDirectlyLocal(c)) return
  throw new Refused('forbidden', 'The figures are for this machine alone. Set BELLHOP_METRICS_TOKEN to fetch them.')
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/
const LOCAL_NAME = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i

/** From this machine, not passed on by a proxy, and not by a page whose name was made to lead here. */
function isDirectlyLocal(c: Context): boolean {
  const remote = c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined)
  return LOOPBACK.test(remote) && !passedOn && LOCAL_NAME.test(c.req.header('host') ?? '')
}
