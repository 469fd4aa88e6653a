/** The built pages, each under a policy that lets nothing foreign load, run or frame it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Next } from 'hono'
import { compress } from 'hono/compress'
import type { Desk } from '../desk/desk.ts'
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

/** @param sites origins that may embed the panel, besides our own and those of the settings */
export function pageRoutes({ app, desk }: Api, web: string, sites: readonly string[]): void {
  const page = (path: string, file: string, frameAncestors: () => string, more?: Guard) =>
    app.get(path, guarded(frameAncestors, more), serveStatic({ root: web, rewriteRequestPath: () => file }))
  // Looked up each time: a site that is allowed in the settings is let in at once.
  const customersSites = () => [...new Set(["'self'", ...sites, ...desk.settings().widget.sites])].join(' ')

  page('/', 'demo/index.html', nobody)
  page('/console/', 'console/index.html', nobody, { showsFiles: true })
  page('/editor/', 'editor/index.html', nobody, { showsFiles: true })
  page('/widget/', 'widget/index.html', customersSites, { showsFiles: true, framed: true })
  // The panel as a page of its own, for a link in an email.
  page('/chat', 'widget/index.html', nobody, { showsFiles: true })
  // Every state of the panel, made up: for whoever works on it, and for the console, which shows how it will look.
  page('/widget/states', 'widget/states.html', nobody)
  page('/widget/states/one', 'widget/states/one.html', ourselves, { showsFiles: true })
  page('/widget/states/page', 'widget/states/page.html', ourselves)
  app.use('/help/*', guarded(nobody))
  app.get('/console', (c) => c.redirect('/console/'))
  app.get('/editor', (c) => c.redirect('/editor/'))
  app.get('/chat/', (c) => c.redirect('/chat'))
  app.get('/widget', (c) => c.redirect('/widget/'))
  app.get('/widget.js', cached('public, max-age=300'), compress(), loader(join(web, 'widget.js'), desk))
  const asset = serveStatic({ root: web, precompressed: true })
  app.get('/assets/*', cached(`public, max-age=${YEAR_SECONDS}, immutable`), asset)
}

const nobody = () => "'none'"
const ourselves = () => "'self'"

/**
 * The loader as it was built, and before it the desk's own wishes as attributes of its script tag: what the page that
 * includes it says itself comes first.
 */
function loader(file: string, desk: Desk) {
  // Read when it is first asked for: tests and tools start servers without the built pages.
  let built: string | undefined
  return (c: Context) => {
    built ??= existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (built === undefined) return c.notFound()
    const { accent, position, theme } = desk.settings().widget
    const wishes = JSON.stringify({
      ...(accent && { accent }),
      ...(position === 'start' && { position }),
      ...(theme !== 'auto' && { theme }),
    })
    const told =
      wishes === '{}' ? '' : `((d,w)=>{for(const n in w)d[n]??=w[n]})(document.currentScript?.dataset??{},${wishes});`
    return c.body(told + built, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  }
}

interface Guard {
  /** It is there to be framed: also by pages that let in only what says that it may be (COEP). */
  framed?: true
  /**
   * Conversations are read there, real ones or made-up ones, or articles are written: their pictures are fetched with the
   * reader's key, and shown from memory.
   */
  showsFiles?: true
}

function guarded(frameAncestors: () => string, { framed, showsFiles }: Guard = {}) {
  const rest = Object.entries(showsFiles ? { ...policy, 'img-src': `${policy['img-src']} blob:` } : policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
  return async (c: Context, next: Next) => {
    await next()
    c.header('content-security-policy', `${rest}; frame-ancestors ${frameAncestors()}`)
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache')
    if (!framed) return
    c.header('cross-origin-embedder-policy', 'require-corp')
    c.header('cross-origin-resource-policy', 'cross-origin')
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
