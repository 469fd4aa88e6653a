/** The built pages, each under a policy that lets nothing foreign load, run or frame it. */
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Next } from 'hono'
import type { Api } from './route.ts'

/** What every page may do: nothing but what comes from here. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
}

const YEAR_SECONDS = 31_536_000

/** @param sites origins that may embed the panel, besides our own */
export function pageRoutes({ app }: Api, web: string, sites: readonly string[]): void {
  const page = (path: string, folder: string, frameAncestors: string) => {
    app.get(path, guarded(frameAncestors), serveStatic({ root: web, rewriteRequestPath: () => `${folder}/index.html` }))
  }
  page('/', 'demo', "'none'")
  page('/console/', 'console', "'none'")
  page('/widget/', 'widget', ["'self'", ...sites].join(' '))
  app.use('/help/*', guarded("'none'"))
  app.get('/console', (c) => c.redirect('/console/'))
  app.get('/widget', (c) => c.redirect('/widget/'))
  app.get('/widget.js', cached('public, max-age=300'), serveStatic({ path: join(web, 'widget.js') }))
  app.get('/assets/*', cached(`public, max-age=${YEAR_SECONDS}, immutable`), serveStatic({ root: web }))
}

function guarded(frameAncestors: string) {
  const header = Object.entries({ ...policy, 'frame-ancestors': frameAncestors })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
  return async (c: Context, next: Next) => {
    await next()
    c.header('content-security-policy', header)
    c.header('cache-control', 'no-cache')
  }
}

function cached(control: string) {
  return async (c: Context, next: Next) => {
    await next()
    // What is missing now may be there after the next deployment.
    if (c.res.status === 404) return
    c.header('cache-control', control)
    // The loader runs on other people's pages.
    c.header('cross-origin-resource-policy', 'cross-origin')
  }
}
