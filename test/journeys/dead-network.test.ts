import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { Entry } from '../../src/protocol/lists.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { badNetwork, type Network } from './support/network.ts'
import { textOf, untilSays } from './support/read.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { openWidget, type Widget, widgetOn } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

/** A shop on another site than the desk: `localhost` is not `127.0.0.1`. */
const shop = await foreignShop()
const desk = journey({ env: { BELLHOP_SITES: shop.url } }, [ana, chief])
let network: Network

/** What a browser says while the network fails it. */
const away = [/WebSocket connection to/, /net::ERR_/, /status of (503|403|409)/]

beforeAll(async () => {
  network = await badNetwork(desk.server.port)
})

async function badProfile() {
  const profile = await desk.profile({ hosts: [network.host, shop.host] })
  profile.expects(...away)
  return profile
}

describe('A network that fails', () => {
  it('[P2] swallows an acknowledgement: the message is in the conversation once, and shown as sent', async () => {
    const widget = await openWidget(await (await badProfile()).page(), network.url)
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    network.become('deaf')
    await widget.say('How long is a gift card valid?')
    await expect.poll(arrived).toContain('How long is a gift card valid?')
    network.become('open')
    network.cut()
    await widget.reads('valid for 3 years')
    await allSent(widget)
    expect(await widget.times('How long is a gift card valid?')).toBe(1)
    await reloaded(widget, 'valid for 3 years')
    expect(await widget.times('How long is a gift card valid?')).toBe(1)
  })

  it('[P2] swallows what was sent, and cuts answers in the middle: it goes out by itself, once and in order', async () => {
    const widget = await openWidget(await (await badProfile()).page(), network.url)
    await widget.say('Where do I find my invoice?')
    await widget.reads('in your account as a PDF')
    network.become('shut')
    await widget.say('One of two.')
    await widget.shows('Not sent.')
    await widget.say('Two of two.')
    await widget.shows(/One of two\.\s+Not sent\.\s+Retry\s+Edit\s+Two of two\.\s+Not sent/)
    network.become('open')
    network.cut('mid')
    await allSent(widget)
    await reloaded(widget, 'Two of two.')
    const said = await textOf(widget.log)
    expect([...said.matchAll(/(One|Two) of two/g)].map(([text]) => text)).toEqual(['One of two', 'Two of two'])
  })

  it('that takes live connections away leaves calls: customer and agent still talk, each word once', async () => {
    network.become('socketless')
    const widget = await openWidget(await (await badProfile()).page(), network.url)
    const agent = await badProfile()
    const console = await openConsole(await agent.page(), network.url, ana)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await console.page.reload()
    await console.open('human')
    await console.takeOver()
    await console.reply('Hello by calls alone.')
    await widget.reads('Hello by calls alone.')
    await widget.say('Hello back.')
    await console.shows('Hello back.')
    for (const text of ['Hello by calls alone.', 'Hello back.']) expect(await widget.times(text), text).toBe(1)
    // The customer hears over a stream, and has nothing to put up with.
    expect(await textOf(widget.panel.locator('body'))).not.toContain('blocked here')
    network.become('open')
  })

  it('comes back: one live connection is opened, however many signs of life there are at once', async () => {
    const widget = await openWidget(await (await badProfile()).page(), network.url)
    await widget.say('Can the cups go in the dishwasher?')
    await widget.reads('safe in the dishwasher')
    network.become('shut')
    await widget.shows('cannot be reached')
    network.become('open')
    const before = network.sockets()
    await wake(widget.page)
    await expect.poll(() => textOf(widget.panel.locator('body'))).not.toContain('cannot be reached')
    await settle()
    expect(network.sockets() - before).toBe(1)
  })
})

describe('A closed laptop', () => {
  it('[P4] finds what was said meanwhile as soon as it is opened, though its line is dead', async () => {
    const profile = await badProfile()
    const page = await profile.page()
    const widget = await openWidget(page, network.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    const lid = await profile.context.newCDPSession(page)
    await lid.send('Page.setWebLifecycleState', { state: 'frozen' })
    network.cut()
    const agent = await signIn(desk.server, ana)
    const { entries } = await agent.get<{ entries: Entry[] }>('/api/queue')
    // The last: whom an agent of before held may be back in the queue, in front.
    const id = entries.filter(({ status }) => status === 'queued').at(-1)?.conversationId
    await agent.post(`/api/conversations/${id}/claim`, {})
    await agent.post(`/api/conversations/${id}/messages`, {
      clientMessageId: randomUUID(),
      text: 'While you were away.',
    })
    await lid.send('Page.setWebLifecycleState', { state: 'active' })
    await widget.reads('While you were away.')
    expect(await widget.times('While you were away.')).toBe(1)
  })
})

describe('Text that was not sent', () => {
  it('is there again after a reload without a server, and goes out in order when it is back', async () => {
    const profile = await badProfile()
    const widget = await openWidget(await profile.page(), network.url)
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    const back = await desertServer(profile.context)
    await widget.say('First unsent.')
    await widget.say('Second unsent.')
    await widget.field.fill('Half a thou')
    await widget.page.reload()
    const again = await widgetOn(widget.page)
    await again.shows(/First unsent\.[\s\S]*Second unsent\./)
    await expect.poll(() => again.field.inputValue()).toBe('Half a thou')
    await back()
    await wake(again.page)
    await again.reads(/First unsent\.[\s\S]*Second unsent\./)
    await again.field.press('Enter')
    await again.reads('Half a thou')
    await allSent(again)
    await again.page.reload()
    const last = await widgetOn(again.page)
    await last.reads('Half a thou')
    await expect.poll(() => last.field.inputValue()).toBe('')
    for (const text of ['First unsent.', 'Second unsent.', 'Half a thou']) expect(await last.times(text)).toBe(1)
  })

  it('of a customer in two tabs stays apart, and a closed tab’s is there in the next', async () => {
    const profile = await badProfile()
    const one = await openWidget(await profile.page(), network.url)
    const two = await openWidget(await profile.page(), network.url)
    await one.field.fill('typed in one')
    await two.field.fill('typed in two')
    await one.page.reload()
    const again = await widgetOn(one.page)
    await expect.poll(() => again.field.inputValue()).toBe('typed in one')
    await two.page.close()
    const three = await openWidget(await profile.page(), network.url)
    await expect.poll(() => three.field.inputValue()).toBe('typed in two')
  })

  it('opens a new conversation where the old one is not known any more, and says so', async () => {
    const profile = await badProfile()
    const widget = await openWidget(await profile.page(), network.url)
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    await widget.field.fill('Half a thought')
    const frame = widget.page.frames().find((one) => one.url().includes('/widget/'))
    await frame?.evaluate(() => {
      const known = JSON.parse(localStorage.getItem('bellhop:') ?? '{}') as object
      localStorage.setItem('bellhop:', JSON.stringify({ ...known, token: 'one-that-ran-out' }))
    })
    await widget.page.reload()
    const again = await widgetOn(widget.page)
    await again.shows('can no longer be opened here')
    await expect.poll(() => again.field.inputValue()).toBe('Half a thought')
    await again.field.press('Enter')
    await again.reads('Half a thought')
  })

  it('lives as long as the page where a foreign site’s frame gets no storage at all', async () => {
    const profile = await badProfile()
    await profile.context.addInitScript((host: string) => {
      if (location.host !== host) return
      for (const kind of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, kind, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
      }
    }, network.host)
    const page = await profile.page()
    const widget = await openWidget(page, shop.url, `/?desk=${encodeURIComponent(network.url)}`)
    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')
    network.become('shut')
    await widget.say('Kept without storage.')
    await widget.shows('Not sent.')
    network.become('open')
    await allSent(widget)
    await widget.reads('Kept without storage.')
    expect(await widget.times('Kept without storage.')).toBe(1)
  })

  it('of an agent survives an ended session, a resolve elsewhere and a reload, reply and note apart', async () => {
    const customer = await startConversation(desk.server.url, { contact: { name: 'Iris' } })
    await customer.askForPerson('About glaze')
    const profile = await badProfile()
    const console = await openConsole(await profile.page(), network.url, ana)
    const { page } = console
    await console.open('Iris')
    await console.takeOver()
    await page.getByRole('textbox', { name: /^Reply to / }).fill('Half a reply')
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByRole('textbox', { name: 'Note for your team' }).fill('Half a note')
    await page.getByRole('button', { name: 'Reply', exact: true }).click()
    // The session ends right under the reply: the page asks for other things by itself, which would tell it before.
    const end = async (route: Route) => {
      await profile.context.clearCookies()
      await route.continue()
    }
    await page.route('**/messages', end, { times: 1 })
    await page.getByRole('textbox', { name: /^Reply to / }).press('Enter')
    await untilSays(page.getByRole('dialog'), 'Your session has ended')
    await page.getByLabel('Password').fill(ana.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await console.shows('Half a reply')
    await expect
      .poll(async () => (await customer.snapshot()).messages.map(({ text }) => text))
      .toContain('Half a reply')
    await page.getByRole('textbox', { name: /^Reply to / }).fill('Another half')
    await (await signIn(desk.server, ana)).post(`/api/conversations/${customer.conversationId}/resolve`, {})
    await console.shows('Your unsent reply is kept')
    await page.getByRole('button', { name: 'Reopen' }).last().click()
    await expect.poll(() => page.getByRole('textbox', { name: /^Reply to / }).inputValue()).toBe('Another half')
    await page.getByRole('textbox', { name: /^Reply to / }).fill('')
    await page.reload()
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Note for your team' }).inputValue()).toBe('Half a note')
    await page.getByRole('button', { name: 'Reply', exact: true }).click()
    await expect.poll(() => page.getByRole('textbox', { name: /^Reply to / }).inputValue()).toBe('')
  })
})

/** A page that carries the chat of the desk that its address names. */
async function foreignShop() {
  const server = createServer(({ url }, response) => {
    const at = new URL(url ?? '/', 'http://shop').searchParams.get('desk') ?? ''
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const link = '<link rel="icon" href="data:,">'
    response.end(`<!doctype html><html lang="en"><title>A shop</title>${link}<script src="${at}/widget.js"></script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  afterAll(() => void server.close())
  const host = `localhost:${(server.address() as AddressInfo).port}`
  return { host, url: `http://${host}` }
}

/** The page itself still comes, from a cache as it were; nothing of the server answers. @returns what ends it */
async function desertServer(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route('**/api/**', (route) => route.abort('connectionfailed'))
  await context.routeWebSocket(/\/ws$/, (socket) => void socket.close())
  network.cut()
  return async () => {
    await context.unrouteAll()
    await context.routeWebSocket(/\/ws$/, (socket) => void socket.connectToServer())
  }
}

/** All that a browser says when a laptop is opened. */
async function wake(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      window.dispatchEvent(new Event('online'))
      document.dispatchEvent(new Event('visibilitychange'))
      document.dispatchEvent(new Event('resume'))
    })
  }
}

/** Loads the page anew, until it shows the last of what was said. */
async function reloaded(widget: Widget, last: string): Promise<void> {
  await widget.page.reload()
  await widgetOn(widget.page)
  await widget.reads(last)
}

/** Waits until nothing is on its way any more. */
async function allSent(widget: Widget): Promise<void> {
  await expect.poll(() => textOf(widget.panel.locator('body'))).not.toMatch(/Not sent|Sending/)
}

/** What the server has of the newest conversation, for which no page of the customer has to be told. */
async function arrived(): Promise<string[]> {
  const agent = await signIn(desk.server, ana)
  const { conversations } = await agent.get<{ conversations: Entry[] }>('/api/conversations')
  const { messages } = await agent.get<StaffSnapshot>(`/api/conversations/${conversations[0]?.conversationId}`)
  return messages.map(({ text }) => text)
}

/** Nothing may happen in this time. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000))
}
