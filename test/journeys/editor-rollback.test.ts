import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { edda, openEditor } from './support/editor.ts'
import { journey } from './support/journey.ts'
import { chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [edda, chief])
const fileOf = (id: string) => readFileSync(join(desk.server.kb, `${id}.md`), 'utf8')

describe('An article that was published by mistake', () => {
  it('is rolled back, with the answers that cited it in view', async () => {
    const before = fileOf('orders/delivery')
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    const { page } = editor
    await editor.open('Delivery times and costs')
    await editor.append('\n## On the moon\n\nDelivery to the moon takes 99 days.\n')
    await editor.publish('The moon')
    await editor.shows('Customers are answered from it now')
    const customer = await startConversation(desk.server.url)
    await expect
      .poll(async () => (await customer.say('How long does delivery to the moon take?')).reply?.text ?? '')
      .toContain('99 days')

    await page.getByRole('link', { name: 'History' }).click()
    await editor.shows('The moon')
    await editor.shows('cited by')
    expect(await faults(page), 'the history').toEqual([])
    await page.getByRole('list', { name: 'Revisions, newest first' }).getByRole('button').nth(1).click()
    await page.getByRole('button', { name: 'Roll back to this' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Delivery to the moon takes 99 days.').waitFor()
    expect(await faults(page), 'before rolling back').toEqual([])
    await dialog.getByRole('button', { name: 'Roll back' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => fileOf('orders/delivery')).toBe(before)
    await editor.shows('Back to the text of')

    await page.getByRole('list', { name: 'Revisions, newest first' }).getByRole('button').nth(1).click()
    await page
      .getByRole('region', { name: /^Cited by/ })
      .getByRole('button')
      .first()
      .click()
    await dialog.getByText('How long does delivery to the moon take?').first().waitFor()
    await editor.shows('Says something else now')
  })
})
