/** The pages of the help centre: what stands on them, under which address, and how they are sent. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../fixtures/server.ts'
import { agentOf, call } from '../client.ts'
import { articles, pictures } from './base.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ articles })
  pictures(server)
})
afterAll(() => server.removed())

const get = (path: string, headers = {}) => call(server, 'GET', path, { headers })
const page = async (path: string) => {
  const answer = await get(path)
  expect(answer.status, path).toBe(200)
  return await answer.text()
}
const links = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g)].map(([, href, text]) => [text, href])

describe('The start', () => {
  it('names the desk, has a search field, and lists categories in the editors’ order with their articles', async () => {
    const html = await page('/help')
    expect(html).toMatch(/<title>Help centre · Bellhop<\/title>/)
    expect(html).toMatch(/<form class="search" role="search" action="\/help" method="get">/)
    const categories = [...html.matchAll(/<h2><a href="([^"]*)"[^>]*>([^<]*)/g)].map(([, href, title]) => [title, href])
    expect(categories[0]).toEqual(['Paying &amp; billing', '/help/billing'])
    expect(categories).toContainEqual(['Account', '/help/account'])
    expect(html).toMatch(/Paying &amp; billing: <\/span>3 articles/)
    expect(html).toContain('<p dir="auto">All about money.</p>')
    // Those that say when they changed, newest first.
    expect(html).toMatch(/Recently updated.*How to pay.*1 May 2026.*Refunds.*2 April 2026/s)
  })

  it('speaks the language that is asked for, and leads to the others', async () => {
    const html = await page('/help?lang=de')
    expect(html).toMatch(/<html lang="de" dir="ltr">/)
    expect(html).toMatch(/<h1>Hilfe<\/h1>/)
    expect(html).toContain('<h2><a href="/help/de/billing" dir="auto">Bezahlen</a></h2>')
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="')
    expect(html).toMatch(/<a href="\/help" lang="en" dir="ltr" hreflang="en">English<\/a>/)
    const arabic = await page('/help?lang=ar')
    expect(arabic).toMatch(/<html lang="ar" dir="rtl">/)
  })
})

describe('A category', () => {
  it('lists its articles, those of its folders below their names', async () => {
    const html = await page('/help/billing')
    const [first, second] = [html.indexOf('>Refunds<'), html.indexOf('>How to pay<')]
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
    expect(html).toMatch(
      /<h2 dir="auto">Deep · Er<\/h2><ul class="articles"><li><a href="\/help\/billing\/deep\/er\/invoices"/,
    )
    expect(html).not.toContain('R&uuml;ckgabe')
  })

  it('is in another language in the folder of that language, or with a wish in the address', async () => {
    expect(await page('/help/de/billing')).toMatch(/<h1 dir="auto">Bezahlen<\/h1>/)
    const html = await page('/help/orders?lang=de')
    expect(html).toContain('/help/orders/rueckgabe')
    expect(html).toMatch(/<link rel="canonical" href="[^"]*\/help\/orders\?lang=de">/)
  })

  it('whose address an article has is that article, with the others below it', async () => {
    const html = await page('/help/orders')
    expect(html).toContain('Where orders begin.')
    expect(html).toMatch(/class="of-category"><ul class="articles">.*\/help\/orders\/delivery/s)
    expect((await page('/help')).match(/All about orders/g)).toBeNull()
  })
})

describe('An article’s page', () => {
  it('says where it stands, what is in it, when it changed, and what comes next', async () => {
    const html = await page('/help/billing/refunds')
    expect(html).toMatch(
      /<ol><li><a href="\/help" dir="auto">Help centre<\/a><\/li><li><a href="\/help\/billing" dir="auto">Paying &amp; billing<\/a><\/li><li aria-current="page" dir="auto">Refunds/,
    )
    expect(html).toMatch(/<time datetime="2026-04-02">Updated 2 April 2026<\/time>/)
    expect(html).toMatch(/class="next" rel="next" href="\/help\/billing\/pay"/)
    expect(html).toMatch(/<img src="\/help\/shots\/receipt\.png" width="1" height="1" alt="A receipt">/)
    const contents = [...html.matchAll(/<li class="level-(\d)"><a href="#([^"]*)"/g)].map(
      ([, level, anchor]) => `${level} ${anchor}`,
    )
    const wanted = ['2 by-card', '3 foreign-cards', '2 by-voucher', '2 steps', '2 steps-1']
    // Once beside it, once above it, of which one is shown.
    expect(contents).toEqual([...wanted, ...wanted])
    for (const anchor of ['by-card', 'steps', 'steps-1']) expect(html).toContain(` id="${anchor}">`)
  })

  it('tells search engines what it is, where it is, and where it is in other languages', async () => {
    const html = await page('/help/billing/refunds')
    const { publicUrl } = server.desk
    expect(html).toContain(`<link rel="canonical" href="${publicUrl}/help/billing/refunds">`)
    expect(html).toContain('<meta name="description" content="When the money comes back.">')
    for (const [lang, id] of [
      ['en', 'billing/refunds'],
      ['de', 'de/billing/rueckgabe'],
      ['x-default', 'billing/refunds'],
    ]) {
      expect(html).toContain(`<link rel="alternate" hreflang="${lang}" href="${publicUrl}/help/${id}">`)
    }
    const [article, crumbs] = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
      ([, json]) => JSON.parse(json ?? ''),
    )
    expect(article).toMatchObject({
      '@type': 'Article',
      headline: 'Refunds',
      inLanguage: 'en',
      dateModified: '2026-04-02',
    })
    expect(crumbs.itemListElement.map(({ item }: { item: string }) => item.slice(publicUrl.length))).toEqual([
      '/help',
      '/help/billing',
      '/help/billing/refunds',
    ])
  })

  it('as markdown says what the page says, with whole addresses', async () => {
    const answer = await get('/help/billing/refunds.md')
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    const { publicUrl } = server.desk
    const text = await answer.text()
    expect(text).toMatch(/^# Refunds\n\n> When the money comes back\.\n/)
    expect(text).toContain(`[paying](${publicUrl}/help/billing/pay#by-card), inside and soon.`)
    expect(text).toContain(`![A receipt](${publicUrl}/help/shots/receipt.png)`)
    expect(text).toMatch(/## By card\n\nBack on the card\.\n\n### Foreign cards\n\nA day more\./)
  })

  it('is in the words of its language, from right to left where that is how it is written', async () => {
    const html = await page('/help/ar/orders/returns')
    expect(html).toMatch(/<html lang="ar" dir="rtl">/)
    expect(html).toContain('هل كان هذا مفيدًا؟')
  })
})

describe('An address', () => {
  it.each([
    ['/help/', '/help'],
    ['/help/billing/', '/help/billing'],
    ['/help/billing/refunds/', '/help/billing/refunds'],
    ['/help/billing/refunds.html', '/help/billing/refunds'],
    ['/help/Billing/Refunds', '/help/billing/refunds'],
    ['/help/BILLING', '/help/billing'],
    ['/help/money/paying?x=1', '/help/billing/pay'],
    ['/help/money/paying.md', '/help/billing/pay.md'],
    ['/help/money/paying.html', '/help/billing/pay'],
    ['/help/Old%20Shop/Pay', '/help/billing/pay'],
    ['/help/de', '/help?lang=de'],
    ['/help/en', '/help'],
  ])('%s leads to %s for good, and keeps nothing else', async (from, to) => {
    const answer = await get(from)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
  })

  it('of nothing is a page to search from, with what the address seems to be about', async () => {
    const answer = await get('/help/billing/how-to-get-a-receipt.html', { accept: 'text/html' })
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expect(html).toContain('name="q" value="how to get a receipt"')
    expect(await (await get('/help/nothing')).json()).toMatchObject({ error: { code: 'not_found' } })
    expect(html).toContain('<meta name="robots" content="noindex">')
  })
})

describe('What is sent', () => {
  it('has a fingerprint, and is not sent again to whoever has it', async () => {
    const first = await get('/help/billing/pay', { 'accept-encoding': 'identity' })
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await get('/help/billing/pay', {
      'if-none-match': `"other", W/${tag}`,
      'accept-encoding': 'identity',
    })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    const head = await call(server, 'HEAD', '/help/billing/pay', { headers: { 'accept-encoding': 'identity' } })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, ''])
  })

  it('is compressed for whoever can read that, under a fingerprint of its own', async () => {
    const raw = await fetch(`${server.url}/help/billing/refunds`, { headers: { 'accept-encoding': 'gzip' } })
    expect(raw.headers.get('content-encoding')).toBe('gzip')
    expect(raw.headers.get('vary')).toContain('Accept-Encoding')
    expect(raw.headers.get('etag')).toMatch(/-gz"$/)
    expect(await raw.text()).toContain('Refunds')
    const refused = await get('/help/billing/refunds', { 'accept-encoding': 'gzip;q=0, identity' })
    expect(refused.headers.get('content-encoding')).toBeNull()
    expect(gunzipSync).toBeTypeOf('function')
  })

  it('is another once the settings or an article changed', async () => {
    const before = (await get('/help/account/invoices')).headers.get('etag')
    const admin = await agentOf(server, ['admin'])
    const settings = {
      help: { name: 'Clay & Co', intro: 'Ask <us>', links: [{ label: 'Shop', url: 'https://shop.example' }] },
    }
    expect((await admin.call('PUT', '/api/settings', { body: settings })).status).toBe(200)
    const after = await get('/help/account/invoices')
    expect(after.headers.get('etag')).not.toBe(before)
    expect(await after.text()).toContain('Clay &amp; Co')
    expect(await page('/help')).toMatch(/Ask &lt;us&gt;.*<a href="https:\/\/shop\.example" dir="auto">Shop<\/a>/s)
    const bad = await admin.call('PUT', '/api/settings', {
      body: { help: { links: [{ label: 'x', url: 'javascript:alert(1)' }] } },
    })
    expect(bad.status).toBe(400)
  })

  it('wears the site’s colour', async () => {
    const admin = await agentOf(server, ['admin'])
    await admin.call('PUT', '/api/settings', { body: { widget: { accent: '#7A1F5C', theme: 'dark' } } })
    const html = await page('/help')
    expect(html).toContain('data-theme="dark"')
    expect(html).toContain('<link rel="stylesheet" href="/help/theme-7a1f5c.css">')
    const sheet = await get('/help/theme-7a1f5c.css')
    expect(sheet.headers.get('content-type')).toMatch(/^text\/css/)
    expect(await sheet.text()).toMatch(/--action:light-dark\(#7a1f5c,#[\da-f]{6}\)/i)
  })

  it('is single articles alone where the help centre is off', async () => {
    const admin = await agentOf(server, ['admin'])
    await admin.call('PUT', '/api/settings', { body: { help: { on: false } } })
    for (const path of [
      '/help',
      '/help?q=refund',
      '/help/billing',
      '/sitemap.xml',
      '/help/feed.xml',
      '/llms.txt',
      '/llms-full.txt',
      '/help/billing/pay.md',
    ]) {
      expect([301, 404], path).toContain((await get(path)).status)
    }
    const html = await page('/help/billing/refunds')
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(links(html).map(([, href]) => href)).not.toContain('/help')
    expect(await (await get('/robots.txt')).text()).toMatch(/Disallow: \/help\n/)
    await admin.call('PUT', '/api/settings', { body: {} })
  })
})

describe('What editors write in a title, a description or a heading', () => {
  it('is text, on every page that shows it [S44] [S45]', async () => {
    for (const path of [
      '/help/odd/50%25%20off%20%26%20%22more%22',
      '/help',
      '/help/odd',
      '/help?q=half',
      '/help/feed.xml',
      '/sitemap.xml',
    ]) {
      const text = await page(path)
      expect(text, path).not.toMatch(/<script>|<img src=x|<b>|href="javascript/)
      expect(text.match(/<\/head>/g)?.length ?? 0, path).toBeLessThanOrEqual(1)
      for (const [, json] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)) {
        expect(() => JSON.parse(json ?? '')).not.toThrow()
      }
    }
    expect(await page('/help/odd/50%25%20off%20%26%20%22more%22')).toContain('{{title}} &lt;!--body--&gt; half')
  })
})
