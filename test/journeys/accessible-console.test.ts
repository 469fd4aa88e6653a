import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [chief])

const looks = [
  ['light', {}, 'comfortable'],
  ['dark and compact', { dark: true }, 'compact'],
  ['light on a phone', { phone: true }, 'comfortable'],
  ['dark on a phone', { phone: true, dark: true }, 'comfortable'],
] as const

const lists = [
  ['queue', 'Queue'],
  ['mine', 'Mine'],
  ['open', 'All open'],
  ['assistant', 'Assistant'],
  ['resolved', 'Resolved'],
  ['search?q=nothing', 'Search'],
] as const

/** Pages beside the lists; in two looks each, because they are made of the same few parts. */
const pages = 'staff teams hours queue clocks macros widget assistant handoff proposals privacy audit password'.split(
  ' ',
)
const wholly = ['light', 'dark on a phone']

describe('Nothing in the console stands in the way of anybody (WCAG 2.2 AA)', () => {
  it.each(looks)('on its screens, in its dialogs and without a line: %s', async (look, options, density) => {
    const profile = await desk.profile(options)
    profile.expects(/ERR_INTERNET_DISCONNECTED/)
    await profile.context.addInitScript((wanted) => {
      if (location.host) localStorage.setItem('bellhop.console.density', wanted)
    }, density)
    const page = await profile.page()
    const console = await openConsole(page, desk.server.url, chief)
    const press = (keys: string) => page.keyboard.press(keys)
    /** A key that is pressed while a dialog goes is still the dialog's. */
    const leave = async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    const looksRight = async (screen: string) => expect(await faults(page), screen).toEqual([])

    for (const [place, title] of lists) {
      await page.goto(`${desk.server.url}/console/#/${place}`)
      await page.locator('#list-title').filter({ hasText: title }).waitFor()
      await page.locator('.list-empty, .entry').first().waitFor()
      await looksRight(`the list ${place}`)
    }
    const customer = await startConversation(desk.server.url, { contact: { name: 'Wanda' } })
    await customer.say('How do I return an item?')
    await customer.askForPerson('The label does not print')
    await page.goto(`${desk.server.url}/console/#/queue`)
    await console.shows('Wanda')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByLabel('Select Wanda').check()
    await page.getByRole('region', { name: 'Chosen conversations' }).waitFor()
    await looksRight('the list with somebody in it, filters and a selection')
    await page.getByRole('button', { name: 'Tags', exact: true }).click()
    await dialog(page, 'Tags of 1')
    await looksRight('the dialog with tags')
    await press('Escape')
    await leave()
    await page.getByRole('button', { name: 'Select none' }).click()
    await page.getByRole('button', { name: 'Filters' }).click()
    await console.open('Wanda')
    await press('a')
    await console.shows('With you')
    await page.locator('#composer').fill('Hello {{order.number}}, **your** label:')
    await looksRight('a reply with a hole')
    await press('Control+Shift+p')
    await page.getByRole('region', { name: 'Preview' }).waitFor()
    await looksRight('a preview')
    await press('Escape')
    await page.getByRole('region', { name: 'Preview' }).waitFor({ state: 'hidden' })
    await page.locator('#composer').fill('')
    await page.locator('#talk-title').focus()

    await press('Control+k')
    await dialog(page, 'Find and do anything')
    await looksRight('the palette')
    await page.keyboard.type('wan')
    await page.getByRole('listbox').getByText('Wanda').waitFor()
    await looksRight('the palette with what was typed')
    await leave()
    for (const [keys, title] of [
      ['?', 'Keyboard shortcuts'],
      ['g p', 'Preferences'],
      ['Shift+e', 'Resolve'],
      ['s', 'Snooze'],
      ['t', 'Transfer'],
    ] as const) {
      for (const key of keys.split(' ')) await press(key)
      await dialog(page, title)
      await looksRight(`the dialog ${title}`)
      await leave()
    }
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menu').waitFor()
    await looksRight('a menu')
    await press('Escape')

    await profile.context.setOffline(true)
    await console.shows('No live connection')
    await looksRight('without a line')
    await profile.context.setOffline(false)
    await customer.call('DELETE', '/handoff')
    await press('e')
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
    await expect.poll(async () => (await customer.snapshot()).status).toBe('resolved')
    for (const place of wholly.includes(look) ? pages : ['staff']) {
      await page.goto(`${desk.server.url}/console/#/admin/${place}`)
      await page.locator(`[aria-current="page"][href="#/admin/${place}"]`).waitFor({ state: 'attached' })
      await page.locator('.admin-page h1').waitFor()
      await page.locator('.skeleton').waitFor({ state: 'detached' })
      await looksRight(`the page ${place}`)
    }
  })
})

async function dialog(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog', { name }).waitFor()
}
