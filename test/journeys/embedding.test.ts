/** The chat as a site's developer meets it: called before it is there, kept through navigation, inline, on its own page. */
import type { Page, Request } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { openShop, type Shop } from './support/shop.ts'
import { ana, signIn } from './support/staff.ts'
import { type Widget, widgetOn } from './support/widget.ts'

const delivery = 'How long does delivery take?'
const answer = '2 to 4 working days'

let shop: Shop
const desk = journey(async () => {
  shop = await openShop()
  return { env: { BELLHOP_SITES: shop.url } }
}, [ana])
afterAll(() => shop.close())

const loader = (attributes = '') => `<script async src="${desk.server.url}/widget.js" ${attributes}></script>`
/** A page with something on it before the chat, and the chat. */
const shopPage = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Cups</title>${head}</head>
<body><h1>Cups</h1><p>Made of clay.</p>${body}</body></html>`

async function tab(options: { phone?: boolean } = {}): Promise<Page> {
  const profile = await desk.profile({ ...options, hosts: [shop.host] })
  return await profile.page()
}

/** Calls the chat as a script of the page does. */
async function call(page: Page, ...call: unknown[]): Promise<void> {
  await page.evaluate((given) => (window as unknown as { bellhop(...call: unknown[]): void }).bellhop(...given), call)
}

const button = (page: Page, name = 'Open chat') => page.getByRole('button', { name })
const frames = (page: Page) => page.locator('iframe[src*="/widget/"]')

/** The conversation that the panel on a page keeps, also while that is out of sight. */
async function conversationOn(page: Page): Promise<string> {
  const panel = page.frames().find((frame) => frame.url().includes('/widget/'))
  if (!panel) throw new Error('There is no panel on the page.')
  await panel.locator('article.message').first().waitFor({ state: 'attached' })
  return await panel.evaluate(() => {
    const { conversationId } = JSON.parse(localStorage.getItem('bellhop:') ?? '{}') as { conversationId: string }
    return conversationId
  })
}

/** The panel, where it was opened by somebody else than us. */
async function opened(page: Page): Promise<Widget> {
  await page.frameLocator('iframe[src*="/widget/"]').getByRole('textbox', { name: 'Your message' }).waitFor()
  return await widgetOn(page)
}

/** The shop with the chat on it, where a question was answered. */
async function answered(): Promise<{ page: Page; widget: Widget }> {
  shop.serve(shopPage(loader()))
  const page = await tab()
  await page.goto(shop.url)
  const widget = await widgetOn(page)
  await widget.say(delivery)
  await widget.reads(answer)
  return { page, widget }
}

describe('Calls made before the chat is there', () => {
  it.each([
    [
      'to a function that keeps them',
      `window.bellhop = window.bellhop || function () { (bellhop.q = bellhop.q || []).push(arguments) }
       bellhop('ask', '${delivery}'); bellhop('theme', 'dark'); bellhop('on', 'open', () => { document.title = 'heard' })`,
    ],
    [
      'to a list',
      `(window.bellhop ||= []).push(['ask', '${delivery}'], ['theme', 'dark'])
       bellhop.push(['on', 'open', () => { document.title = 'heard' }])`,
    ],
  ])('are done when it comes: %s', async (_, script) => {
    shop.serve(shopPage(loader(), `<script>${script}</script>`))
    const page = await tab()
    await page.goto(shop.url)
    const widget = await opened(page)
    await widget.reads(answer)
    await expect.poll(() => page.title()).toBe('heard')
    await expect.poll(() => widget.panel.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('and an unknown one is said to the developer and stops nothing', async () => {
    shop.serve(shopPage(loader(), `<script>(window.bellhop ||= []).push(['opne'], ['open'])</script>`))
    const page = await tab()
    const warnings: string[] = []
    page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())))
    await page.goto(shop.url)
    await opened(page)
    await expect.poll(() => warnings.join()).toContain('"opne"')
  })
})

describe('What the page hears', () => {
  it('is that the chat is ready, opened, handed over, unread, closed and resolved, and no word of what was said', async () => {
    const listen = `
      window.heard = []; window.messages = []
      addEventListener('message', ({ data }) => messages.push(JSON.stringify(data)))
      window.bellhop = function () { (bellhop.q = bellhop.q || []).push(arguments) }
      for (const name of ['ready', 'open', 'close', 'unread', 'handoff', 'resolved'])
        bellhop('on', name, (detail) => heard.push(detail === undefined ? name : name + ' ' + detail))`
    shop.serve(shopPage(loader(), `<script>${listen}</script>`))
    const page = await tab()
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    await page.goto(shop.url)
    const widget = await widgetOn(page)
    await widget.say('My name is Marjoram')
    await widget.reads('My name is Marjoram')
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click()
    await expect.poll(heard).toEqual(['ready', 'open', 'handoff'])

    const staff = await signIn(desk.server, ana)
    const path = `/api/conversations/${await conversationOn(page)}`
    await staff.post(`${path}/claim`, {})
    await widget.shows('Ana')
    await button(page, 'Close chat').click()
    await staff.post(`${path}/messages`, { clientMessageId: crypto.randomUUID(), text: 'Hello Saffron' })
    await expect.poll(heard).toEqual(['ready', 'open', 'handoff', 'close', 'unread 1'])
    await staff.post(`${path}/resolve`, { outcome: 'solved' })
    await expect.poll(heard).toEqual(['ready', 'open', 'handoff', 'close', 'unread 1', 'resolved'])

    const { told, read } = await page.evaluate(() => {
      const frame = document.querySelector('body > div:last-child')?.shadowRoot?.querySelector('iframe')
      const reach = () => {
        try {
          return frame?.contentWindow?.document.body.innerText ?? 'nothing'
        } catch {
          return 'refused'
        }
      }
      const { messages } = window as unknown as { messages: string[] }
      return { told: messages.join(), read: [frame?.contentDocument ?? null, reach()] }
    })
    expect(told).toContain('"handoff"')
    expect(told).not.toMatch(/Marjoram|Saffron|Ana/)
    expect(read).toEqual([null, 'refused'])
  })

  it('ends with off, and a listener that fails stops nobody', async () => {
    shop.serve(shopPage(loader()))
    const profile = await desk.profile({ hosts: [shop.host] })
    profile.expects(/a fault of the page/)
    const page = await profile.page()
    await page.goto(shop.url)
    await button(page).waitFor()
    const heard = await page.evaluate(() => {
      const { bellhop } = window as unknown as { bellhop: Record<string, (...values: unknown[]) => void> }
      const log: string[] = []
      const quiet = () => log.push('quiet')
      bellhop.on?.('ready', () => log.push('late ready'))
      bellhop.on?.('open', quiet)
      bellhop.off?.('open', quiet)
      bellhop.on?.('open', () => {
        throw new Error('a fault of the page')
      })
      bellhop.on?.('open', () => log.push('open'))
      bellhop.toggle?.()
      bellhop.on?.('close', () => log.push('close'))
      bellhop.toggle?.()
      return log
    })
    expect(heard).toEqual(['late ready', 'open', 'close'])
    await expect.poll(() => profile.complaints.join()).toContain('a fault of the page')
  })
})

describe('A page that is light', () => {
  it('loads nothing but the button until the chat is wanted or a conversation is open, and nothing of it moves', async () => {
    const watch = `<script>window.shift = 0
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value })
        .observe({ type: 'layout-shift', buffered: true })</script>`
    shop.serve(shopPage(loader(), watch))
    const page = await tab()
    const asked: Request[] = []
    page.on('request', (request) => request.url().startsWith(desk.server.url) && asked.push(request))
    const paths = () => asked.map((request) => new URL(request.url()).pathname)
    const before = { height: 0 }
    await page.goto(shop.url)
    await button(page).waitFor()
    before.height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.waitForLoadState('networkidle')
    expect(paths()).toEqual(['/widget.js'])

    const widget = await widgetOn(page)
    await widget.say(delivery)
    await widget.reads(answer)
    const { shift, height } = await page.evaluate(() => ({
      shift: (window as unknown as { shift: number }).shift,
      height: document.documentElement.scrollHeight,
    }))
    expect([shift, height]).toEqual([0, before.height])

    await page.reload()
    await expect.poll(() => frames(page).count()).toBe(1)
    const path = `/api/conversations/${await conversationOn(page)}`
    const staff = await signIn(desk.server, ana)
    await staff.post(`${path}/claim`, {})
    await staff.post(`${path}/resolve`, { outcome: 'solved' })
    await expect.poll(() => page.evaluate(() => localStorage.getItem('bellhop:known'))).toBe('0')
    // What the page before asks for while it goes is not the next one's.
    page.once('framenavigated', () => {
      asked.length = 0
    })
    await page.reload()
    await button(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect(paths()).toEqual(['/widget.js'])
  })
})

describe('A page that includes, moves or removes', () => {
  it('the script twice has one chat', async () => {
    shop.serve(shopPage(loader(), loader() + loader()))
    const page = await tab()
    await page.goto(shop.url)
    await page.waitForLoadState('networkidle')
    await button(page).first().waitFor()
    expect(await button(page).count()).toBe(1)
    await button(page).click()
    await opened(page)
    expect(await frames(page).count()).toBe(1)
  })

  it('the whole body has the chat back, open as it was, with what was said and half written', async () => {
    const { page, widget } = await answered()
    await widget.field.fill('half a thought')
    for (const how of ['replace', 'empty'] as const) {
      await page.evaluate((way) => {
        history.pushState({}, '', `/${way}`)
        if (way === 'empty') document.body.innerHTML = '<h1>Plates</h1>'
        else document.documentElement.replaceChild(document.createElement('body'), document.body)
      }, how)
      await widget.reads(answer)
      await expect.poll(() => widget.field.inputValue()).toBe('half a thought')
      await expect.poll(() => button(page, 'Close chat').count()).toBe(1)
    }
  })

  it('the chat over and over gets rid of it, and neither hangs', async () => {
    const against = `<script>addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
      for (const one of document.body.querySelectorAll(':scope > div')) one.remove()
    }).observe(document.body, { childList: true }))</script>`
    shop.serve(shopPage(loader(), against))
    const page = await tab()
    await page.goto(shop.url)
    await expect.poll(() => page.evaluate(() => typeof (window as { bellhop?: unknown }).bellhop)).toBe('function')
    await expect.poll(() => button(page).count()).toBe(0)
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('body > div').length)).toBe(0)
  })

  it('the address tells the panel, and what the page names comes first', async () => {
    shop.serve(shopPage(loader()))
    const page = await tab()
    const asked: URL[] = []
    const started: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname === '/api/welcome') asked.push(url)
      if (url.pathname === '/api/conversations') started.push(request.postData() ?? '')
    })
    const where = () => asked.map((url) => url.searchParams.get('url')?.replace(shop.url, ''))
    await page.goto(`${shop.url}/cups`)
    const widget = await widgetOn(page)
    await expect.poll(where).toEqual(['/cups'])
    await page.evaluate(() => history.pushState({}, '', '/plates'))
    await expect.poll(where).toEqual(['/cups', '/plates'])
    await call(page, 'page', '/plates/blue')
    await expect.poll(where).toEqual(['/cups', '/plates', '/plates/blue'])
    await widget.say(delivery)
    await widget.reads(answer)
    expect(JSON.parse(started[0] ?? '{}')).toMatchObject({ page: { url: `${shop.url}/plates/blue`, title: 'Cups' } })
  })
})

describe('A page that changes its mind', () => {
  it('has the chat in another language and another theme at once, with what was said', async () => {
    const { page, widget } = await answered()
    await call(page, 'theme', { theme: 'dark', accent: '#7a1f5c' })
    const html = widget.panel.locator('html')
    await expect.poll(() => html.getAttribute('data-theme')).toBe('dark')
    await expect.poll(() => html.getAttribute('style')).toContain('#7a1f5c')
    await call(page, 'locale', 'de')
    await expect.poll(() => html.getAttribute('lang')).toBe('de')
    await button(page, 'Chat schließen').waitFor()
    await untilSays(widget.panel.locator('body'), answer)
    await expect.poll(() => html.getAttribute('data-theme')).toBe('dark')
    expect(await frames(page).count()).toBe(1)
  })

  it('takes the chat off and has it back empty, by a call or by the script again', async () => {
    const { page, widget } = await answered()
    await call(page, 'shutdown')
    await call(page, 'open')
    await widget.shows('Hello')
    await expect.poll(() => widget.times(delivery)).toBe(0)
    await call(page, 'shutdown')
    await frames(page).waitFor({ state: 'detached' })
    await expect.poll(() => button(page).count()).toBe(0)
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('script'), { src }))
    }, `${desk.server.url}/widget.js`)
    await button(page).waitFor()
  })

  it('has nothing left of it where it went on before the panel could forget', async () => {
    const { page } = await answered()
    const panels = (url: URL) => url.pathname === '/widget/'
    await page.route(panels, (route) => route.abort())
    await page.reload()
    await call(page, 'shutdown')
    await page.unroute(panels)
    await page.reload()
    const next = await widgetOn(page)
    await next.shows('Hello')
    expect(await next.times(delivery)).toBe(0)
  })
})

describe('A page with a strict policy', () => {
  it('needs to allow our scripts and frames and nothing else', async () => {
    const allowed = desk.server.url
    shop.serve(shopPage(loader()), {
      'content-security-policy': `default-src 'none'; script-src ${allowed}; frame-src ${allowed}; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    const page = await tab()
    await page.goto(shop.url)
    const widget = await widgetOn(page)
    await widget.say(delivery)
    await widget.reads(answer)
    expect((await button(page, 'Close chat').boundingBox())?.width).toBe(56)
  })
})

describe('<bellhop-chat>', () => {
  it('has the panel in the page instead of the button, and takes the calls', async () => {
    shop.serve(shopPage(`<bellhop-chat style="block-size: 560px"></bellhop-chat>${loader()}`))
    const page = await tab()
    await page.goto(shop.url)
    const widget = await opened(page)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    expect(await button(page).count()).toBe(0)
    expect(await widget.panel.getByRole('button', { name: 'Close chat' }).count()).toBe(0)
    expect((await frames(page).boundingBox())?.height).toBe(560)
    await call(page, 'close')
    await call(page, 'ask', delivery)
    await widget.reads(answer)
    expect(await faults(page)).toEqual([])
    // A page that navigates by script takes the element away, and the button is there instead.
    await page.evaluate(() => document.querySelector('bellhop-chat')?.remove())
    await button(page).click()
    await widget.reads(answer)
    await page.evaluate(() => document.body.append(document.createElement('bellhop-chat')))
    await button(page).waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('bellhop-chat iframe').count()).toBe(1)
    await widget.reads(answer)
  })
})

describe('/chat', () => {
  it.each([
    ['on a screen', false],
    ['on a phone', true],
  ])('is the chat on a page of its own: %s', async (_, phone) => {
    const page = await tab({ phone })
    const response = await page.goto(`${desk.server.url}/chat#locale=en&site=letter`)
    expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    await page.getByRole('textbox', { name: 'Your message' }).fill(delivery)
    await page.keyboard.press('Enter')
    await untilSays(page.getByRole('log', { name: 'Conversation' }), answer)
    expect(await page.getByRole('button', { name: 'Close chat' }).count()).toBe(0)
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex')
    expect(await faults(page)).toEqual([])
  })
})
