import { describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { badNetwork } from './support/network.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { type Customer, startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

async function waiting(name: string): Promise<Customer> {
  const customer = await startConversation(desk.server.url, { contact: { name } })
  await customer.askForPerson(`${name} has a question`)
  return customer
}

describe('A computer that slept for an hour', () => {
  it('shows what is out of date as such, comes back, and tells what changed meanwhile', async () => {
    const admin = await signIn(desk.server, chief)
    const settings = await admin.get<Settings>('/api/settings')
    await admin.put('/api/settings', { ...settings, queue: { ...settings.queue, graceSeconds: 5 } })
    const network = await badNetwork(desk.server.port)
    const profile = await desk.profile({ hosts: [network.host] })
    profile.expects(/ERR_|WebSocket|Failed to load resource/)
    const page = await profile.page()
    await page.clock.install()
    const console = await openConsole(page, network.url, ana)

    const mira = await waiting('Mira')
    await console.open('Mira')
    await console.takeOver()
    await expect.poll(async () => (await mira.snapshot()).agent?.name).toBe('Ana')
    await console.shows('1 of 3')

    // The lid closes: the server hears nothing more of Ana, and gives Mira to whoever is there.
    network.become('shut')
    await expect.poll(async () => (await mira.snapshot()).status).toBe('queued')
    const colleague = await signIn(desk.server, bo)
    await colleague.post(`/api/conversations/${mira.conversationId}/claim`, {})
    for (const name of ['Nils', 'Olga', 'Pia']) await waiting(name)

    // The lid opens, and there is no network yet.
    await page.clock.fastForward('52:00')
    await console.shows(/What you see is as it was at \d/)
    const stale = () => page.locator('.desk').getAttribute('data-stale')
    await expect.poll(stale).toBe('')
    await console.shows('With you')

    network.become('open')
    await page.getByRole('button', { name: 'Try now' }).click()
    await console.shows(/While you were away \(5\d min\): 1 taken from you, 3 new in the queue/)
    await console.shows('With Bo')
    await expect.poll(stale).toBeNull()
    await expect.poll(() => page.title()).toBe('(3) Bellhop console')

    await page.getByRole('link', { name: '3 new in the queue' }).click()
    await console.shows('Olga has a question')
    await page.getByText('While you were away').waitFor({ state: 'detached' })
  })

  it('looks after a line that died in its sleep without a word', async () => {
    const network = await badNetwork(desk.server.port)
    const profile = await desk.profile({ hosts: [network.host] })
    profile.expects(/ERR_|WebSocket|Failed to load resource/)
    const page = await profile.page()
    await page.clock.install()
    const console = await openConsole(page, network.url, ana)
    await console.shows('Pia')
    const before = network.sockets()
    network.become('dead')
    await waiting('Quin')
    // Nothing told the page that it slept but its clock.
    await page.clock.fastForward('45:00')
    await console.shows('Looking for what happened meanwhile')
    network.become('open')
    await page.clock.fastForward('00:20')
    await console.shows('Quin')
    await console.shows(/While you were away \(\d+ min\): 1 new in the queue/)
    expect(network.sockets()).toBeGreaterThan(before)
  })
})
