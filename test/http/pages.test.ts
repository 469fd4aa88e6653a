/** The pages and files: what may load, run and frame them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call } from './client.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_SITES: 'https://shop.example, https://www.shop.example:8443/path' } })
})
afterAll(() => server.removed())

const states = ['/widget/states', '/widget/states/one', '/widget/states/page']
const helpPages = ['/help', '/help?q=x', '/help/orders', '/help/orders/delivery']
const pages = ['/', '/console/', '/editor/', '/widget/', '/chat', ...helpPages, ...states]

/** A policy as its directives. */
function policyOf(answer: Response): Record<string, string[]> {
  const directives = (answer.headers.get('content-security-policy') ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/))
  return Object.fromEntries(directives.map(([name = '', ...values]) => [name, values]))
}

describe('Every page', () => {
  it.each(pages)('lets nothing foreign load or run: %s', async (path) => {
    const answer = await call(server, 'GET', path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    const policy = policyOf(answer)
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
    for (const [directive, values] of Object.entries(policy)) {
      if (directive === 'frame-ancestors') continue
      const shown = directive === 'img-src' ? values.filter((value) => value !== 'blob:') : values
      for (const value of shown) expect([`'self'`, `'none'`, 'data:']).toContain(value)
    }
    // Pictures from memory only where conversations are read, or articles are written.
    const showsFiles = ['/console/', '/editor/', '/widget/', '/chat', '/widget/states/one'].includes(path)
    expect(policy['img-src']?.includes('blob:')).toBe(showsFiles)
    expect(policy['script-src']).toEqual(["'self'"])
    const headers = Object.fromEntries(answer.headers)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
    // Over http a browser must not be told to come by https alone.
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it.each(pages)('has no script or style in line, which its policy would not run: %s', async (path) => {
    const page = await (await call(server, 'GET', path)).text()
    expect(page).toMatch(/<html/)
    // Data for search engines is no script: a browser runs nothing of it, whatever the policy says.
    const html = page.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
    for (const value of Object.values(policyOf(await call(server, 'GET', path))).flat()) {
      expect(value).not.toMatch(/unsafe|^\*$|nonce|https?:$/)
    }
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/i)
  })

  it.each(pages)('fetches nothing ahead that a link in it leads to: %s [S48]', async (path) => {
    const answer = await call(server, 'GET', path)
    expect(answer.headers.get('x-dns-prefetch-control')).toBe('off')
    expect(answer.headers.get('link')).toBeNull()
    expect(await answer.text()).not.toMatch(/rel="?[^">]*(prefetch|prerender|preconnect)|speculationrules/i)
  })

  it('but the panel is framed by nobody [S52]', async () => {
    for (const path of ['/', '/console/', '/chat', '/help/orders/delivery']) {
      expect(policyOf(await call(server, 'GET', path))['frame-ancestors']).toEqual(["'none'"])
    }
  })

  it('of the panel’s states is framed by ourselves at most, and none is for search engines', async () => {
    for (const path of states) {
      const answer = await call(server, 'GET', path)
      expect(policyOf(answer)['frame-ancestors']).toEqual([path === '/widget/states' ? "'none'" : "'self'"])
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-site')
      expect(await answer.text()).toContain('<meta name="robots" content="noindex" />')
    }
  })

  it('of the panel is framed by us and the sites that are named, and nobody else [S2]', async () => {
    const ancestors = policyOf(await call(server, 'GET', '/widget/'))['frame-ancestors']
    expect(ancestors).toEqual(["'self'", 'https://shop.example', 'https://www.shop.example:8443'])
    expect((await call(server, 'GET', '/widget/')).headers.get('x-frame-options')).toBeNull()
  })

  it('of the panel may be framed by pages that let in only what says so, and no other page may', async () => {
    const isolation = async (path: string) => {
      const { headers } = await call(server, 'GET', path)
      return [headers.get('cross-origin-embedder-policy'), headers.get('cross-origin-resource-policy')]
    }
    expect(await isolation('/widget/')).toEqual(['require-corp', 'cross-origin'])
    for (const path of ['/', '/console/', '/chat']) expect(await isolation(path)).toEqual([null, 'same-site'])
  })

  it('of the panel and of the chat on its own is kept out of search engines', async () => {
    for (const path of ['/widget/', '/chat']) {
      expect(await (await call(server, 'GET', path)).text()).toContain('<meta name="robots" content="noindex" />')
    }
  })
})

describe('Other answers', () => {
  it('of the API are never kept, sniffed, framed or run', async () => {
    for (const path of ['/api/welcome', '/api/queue', '/api/nothing']) {
      const answer = await call(server, 'GET', path)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-site')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(policyOf(answer)).toMatchObject({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] })
    }
  })

  it('of a page that is not there is a 404 in the shape of an error', async () => {
    for (const path of [
      '/nothing',
      '/assets/none.js',
      '/widget/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/ws',
    ]) {
      const answer = await call(server, 'GET', path)
      expect([400, 404]).toContain(answer.status)
      expect(await answer.text()).not.toContain('dependencies')
    }
    expect(await (await call(server, 'GET', '/nothing')).json()).toMatchObject({ error: { code: 'not_found' } })
  })

  it('lead to the folder’s page', async () => {
    for (const path of ['/console', '/widget']) {
      const answer = await call(server, 'GET', path)
      expect(answer.headers.get('location')).toBe(`${path}/`)
    }
  })

  it('of the loader and the built files may be used from other sites, and are kept', async () => {
    const loader = await call(server, 'GET', '/widget.js')
    expect(loader.status).toBe(200)
    expect(loader.headers.get('content-type')).toMatch(/javascript/)
    expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const asset = await call(server, 'GET', '/assets/page.css')
    expect(asset.status).toBe(200)
    expect(asset.headers.get('cache-control')).toContain('immutable')
    const missing = await call(server, 'GET', '/assets/not-there.js')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control')).toBeNull()
  })

  it('come compressed where the browser reads that, and plain where it does not', async () => {
    for (const path of ['/assets/page.css', '/widget.js']) {
      const [plain, small] = await Promise.all(
        ['identity', 'gzip'].map((encoding) => call(server, 'GET', path, { headers: { 'accept-encoding': encoding } })),
      )
      expect(plain?.headers.get('content-encoding')).toBeNull()
      expect(small?.headers.get('content-encoding'), path).toBe('gzip')
      expect(small?.headers.get('vary')).toMatch(/accept-encoding/i)
      expect(await small?.text()).toBe(await plain?.text())
    }
  })

  it('say nothing to other sites’ scripts', async () => {
    const headers = { origin: 'https://evil.example' }
    for (const path of ['/api/welcome', '/api/me', '/console/']) {
      expect((await call(server, 'GET', path, { headers })).headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
