/** An editor whose change would lose an answer: it is held back, looked through, and overruled with a reason. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { edda, openEditor } from './support/editor.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'

const desk = journey({}, [edda, chief])
const file = () => readFileSync(join(desk.server.kb, 'orders/returns.md'), 'utf8')

describe('An editor', () => {
  it('asks the draft, is held where an answer would be lost, looks it through, and says why it may be', async () => {
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    const { page } = editor
    const dialog = page.getByRole('dialog')
    await editor.open('Return an item')

    await page.getByRole('link', { name: 'Ask', exact: true }).click()
    await page.getByRole('button', { name: 'How do I return an item?' }).click()
    const after = page.getByRole('region', { name: 'With this text' })
    await untilSays(after, 'Answered from this article.')
    expect(await faults(page), 'asking the draft').toEqual([])

    await page.getByRole('link', { name: 'Write' }).click()
    await editor.text.press('Control+a')
    await page.keyboard.insertText('---\ntitle: Lamps\nlang: en\n---\n\nThe lamp is red.\n')
    await page.getByRole('link', { name: 'Ask', exact: true }).click()
    await page.getByLabel('Ask as a customer would').fill('How do I return an item?')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await untilSays(after, /ot answered from this article|not from this article/)

    await page.getByRole('link', { name: 'Write' }).click()
    await editor.text.press('Control+Enter')
    const publish = dialog.getByRole('button', { name: 'Publish', exact: true })
    await untilSays(dialog, /answers? would be lost/)
    expect(await publish.isDisabled()).toBe(true)
    const line = dialog.getByRole('button', { name: /^Lost How do I return an item/ })
    await line.click()
    await untilSays(dialog.getByRole('region', { name: 'Now' }), 'Return an item')
    expect(await faults(page), 'what publishing would change').toEqual([])

    await dialog.getByLabel(/^Why may/).fill('too short')
    expect(await publish.isDisabled()).toBe(true)
    await dialog.getByLabel(/^Why may/).fill('We take nothing back any more.')
    await dialog.getByLabel('Why?').fill('Lamps')
    await publish.click()
    await expect.poll(file).toContain('The lamp is red.')
    await page.getByRole('link', { name: 'History' }).click()
    await editor.shows('We take nothing back any more.')
  })
})
