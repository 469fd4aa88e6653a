import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { consoleOn, openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilFocused, untilSays } from './support/read.ts'
import { ana, bo, chief } from './support/staff.ts'
import { type Customer, startConversation } from './support/wire.ts'

const desk = journey({}, [ana, bo, chief])

let nina: Customer
let otto: Customer
/** Two who wait; those of the test before are gone. */
beforeEach(async () => {
  nina = await waiting('Nina', 'My cup arrived broken')
  otto = await waiting('Otto', 'I need an invoice by post')
  return async () => {
    for (const customer of [nina, otto]) await customer.call('DELETE', '/handoff')
  }
})

async function waiting(name: string, wants: string): Promise<Customer> {
  const customer = await startConversation(desk.server.url, { contact: { name } })
  await customer.askForPerson(wants)
  return customer
}

/** Opens the palette and types into it. */
async function palette(page: Page, text = ''): Promise<void> {
  await page.keyboard.press('Control+k')
  await untilFocused(page.getByRole('combobox', { name: /^Find/ }))
  await page.keyboard.type(text)
}

const titled = (page: Page) => page.locator('#talk-title').innerText()

describe('An agent who has only a keyboard', () => {
  it('signs in, takes somebody over, answers, resolves and goes on to the next', async () => {
    const page = await (await desk.profile()).page()
    const console = consoleOn(page)
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

    await page.goto(`${desk.server.url}/console/`)
    await page.getByLabel('Email').waitFor()
    await page.getByLabel('Email').focus()
    await page.keyboard.type(ana.email)
    await press('Tab')
    await page.keyboard.type(ana.password)
    await press('Enter')
    await console.shows('Otto')

    await press('j')
    await expect.poll(() => titled(page)).toBe('Nina')
    await press('a')
    await console.shows('With you')
    // The desk has heard that nobody but Otto waits.
    await expect.poll(() => page.title()).toBe('(1) Bellhop console')
    await press('g', 'q', 'o')
    await expect.poll(() => titled(page)).toBe('Otto')
    await press('a')
    await console.shows('With you')

    await press('r')
    await page.keyboard.type('It leaves today. e and j are letters here.')
    await press('Enter')
    await console.reads('It leaves today. e and j are letters here.')
    await press('Escape', 'n')
    await page.keyboard.type('By post, not by mail')
    await press('Enter')
    await console.shows('By post, not by mail')
    await press('Escape', 'Shift+e')
    const dialog = page.getByRole('dialog', { name: 'Resolve' })
    await dialog.waitFor()
    await expect.poll(() => dialog.getByLabel('Then open the next of this list').isChecked()).toBe(true)
    await press('ArrowDown', 'Enter')
    await expect.poll(async () => (await otto.snapshot()).status).toBe('resolved')
    await expect.poll(() => titled(page)).toBe('Nina')

    await press('e')
    await dialog.waitFor()
    await press('Enter')
    await expect.poll(async () => (await nina.snapshot()).status).toBe('resolved')
  })

  it('finds and does anything in the palette, a customer by name too', async () => {
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, bo)
    await console.shows('Otto')
    await palette(page)
    await untilSays(page.getByRole('option', { name: /^Queue/ }), /g\s*q/)
    await page.keyboard.type('otto')
    await expect
      .poll(() => page.getByRole('listbox').getByRole('option', { selected: true }).innerText())
      .toContain('invoice by post')
    await page.keyboard.press('Enter')
    await expect.poll(() => titled(page)).toBe('Otto')
    await palette(page, 'take over')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await otto.snapshot()).status).toBe('assigned')
    await console.shows('With you')

    await palette(page, 'compact')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('html').getAttribute('data-density')).toBe('compact')
    await page.reload()
    await console.shows('With you')
    await expect.poll(() => page.locator('html').getAttribute('data-density')).toBe('compact')
    await palette(page, 'release')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await otto.snapshot()).status).toBe('queued')
  })

  it('sorts a conversation, and several at once, by keys and the palette', async () => {
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, bo)
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await console.shows('Otto')
    await press('j')
    await page.getByRole('heading', { name: 'Priority and tags' }).waitFor()
    await press('p')
    await page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor()
    await page.locator('[role="menuitemradio"]:focus').waitFor()
    await press('ArrowDown', 'Enter')
    await page.getByRole('button', { name: 'Priority: High' }).waitFor()
    await press('l')
    await untilFocused(page.getByRole('combobox', { name: 'Add a tag' }))
    await page.keyboard.type('glaze')
    await press('Enter', 'Escape')
    await page.getByRole('list', { name: 'Tags' }).getByText('glaze').waitFor()

    await palette(page, 'shorter')
    const shorter = page.getByRole('option', { name: /^Rewrite: shorter/ })
    await expect.poll(() => shorter.getAttribute('aria-disabled')).toBe('true')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await press('x')
    await palette(page, 'tags of the selected')
    await press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Tags of 1' })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('kiln')
    await press('Enter')
    await dialog.getByRole('button', { name: 'Apply' }).press('Enter')
    await page.getByRole('list', { name: 'Tags' }).getByText('kiln').waitFor()
  })

  it('switches single keys off, and nothing happens by one any more; Ctrl+K still does', async () => {
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, bo)
    await console.shows('Nina')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.getByLabel('Use single keys').uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await console.shows('Nina')
    for (const key of ['j', 'o', '?', 'g', 'm']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(new URL(page.url()).hash).toMatch(/^(#\/queue)?$/)
    await palette(page, 'single keys')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    await expect.poll(() => titled(page)).toBe('Nina')
  })
})
