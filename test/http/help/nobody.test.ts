/** What is not for customers is nowhere in the help centre: everything is looked through, as nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../fixtures/server.ts'
import { call } from '../client.ts'
import { articles, canaries, pictures } from './base.ts'
import { crawl } from './crawl.ts'

let server: TestServer
let walked: Awaited<ReturnType<typeof crawl>>

/** Hidden things by name, as somebody who guesses would ask for them. */
const guesses = [
  ...['billing/inside', 'billing/unfinished', 'later/soon', 'soon-here', '.bin/gone', '.secret', 'billing/README'],
  ...[
    'billing/broken',
    'billing/_category.yml',
    'later',
    'shots/inside.png',
    'shots',
    '.bin',
    'billing/INSIDE/',
    'later/soon.html',
  ],
]
const programs = [
  '/robots.txt',
  '/sitemap.xml',
  '/help/sitemap.xml',
  '/help/sitemap-1.xml',
  '/llms.txt',
  '/llms-full.txt',
  '/help/feed.xml',
  '/help/feed.xml?lang=de',
]
const searches = ['refund', 'goodwill', ...canaries, 'later', 'card'].map((q) => `/help?q=${encodeURIComponent(q)}`)

beforeAll(async () => {
  server = await startServer({ articles })
  pictures(server)
  walked = await crawl(server, [
    ...['/help', '/help?lang=de', '/help?lang=xx'],
    ...programs,
    ...searches,
    ...guesses.flatMap((path) => [`/help/${path}`, `/help/${path}.md`, `/api/articles/public/${path}`]),
    ...Object.keys(articles).map((path) => `/api/articles/public/${encodeURIComponent(path.replace(/\.md$/, ''))}`),
    ...['/api/welcome', '/api/welcome?locale=en&title=refund'],
  ])
})
afterAll(() => server.removed())

describe('The help centre, walked through from end to end', () => {
  it('shows nothing that is internal, a draft, for later, hidden, in the bin, or of the front matter [S42]', () => {
    expect(walked.seen.size).toBeGreaterThan(60)
    for (const [path, { text, status }] of walked.seen) {
      // What somebody searched for stands in the field again, and in the chat’s address; nothing else of it does.
      const shown = path.includes('?q=') ? text.replaceAll(decodeURIComponent(path.split('?q=')[1] ?? ''), '') : text
      // A public article’s questions are what the chat offers to ask.
      const hidden = canaries.filter((canary) => !(path.startsWith('/api/welcome') && canary === 'ANISEQUESTION'))
      for (const canary of hidden) expect(shown, `${canary} at ${path} (${status})`).not.toContain(canary)
    }
  })

  it('answers every guess at what is hidden as it answers for what does not exist [S42]', async () => {
    const page = { headers: { accept: 'text/html' } }
    const nothing = await (await call(server, 'GET', '/help/no/such', page)).text()
    const refusal = await (await call(server, 'GET', '/help/no/such')).text()
    for (const path of guesses) {
      const answer = await call(server, 'GET', `/help/${path}`, page)
      expect(answer.status, path).toBe(404)
      // All but the words of the address itself, which stand in the search field.
      const strip = (html: string) => html.replace(/name="q" value="[^"]*"/, '')
      expect(strip(await answer.text()), path).toBe(strip(nothing))
      expect(await (await call(server, 'GET', `/help/${path}`)).text()).toBe(refusal)
    }
  })

  it('leads nowhere that is not there, and to no heading that is not there', () => {
    const onPages = walked.links.filter(({ from }) => walked.seen.get(from)?.status === 200)
    const broken = onPages.filter(({ path, anchor }) => {
      const to = walked.seen.get(path)
      const end = to?.status === 301 ? undefined : to
      return (to?.status ?? 500) >= 400 || (anchor !== '' && end?.ids.has(anchor) === false)
    })
    expect(broken).toEqual([])
    expect(walked.links.filter(({ anchor }) => anchor === 'by-card').length).toBeGreaterThan(1)
  })

  it('reaches every article that is public, in every way that it is told of', () => {
    const found = (path: string) => walked.seen.get(path)?.status
    for (const id of [
      'billing/refunds',
      'billing/pay',
      'billing/deep/er/invoices',
      'de/billing/rueckgabe',
      'ar/orders/returns',
      'orders',
    ]) {
      expect(found(`/help/${id}`), id).toBe(200)
      expect(walked.seen.get(`/help/${id}.md`)?.type).toMatch(/^text\/markdown/)
      for (const list of ['/sitemap.xml', '/llms.txt'])
        expect(walked.seen.get(list)?.text, list).toContain(`/help/${id}`)
    }
    expect(walked.seen.get('/help/shots/receipt.png')?.type).toBe('image/png')
  })
})
