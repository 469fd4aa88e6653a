import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { edda, openEditor } from './support/editor.ts'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [ana, chief, edda])
const question = 'Do you sharpen kitchen knives in the workshop?'

/** A customer whom no article answers, and whom Ana does. */
async function missedAndAnswered(): Promise<void> {
  const customer = await startConversation(desk.server.url, { contact: { name: 'Mira Kovač' } })
  await customer.say(question)
  if ((await customer.snapshot()).status !== 'queued') await customer.askForPerson()
  const agent = await signIn(desk.server, ana)
  const path = `/api/conversations/${customer.conversationId}`
  await agent.post(`${path}/claim`, {})
  const text = 'Hi Mira, we sharpen kitchen knives every Friday in the workshop, for €4 each.\n\nBest, Ana'
  await agent.post(`${path}/messages`, { clientMessageId: 'knives', text })
  await agent.post(`${path}/resolve`, { outcome: 'solved' })
}

describe('What a customer did not get', () => {
  it('is drafted from what a person answered, published, asked again and closed; the next customer gets it', async () => {
    await missedAndAnswered()
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    const { page } = editor
    await page.getByRole('link', { name: /^Missed/ }).click()
    // It is written down behind the log, within seconds.
    const line = page.getByRole('link', { name: question })
    await line.waitFor({ timeout: 15_000 })
    expect(await faults(page), 'the questions').toEqual([])

    await line.click()
    await untilSays(
      page.getByRole('region', { name: 'How people answered' }),
      'every Friday in the workshop, for €4 each',
    )
    expect(await textOf(page.locator('main'))).not.toMatch(/Mira|Kovač/)
    expect(await faults(page), 'one cluster').toEqual([])
    await page.getByRole('button', { name: 'An article has it' }).click()
    expect(await faults(page), 'linking it to an article').toEqual([])

    await page.getByRole('button', { name: 'Draft an article' }).click()
    await untilSays(editor.text, 'We sharpen kitchen knives every Friday in the workshop, for €4 each')
    await untilSays(editor.text, `- "${question}"`)
    expect(await textOf(editor.text)).not.toMatch(/Mira|Best, Ana/)
    await page.getByRole('link', { name: 'Details' }).click()
    await page.getByLabel(/Still a draft/).uncheck()
    await page.getByRole('link', { name: 'Write' }).click()
    await expect.poll(() => textOf(editor.text)).not.toContain('draft: true')
    await editor.publish('Customers asked for it')

    await page.getByRole('link', { name: /^Missed/ }).click()
    await page.getByRole('button', { name: /^Answered since/ }).click()
    await line.waitFor({ timeout: 15_000 })
    await line.click()
    await untilSays(page.locator('main'), /Closed: 0 of \d answered before, (\d) of \1 now/)

    const next = await startConversation(desk.server.url)
    expect((await next.say(question)).reply?.text).toContain('€4')
  })
})
