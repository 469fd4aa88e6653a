/** What editors see: writing beside the page, what customers did not get, and publishing that would lose an answer. */
import type { Page } from 'playwright-core'
import { openProfile } from '../../test/browser/chromium.ts'
import { openEditor } from '../../test/journeys/support/editor.ts'
import { picture } from './picture.ts'
import type { Stage } from './stage.ts'

const article = 'customers/rate-an-answer'

export async function editing({ url, browser, mara }: Stage): Promise<void> {
  const profile = await openProfile(browser, url)
  const page = await profile.page()
  await page.setViewportSize({ width: 1280, height: 740 })
  const editor = await openEditor(page, url, mara)

  await page.goto(`${url}/editor/#/articles/${article}`)
  await editor.text.waitFor()
  await editor.append('\n\nSee [what a thumb changes](what-a-thumb-changes.md).\n')
  await editor.problems.getByText('1 warning').click()
  await editor.problems.getByText('what-a-thumb-changes').first().waitFor()
  await editor.saved()
  await picture(page, 'editor-write')

  await editor.text.press('Control+a')
  await page.keyboard.insertText('---\ntitle: Thumbs\n---\n\nThere are thumbs below an answer.\n')
  await editor.text.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/lost/i).first().waitFor()
  await rehearsed(page)
  await picture(page, 'editor-publish')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await page.goto(`${url}/editor/#/misses`)
  await page.locator('.miss-line').first().waitFor()
  await page.waitForTimeout(500)
  await picture(page, 'editor-missed')
  await profile.close()
}

/** All questions are asked when nothing moves any more. */
async function rehearsed(page: Page): Promise<void> {
  await page.locator('dialog progress').waitFor({ state: 'detached' })
  await page.waitForTimeout(500)
}

/** Where the help centre begins. */
export async function helpCentre({ url, browser }: Stage): Promise<void> {
  const profile = await openProfile(browser, url)
  const page = await profile.page()
  await page.goto(`${url}/help`)
  await page.getByRole('button', { name: 'Open chat' }).waitFor()
  await picture(page, 'help-home')
  await profile.close()
}
