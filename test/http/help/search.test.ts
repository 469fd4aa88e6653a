/** Searching the help centre, whatever is searched for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../fixtures/server.ts'
import { call } from '../client.ts'
import { articles } from './base.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ articles })
})
afterAll(() => server.removed())

const search = async (q: string, more = '') => {
  const answer = await call(server, 'GET', `/help?q=${encodeURIComponent(q)}${more}`)
  expect(answer.status).toBe(200)
  return await answer.text()
}
const found = (html: string) => [...html.matchAll(/<li[^>]*>\n<h2><a href="([^"]*)"/g)].map(([, href]) => href)

describe('A search', () => {
  it('finds what the assistant would, with the heading, the words marked, and the way to ask instead', async () => {
    const html = await search('foreign cards')
    expect(found(html)[0]).toBe('/help/billing/refunds')
    expect(html).toMatch(/<a href="\/help\/billing\/refunds#foreign-cards" dir="auto">Foreign cards<\/a>/)
    const delivery = await search('How long does delivery take?')
    expect(delivery).toMatch(/<mark>deliver[a-z]*<\/mark>/i)
    expect(delivery).toContain(
      '<a class="button" href="/chat?ask=How+long+does+delivery+take%3F" data-ask="How long does delivery take?">Ask instead</a>',
    )
    expect(delivery).toContain('<meta name="robots" content="noindex">')
  })

  it('says so where nothing is found, and leads on', async () => {
    const html = await search('zzqqx')
    expect(html).toContain('Nothing was found for “zzqqx”.')
    expect(html).toMatch(/Ask instead.*All help/s)
  })

  it('in another language shows the page in it', async () => {
    const html = await search('Geld', '&lang=de')
    expect(html).toMatch(/<html lang="de"/)
    expect(found(html)).toEqual(['/help/de/billing/rueckgabe'])
  })

  it.each([
    ['"><script>scriptRan(1)</script>', '&quot;&gt;&lt;script&gt;scriptRan(1)&lt;/script&gt;'],
    ["' onfocus=scriptRan(1) autofocus '", '&#39; onfocus=scriptRan(1) autofocus &#39;'],
    ['{{title}}<!--body-->', '{{title}}&lt;!--body--&gt;'],
    ['javascript:scriptRan(1)', 'javascript:scriptRan(1)'],
  ])('for %s shows it as text and nothing else [S44] [S45]', async (q, shown) => {
    const html = await search(q)
    expect(html).toContain(`value="${shown}"`)
    expect(html).not.toMatch(/<script>|<script>scriptRan|href="javascript/)
    expect(html).toContain(`href="/chat?${new URLSearchParams({ ask: q })}"`)
  })

  it.each(['abcdefghijklmnop~6', 'title:x', '10:30', 'https://shop.example/a?b=c', '-refund +x', '*', '""', '~', '^9'])(
    'for %s is a plain question [S32] [S33] [S34]',
    async (q) => {
      const all = server.desk.retriever.articles().length
      expect(found(await search(q)).length).toBeLessThan(all)
    },
  )

  it('is cut where it is longer than a question, and never a failure [S35]', async () => {
    const html = await search('refund '.repeat(2_000).slice(0, 12_000))
    expect(html).toMatch(/value="(?:refund ){42}refund"/)
    for (const odd of ['\u0000', '\ud800', '\u202e\u200b', ' ', '']) {
      const answer = await call(server, 'GET', `/help?q=${encodeURIComponent(odd.toWellFormed())}`)
      expect(answer.status).toBe(200)
    }
    expect((await call(server, 'GET', '/help?q=%E0%A4%A')).status).toBeLessThan(500)
  })

  it('without end from one address is put off, and says so in a page', async () => {
    const small = await startServer({ limits: { ADDRESS_REQUESTS_PER_MINUTE: 2 } })
    const ask = () => call(small, 'GET', '/help?q=cup', { headers: { accept: 'text/html' } })
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    const third = await ask()
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await third.text()).toContain('Please try again in a minute.')
    expect((await call(small, 'GET', '/help')).status).toBe(200)
    await small.removed()
  })
})
