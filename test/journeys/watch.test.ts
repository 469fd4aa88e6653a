/** The watch over pages is itself watched: what it lets pass, no journey would see. */
import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openProfile, SENTINEL } from '../browser/chromium.ts'

let server: Server
let browser: Browser
let origin = ''
let html = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/frame') response.end(`<script>${SENTINEL}('in a frame')</script>`)
    else if (request.url === '/') response.setHeader('content-type', 'text/html').end(html)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

describe('A watched page is caught when', () => {
  it.each([
    ['it logs an error', `<script>console.error('lost a button')</script>`, /console: lost a button/],
    ['it throws', `<script>throw new Error('no such thing')</script>`, /page: no such thing/],
    ['it rejects unheard', `<script>Promise.reject(new Error('unheard'))</script>`, /page: unheard/],
    ['it asks another host', `<img src="http://evil.example/x.png">`, /request: http:\/\/evil\.example\/x\.png/],
    ['it opens a dialog', `<script>setTimeout(() => alert('boo'), 1)</script>`, /dialog: boo/],
    ['hostile text runs', `<img src=x onerror="${SENTINEL}('here')">`, /a script ran: here/],
    ['hostile text runs in a frame', `<iframe src="/frame"></iframe>`, /a script ran: in a frame/],
  ])('%s', async (_, page, complaint) => {
    html = `<!doctype html><title>x</title><link rel="icon" href="data:,">${page}`
    const profile = await openProfile(browser, origin)
    await (await profile.page()).goto(origin)
    await expect.poll(() => profile.unexpected().join('\n')).toMatch(complaint)
    profile.expects(complaint)
    expect(profile.unexpected().join('\n')).not.toMatch(complaint)
    await profile.close()
  })

  it('but not when it behaves', async () => {
    html =
      '<!doctype html><title>x</title><link rel="icon" href="data:,"><p>Fine</p><script>console.log("fine")</script>'
    const profile = await openProfile(browser, origin)
    await (await profile.page()).goto(origin, { waitUntil: 'networkidle' })
    expect(profile.unexpected()).toEqual([])
    await profile.close()
  })
})
