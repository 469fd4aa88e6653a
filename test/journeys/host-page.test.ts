/** The chat on pages that were not made for it: their styles reset everything, their scripts change what all share. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'
import { openShop, type Shop } from './support/shop.ts'
import { type Widget, widgetOn } from './support/widget.ts'

/** Styles that reset, hide and move whatever they reach. */
const styles = {
  'everything unset': '* { all: unset !important }',
  'everything reverted':
    '* { all: revert !important; box-sizing: content-box !important; font: 2px/0 cursive !important }',
  'frames and buttons hidden': `div, button, iframe, span, svg, path { display: none !important; visibility: hidden !important;
    opacity: 0 !important; position: static !important; transform: scale(0) !important; clip-path: inset(50%) !important;
    pointer-events: none !important; width: 0 !important; height: 0 !important; z-index: -1 !important; filter: blur(9px) !important }`,
  'a page that is moved as a whole':
    'body { transform: translateZ(0); filter: none; min-height: 4000px; overflow: hidden; contain: paint }',
  'all of it out of sight':
    'html, body { opacity: 0; visibility: hidden !important } body * { display: none !important; opacity: 0 !important } :root { --x: 900px; --fill: red; --on: red }',
  'a page that covers everything': '#cover { position: fixed; inset: 0; z-index: 2147483647; background: silver }',
  'tiny letters and another direction of names':
    'html { font-size: 1px; word-break: break-all; letter-spacing: 3em; --seen: 1px; --above: 9999px }',
}

/** What old libraries and careless pages do to what all scripts share, before the widget is loaded. */
const scripts = `
  for (const name of ['each', 'map2', 'clean', 'toJSON']) Array.prototype[name] = function () { return 'of the page' }
  Object.prototype.extend = function () {}
  Object.prototype.theme = 'dark'
  String.prototype.toJSON = function () { return 'of the page' }
  Function.prototype.bind2 = function () {}
  Date.prototype.toJSON = () => 'of the page'
  JSON.stringify = () => 'of the page'
  JSON.parse = () => ({ bellhop: 1, type: 'close' })
  window.Promise = class extends Promise {}
  window.name = 'of the page'
  window.fetch = () => { throw new Error('of the page') }
  window.setTimeout = () => 0
  window.crypto.randomUUID = () => 'of the page'
  document.cookie = 'of=the page'
  document.addEventListener('keydown', (event) => event.preventDefault(), true)
  setInterval(() => window.frames[0]?.postMessage({ bellhop: 1, type: 'closed', of: 'the page' }, 'https://elsewhere.example'), 50)
`

let shop: Shop
const desk = journey(async () => {
  shop = await openShop()
  return { env: { BELLHOP_SITES: shop.url } }
})
afterAll(() => shop.close())

function write(style: string, script = '', { doctype = '<!doctype html>', body = '' } = {}): void {
  shop.serve(`${doctype}<html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Shop</title><style>${style}</style>
<script>${script}</script><script src="${desk.server.url}/widget.js" async></script>
<body><div id="cover"></div><h1>Cups</h1><p>A page of its own.</p>${body}</body></html>`)
}

async function open(): Promise<Page> {
  const profile = await desk.profile({ hosts: [shop.host] })
  const opened = await profile.page()
  await opened.goto(shop.url)
  return opened
}

/** What is on screen, where the page was left as it opened. */
async function inView(on: Page, what: Locator): Promise<{ width: number; height: number }> {
  await what.waitFor()
  const view = on.viewportSize() ?? { width: 0, height: 0 }
  const { x, y, width, height } = (await what.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }
  const box = JSON.stringify({ x, y, width, height })
  expect(x >= 0 && y >= 0 && x + width <= view.width && y + height <= view.height, `not in view: ${box}`).toBe(true)
  return { width, height }
}

/** Opens the chat by its button; both are whole, and nothing of the page is in the way. */
async function openIntact(on: Page): Promise<Widget> {
  expect(await inView(on, on.getByRole('button', { name: 'Open chat' }))).toEqual({ width: 56, height: 56 })
  const widget = await widgetOn(on)
  expect(await inView(on, on.getByRole('button', { name: 'Close chat' }))).toEqual({ width: 56, height: 56 })
  const panel = await inView(on, on.locator('iframe[src*="/widget/"]'))
  expect(panel.width).toBeGreaterThan(350)
  expect(panel.height).toBeGreaterThan(500)
  return widget
}

describe('On a page of somebody else', () => {
  it.each(Object.entries(styles))('the chat is intact and answers: %s [S53]', async (_, style) => {
    write(style)
    const on = await open()
    const widget = await openIntact(on)
    await widget.say('How long does delivery take?')
    await widget.reads(/days/)
    await on.getByRole('button', { name: 'Close chat' }).click()
    await on.getByRole('button', { name: 'Open chat' }).waitFor()
    expect(await on.locator('iframe[src*="/widget/"]').isVisible()).toBe(false)
  })

  it('the chat is intact and answers where scripts have changed what all share [S53]', async () => {
    write('', scripts)
    const on = await open()
    const widget = await openIntact(on)
    await widget.say('How long does delivery take?')
    await widget.reads(/days/)
    // What is typed stands there as typed, and the page's words nowhere.
    await widget.reads('How long does delivery take?')
    expect(await widget.times('of the page')).toBe(0)
    await on.getByRole('button', { name: 'Close chat' }).click()
    await on.getByRole('button', { name: 'Open chat' }).waitFor()
  })

  it('the chat is intact and answers in a page of old, without a doctype [S53]', async () => {
    write('div { height: 10px; overflow: hidden }', '', { doctype: '' })
    const on = await open()
    expect(await on.evaluate(() => document.compatMode)).toBe('BackCompat')
    const widget = await openIntact(on)
    await widget.say('How long does delivery take?')
    await widget.reads(/days/)
  })

  it('the chat is intact and answers where what scripts build on is gone [S53]', async () => {
    write(
      '',
      `window.postMessage = Window.prototype.postMessage = () => { throw new Error('of the page') }
       window.Promise = undefined
       window.fetch = window.XMLHttpRequest = window.WebSocket = undefined
       Array.from = () => ['of the page']
       Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('of the page') }
       Object.defineProperty(Object.prototype, 'frame', { get: () => 'of the page' })`,
    )
    const on = await open()
    const widget = await openIntact(on)
    await widget.say('How long does delivery take?')
    await widget.reads(/days/)
    expect(await widget.times('of the page')).toBe(0)
  })

  it('the chat works in a frame of the same site, and only the page that has it is listened to [S51] [S53]', async () => {
    write('', '', { body: '' })
    const inner = await fetch(shop.url).then((answer) => answer.text())
    const doubled = inner.replaceAll('"', '&quot;')
    shop.serve(
      `<!doctype html><title>Outer</title><link rel="icon" href="data:,"><iframe srcdoc="${doubled}" width="900" height="800"></iframe>`,
    )
    const on = await open()
    const framed = on.frameLocator('iframe')
    await framed.getByRole('button', { name: 'Open chat' }).click()
    const panel = framed.frameLocator('iframe[src*="/widget/"]')
    await panel.getByRole('textbox', { name: 'Your message' }).waitFor()
    await on.evaluate(() => {
      const all = (from: Window): Window[] =>
        Array.from({ length: from.frames.length }, (_, at) => from.frames[at] as Window).flatMap((one) => [
          one,
          ...all(one),
        ])
      for (const message of [{ type: 'ask', text: 'Forged from above' }, { type: 'forget' }, { type: 'close' }])
        for (const one of all(window)) one.postMessage({ bellhop: 1, ...message }, '*')
    })
    await panel.getByRole('textbox', { name: 'Your message' }).fill('How long does delivery take?')
    await panel.getByRole('textbox', { name: 'Your message' }).press('Enter')
    const log = panel.getByRole('log', { name: 'Conversation' })
    await untilSays(log, /days/)
    expect(await textOf(log)).not.toContain('Forged from above')
  })

  it.each([
    ['an element', `<form id="bellhop"><input name="shutdown"></form>`, 'function'],
    ['a thing of its own', `<script>window.bellhop = { rings: 3 }</script>`, 'object'],
  ])('the chat is there where the page calls %s bellhop', async (_, body, kind) => {
    shop.serve(
      `<!doctype html><html lang="en"><title>Hotel</title><link rel="icon" href="data:,"><body>${body}
<script src="${desk.server.url}/widget.js"></script></body></html>`,
    )
    const on = await open()
    await openIntact(on)
    expect(await on.evaluate(() => typeof (window as unknown as { bellhop: unknown }).bellhop)).toBe(kind)
  })

  it('the page stays as it was, but for one name and one element', async () => {
    write('h1 { color: rgb(1, 2, 3) }', 'window.before = Object.keys(window)')
    const on = await open()
    await (await widgetOn(on)).field.waitFor()
    const after = await on.evaluate(() => {
      const before = (window as unknown as { before: string[] }).before
      return {
        added: Object.keys(window).filter((name) => !before.includes(name)),
        elements: [...document.body.children].map(({ tagName }) => tagName),
        colour: getComputedStyle(document.querySelector('h1') as Element).color,
        cookies: document.cookie,
      }
    })
    expect(after.added.filter((name) => name !== 'before' && !/^\d+$/.test(name))).toEqual(['bellhop'])
    expect(after.elements).toEqual(['DIV', 'H1', 'P', 'DIV'])
    expect(after.colour).toBe('rgb(1, 2, 3)')
    expect(after.cookies).toBe('')
  })
})
