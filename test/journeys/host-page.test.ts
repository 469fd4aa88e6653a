/** The chat on pages that were not made for it: their styles reset everything, their scripts change what all share. */
import { createServer, type Server } from 'node:http'
import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { freePort } from './support/server.ts'
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
  'a page that covers everything': '#cover { position: fixed; inset: 0; z-index: 2147482000; background: silver }',
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

let shop: Server | undefined
let origin = ''
let page = ''
const desk = journey(async () => {
  const port = await freePort()
  shop = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page))
  await new Promise<void>((resolve) => shop?.listen(port, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${port}`
  return { env: { BELLHOP_SITES: origin } }
})
afterAll(() => void shop?.close())

function write(style: string, script = ''): void {
  page = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Shop</title><style>${style}</style>
<script>${script}</script><script src="${desk.server.url}/widget.js" async></script>
<body><div id="cover"></div><h1>Cups</h1><p>A page of its own.</p></body></html>`
}

async function open(): Promise<Page> {
  const profile = await desk.profile({ hosts: [new URL(origin).host] })
  const opened = await profile.page()
  await opened.goto(origin)
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
