/** What agents see: the queue, a conversation with its brief, writing, and what can be done with it. */
import type { Page } from 'playwright-core'
import type { Console } from '../../test/journeys/support/console.ts'
import { type Customer, startConversation } from '../../test/journeys/support/wire.ts'
import { around, picture } from './picture.ts'
import type { Stage } from './stage.ts'

const tried = 'I already cleared the cache and tried another browser.'

/** A customer whose matter lies close to an article, but not close enough. */
async function marlene(url: string): Promise<Customer> {
  const customer = await startConversation(url, {
    contact: { name: 'Marlene Dahl', email: 'marlene.dahl@example.com' },
    locale: 'en',
    page: { url: 'https://shop.example/checkout', title: 'Checkout' },
  })
  await customer.say('How do I embed the widget on my site?')
  await customer.say(`The chat panel stays empty on our checkout page, but only there. ${tried}`)
  await customer.askForPerson()
  await customer.say('And can our customers save a copy of their conversation?')
  return customer
}

export async function queue(stage: Stage): Promise<Customer> {
  const customer = await marlene(stage.url)
  const phone = await stage.console(stage.mara, { phone: true })
  await phone.list.getByRole('link').nth(3).waitFor()
  await picture(phone.page, 'console-phone')
  await phone.open('Marlene')
  await phone.shows('Take over')
  await picture(phone.page, 'console-phone-conversation')
  await phone.close()

  const desk = await stage.console(stage.mara)
  const { page } = desk
  await page.goto(`${stage.url}/console/#/open/${customer.conversationId}`)
  await desk.takeOver()
  await desk.shows('With you')
  await page.getByRole('region', { name: 'Brief' }).waitFor()
  await desk.list.getByRole('link').nth(5).waitFor()
  // The counts follow a moment later than what this agent did.
  await page.waitForTimeout(800)
  await picture(page, 'console')
  await around(page, 'brief', [page.locator('.aside')], 0)
  await desk.close()

  const dark = await stage.console(stage.mara, { dark: true, compact: true })
  await dark.page.goto(`${stage.url}/console/#/resolved`)
  await dark.list.getByRole('link').nth(8).waitFor()
  await dark.list.getByRole('link').nth(2).click()
  await dark.page.getByRole('log').waitFor()
  await dark.page.mouse.move(0, 0)
  await picture(dark.page, 'console-dark-compact')
  await dark.close()
  return customer
}

/** Lists narrowed, and several conversations chosen. */
export async function lists(stage: Stage): Promise<void> {
  const desk = await stage.console(stage.mara)
  const { page, list } = desk
  await page.goto(`${stage.url}/console/#/resolved`)
  await list.getByRole('link').nth(3).waitFor()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('combobox', { name: 'Only with this tag' }).fill('billing')
  await page.keyboard.press('Enter')
  await list.locator('.entry').first().waitFor()
  await around(page, 'filters', [list], 0)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.goto(`${stage.url}/console/#/queue`)
  await list.getByRole('checkbox').first().click()
  await list
    .getByRole('checkbox')
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await page.getByRole('region', { name: 'Chosen conversations' }).waitFor()
  await picture(page, 'bulk')
  await desk.close()
}

/** Writing: a macro with something missing, an article, the preview, a note, and what came in between. */
export async function writing(stage: Stage, customer: Customer): Promise<void> {
  const desk = await stage.console(stage.mara)
  const { page } = desk
  await page.goto(`${stage.url}/console/#/mine/${customer.conversationId}`)
  await page.getByRole('log').waitFor()
  const composer = page.locator('section.composer')
  const field = page.locator('#composer')
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.locator('.ghost').waitFor()
  await around(page, 'suggested-reply', [composer], 8)
  await field.focus()
  await page.keyboard.type('/')
  await page.getByRole('option', { name: /Refund/ }).waitFor()
  await around(page, 'macros', [composer, page.getByRole('listbox', { name: 'Macros' })], 8)
  await page.getByRole('option', { name: /Refund/ }).click()
  await desk.shows('“order” is not known')
  await around(page, 'macro-missing', [composer], 8)
  await field.fill('')
  await clearPlan(page)

  await page.getByRole('button', { name: 'Insert an article' }).click()
  const articles = page.getByRole('region', { name: 'Insert an article' })
  await articles.getByRole('combobox').fill('panel empty')
  await articles.getByRole('option').nth(1).waitFor()
  await around(page, 'insert-article', [composer, articles], 8)
  await page.keyboard.press('Escape')
  await field.fill(
    'Two things to check:\n\n1. the **allowed sites** in the settings\n2. your own *Content Security Policy*',
  )
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await page.getByRole('region', { name: 'Preview' }).waitFor()
  await around(page, 'preview', [composer], 8)
  await page.getByRole('button', { name: 'Preview', exact: true }).click()

  await field.fill('')
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await field.fill('Their shop runs on two domains; I asked Théo to look at the second one.')
  await around(page, 'note', [composer], 8)
  await field.fill('')
  await heldBack(desk, customer)
  await desk.close()
}

async function clearPlan(page: Page): Promise<void> {
  const first = page.locator('.plan button').first()
  while (await first.isVisible()) await first.click()
}

/** The customer writes while the agent does: the reply waits until it was seen. */
async function heldBack({ page, shows }: Console, customer: Customer): Promise<void> {
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  const field = page.locator('#composer')
  await field.fill('Is the checkout on the same domain as the shop?')
  await customer.say('Does a checkout page need anything else? Only the laptop shows it empty.')
  await field.press('Enter')
  await shows('Only the laptop')
  await page.waitForTimeout(300)
  await picture(page, 'reply-held-back')
}

/** What can be done with a conversation. */
export async function verbs(stage: Stage, customer: Customer): Promise<void> {
  const colleague = await stage.console(stage.theo)
  const desk = await stage.console(stage.mara)
  const { page } = desk
  await page.goto(`${stage.url}/console/#/mine/${customer.conversationId}`)
  await desk.shows('With you')
  await desk.reads('Only the laptop')
  await desk.reply(
    'A Content Security Policy of your own site has to allow Bellhop in script-src and in frame-src. Checkout pages often have a stricter one than the rest of a shop. Ask whoever looks after the checkout to add the address of your Bellhop to both lists.',
  )
  await page.locator('#composer').blur()
  const shown = async (keys: string, name: string) => {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(400)
    await picture(page.getByRole('dialog'), name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await shown('t', 'transfer')
  await shown('s', 'snooze')
  await shown('e', 'resolve')
  await shown('?', 'shortcuts')
  await shown('Control+k', 'palette')
  await page.keyboard.press('g')
  await shown('p', 'preferences')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Save as article…' }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(600)
  await picture(page.getByRole('dialog'), 'save-article')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /editors|propose|send/i })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await desk.close()
  await colleague.close()
}
