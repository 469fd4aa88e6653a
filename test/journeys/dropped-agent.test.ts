import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/protocol/lists.ts'
import type { Settings } from '../../src/protocol/settings.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

describe('An agent who drops off', () => {
  it('gives the conversation back to the front of the queue, and the customer is told', async () => {
    const admin = await signIn(desk.server, chief)
    const settings = await admin.get<Settings>('/api/settings')
    await admin.put('/api/settings', { ...settings, queue: { ...settings.queue, graceSeconds: 5 } })

    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    await console.open('human')
    await console.takeOver()
    await widget.reads('Ana joined.')

    const earlier = await startConversation(desk.server.url, { contact: { name: 'Earlier' } })
    await earlier.askForPerson('I was here before')
    await agent.close()

    await widget.reads(/gave the conversation back|lost (its|the|their) connection|first in line|front of the queue/i)
    await widget.shows(/in the queue/i)

    const { entries } = await (await signIn(desk.server, bo)).get<{ entries: Entry[] }>('/api/queue')
    const waiting = entries.filter(({ status }) => status === 'queued')
    expect(waiting.map(({ front }) => front)).toEqual([true, false])
    expect(waiting[1]?.contact.name).toBe('Earlier')
  })

  it('is taken over from by a colleague who finds all of it', async () => {
    const other = await desk.profile()
    const console = await openConsole(await other.page(), desk.server.url, bo)
    await console.open('human')
    await console.takeOver()
    await console.reply('Bo here, I have read everything.')
    await console.shows('Bo here, I have read everything.')
    const { entries } = await (await signIn(desk.server, chief)).get<{ entries: Entry[] }>('/api/queue')
    expect(entries.filter(({ status }) => status === 'queued')).toHaveLength(1)
  })

  it('keeps what they hold when they are back in time', async () => {
    const admin = await signIn(desk.server, chief)
    const settings = await admin.get<Settings>('/api/settings')
    // Time enough for a slow machine to load a page.
    await admin.put('/api/settings', { ...settings, queue: { ...settings.queue, graceSeconds: 10 } })
    const agent = await desk.profile()
    const page = await agent.page()
    const console = await openConsole(page, desk.server.url, ana)
    const customer = await startConversation(desk.server.url, { contact: { name: 'Mira' } })
    await customer.askForPerson('About clay')
    await console.open('Mira')
    await console.takeOver()
    await expect.poll(async () => (await customer.snapshot()).status).toBe('assigned')
    await page.reload()
    await console.shows('Mira')
    // Longer than the grace: nothing may happen in it.
    await new Promise((resolve) => setTimeout(resolve, 11_500))
    expect((await customer.snapshot()).agent?.name).toBe('Ana')
  })
})
