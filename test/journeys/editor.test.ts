import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { edda, openEditor } from './support/editor.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [edda, chief])
const fileOf = (id: string) => readFileSync(join(desk.server.kb, `${id}.md`), 'utf8')

describe('An editor', () => {
  it('writes with what customers see beside it, mends a problem, publishes, and the next answer differs', async () => {
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    const { page } = editor
    expect(await faults(page), 'the list').toEqual([])

    await page.keyboard.press('/')
    await page.keyboard.type('deliv')
    await editor.open('Delivery times and costs')
    await editor.append('\n## Islands\n\nParcels to islands take 12 days. See [returns](returns.md).\n')
    await editor.preview.getByText('Parcels to islands take 12 days.').waitFor()
    await editor.saved()
    expect(fileOf('orders/delivery'), 'a draft changes no file').not.toContain('Islands')

    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.insertText('reviewby: 2030-01-31\n')
    await untilSays(editor.problems, /1 warning/)
    await editor.problems.getByRole('button').first().click()
    await untilSays(editor.problems, 'reviewby')
    expect(await faults(page), 'an article with a problem').toEqual([])
    await editor.text.press('F8')
    await editor.text.press('Control+f')
    await page.getByLabel('Find').pressSequentially('reviewby')
    await page.getByLabel('Replace').pressSequentially('reviewBy')
    await page.getByRole('button', { name: 'replace all' }).dispatchEvent('click')
    await page.keyboard.press('Escape')
    await untilSays(editor.problems, 'No problems')

    await page.getByRole('link', { name: 'Details' }).click()
    await page.getByLabel('Owner').fill('Edda')
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.keyboard.type('How long do parcels to islands take?')
    await page.getByRole('link', { name: 'Write' }).click()
    await untilSays(editor.text, 'owner: Edda')
    await untilSays(editor.text, '- How long do parcels to islands take?')

    await editor.publish('Islands')
    await editor.shows('Customers are answered from it now')
    const text = fileOf('orders/delivery')
    expect(text).toMatch(/^---\nreviewBy: 2030-01-31\ntitle: Delivery times and costs\n/)
    expect(text).toContain('[returns](returns.md)')
    const customer = await startConversation(desk.server.url)
    await expect
      .poll(async () => (await customer.say('How long do parcels to islands take?')).reply?.text ?? '')
      .toContain('12 days')
  })

  it('begins a new article, hears what others say against it, bins it, takes it out again, and moves it', async () => {
    const profile = await desk.profile()
    const editor = await openEditor(await profile.page(), desk.server.url, edda)
    const { page } = editor
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'New article' }).click()
    await dialog.getByLabel('Title').fill('Engraving: names on cups')
    await dialog.getByLabel('Folder').fill('shop')
    expect(await faults(page), 'a new article').toEqual([])
    await dialog.getByRole('button', { name: 'Begin writing' }).click()
    await untilSays(editor.text, 'title: "Engraving: names on cups"')
    await editor.append('\nWe engrave names for €9.\n')
    await editor.append('\nYou can return anything unused within 14 days of delivery.\n')
    await untilSays(editor.problems, /hint/)
    await editor.problems.getByRole('button').first().click()
    await untilSays(editor.problems, /Another article says: .*30 days.*orders\/returns\.md, line \d/)
    expect(await faults(page), 'a contradiction').toEqual([])
    await editor.text.press('Control+z')
    await untilSays(editor.problems, 'No problems')
    await editor.saved()
    await page.reload()
    await untilSays(editor.text, 'We engrave names for €9.')
    await editor.text.press('Control+Enter')
    await dialog.getByLabel('Why?').waitFor()
    expect(await faults(page), 'before publishing').toEqual([])
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.poll(() => fileOf('shop/engraving-names-on-cups')).toContain('€9')

    await page.getByRole('region', { name: 'Article', exact: true }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Put into the bin' }).click()
    await dialog.getByLabel('Why?').fill('Not any more')
    await dialog.getByRole('button', { name: 'Put into the bin' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Bin' }).click()
    await editor.shows('Not any more')
    expect(await faults(page), 'the bin').toEqual([])
    await page.getByRole('button', { name: /^Restore/ }).click()
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await untilSays(editor.text, 'We engrave names for €9.')
    await untilSays(page.locator('.article-head'), 'Engraving: names on cups')

    await page.getByRole('region', { name: 'Article', exact: true }).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Move or rename' }).click()
    const move = dialog.getByRole('button', { name: 'Move', exact: true })
    await dialog.getByLabel('New path').fill('gifts/engraving')
    await untilSays(dialog, /No answer is lost|No question is known/)
    expect(await faults(page), 'what moving would change').toEqual([])
    await move.click()
    await expect.poll(() => existsSync(join(desk.server.kb, 'gifts/engraving.md'))).toBe(true)
    await untilSays(page.locator('.article-where'), 'gifts/engraving.md')
  })
})
