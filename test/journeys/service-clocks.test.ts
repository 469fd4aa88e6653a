import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, chief])

/** Short enough to be seen running out, long enough to be kept. */
const clocks = { greetingSeconds: 15, nextReplySeconds: 3_600, holdSeconds: 8, resolutionMinutes: 60, warnAt: 0.25 }

async function setClocks(change: Partial<typeof clocks> = {}) {
  const admin = await signIn(desk.server, chief)
  const settings = await admin.get<Settings>('/api/settings')
  await admin.put('/api/settings', { ...settings, clocks: { ...clocks, ...change } })
}

const events = async (conversationId: string) => {
  const staff = await signIn(desk.server, chief)
  const { events } = await staff.get<{ events: { type: string; data: { clock?: string } }[] }>(
    `/api/conversations/${conversationId}/events?after=0`,
  )
  return events.flatMap(({ type, data }) => (type.startsWith('clock.') ? [`${type} ${data.clock}`] : []))
}

describe('What a customer is owed', () => {
  it('counts down in the list once it matters, runs out, and is gone with the first word', async () => {
    await setClocks({ greetingSeconds: 3_600 })
    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    const customer = await startConversation(desk.server.url, { contact: { name: 'Mira' } })
    await customer.askForPerson('Where is my cup?')
    const line = console.list.getByRole('link').filter({ hasText: 'Mira' })
    await line.waitFor()
    const timer = line.getByRole('timer')
    expect(await timer.count()).toBe(0)
    await setClocks()
    await untilSays(timer, /First word:\s*\d+ s left/)
    await untilSays(timer, /late/)
    expect(await events(customer.conversationId)).toEqual(['clock.warned greeting', 'clock.breached greeting'])

    await console.open('Mira')
    await untilSays(console.page.locator('.talk-head'), /First word:\s*late/)
    expect(await faults(console.page), 'a conversation that is late').toEqual([])
    await console.takeOver()
    await untilSays(console.page.locator('.reminder'), 'Mira has not heard from you yet.')
    await console.reply('Hello Mira, I am Ana.')
    await expect.poll(() => console.page.getByRole('timer').count()).toBe(0)
    await console.shows(/A first word of a person was due at \d\d:\d\d/)
    const snapshot = await customer.snapshot()
    expect(JSON.stringify(snapshot)).not.toContain('clock')
    const seen = await (await customer.call('GET', '/events?after=0')).text()
    expect(seen).not.toContain('clock.')
  })

  it('is a word every half minute: the agent is reminded, and the customer told once that they are still there', async () => {
    await setClocks({ greetingSeconds: 3_600 })
    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await console.open('human')
    await console.takeOver()
    await widget.reads('Ana joined.')
    const strip = console.page.locator('.reminder')
    const head = console.page.locator('.talk-head')
    await console.reply('One moment, I am looking.')
    await widget.reads('One moment, I am looking.')
    await untilSays(strip, 'is waiting for a word from you. One line is enough.')
    expect(await faults(console.page), 'the reminder').toEqual([])
    await widget.reads('You are still connected with Ana. This is taking a little longer.')
    await untilSays(head, /Word:\s*late/)
    // Longer than the clock once more: nothing may be said twice in it.
    await console.page.waitForTimeout(10_000)
    expect(await widget.times('You are still connected with Ana.')).toBe(1)

    await console.reply('I found it: it arrives tomorrow.')
    await widget.reads('I found it: it arrives tomorrow.')
    await expect.poll(() => strip.count()).toBe(0)
    await expect.poll(() => head.getByRole('timer').count()).toBe(0)
    await console.page.waitForTimeout(10_000)
    expect(await widget.times('You are still connected with Ana.')).toBe(1)
  })
})

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(on: unknown, how: unknown): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}
