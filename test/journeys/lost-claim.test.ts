import { describe, expect, it } from 'vitest'
import { openConsole, reachFor } from './support/console.ts'
import { journey } from './support/journey.ts'
import { delayNews } from './support/news.ts'
import { ana, bo, chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

describe('Two agents who reach for the same conversation', () => {
  it('are told apart: the first holds it, the second is told by whom, and nothing is lost', async () => {
    const customer = await startConversation(desk.server.url, { contact: { name: 'Iris' } })
    await customer.askForPerson('About a wedding order')

    const first = await openConsole(await (await desk.profile()).page(), desk.server.url, ana)
    const slowProfile = await desk.profile()
    slowProfile.expects(/status of 409/)
    const slowPage = await slowProfile.page()
    const news = await delayNews(slowPage)
    const second = await openConsole(slowPage, desk.server.url, bo)
    await first.open('Iris')
    await second.open('Iris')

    news.hold()
    await first.takeOver()
    await expect.poll(async () => (await customer.snapshot()).agent?.name).toBe('Ana')
    // Bo's page has not heard of it yet: the button is still there.
    await second.page.getByRole('button', { name: 'Take over' }).click()
    await second.shows(/Ana/)
    expect((await customer.snapshot()).agent?.name).toBe('Ana')

    news.release()
    await second.shows(/With Ana|Ana (has|took|is)/)
    await first.reply('Hello Iris, when is the wedding?')
    await second.shows('Hello Iris, when is the wedding?')
    const { messages } = await customer.snapshot()
    expect(messages.filter(({ author }) => author.kind === 'agent')).toHaveLength(1)
  })

  it('never both hold it, however close they press', async () => {
    const customer = await startConversation(desk.server.url, { contact: { name: 'Juno' } })
    await customer.askForPerson('About glaze')
    const profiles = [await desk.profile(), await desk.profile()]
    for (const profile of profiles) profile.expects(/status of 409/)
    const consoles = await Promise.all(
      profiles.map(async (profile, at) => openConsole(await profile.page(), desk.server.url, at === 0 ? ana : bo)),
    )
    await Promise.all(consoles.map((console) => console.open('Juno')))
    await Promise.all(consoles.map(reachFor))

    await expect.poll(async () => (await customer.snapshot()).status).toBe('assigned')
    const holder = (await customer.snapshot()).agent?.name
    expect(['Ana', 'Bo']).toContain(holder)
    const loser = consoles[holder === 'Ana' ? 1 : 0]
    await loser?.shows(new RegExp(holder ?? 'nobody'))
  })
})
