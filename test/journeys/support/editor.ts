/** The editor as somebody finds it who writes articles: by its words. */
import type { Locator, Page } from 'playwright-core'
import { untilSays } from './read.ts'
import type { Member } from './staff.ts'

export const edda: Member = {
  email: 'edda@shop.example',
  name: 'Edda',
  password: 'ink and a quiet room',
  role: 'editor',
}
export const finn: Member = {
  email: 'finn@shop.example',
  name: 'Finn',
  password: 'a second pair of eyes',
  role: 'editor',
}

export interface Editor {
  page: Page
  text: Locator
  preview: Locator
  problems: Locator
  /** Opens an article of the list by its title. */
  open(title: string): Promise<void>
  /** Writes at the end of the text. */
  append(words: string): Promise<void>
  saved(): Promise<void>
  /** Publishes what is written, with a reason. */
  publish(why: string): Promise<void>
  shows(words: string | RegExp): Promise<void>
}

export async function openEditor(page: Page, url: string, member: Member): Promise<Editor> {
  await page.goto(`${url}/editor/`)
  await page.getByLabel('Email').fill(member.email)
  await page.getByLabel('Password').fill(member.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Articles' }).waitFor()
  const text = page.getByRole('textbox', { name: 'Text of the article, in markdown' })
  const dialog = page.getByRole('dialog')
  return {
    page,
    text,
    preview: page.getByRole('region', { name: 'Preview: what customers see' }),
    problems: page.getByRole('region', { name: 'Problems' }),
    async open(title) {
      await page.getByRole('link', { name: title }).first().click()
      await text.waitFor()
    },
    async append(words) {
      await text.click()
      await text.press('Control+End')
      await page.keyboard.insertText(words)
    },
    saved: () => untilSays(page.locator('.article-head'), /Saved \d/),
    async publish(why) {
      await text.press('Control+Enter')
      await dialog.getByLabel('Why?').fill(why)
      await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    shows: (words) => untilSays(page.locator('body'), words),
  }
}
