import { beforeAll, describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { ana, chief, type SignedIn, signIn } from './support/staff.ts'
import { openWidget, type Widget } from './support/widget.ts'

const desk = journey({}, [chief, ana])

let admin: SignedIn
beforeAll(async () => {
  admin = await signIn(desk.server, chief)
})

const focused = (widget: Widget) => widget.panel.locator('body').evaluate(() => document.activeElement?.className)

describe('The customer’s window', () => {
  it('opens a source at its heading, leads back to the place, and copies an answer, all by keyboard', async () => {
    const { page, context } = await desk.profile()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const tab = await page()
    const widget = await openWidget(tab, desk.server.url)
    await widget.say('How long does a refund take?')
    await widget.reads('within 5 working days')

    await widget.source(/Return an item/).focus()
    await tab.keyboard.press('Enter')
    const reader = widget.panel.getByRole('dialog', { name: 'Return an item' })
    await untilSays(reader, 'From abroad the postage is yours')
    const heading = reader.getByRole('heading', { name: 'How long a refund takes' })
    await expect.poll(() => heading.getAttribute('data-here')).not.toBeNull()
    await expect.poll(() => heading.isVisible()).toBe(true)
    expect(await faults(tab)).toEqual([])
    await tab.keyboard.press('Escape')
    await reader.waitFor({ state: 'detached' })
    await expect.poll(() => focused(widget)).toBe('source')
    expect(await widget.field.isVisible()).toBe(true)

    const answer = widget.log.locator('.theirs').last()
    await answer.getByRole('button', { name: 'Copy' }).focus()
    await tab.keyboard.press('Enter')
    await widget.shows('Copied')
    const copied = await tab.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('within 5 working days')
    expect(copied).not.toMatch(/\[\d\]/)
  })

  it('shows the offer of a person under the question of what was missing, however long the answer', async () => {
    const { page } = await desk.profile({ phone: true })
    const tab = await page()
    const widget = await openWidget(tab, desk.server.url)
    await widget.say('How long does a refund take?')
    await widget.reads('within 5 working days')
    await tab.setViewportSize({ width: 390, height: 560 })
    const unhelpful = widget.panel.getByRole('button', { name: 'Not helpful' })
    // As a reader has it who has just come to the end of the answer: nothing below it is in view.
    await unhelpful.evaluate((button) => button.scrollIntoView({ block: 'end' }))
    await unhelpful.click()
    const offer = widget.panel.locator('.offer')
    await offer.waitFor()
    const below = () =>
      offer.evaluate((card) => {
        const end = card.closest('.scroll')?.getBoundingClientRect().bottom ?? 0
        return Math.round(card.getBoundingClientRect().bottom - end)
      })
    await expect.poll(below).toBeLessThanOrEqual(0)
  })

  it('says so where an article is not there any more', async () => {
    const profile = await desk.profile()
    profile.expects(/status of 404/)
    const widget = await openWidget(await profile.page(), desk.server.url)
    await widget.say('Can the cups go in the dishwasher?')
    await widget.reads('safe in the dishwasher')
    await profile.context.route('**/api/articles/public/**', (route) =>
      route.fulfill({ status: 404, json: { error: { code: 'not_found', message: 'There is nothing here for you.' } } }),
    )
    await widget.source(/Looking after stoneware cups/).click()
    await widget.shows('This article is no longer there.')
    await widget.panel.getByRole('button', { name: 'Back to the conversation' }).click()
    await widget.panel.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => focused(widget)).toBe('source')
  })

  it('lets a message be put right until somebody replies, and takes a word where nobody is there', async () => {
    const { hours } = await admin.get<{ hours: object }>('/api/settings')
    await admin.put('/api/settings', { hours: { ...hours, weekly: {} } })
    const { page } = await desk.profile({ phone: true, dark: true })
    const tab = await page()
    const widget = await openWidget(tab, desk.server.url)
    const ring = () => widget.panel.locator('main:focus').evaluate((main) => getComputedStyle(main).outlineStyle)
    expect(await ring(), 'a tap led there').toBe('none')
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).click()
    const name = widget.panel.getByLabel('Your name')
    await name.waitFor()
    await widget.shows('No email is sent')
    expect(await faults(tab)).toEqual([])
    await name.fill('Mira')
    await widget.panel.getByLabel('What is it about?').fill('My cup arrived broken')
    await widget.panel.getByRole('button', { name: 'Leave it with the team' }).click()
    await widget.shows('Thank you. The team has this: My cup arrived broken')
    await widget.reads('The team now has this in your words.')

    const { conversations } = await admin.get<{ conversations: { conversationId: string }[] }>(
      '/api/conversations?status=queued',
    )
    const id = conversations[0]?.conversationId ?? ''
    const asAgent = await signIn(desk.server, ana)
    await asAgent.post(`/api/conversations/${id}/claim`, {})
    await widget.shows('Ana joined.')
    await widget.say('It is the blu one')
    await widget.reads('It is the blu one')
    const mine = widget.log.locator('.mine').last()
    await mine.getByRole('button', { name: 'Edit message' }).click()
    const field = widget.panel.getByLabel('Your message, as it should be')
    expect(await faults(tab)).toEqual([])
    await field.fill('It is the blue one')
    await field.press('Enter')
    await untilSays(mine, 'It is the blue one')
    await untilSays(mine, 'Edited')

    await mine.getByRole('button', { name: 'Edit message' }).click()
    await field.fill('It is the green one')
    const seen = await asAgent.get<{ seq: number; contact: { name?: string }; messages: { text: string }[] }>(
      `/api/conversations/${id}`,
    )
    expect(seen.contact.name).toBe('Mira')
    expect(seen.messages.at(-1)).toMatchObject({ text: 'It is the blue one', edited: { was: ['It is the blu one'] } })
    const reply = { clientMessageId: 'a-reply', text: 'A new cup is on its way.', seenSeq: seen.seq }
    await asAgent.post(`/api/conversations/${id}/messages`, reply)
    await widget.shows('This has been answered in the meantime.')
    await widget.panel.getByRole('button', { name: 'Send as new message' }).click()
    await untilSays(widget.log.locator('.mine').last(), 'It is the green one')
  })
})
