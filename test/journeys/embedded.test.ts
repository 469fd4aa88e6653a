/** The chat on somebody else's site: framed by those who may, heard from its own page alone, told of no address. */
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Request } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { SENTINEL } from '../browser/chromium.ts'
import { journey } from './support/journey.ts'
import { widgetOn } from './support/widget.ts'

let shop: HttpServer
let shopUrl = ''
let strangerUrl = ''
let page = ''

const desk = journey(async () => {
  shop = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const { port } = shop.address() as AddressInfo
  shopUrl = `http://127.0.0.1:${port}`
  // The same pages under a name of its own: another origin, which nobody allowed.
  strangerUrl = `http://localhost:${port}`
  return { env: { BELLHOP_SITES: shopUrl } }
})
afterAll(() => shop.close())

/** A page of the shop that tells everybody where it is, which is the worst that a site can say. */
const shopPage = (body: string) =>
  `<!doctype html><html lang="en"><meta name="referrer" content="unsafe-url"><title>Cart</title><body>${body}</body></html>`
const loader = () => `<script async src="${desk.server.url}/widget.js" data-open></script>`
const hosts = () => [new URL(shopUrl).host, new URL(strangerUrl).host]

describe('On a site that is allowed', () => {
  it('the chat opens and answers, and no request of it tells the address of the page [S2]', async () => {
    page = shopPage(loader())
    const visitor = await desk.profile({ hosts: hosts() })
    const tab = await visitor.page()
    const requests: Request[] = []
    tab.on('request', (request) => requests.push(request))
    await tab.goto(`${shopUrl}/cart?session=MARJORAM`)
    const widget = await widgetOn(tab)
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    const own = requests.filter((request) => request.url().startsWith(desk.server.url))
    const chat = own.filter((request) => !request.url().endsWith('/widget.js'))
    expect(chat.length).toBeGreaterThan(3)
    for (const request of chat) {
      expect((await request.allHeaders()).referer ?? '', request.url()).not.toContain(shopUrl)
    }
  })

  it('the chat hears nobody but its own page, and the page nobody but the chat [S51]', async () => {
    page = shopPage(`${loader()}<iframe name="advert" src="${strangerUrl}/advert"></iframe>`)
    const visitor = await desk.profile({ hosts: hosts() })
    const tab = await visitor.page()
    await tab.route(`${strangerUrl}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Advert</title>' }),
    )
    await tab.goto(`${shopUrl}/cart`)
    const widget = await widgetOn(tab)
    const find = () => tab.frames().find((frame) => frame.url().startsWith(strangerUrl))
    await expect.poll(find).toBeDefined()
    const advert = find()
    if (!advert) throw new Error('the advert is not there')
    await advert.evaluate(() => {
      const { parent } = window
      const windows = [parent, ...Array.from({ length: parent.frames.length }, (_, n) => parent.frames[n])]
      for (const message of [{ type: 'ask', text: 'Forged by an advert' }, { type: 'forget' }, { type: 'close' }]) {
        for (const each of windows) each?.postMessage({ bellhop: 1, ...message }, '*')
      }
    })
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    expect(await widget.field.isVisible()).toBe(true)
    expect(await widget.times('Forged by an advert')).toBe(0)
  })
})

describe('On any other site', () => {
  it.each(['/widget/', '/chat', '/console/', '/', '/help/orders/delivery'])(
    'no frame shows %s [S2] [S52]',
    async (path) => {
      page = shopPage(`<iframe src="${desk.server.url}${path}"></iframe>`)
      const visitor = await desk.profile({ hosts: hosts() })
      visitor.expects(/frame-ancestors/)
      const tab = await visitor.page()
      await tab.goto(`${strangerUrl}/`)
      await expect.poll(() => visitor.complaints.join()).toContain('frame-ancestors')
      expect(await framed(tab)).toBe('')
    },
  )

  it('the console is not framed by a site that may embed the chat either [S52]', async () => {
    page = shopPage(`<iframe src="${desk.server.url}/console/"></iframe>`)
    const visitor = await desk.profile({ hosts: hosts() })
    visitor.expects(/frame-ancestors/)
    const tab = await visitor.page()
    await tab.goto(`${shopUrl}/`)
    await expect.poll(() => visitor.complaints.join()).toContain('frame-ancestors')
    expect(await framed(tab)).toBe('')
  })
})

describe('Our own pages', () => {
  it.each(['/', '/console/', '/widget/', '/chat', '/help/orders/delivery'])(
    'work under a policy that runs no script and no style that gets into them: %s',
    async (path) => {
      const visitor = await desk.profile()
      visitor.expects(/Content Security Policy/)
      const tab = await visitor.page()
      await tab.goto(`${desk.server.url}${path}`)
      await tab.locator('h1, main, [role="log"], form').first().waitFor()
      // Nothing of ours is refused; only what is put in now.
      expect(visitor.complaints.filter((complaint) => /Content Security Policy/.test(complaint))).toEqual([])
      const width = await tab.evaluate((sentinel) => {
        const script = document.createElement('script')
        script.textContent = `${sentinel}('in line')`
        const holder = document.createElement('div')
        holder.innerHTML = `<p id="probe" style="width: 7px">x</p><img src="data:," onerror="${sentinel}('handler')">`
        document.body.append(script, holder)
        return getComputedStyle(document.querySelector('#probe') as Element).width
      }, SENTINEL)
      expect(width).not.toBe('7px')
      await expect
        .poll(() => visitor.complaints.filter((text) => /Content Security Policy/.test(text)).length)
        .toBeGreaterThanOrEqual(3)
      expect(visitor.complaints.filter((text) => text.startsWith('a script ran'))).toEqual([])
    },
  )
})

/** The text that the page's frame shows. */
async function framed(tab: Page): Promise<string> {
  const frame = tab.frames().find((each) => each !== tab.mainFrame())
  // What a browser shows instead of a page that it refused has an address of the browser's own.
  return frame?.url().startsWith(desk.server.url) ? await frame.locator('body').innerText() : ''
}
