import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

/** What the browser was asked to do; it would not let a test hear or see it. */
interface Heard {
  rings: number
  shown: string[]
  closed: string[]
  asked: number
  click(title: string): void
}

describe('Somebody who waits', () => {
  it('rings in one of several tabs, shows one notification, and takes it down once a colleague helps', async () => {
    const profile = await desk.profile()
    await recorded(profile.context)
    const first = await profile.page()
    const console = await openConsole(first, desk.server.url, ana)
    const second = await profile.page()
    await second.goto(`${desk.server.url}/console/`)
    await second.getByRole('heading', { name: 'Queue' }).waitFor()

    expect((await heard(first)).asked, 'asked before anybody pressed anything').toBe(0)
    await first.getByRole('button', { name: /notification/ }).click()
    await console.shows('Notifications are on.')
    for (const page of [first, second]) {
      await page.mouse.click(700, 20)
      await page.evaluate(() => {
        Object.assign(globalThis, { inBackground: true })
        document.dispatchEvent(new Event('visibilitychange'))
      })
    }

    const nina = await startConversation(desk.server.url, { contact: { name: 'Nina' } })
    await nina.askForPerson('My cup arrived broken')
    await expect.poll(() => first.title()).toBe('(1) Bellhop console')
    await expect.poll(() => second.title()).toBe('(1) Bellhop console')
    await expect.poll(() => first.locator('link[rel="icon"]').getAttribute('href')).toContain('icon-waiting')
    await expect.poll(async () => (await both(first, second)).shown).toEqual(['Nina is waiting'])
    await expect.poll(async () => (await both(first, second)).rings).toBe(1)

    await (await signIn(desk.server, bo)).post(`/api/conversations/${nina.conversationId}/claim`, {})
    await expect.poll(async () => (await both(first, second)).closed).toEqual(['Nina is waiting'])
    await expect.poll(() => first.title()).toBe('Bellhop console')

    const otto = await startConversation(desk.server.url, { contact: { name: 'Otto' } })
    await otto.askForPerson('I need an invoice')
    await expect.poll(async () => (await both(first, second)).shown.at(-1)).toBe('Otto is waiting')
    for (const page of [first, second]) {
      await page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard.click('Otto is waiting'))
    }
    await expect
      .poll(async () => [new URL(first.url()).hash, new URL(second.url()).hash].join())
      .toContain(otto.conversationId)
  })

  it('does not disturb whoever is away', async () => {
    const profile = await desk.profile()
    await recorded(profile.context)
    const page = await profile.page()
    const console = await openConsole(page, desk.server.url, bo)
    await console.shows(/\d of 3/)
    await page.getByLabel('Your presence').selectOption('away')
    await expect.poll(() => page.getByLabel('Your presence').inputValue()).toBe('away')
    const pia = await startConversation(desk.server.url, { contact: { name: 'Pia' } })
    await pia.askForPerson('Hello')
    await console.shows('Pia')
    expect((await heard(page)).rings).toBe(0)
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'Try the bell' }).click()
    await console.shows('That was the bell.')
    await expect.poll(async () => (await heard(page)).rings).toBe(1)
  })

  it('rings also for the agent to whom the desk gives them, and not for those who waited when the page opened', async () => {
    const profile = await desk.profile()
    await recorded(profile.context)
    const page = await profile.page()
    const console = await openConsole(page, desk.server.url, ana)
    await console.shows('Pia')
    await page.mouse.click(700, 20)
    expect((await heard(page)).rings).toBe(0)
    const admin = await signIn(desk.server, chief)
    const settings = await admin.get<Settings>('/api/settings')
    await admin.put('/api/settings', { ...settings, queue: { ...settings.queue, assign: 'automatic' } })
    await expect.poll(async () => (await heard(page)).rings).toBeGreaterThan(0)
    // Whoever set that is at work too, and has the other one.
    await page.getByRole('link', { name: /^Mine/ }).click()
    await untilSays(console.list, /Pia|Otto/)
  })

  it('tells colleagues what was chosen without a line as soon as there is one', async () => {
    const profile = await desk.profile()
    const page = await profile.page()
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    await page.routeWebSocket(/\/ws/, async (line) => {
      await opened
      line.connectToServer()
    })
    const console = await openConsole(page, desk.server.url, chief)
    const presence = page.getByLabel('Your presence')
    await presence.selectOption('assign_only')
    await console.shows('your colleagues are told as soon as it is back')
    expect(await presence.inputValue()).toBe('assign_only')
    const admin = await signIn(desk.server, chief)
    const state = async () => {
      const { staff } = await admin.get<{ staff: { name: string; state: string }[] }>('/api/staff')
      return staff.find(({ name }) => name === chief.name)?.state
    }
    expect(await state()).not.toBe('assign_only')
    open()
    await expect.poll(state, { timeout: 30_000 }).toBe('assign_only')
    expect(await presence.inputValue()).toBe('assign_only')
  })
})

/** Stands in for the browser's sound and notifications, and lets a page believe that it is behind others. */
async function recorded(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard = { rings: 0, shown: [] as string[], closed: [] as string[], asked: 0, click: (_: string) => {} }
    const open = new Map<string, { onclick: (() => void) | null }>()
    heard.click = (title) => open.get(title)?.onclick?.()
    class Shown {
      static permission = 'default'
      static requestPermission() {
        heard.asked++
        Shown.permission = 'granted'
        return Promise.resolve('granted')
      }
      onclick: (() => void) | null = null
      onclose: (() => void) | null = null
      readonly title: string
      constructor(title: string) {
        this.title = title
        heard.shown.push(title)
        open.set(title, this)
      }
      close() {
        heard.closed.push(this.title)
      }
    }
    // One permission for all tabs of a site, as in a browser.
    addEventListener('storage', () => {
      if (localStorage.getItem('bellhop.console.notifications') === 'on') Shown.permission = 'granted'
    })
    let tones = 0
    AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
      apply(target, self, args) {
        tones++
        heard.rings = Math.ceil(tones / 2)
        return Reflect.apply(target, self, args)
      },
    })
    Object.assign(globalThis, { heard, Notification: Shown })
    Object.defineProperty(document, 'hidden', {
      get: () => (globalThis as unknown as { inBackground?: boolean }).inBackground === true,
    })
  })
}

function heard(page: Page): Promise<Omit<Heard, 'click'>> {
  return page.evaluate(() => {
    const { rings, shown, closed, asked } = (globalThis as unknown as { heard: Heard }).heard
    return { rings, shown, closed, asked }
  })
}

async function both(one: Page, other: Page) {
  const [a, b] = await Promise.all([heard(one), heard(other)])
  return { rings: a.rings + b.rings, shown: [...a.shown, ...b.shown], closed: [...a.closed, ...b.closed] }
}
