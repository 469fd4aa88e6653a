/** What an agent knows before the first reply, what the assistant writes for them, and what editors get of it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, chief, type Member, signIn } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const vera: Member = { email: 'vera@shop.example', name: 'Vera', password: 'a shelf of old maps', role: 'editor' }
const desk = journey({}, [ana, chief, vera])

/** A customer who asked what the articles answer, and then for a person. */
async function waitingCustomer(url: string, name: string) {
  const customer = await startConversation(url, {
    contact: { name, email: `${name.toLowerCase()}@example.org` },
    locale: 'de',
    page: { url: 'https://shop.example/cups', title: 'Cups' },
  })
  await customer.say('I already restarted the printer. What is the weather on Mars?')
  await customer.askForPerson()
  return customer
}

const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to / })

describe('Without a model', () => {
  it('an agent is led from the brief to what was said, takes the suggested reply with Tab, and it is recorded', async () => {
    const customer = await waitingCustomer(desk.server.url, 'Wanda')
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, ana)
    await console.open('Wanda')
    await page.getByRole('button', { name: 'I already restarted the printer', exact: true }).press('Enter')
    await expect.poll(() => page.locator('.message[data-marked]').innerText()).toContain('weather on Mars')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^message-\d+$/)

    await console.takeOver()
    await customer.say('How do I return an item?')
    await untilSays(page.locator('.ghost'), 'Print the label')
    expect(await faults(page)).toEqual([])
    await reply(page).press('Tab')
    await expect.poll(() => reply(page).inputValue()).toContain('Print the label')
    await console.reads('How do I return an item?')
    await reply(page).press('Enter')
    await console.shows('The suggested reply, as it was')
    const sent = (await customer.snapshot()).messages.at(-1)
    expect(sent).toMatchObject({ author: { kind: 'agent' }, citations: expect.any(Array) })
    expect(new Set(sent?.citations.map(({ articleId }) => articleId))).toEqual(new Set(['orders/returns']))

    await customer.say('What are your opening hours?')
    await untilSays(page.locator('.ghost'), /open/i)
    await page.getByRole('button', { name: 'Not helpful' }).click()
    await console.shows('Turned down.')
    const staff = await signIn(desk.server, ana)
    const judged = async () => {
      const { events } = await staff.get<{ events: { type: string; data: object }[] }>(
        `/api/conversations/${customer.conversationId}/events`,
      )
      return events.flatMap(({ type, data }) => (type === 'suggestion.judged' ? [data] : []))
    }
    await expect.poll(judged).toMatchObject([
      { verdict: 'accepted', distance: 0, drafter: 'quote' },
      { verdict: 'rejected', distance: 1 },
    ])

    await page.getByRole('button', { name: 'Rewrite or translate' }).press('Enter')
    await console.shows('need a model, and none is set up here')
  })

  it('an agent notes something down about the customer, which stands beside their next conversation too', async () => {
    const customer = await waitingCustomer(desk.server.url, 'Nadia')
    const page = await (await desk.profile()).page()
    const console = await openConsole(page, desk.server.url, ana)
    await console.open('Nadia')
    await page.getByRole('textbox', { name: 'A note about this customer' }).fill('Calls on Mondays')
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await untilSays(page.locator('.contact-notes'), /Calls on Mondays[\s\S]*You/)
    await page.getByRole('button', { name: 'Add an attribute' }).click()
    await page.getByRole('textbox', { name: 'Name of attribute 1' }).fill('plan')
    await page.getByRole('textbox', { name: 'Value of attribute 1' }).fill('team')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await untilSays(page.locator('.attributes'), /plan\s*team/)
    await page.getByRole('button', { name: 'Not verified' }).click()
    await untilSays(page.locator('.identity-means'), 'It may be anybody')

    const staff = await signIn(desk.server, ana)
    const headers = { authorization: `Bearer ${customer.token}` }
    const again = await startConversation(desk.server.url, {}, headers)
    const snapshot = await staff.get<StaffSnapshot>(`/api/conversations/${again.conversationId}`)
    expect(snapshot).toMatchObject({
      attributes: { plan: 'team' },
      contactNotes: [{ text: 'Calls on Mondays', by: { name: 'Ana' } }],
    })
    await page.reload()
    await untilSays(page.locator('.aside'), 'Other conversations (1)')
    await page.locator('.earlier a').click()
    await untilSays(page.locator('.contact-notes'), 'Calls on Mondays')
    await expect.poll(() => page.url()).toContain(`/queue/${again.conversationId}`)
    await page.locator(`.transcript-place[data-id="${again.conversationId}"]`).waitFor()
    await page.getByRole('button', { name: 'Delete this note' }).click()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await expect.poll(() => page.locator('.contact-note').count()).toBe(0)
  })

  it('an answer becomes a draft without names, and an editor who sees no conversations finishes it', async () => {
    const customer = await waitingCustomer(desk.server.url, 'Gustav')
    const agent = await (await desk.profile()).page()
    const console = await openConsole(agent, desk.server.url, ana)
    await console.open('Gustav')
    await console.takeOver()
    await customer.say('How do I wash a cup?')
    await console.reads('How do I wash a cup?')
    await console.reply('Hi Gustav! Wash it by hand, with warm water. Never put it on the stove.')
    await console.shows('Never put it on the stove.')
    await agent.getByRole('button', { name: 'Save as article…' }).click()
    const dialog = agent.getByRole('dialog')
    await untilSays(dialog, 'Names, addresses and numbers')
    const article = dialog.getByRole('textbox', { name: 'Article' })
    await expect
      .poll(() => article.inputValue())
      .toMatch(/draft: true\nquestions:\n {2}- "How do I wash a cup\?"[\s\S]*warm water/)
    expect(await article.inputValue()).not.toContain('Gustav')
    expect(await faults(agent)).toEqual([])
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Washing a cup')
    await dialog.getByRole('button', { name: 'Send to the editors' }).click()
    await console.shows('Sent to the editors.')

    const page = await (await desk.profile()).page()
    await page.goto(`${desk.server.url}/console/`)
    await page.getByLabel('Email').fill(vera.email)
    await page.getByLabel('Password').fill(vera.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await untilSays(page.locator('.proposal'), /Washing a cup[\s\S]*Ana[\s\S]*title: "Washing a cup"/)
    expect(await page.getByRole('link', { name: 'The conversation' }).count()).toBe(0)
    expect(await page.locator('.list-pane').count()).toBe(0)
    expect(await faults(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download .md' }).click()
    expect((await download).suggestedFilename()).toBe('washing-a-cup.md')
    await page.getByRole('button', { name: 'Done', exact: true }).last().click()
    await untilSays(page.locator('.page'), '“Washing a cup” is done.')
    await page.getByRole('button', { name: 'Done', exact: true }).first().click()
    await untilSays(page.locator('.proposal'), /done by Vera/)

    const admin = await (await desk.profile({ phone: true, dark: true })).page()
    await openConsole(admin, desk.server.url, chief)
    await admin.goto(`${desk.server.url}/console/#/proposals`)
    await admin.getByRole('button', { name: 'Done', exact: true }).click()
    await admin.getByRole('link', { name: 'The conversation' }).click()
    await untilSays(admin.getByRole('log'), 'Never put it on the stove.')
  })
})
