import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { ana, chief } from './support/staff.ts'
import { openWidget } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, chief])

const looks = [
  ['light', {}],
  ['dark', { dark: true }],
  ['light on a phone', { phone: true }],
  ['dark on a phone', { phone: true, dark: true }],
] as const

describe('Nothing on the pages stands in the way of anybody (WCAG 2.2 AA)', () => {
  it.each(looks)('in the widget and its page, %s', async (_, options) => {
    const visitor = await desk.profile(options)
    const page = await visitor.page()
    await page.goto(desk.server.url)
    expect(await faults(page), 'demo page').toEqual([])

    const widget = await openWidget(page, desk.server.url)
    expect(await faults(page), 'empty panel').toEqual([])
    await widget.say('How do I return an item?')
    await widget.reads('Print the label')
    expect(await faults(page), 'an answer with its source').toEqual([])
    await widget.say('What is the weather on Mars?')
    await expect.poll(() => widget.log.getByText('What is the weather on Mars?').count()).toBe(1)
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click()
    await widget.shows(/in the queue/i)
    expect(await faults(page), 'in the queue').toEqual([])
  })

  it.each(looks)('in the rating, %s', async (_, options) => {
    const visitor = await desk.profile(options)
    const page = await visitor.page()
    const widget = await openWidget(page, desk.server.url)
    await widget.say('I want to talk to a human please')
    await widget.shows(/in the queue/i)
    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    await console.open('human')
    await console.takeOver()
    await widget.reads('Ana joined.')
    await console.reply('Hello')
    await widget.reads('Hello')
    expect(await faults(page), 'with an agent').toEqual([])
    await console.resolve()
    await widget.shows('How did we do?')
    expect(await faults(page), 'asked for a rating').toEqual([])
  })

  it.each(looks)('in the console, %s', async (_, options) => {
    const waiting = await startConversation(desk.server.url, {
      contact: { name: 'Wanda' },
      page: { url: 'https://shop.example/cups' },
    })
    await waiting.say('How do I return an item?')
    await waiting.askForPerson('The label does not print')
    const profile = await desk.profile(options)
    const page = await profile.page()
    await page.goto(`${desk.server.url}/console/`)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await faults(page), 'sign-in').toEqual([])

    const console = await openConsole(page, desk.server.url, chief)
    await console.shows('Wanda')
    expect(await faults(page), 'the queue').toEqual([])
    await console.open('Wanda')
    expect(await faults(page), 'a conversation with its brief').toEqual([])
    await console.takeOver()
    await console.shows('With you')
    await console.note('Printer trouble')
    await console.shows('Printer trouble')
    expect(await faults(page), 'a conversation that is held').toEqual([])
    await page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await faults(page), 'the dialog before it is resolved').toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
    await expect.poll(async () => (await waiting.snapshot()).status).toBe('resolved')
    for (const [place, title] of [
      ['#/team', 'Staff'],
      ['#/settings', 'Hours and holidays'],
    ] as const) {
      await page.goto(`${desk.server.url}/console/${place}`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(await faults(page), place).toEqual([])
    }
  })

  it('sees what is wrong where something is', async () => {
    const page = await (await desk.profile()).page()
    await page.goto(desk.server.url)
    await page.evaluate(() => {
      const button = document.createElement('button')
      document.body.append(button)
    })
    expect((await faults(page)).join()).toContain('button-name')
  })
})
