/** One customer on two devices, vouched for by the shop; and others who must find nothing of theirs. */
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Watched } from '../browser/chromium.ts'
import { journey } from './support/journey.ts'
import { type Widget, widgetOn } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const secret = 'a secret that the shop and the desk share'
const email = 'mira@customer.example'
const delivery = 'How long does delivery take?'

let shop: Server
let shopUrl = ''
const desk = journey(async () => {
  shop = createServer(({ url = '/' }, answer) => {
    const identity = new URL(url, 'http://shop').searchParams.get('as') ?? ''
    answer
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('referrer-policy', 'no-referrer')
      .end(
        `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Cups</title><body><h1>Cups</h1>
<script async src="${desk.server.url}/widget.js"${identity && ` data-identity="${identity}"`}></script>`,
      )
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  return { env: { BELLHOP_SITES: shopUrl, BELLHOP_IDENTITY_SECRET: secret } }
})
afterAll(() => void shop?.close())

/** What the shop's server signs for whoever is signed in there. */
function identityOf(claims: object, key = secret): string {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const parts = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ exp: Math.floor(Date.now() / 1000) + 300, ...claims })}`
  return `${parts}.${createHmac('sha256', key).update(parts).digest('base64url')}`
}

const mira = () => identityOf({ sub: 'customer-7', name: 'Mira', email })

function device(): Promise<Watched> {
  return desk.profile({ hosts: [new URL(shopUrl).host] })
}

async function chat(tab: Page, identity?: string): Promise<Widget> {
  await tab.goto(`${shopUrl}/${identity ? `?as=${identity}` : ''}`)
  return await widgetOn(tab)
}

const earlier = ({ panel }: Widget) => panel.getByRole('button', { name: 'Earlier conversations' })

describe('A customer whom the site vouches for', () => {
  it('finds on a second device what they wrote on the first, and both follow it live', async () => {
    const first = await chat(await (await device()).page(), mira())
    await first.say(delivery)
    await first.reads('2 to 4 working days')

    const tab = await (await device()).page()
    const asked: string[] = []
    tab.on('request', (request) => asked.push(request.url()))
    const second = await chat(tab, mira())
    await second.reads(delivery)
    await second.reads('2 to 4 working days')

    await second.say('Thank you from my phone')
    await first.reads('Thank you from my phone')
    await first.say('And this from my desk')
    await second.reads('And this from my desk')

    // The identity stays where it belongs: in no address of ours and in no storage.
    const own = asked.filter((url) => url.startsWith(desk.server.url))
    expect(own.length).toBeGreaterThan(3)
    expect(own.filter((url) => url.includes('eyJ'))).toEqual([])
    const panel = tab.frames().find((frame) => frame.url().startsWith(desk.server.url))
    const kept = await panel?.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).toContain('token')
    expect(kept).not.toMatch(/eyJ|mira@|customer-7/)
    expect(await tab.locator('script[data-identity]').count()).toBe(0)
  })

  it('asks for the identity once, and goes on where they were on the next page', async () => {
    const tab = await (await device()).page()
    let asked = 0
    tab.on('request', (request) => {
      if (request.url().endsWith('/api/my/identity')) asked++
    })
    const widget = await chat(tab, identityOf({ sub: 'customer-8' }))
    await widget.say(delivery)
    await widget.reads('2 to 4 working days')
    const again = await chat(tab, identityOf({ sub: 'customer-8' }))
    await again.reads('2 to 4 working days')
    expect(asked).toBe(1)
  })

  it('leaves nothing to the next person on the same device, nor after signing out', async () => {
    const profile = await device()
    const tab = await profile.page()
    const widget = await chat(tab, mira())
    await widget.say('Only Mira may read this')
    await widget.reads('Only Mira may read this')
    await widget.field.fill('half a thought')

    const next = await chat(tab, identityOf({ sub: 'customer-9' }))
    await next.shows('Hello')
    await expect.poll(() => next.field.inputValue()).toBe('')
    await next.say('What is this?')
    await next.reads('What is this?')
    expect(await next.times('Only Mira')).toBe(0)
    expect(await earlier(next).count()).toBe(0)

    await tab.evaluate(() => (window as unknown as { bellhop: { shutdown(): void } }).bellhop.shutdown())
    await tab.getByRole('button', { name: 'Open chat' }).waitFor({ state: 'detached' })
    const nobody = await chat(tab)
    await nobody.shows('Hello')
    expect(await nobody.times('What is this?')).toBe(0)
    expect(await earlier(nobody).count()).toBe(0)
  })
})

describe('A customer whom nobody vouches for', () => {
  it('sees nothing of a person whose address they type, and nothing where the signature is another’s [S55] [S56]', async () => {
    const typed = await startConversation(desk.server.url, { contact: { email } })
    const { conversations } = await (
      await fetch(`${desk.server.url}/api/my/conversations`, { headers: { authorization: `Bearer ${typed.token}` } })
    ).json()
    expect(conversations).toHaveLength(1)

    const tab = await (await device()).page()
    const warnings: string[] = []
    tab.on('console', (message) => {
      if (message.type() === 'warning' && message.text().startsWith('Bellhop')) warnings.push(message.text())
    })
    const widget = await chat(tab, identityOf({ sub: 'customer-7', email }, 'another secret of somebody else, as long'))
    await widget.say(delivery)
    await widget.reads('2 to 4 working days')
    expect(await widget.times('Mira')).toBe(0)
    expect(await earlier(widget).count()).toBe(0)
    await expect
      .poll(() => warnings)
      .toEqual([expect.stringMatching(/^Bellhop: the identity was not accepted.*anonymous/)])
  })

  it('finds their own earlier conversations from the menu, once there are two', async () => {
    const widget = await chat(await (await device()).page())
    await widget.say(delivery)
    await widget.reads('2 to 4 working days')
    expect(await earlier(widget).count()).toBe(0)
    await widget.panel.getByRole('button', { name: 'More' }).click()
    await widget.panel.getByRole('button', { name: 'Start a new conversation' }).click()
    await earlier(widget).waitFor()
    await widget.say('A second matter')
    await widget.reads('A second matter')
    await widget.panel.getByRole('button', { name: 'More' }).click()
    await earlier(widget).click()
    const list = widget.panel.getByRole('dialog', { name: 'Earlier conversations' })
    await expect.poll(() => list.getByRole('button', { name: /AI assistant/ }).count()).toBe(1)
    await widget.page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
    expect(await widget.field.isVisible()).toBe(true)
    await widget.panel.getByRole('button', { name: 'More' }).click()
    await earlier(widget).click()
    await list.locator('li button:focus').waitFor()
    await widget.page.keyboard.press('Enter')
    await widget.reads(delivery)
    await expect.poll(() => widget.times('A second matter')).toBe(0)
  })
})
