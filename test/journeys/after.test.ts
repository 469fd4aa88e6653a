import { afterAll, describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import { headerOf, mailServer, partOf } from '../fixtures/smtp.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'

const post = await mailServer()
const env = {
  BELLHOP_SMTP_URL: `smtp://127.0.0.1:${post.port}?tls=none`,
  BELLHOP_MAIL_FROM: 'Clay & Co <help@shop.example>',
}
const desk = journey({ env }, [ana, chief])
afterAll(() => post.close())

const delivered = (to: string) => post.handed.find((letter) => letter.to[0] === to)

describe('After a conversation', () => {
  it('each question takes one tap or is skipped, by keyboard too, and nothing is lost without a network', async () => {
    const boss = await signIn(desk.server, chief)
    await boss.put('/api/settings', { surveys: { ces: true, nps: true } })
    const staff = await signIn(desk.server, ana)
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    const { page, panel } = widget
    await widget.say('How long do I have to send something back?')
    await panel.getByRole('button', { name: 'Helpful', exact: true }).click()
    await widget.shows('Is your question answered?')
    expect(await faults(page)).toEqual([])

    const { conversations } = await staff.get<{ conversations: { conversationId: string }[] }>('/api/conversations')
    const path = `/api/conversations/${conversations[0]?.conversationId}`
    await staff.post(`${path}/messages`, { clientMessageId: 'one', text: 'And I am here too.' })
    await widget.reads('And I am here too.')
    await staff.post(`${path}/resolve`, {})

    // By a tap, then by keyboard alone: arrows choose and give nothing yet.
    await widget.shows('How did Ana do?')
    expect(await faults(page)).toEqual([])
    await panel.getByTitle('4: Well').click()
    await widget.shows('And how was the AI assistant before that?')
    await expect.poll(() => panel.locator('input:focus').getAttribute('aria-label')).toBe('1: Very badly')
    await page.keyboard.press('ArrowRight')
    await widget.shows('And how was the AI assistant before that?')
    await page.keyboard.press('Enter')

    await widget.shows('It was easy to get help here.')
    expect(await faults(page)).toEqual([])
    visitor.expects(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
    await page.context().setOffline(true)
    await panel.getByTitle('7 of 7').click()
    await widget.shows('Not sent yet. It goes out when the connection is back.')
    await page.context().setOffline(false)
    const rating = async () => (await staff.get<StaffSnapshot>(path)).rating
    await expect.poll(rating).toMatchObject({ csat: 4, assistant: 2, ces: 7, of: 'both' })

    await widget.shows('How likely are you to recommend us?')
    await panel.getByRole('button', { name: 'Skip' }).click()
    await panel.getByLabel('Anything to add?').fill('Kind')
    await panel.locator('.rating').getByRole('button', { name: 'Send' }).click()
    await widget.shows('Thank you for your rating.')
    await expect.poll(rating).toMatchObject({ csat: 4, comment: 'Kind' })
    expect(await rating()).not.toHaveProperty('nps')

    // A reload asks nothing again; a change begins with what was given.
    await page.reload()
    const again = await openWidget(page, desk.server.url)
    await again.shows('Thank you for your rating.')
    await again.panel.getByRole('button', { name: 'Change my rating' }).click()
    await expect.poll(() => again.panel.getByRole('radio', { name: '4: Well' }).isChecked()).toBe(true)
    await again.panel.getByTitle('5: Very well').click()
    await expect.poll(rating).toMatchObject({ csat: 5, assistant: 2, ces: 7, comment: 'Kind' })
  })

  it('a copy comes by email, and the answer too for who chose that; the team sees what became of it', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    const { panel } = widget
    await widget.say('How long do I have to send something back?')
    await widget.reads('refund')
    await panel.getByRole('button', { name: 'More' }).click()
    await panel.getByRole('button', { name: 'Save a copy' }).click()
    const dialog = panel.getByRole('dialog', { name: 'Save a copy' })
    await dialog.getByLabel('Your email address').fill('mia@example.org')
    await dialog.getByRole('button', { name: 'Send by email' }).click()
    await dialog.getByText('The copy is on its way to mia@example.org.').waitFor()
    expect(await faults(widget.page)).toEqual([])
    await expect.poll(() => delivered('mia@example.org')).toBeDefined()
    const copy = delivered('mia@example.org')?.raw ?? ''
    expect(headerOf(copy, 'From')).toBe('"Clay & Co" <help@shop.example>')
    expect(partOf(copy, 'text/plain')).toContain('How long do I have to send something back?')
    await dialog.getByRole('button', { name: 'Back' }).click()

    await panel.getByRole('button', { name: 'Talk to a person' }).click()
    await panel.getByRole('button', { name: 'Get the answer by email' }).click()
    await panel.getByLabel('Your email address').fill('ron@example.org')
    await panel.getByRole('button', { name: 'Answer me by email' }).click()
    await widget.shows('The team will write to ron@example.org.')

    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    await console.open('send something back')
    await console.takeOver()
    await console.shows('What you reply here goes there as a letter.')
    await console.reads('send something back')
    await console.reply('Thirty days, from the day it arrived.')
    await expect.poll(() => delivered('ron@example.org')).toBeDefined()
    expect(partOf(delivered('ron@example.org')?.raw ?? '', 'text/plain')).toContain('Thirty days')
    await console.shows('The reply went out by email')
  })
})
