/** Coming back, and what stands in the way of it: several tabs, a tab that nobody looks at, blocked lines and storage. */
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/protocol/lists.ts'
import { type FakeOpenAI, startFakeOpenAI } from '../fake-openai/server.ts'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'
import { ana, signIn } from './support/staff.ts'
import { first, inTwoParts, last } from './support/two-parts.ts'
import { openWidget, type Widget } from './support/widget.ts'

let model: FakeOpenAI
const desk = journey(async () => {
  model = await startFakeOpenAI()
  return { env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'slow-and-steady', OPENAI_API_KEY: 'none' } }
}, [ana])
afterAll(() => model.close())

const question = 'Can the cups go in the dishwasher?'

/** Lines of customers that the server has open now. */
async function lines(): Promise<number> {
  const figures = await (await fetch(`${desk.server.url}/metrics`)).text()
  return Number(/^bellhop_sockets\{kind="customer"\} (\d+)/m.exec(figures)?.[1])
}

let held: string | undefined

/** An agent who takes the newest conversation that waits, and writes into it; what they had before is done. */
async function taken(): Promise<{ says(text: string): Promise<unknown> }> {
  const agent = await signIn(desk.server, ana)
  if (held) await agent.post(`/api/conversations/${held}/resolve`, {})
  const { entries } = await agent.get<{ entries: Entry[] }>('/api/queue')
  const id = entries.filter(({ status }) => status === 'queued').at(-1)?.conversationId
  await agent.post(`/api/conversations/${id}/claim`, {})
  held = id
  let said = 0
  return {
    says: (text) => agent.post(`/api/conversations/${id}/messages`, { clientMessageId: `${id}-${said++}`, text }),
  }
}

/** As a page is told when its tab goes out of sight or comes back: this browser has no tabs that it could hide. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate((now) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now })
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (now ? 'hidden' : 'visible'),
      })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  }
}

/** How often the bell rang in a page's chat. */
const rings = ({ page }: Widget) =>
  page
    .frames()
    .find((frame) => frame.url().includes('/widget/'))
    ?.evaluate(() => (globalThis as { rung?: number }).rung ?? 0)

describe('Several tabs of one customer', () => {
  it('have one live line; the one that has it closes in the middle of an answer, and nothing is lost or doubled', async () => {
    const { script, release } = inTwoParts()
    model.script(script)
    const { page } = await desk.profile()
    const one = await openWidget(await page(), desk.server.url)
    const two = await openWidget(await page(), desk.server.url)
    await one.say(question)
    for (const tab of [one, two]) await tab.shows(first)
    const three = await openWidget(await page(), desk.server.url)
    await three.shows(first)
    await expect.poll(lines).toBe(1)

    await one.page.close()
    release()
    for (const tab of [two, three]) {
      await tab.reads(last)
      expect(await tab.times(first)).toBe(1)
    }
    await three.say('I want to talk to a human please')
    for (const tab of [two, three]) await tab.shows(/in the queue/i)
    await (await taken()).says('Hello to every tab.')
    for (const tab of [two, three]) {
      await tab.reads('Hello to every tab.')
      expect(await tab.times('Hello to every tab.')).toBe(1)
    }
    await expect.poll(lines).toBe(1)
  })
})

describe('A chat that nobody looks at', () => {
  it('says in the title how much is new, rings once if it may, and moves nothing under a reader', async () => {
    const { page, context } = await desk.profile()
    await context.addInitScript(() => {
      const counted = globalThis as { rung?: number }
      globalThis.AudioContext = class extends AudioContext {
        constructor() {
          super()
          counted.rung = (counted.rung ?? 0) + 1
        }
      }
    })
    const widget = await openWidget(await page(), desk.server.url)
    const title = await widget.page.title()
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    const { says } = await taken()
    await widget.reads('Ana joined.')

    await hide(widget.page, true)
    await says('While you looked elsewhere.')
    await expect.poll(() => widget.page.title()).toBe(`(1) ${title}`)
    await expect.poll(() => rings(widget)).toBe(1)
    await hide(widget.page, false)
    await expect.poll(() => widget.page.title()).toBe(title)

    await widget.panel.getByRole('button', { name: 'More' }).click()
    await widget.panel.getByRole('button', { name: 'Turn off the sound' }).click()
    await hide(widget.page, true)
    await says('In silence.')
    await expect.poll(() => widget.page.title()).toBe(`(1) ${title}`)
    expect(await rings(widget)).toBe(1)
    await hide(widget.page, false)
    await widget.panel.getByRole('button', { name: 'More' }).click()
    await widget.panel.getByRole('button', { name: 'Turn on the sound' }).waitFor()
    expect(await faults(widget.page)).toEqual([])
    await widget.page.keyboard.press('Escape')

    for (let n = 0; n < 12; n++)
      await says(`Line ${n}, which is long enough to take some room of its own in the window.`)
    await widget.reads('Line 11')
    const scroller = widget.panel.locator('main')
    const left = () => scroller.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)
    await expect.poll(left).toBeLessThan(2)
    const above = await scroller.evaluate((box) => {
      box.scrollTop = box.scrollHeight / 3
      // Some browsers leave it to the page to keep in place what is read.
      ;(box as HTMLElement).style.overflowAnchor = 'none'
      return box.scrollTop
    })
    await widget.panel.getByRole('button', { name: 'Go to the newest message' }).waitFor()
    const line = widget.panel.getByText('Line 5,')
    const stands = () => line.evaluate((words) => Math.round(words.getBoundingClientRect().top))
    const stood = await stands()
    await says('Below what is read.')
    await widget.panel.getByRole('button', { name: '1 new message' }).waitFor()
    expect(await scroller.evaluate((box) => box.scrollTop)).toBe(above)
    // A picture or a font that comes late, above.
    await widget.panel
      .locator('.log > *')
      .first()
      .evaluate((row) => {
        ;(row as HTMLElement).style.paddingBlockEnd = '300px'
      })
    await expect.poll(() => scroller.evaluate((box) => box.scrollTop)).toBe(above + 300)
    await expect.poll(stands).toBe(stood)
    await widget.panel.getByRole('button', { name: '1 new message' }).click()
    await expect.poll(left).toBeLessThan(2)
  })
})

describe('A customer whose sockets are blocked', () => {
  it('hears over a stream, and where that is kept from them too, by asking; every word arrives once', async () => {
    const { script, release } = inTwoParts()
    model.script(script)
    const profile = await desk.profile()
    profile.expects(/WebSocket connection to/, /net::ERR_/)
    await profile.context.routeWebSocket(/\/ws$/, (socket) => void socket.close({ code: 1006 as never }))
    const streams: string[] = []
    profile.context.on('request', (request) => {
      if (request.url().includes('/stream')) streams.push(request.url())
    })
    const widget = await openWidget(await profile.page(), desk.server.url)
    const body = widget.panel.locator('body')
    await widget.say(question)
    // A sentence of an answer that is not finished is only ever told, never asked for.
    await widget.shows(first)
    expect(await textOf(body)).not.toContain('blocked here')
    expect(await textOf(body)).not.toMatch(/Not sent|cannot be reached/)
    expect(streams).toHaveLength(1)
    release()
    await widget.reads(last)
    await widget.say('I want to talk to a human please')
    await widget.shows(/Number \d in the queue/)
    const { says } = await taken()
    await says('Over the stream.')
    await widget.reads('Over the stream.')

    await profile.context.route('**/stream*', (route) => route.abort())
    await widget.page.reload()
    const again = await openWidget(widget.page, desk.server.url)
    await again.shows('The live connection is blocked here')
    await says('By asking.')
    await again.reads('By asking.')
    await again.say('And back.')
    await untilSays(again.log, 'And back.')
    for (const text of [first, 'Over the stream.', 'By asking.', 'And back.'])
      expect(await again.times(text), text).toBe(1)
    expect(await faults(again.page)).toEqual([])
  })
})

describe('A browser that keeps nothing, and whose clock is wrong', () => {
  it('says so, still answers, and tells the days as the server does', async () => {
    const profile = await desk.profile()
    await profile.context.addInitScript(() => {
      for (const kind of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, kind, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
      }
      const now = Date.now
      const [slow, Wrong] = [40 * 3_600_000, Date]
      Wrong.now = () => now() + slow
      globalThis.Date = new Proxy(Wrong, {
        construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [target.now()]),
      })
    })
    const widget = await openWidget(await profile.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await widget.shows('This browser keeps nothing here')
    await widget.reads(/today/i)
    expect(await faults(widget.page)).toEqual([])
    await (await taken()).says('Still here.')
    await widget.reads('Still here.')
  })
})
