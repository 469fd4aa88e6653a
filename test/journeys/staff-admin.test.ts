/** An admin's day beside the lists: somebody is invited, joins, works, leaves; a customer asks what is kept of them. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

const desk = journey({}, [chief])
const nina = { name: 'Nina', email: 'nina@shop.example', password: 'a lamp over the stairs' }

/** Goes where the navigation leads by its words. */
async function visit(page: Page, words: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link', { name: words }).click()
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}

describe('The staff', () => {
  it('is invited by a link, changed, and out within a second of being disabled', async () => {
    const admins = await desk.profile()
    const admin = await admins.page()
    await openConsole(admin, desk.server.url, chief)
    await admin.getByRole('link', { name: 'Settings' }).click()
    await admin.getByRole('heading', { level: 1, name: 'Staff' }).waitFor()

    // Invited
    await admin.getByRole('link', { name: 'Invite somebody' }).click()
    await admin.getByRole('button', { name: 'Make the link' }).click()
    await untilSays(admin.locator('main'), 'Write an email address')
    await admin.getByLabel('Email').fill(nina.email)
    await admin.getByLabel('Name').fill(nina.name)
    await admin.getByRole('button', { name: 'Make the link' }).click()
    const link = await admin.getByRole('textbox', { name: 'The link' }).inputValue()
    expect(link).toContain('/console/#invite=')
    await admin.getByRole('link', { name: 'Back to the staff' }).click()
    await untilSays(admin.locator('main'), 'Join as agent')

    // Joins, in a browser of their own; the token stays out of address and history.
    const others = await desk.profile()
    others.expects(/status of 403/)
    const other = await others.page()
    const asked: string[] = []
    other.on('request', (request) => asked.push(request.url()))
    await other.goto(link)
    await other.getByLabel('Password', { exact: true }).fill('short')
    await other.getByRole('button', { name: 'Make my account' }).click()
    await untilSays(other.locator('main'), 'takes at least 12 characters')
    await other.getByLabel('Password', { exact: true }).fill(nina.password)
    await other.getByRole('button', { name: 'Make my account' }).click()
    await other.getByRole('heading', { name: 'Queue' }).waitFor()
    expect(other.url()).not.toContain('invite')
    expect(asked.filter((url) => url.includes(link.split('=')[1] ?? ''))).toEqual([])

    // The link is spent.
    const late = await others.page()
    await late.goto(link)
    await untilSays(late.locator('main'), 'used already or taken back')
    await late.close()

    // Changed
    await visit(admin, 'Audit log')
    await visit(admin, 'Staff')
    await untilSays(admin.locator('main'), 'nina@shop.example')
    await admin.getByRole('link', { name: 'Nina', exact: true }).click()
    await admin.getByLabel('Conversations at once').fill('5')
    await admin.getByLabel('Editor').check()
    const languages = admin.getByLabel('Languages')
    await languages.fill('German')
    await languages.press('Enter')
    await admin.getByRole('button', { name: 'Remove German' }).waitFor()

    // Nothing that was typed is lost by a wrong click.
    await admin.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link', { name: 'Privacy' }).click()
    await untilSays(admin.getByRole('dialog'), 'Leave without saving?')
    await admin.getByRole('button', { name: 'Stay here' }).click()
    await admin.getByRole('button', { name: 'Save' }).click()
    await untilSays(admin.locator('main'), 'Saved. It holds from now on.')
    await admin.getByRole('link', { name: 'Staff' }).last().click()
    const line = admin.getByRole('row', { name: /Nina/ })
    await untilSays(line, /Agent, Editor[\s\S]*Online[\s\S]*0 of 5[\s\S]*German/)

    // Disabled: the open console is shut.
    await admin.getByRole('link', { name: 'Nina', exact: true }).click()
    await admin.getByRole('button', { name: 'Disable' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
    await untilSays(other.getByRole('dialog'), 'Your session has ended')
    await other.getByLabel('Password').fill(nina.password)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await untilSays(other.getByRole('dialog'), 'do not match')

    // All of it is in the log.
    await visit(admin, 'Audit log')
    const log = admin.locator('main')
    for (const sentence of [
      'Chief made a link to join as agent',
      'Nina joined by a link from Chief',
      'Chief changed the account of Nina: roles to agent, editor, capacity to 5, languages',
      'Chief disabled Nina',
      'tried to sign in as Nina: refused, email and password did not match',
    ]) {
      await untilSays(log, sentence)
    }
    await admin.getByLabel('What').selectOption({ label: 'Disabled' })
    await untilSays(log, 'That is all.')
    await admin.getByRole('listitem').filter({ hasText: 'joined by a link' }).first().waitFor({ state: 'detached' })
    await untilSays(log, 'Chief disabled Nina')
  })
})

describe('A customer', () => {
  it('is told what is kept of them, and erased, once it is sure who they are', async () => {
    const wanda = await startConversation(desk.server.url, { contact: { name: 'Wanda', email: 'wanda@example.org' } })
    await wanda.say('How do I return an item?')
    const admins = await desk.profile()
    const page = await admins.page()
    await openConsole(page, desk.server.url, chief)
    await page.getByRole('link', { name: 'Settings' }).click()
    await visit(page, 'Privacy')
    const main = page.locator('main')
    await page.getByLabel('Email of the contact').fill('nobody@example.org')
    await page.getByRole('button', { name: 'Find' }).click()
    await untilSays(main, 'Nothing is kept under nobody@example.org')

    await page.getByLabel('Email of the contact').fill('Wanda@example.org')
    await page.getByRole('button', { name: 'Find' }).click()
    await untilSays(main, 'Only typed, never proven')
    await expect.poll(() => page.getByRole('button', { name: 'Erase…' }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /Wanda/ }).check()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download everything' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^export-wanda-example\.org-\d{4}-\d{2}-\d{2}\.json$/)
    const kept = JSON.parse(readFileSync(await download.path(), 'utf8'))
    expect(kept.visitors[0].conversations[0].messages[0].text).toBe('How do I return an item?')
    await untilSays(main, 'was downloaded')

    await page.getByRole('button', { name: 'Erase…' }).click()
    const dialog = page.getByRole('dialog')
    await untilSays(dialog, 'This cannot be undone. Gone will be:')
    await untilSays(dialog, '1 conversation: every message, note, brief, tag and comment in it')
    await dialog.getByRole('textbox').fill('yes')
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await untilSays(dialog, 'This is not the address.')
    await dialog.getByRole('textbox').fill('wanda@example.org')
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await untilSays(main, '1 visitor and 1 conversation were erased.')
    expect((await wanda.call('GET', '')).status).toBe(401)

    await page.getByLabel('Names and addresses').fill('365')
    await page.getByRole('button', { name: 'Save' }).click()
    await untilSays(page.getByRole('dialog'), 'Of names and addresses, what is older goes within the hour.')
    await page.getByRole('button', { name: 'Save, and let it go' }).click()
    await untilSays(main, 'Saved. It holds from now on.')
  })
})
