/** An admin decides about the desk, and it holds: for the next customer, for a colleague, on the shop's own page. */
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Settings } from '../../src/protocol/settings.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilFocused, untilSays } from './support/read.ts'
import { chief, type Member, signIn } from './support/staff.ts'
import { widgetOn } from './support/widget.ts'
import { startConversation } from './support/wire.ts'

const deputy: Member = { email: 'dora@shop.example', name: 'Dora', password: 'a lamp in the hall', role: 'admin' }

let shop: HttpServer
let shopUrl = ''
const desk = journey(async () => {
  const page = () =>
    `<!doctype html><html lang="en"><title>Cups</title><body><script async src="${desk.server.url}/widget.js" data-open></script></body></html>`
  shop = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page()))
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  return {}
}, [chief, deputy])
afterAll(() => shop.close())

const open = async (member: Member, options = {}) => {
  const profile = await desk.profile(options)
  const { page } = await openConsole(await profile.page(), desk.server.url, member)
  return { page, profile }
}
const goTo = async (page: Page, id: string, heading: string) => {
  await page.goto(`${desk.server.url}/console/#/admin/${id}`)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.locator('.save-bar').waitFor()
}
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await untilSays(page.locator('.save-bar'), 'Saved. It holds from now on.')
}
const settings = async () => (await signIn(desk.server, chief)).get<Settings>('/api/settings')

describe('An admin', () => {
  it('sets hours, adds words of their own, tries them unsaved, and the next customer is handed over by them', async () => {
    const { page } = await open(chief)
    await goTo(page, 'hours', 'Hours and holidays')
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    await zone.click()
    await zone.fill('belgr')
    await page.getByRole('option', { name: 'Europe/Belgrade' }).click()
    await page.getByRole('button', { name: 'Paste several' }).click()
    await page.getByLabel('One a line, the date first').fill('2031-12-25 Christmas\n1.1.2032 New Year')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await untilSays(page.locator('.open-now'), 'Open now')
    await save(page)
    expect((await settings()).hours).toEqual({
      timeZone: 'Europe/Belgrade',
      holidays: [
        { date: '2031-12-25', name: 'Christmas' },
        { date: '2032-01-01', name: 'New Year' },
      ],
    })

    await goTo(page, 'handoff', 'Handoff rules')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const rule = page.getByRole('group', { name: 'Rule 1' })
    await rule.getByLabel('Words and phrases').fill('cancel my contract')
    await rule.getByLabel('Reason').fill('End of contract')
    await page.getByLabel('If a customer wrote').fill('I would like to cancel my contract')
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    await untilSays(page.locator('.trial'), 'A person would be brought in at once.')
    await untilSays(page.locator('.trial'), /end_of_contract/)
    expect((await settings()).handoff.keywords).toEqual([])
    expect(await faults(page), 'a rule that was tried').toEqual([])
    await page.getByLabel('If a customer wrote').fill('How do I return an item?')
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    await untilSays(page.locator('.trial'), /The assistant would answer from “.+”\./)
    await save(page)

    const customer = await startConversation(desk.server.url, { locale: 'en' })
    const { status } = await customer.say('I would like to cancel my contract')
    expect(status).toBe('queued')
    const staff = await signIn(desk.server, chief)
    expect(await staff.get(`/api/conversations/${customer.conversationId}`)).toMatchObject({
      handoff: { reason: 'end_of_contract', rule: 'keyword.end-of-contract-en' },
    })
    await page.goto(`${desk.server.url}/console/#/queue/${customer.conversationId}`)
    await untilSays(page.locator('body'), /End of contract/)
  })

  it('is told at the field what is wrong, and asked before leaving what is not saved', async () => {
    const { page, profile } = await open(chief)
    profile.expects(/status of 400/)
    await goTo(page, 'queue', 'Queue')
    const capacity = page.getByLabel('Conversations at once')
    await capacity.fill('many')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await untilSays(page.locator('.save-bar'), 'Not saved: one field needs another look.')
    await untilSays(page.locator('.field').filter({ has: capacity }), 'Takes a number.')
    await untilFocused(capacity)
    expect(await faults(page), 'a field that is wrong').toEqual([])
    await page.getByRole('link', { name: 'Service clocks' }).click()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await capacity.fill('4')
    await save(page)
    expect((await settings()).queue.capacity).toBe(4)
    await page.getByRole('link', { name: 'Service clocks' }).click()
    await page.getByRole('heading', { name: 'Service clocks' }).waitFor()
  })

  it('who saves what a colleague changed meanwhile sees both, and chooses', async () => {
    const first = await open(chief)
    const second = await open(deputy)
    second.profile.expects(/status of 409/)
    for (const { page } of [first, second]) await goTo(page, 'assistant', 'Assistant')
    await first.page.getByLabel('Name', { exact: true }).fill('Concierge')
    await save(first.page)
    await second.page.getByLabel('Name', { exact: true }).fill('Porter')
    await second.page.getByRole('button', { name: 'Save', exact: true }).click()
    const conflict = second.page.getByRole('alert').filter({ hasText: 'Chief saved this' })
    await untilSays(conflict, /Porter\s+Concierge/)
    expect((await settings()).assistant.name).toBe('Concierge')
    expect(await faults(second.page), 'a conflict').toEqual([])
    await conflict.getByRole('button', { name: 'Save mine over it' }).click()
    await untilSays(second.page.locator('.save-bar'), 'Saved. It holds from now on.')
    expect((await settings()).assistant.name).toBe('Porter')
  })

  it('writes a macro with a preview; an unknown variable is told at the field', async () => {
    const { page, profile } = await open(chief)
    profile.expects(/status of 400/)
    await goTo(page, 'macros', 'Macros')
    await page.getByRole('button', { name: 'Add a macro' }).click()
    await page.getByLabel('Name', { exact: true }).fill('On its way')
    await page.getByLabel('Text', { exact: true }).fill('Hello {{customer.firstNam}}, it is on its way.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await untilSays(page.locator('.macro'), /customer\.firstNam.*is no variable/)
    await page.getByLabel('Text', { exact: true }).fill('Hello {{customer.firstName|there}}, it is on its way.')
    await untilSays(page.locator('.macro-preview'), 'Hello Mira, it is on its way.')
    await page.getByLabel('Add an action').selectOption({ label: 'Add a tag' })
    await page.getByLabel('Tag', { exact: true }).fill('parcel')
    await save(page)
    expect((await settings()).macros).toEqual([
      {
        id: 'on-its-way',
        name: 'On its way',
        text: 'Hello {{customer.firstName|there}}, it is on its way.',
        actions: [{ do: 'tag', tag: 'parcel' }],
      },
    ])
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await untilSays(page.locator('.save-bar'), 'Last saved by Chief')
  })

  it('allows a site, and its page shows the chat from then on, in the colour and the corner that were chosen', async () => {
    const { page } = await open(chief)
    const visitor = await desk.profile({ hosts: [new URL(shopUrl).host] })
    visitor.expects(/frame-ancestors/)
    const tab = await visitor.page()
    await tab.goto(shopUrl)
    await expect.poll(() => visitor.complaints.join()).toMatch(/frame-ancestors/)

    await goTo(page, 'widget', 'Widget and sites')
    await page.getByLabel('Allowed sites').fill(shopUrl)
    await page.getByLabel('Allowed sites').press('Enter')
    await page.getByRole('textbox', { name: /^Colour of the button/ }).fill('#7a1f5c')
    await page.getByLabel('Corner of the button').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Add a suggestion' }).click()
    await page.getByRole('textbox', { name: 'Suggestion 1' }).fill('How long does delivery take?')
    await untilSays(page.locator('main'), /Text on it is white/)
    await save(page)

    const later = await desk.profile({ hosts: [new URL(shopUrl).host] })
    const fresh = await later.page()
    await fresh.goto(shopUrl)
    const widget = await widgetOn(fresh)
    await widget.panel.getByRole('button', { name: 'How long does delivery take?' }).click()
    await widget.reads('2 to 4 working days')
    const mine = widget.panel.locator('.mine .body').first()
    const styles = await mine.evaluate((body) => {
      const { backgroundColor, color } = getComputedStyle(body)
      return { backgroundColor, color }
    })
    expect(styles).toEqual({ backgroundColor: 'rgb(122, 31, 92)', color: 'rgb(255, 255, 255)' })
    const left = await fresh.getByRole('button', { name: 'Close chat' }).first().boundingBox()
    expect(left?.x).toBeLessThan(100)
  })

  it('tests the drafter and reads how it works', async () => {
    const { page } = await open(chief)
    await goTo(page, 'assistant', 'Assistant')
    await untilSays(page.locator('main'), 'Quotes from the articles.')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await untilSays(page.locator('.test'), /It answers: .+07:00 to 22:00/s)
    expect(await faults(page), 'a test of the drafter').toEqual([])
  })
})

describe.each([
  ['light', {}],
  ['dark on a phone', { phone: true, dark: true }],
] as const)('Nothing on the pages of the settings stands in the way of anybody, %s', (_, options) => {
  it('axe finds nothing (WCAG 2.2 AA), and nothing is wider than the window', async () => {
    const { page } = await open(chief, options)
    const pages = {
      hours: 'Hours and holidays',
      teams: 'Teams',
      queue: 'Queue',
      clocks: 'Service clocks',
      macros: 'Macros',
      widget: 'Widget and sites',
      'help-centre': 'Help centre',
      assistant: 'Assistant',
      handoff: 'Handoff rules',
      articles: 'Articles',
    }
    for (const [id, heading] of Object.entries(pages)) {
      await goTo(page, id, heading)
      if (id === 'teams') await page.getByRole('button', { name: 'Add a team' }).click()
      expect(await faults(page), id).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), id).toBe(true)
      if (id === 'teams') {
        await page.getByRole('button', { name: 'Remove Team 1' }).click()
        await page.getByRole('button', { name: 'Undo' }).waitFor()
      }
    }
  })
})
