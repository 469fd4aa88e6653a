/**
 * `npm run bench -- --only widget`: what a customer waits for from the press of the button to a chat that can be written
 * to, on a site of another origin, in a real browser that knows nothing yet and in one that was there before. Beside it,
 * in the same run, the same press for a frame with nothing but a field. Also what that takes over the wire.
 */
import type { Browser, BrowserContext } from 'playwright-core'
import { launchChromium } from '../browser/chromium.ts'
import { startServer } from '../journeys/support/server.ts'
import { openShop } from '../journeys/support/shop.ts'

/** From the press to usable, in milliseconds, for half of those who open it for the first time. */
const GOAL_MS = 300
const TIMES = 30
/** A customer reads before they press; by then the page itself is done. In milliseconds. */
const READS_MS = 300

/** Opens the chat again and again and prints what it took. */
export async function benchWidget(): Promise<void> {
  const shop = await openShop()
  const server = await startServer({ env: { BELLHOP_SITES: shop.url } })
  const browser = await launchChromium()
  try {
    const page = (body: string) =>
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Cups</title><h1>Cups</h1>${body}</html>`
    const plain = await openShop()
    plain.serve(
      page('<textarea></textarea><script>onfocus = () => document.querySelector("textarea").focus()</script>'),
    )
    console.log('                                                    p50 ms    p95 ms   requests   KB')
    shop.serve(page(bareFrame(plain.url)))
    const bare = await rounds(browser, shop.url, false)
    row('a frame with nothing but a field, first time', bare)
    plain.close()
    shop.serve(page(`<script async src="${server.url}/widget.js"></script>`))
    const first = await rounds(browser, shop.url, false)
    row('the chat, first time', first)
    row('the chat, known to the browser', await rounds(browser, shop.url, true))
    const { p50 } = shares(first.times)
    console.log(
      `  first time: ${p50 <= GOAL_MS ? 'within' : 'PAST'} ${GOAL_MS} ms, ${(p50 / shares(bare.times).p50).toFixed(1)} × the bare frame`,
    )
    const hosts = [...first.hosts].filter((host) => host !== shop.host && host !== new URL(server.url).host)
    console.log(`  other hosts that were asked: ${hosts.join(', ') || 'none'}`)
  } finally {
    await browser.close()
    await server.stop()
    shop.close()
  }
}

interface Rounds {
  times: number[]
  /** After the press, of one round. */
  requests: number
  bytes: number
  hosts: Set<string>
}

/** @param known the browser has had the chat open before: what it keeps, it need not ask for */
async function rounds(browser: Browser, url: string, known: boolean): Promise<Rounds> {
  const all: Rounds = { times: [], requests: 0, bytes: 0, hosts: new Set() }
  let context: BrowserContext | undefined
  for (let n = 0; n < TIMES; n++) {
    if (!known || !context) {
      await context?.close()
      context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
      // The compiler that runs this names functions by a helper of its own, which a page does not have.
      await context.addInitScript('globalThis.__name = (named) => named')
      if (known) await press(context, url)
    }
    const { took, requests, bytes, hosts } = await press(context, url)
    all.times.push(took)
    Object.assign(all, { requests, bytes })
    for (const host of hosts) all.hosts.add(host)
  }
  await context?.close()
  return all
}

/** One page, one press. */
async function press(context: BrowserContext, url: string) {
  const page = await context.newPage()
  await page.goto(url)
  const button = page.getByRole('button', { name: /chat/ })
  await button.waitFor()
  await page.waitForTimeout(READS_MS)
  const hosts = new Set<string>()
  let [requests, bytes] = [0, 0]
  page.on('requestfinished', async (request) => {
    hosts.add(new URL(request.url()).host)
    requests++
    // Below nothing where the browser had it.
    bytes += Math.max(0, (await request.sizes()).responseBodySize)
  })
  // Both clocks are one: what the page and its frame call now is the same moment.
  await page.evaluate(() => {
    addEventListener('click', () => Object.assign(window, { pressedAt: performance.timeOrigin + performance.now() }), {
      capture: true,
      once: true,
    })
  })
  await button.click()
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (!frame) throw new Error('The frame has no page.')
  const usable = await frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const field = () => document.querySelector('textarea')
        const greeted = () => !document.getElementById('panel') || document.querySelector('.greeting')
        const look = () => {
          if (document.activeElement === field() && field() && greeted())
            requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  const pressedAt = await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt)
  await page.close()
  return { took: usable - pressedAt, requests, bytes, hosts }
}

/** A button that puts a frame on the page and the focus in it: what no chat can be faster than. */
function bareFrame(address: string): string {
  return `<button>Open chat</button><script>
document.querySelector('button').onclick = () => {
  const frame = document.createElement('iframe')
  frame.src = ${JSON.stringify(address)}
  document.body.append(frame)
  frame.onload = () => frame.focus()
}</script>`
}

function shares(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

function row(name: string, { times, requests, bytes }: Rounds): void {
  const { p50, p95 } = shares(times)
  const cells = [p50.toFixed(0).padStart(9), p95.toFixed(0).padStart(9), String(requests).padStart(10)]
  console.log(`  ${name.padEnd(46)} ${cells.join(' ')} ${(bytes / 1_000).toFixed(1).padStart(6)}`)
}
