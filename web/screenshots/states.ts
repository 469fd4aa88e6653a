/**
 * `npm run screenshots -- states [FOLDER]`, after `npm run build`: a picture of every state of the panel in every look,
 * and a sheet of all for each look. To be looked at, not kept: by default they lie in dist/.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../../test/browser/chromium.ts'
import { startServer } from '../../test/journeys/support/server.ts'
import { states } from '../widget/states/states.ts'
import { picture } from './picture.ts'
import type { Stage } from './stage.ts'

interface Look {
  context: BrowserContextOptions
  address?: Record<string, string>
}

const size = (width: number, height: number) => ({ viewport: { width, height } })
const onPage = size(408, 704)

const looks: Record<string, Look> = {
  light: { context: onPage },
  dark: { context: { ...onPage, colorScheme: 'dark' } },
  phone: { context: { ...size(390, 844), isMobile: true, hasTouch: true } },
  'right-to-left': { context: onPage, address: { locale: 'ar' } },
  'right-to-left-dark': { context: { ...onPage, colorScheme: 'dark' }, address: { locale: 'ar' } },
  'at-400-percent': { context: size(320, 256) },
  'forced-colours': { context: { ...onPage, forcedColors: 'active' } },
  accent: { context: onPage, address: { accent: '#ffd400' } },
  'accent-dark': { context: { ...onPage, colorScheme: 'dark' }, address: { accent: '#3a0ca3' } },
}

/** @param wanted looks; all where none is named @throws Error where the server or a state does not come up */
export async function photograph(folder: string, wanted: readonly string[] = []): Promise<void> {
  const server = await startServer()
  const browser = await launchChromium()
  try {
    for (const [name, look] of Object.entries(looks)) {
      if (wanted.length === 0 || wanted.includes(name)) await inLook(browser, server.url, join(folder, name), look)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function inLook(
  browser: Browser,
  url: string,
  folder: string,
  { context: options, address }: Look,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  for (const { id } of states) {
    await page.goto(`${url}/widget/states/one#${new URLSearchParams({ locale: 'en', ...address, state: id })}`)
    await page.locator(`html[data-ready=${id}]`).waitFor()
    writeFileSync(join(folder, `${id}.png`), await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  }
  await context.close()
  await sheet(await browser.newPage({ viewport: { width: 2_000, height: 1_000 } }), folder)
  console.log(folder)
}

/** What the README shows of the states: three looks side by side. */
const best: Record<string, string>[] = [
  { state: 'answer', locale: 'en', theme: 'light' },
  { state: 'queue', locale: 'ar', theme: 'light', accent: '#0f6e5c' },
  { state: 'rating', locale: 'de', theme: 'dark' },
]

/** @throws Error where a state does not come up */
export async function bestLooks({ url, browser }: Pick<Stage, 'url' | 'browser'>): Promise<void> {
  const context = await browser.newContext({ ...size(1_280, 736), reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/widget/states`)
  const addresses = best.map((look) => `${url}/widget/states/one#${new URLSearchParams(look)}`)
  await page.evaluate((all) => {
    const place = document.createElement('main')
    for (const src of all)
      place.append(Object.assign(document.createElement('iframe'), { src, width: 404, height: 696 }))
    place.style.cssText = 'flex-wrap: nowrap; gap: 16px; padding: 16px'
    document.body.replaceChildren(place)
  }, addresses)
  for (const [at, { state }] of best.entries())
    await page.frameLocator(`iframe >> nth=${at}`).locator(`html[data-ready=${state}]`).waitFor()
  await picture(page, 'widget-looks')
  await context.close()
}

/** All pictures of a folder on one. */
async function sheet(page: Page, folder: string): Promise<void> {
  const pictures = states.map(({ id }) => `<figure><img src="${id}.png"><figcaption>${id}</figcaption></figure>`)
  const style = 'body{display:flex;flex-wrap:wrap;gap:8px;font:14px sans-serif;background:#888}figure{margin:0}'
  writeFileSync(join(folder, 'all.html'), `<!doctype html><style>${style}</style>${pictures.join('')}`)
  await page.goto(`file://${join(folder, 'all.html')}`)
  await page.screenshot({ path: join(folder, 'all.png'), fullPage: true })
  await page.close()
}
