/** The console as an agent finds it: by its words. */
import type { Locator, Page } from 'playwright-core'
import { untilSays } from './read.ts'
import type { Member } from './staff.ts'

/** A message that was in view for less counts as unread, and a reply past it is held back: people read first. */
const READING_MS = 1_500

export interface Console {
  page: Page
  list: Locator
  /** Opens the conversation whose line in the present list holds a text. */
  open(text: string | RegExp): Promise<void>
  takeOver(): Promise<void>
  reply(text: string): Promise<void>
  note(text: string): Promise<void>
  resolve(outcome?: string): Promise<void>
  shows(text: string | RegExp): Promise<void>
  /** Waits until the conversation holds a text, and as long as it takes to read it. */
  reads(text: string | RegExp): Promise<void>
}

export async function openConsole(page: Page, url: string, member: Member): Promise<Console> {
  await page.goto(`${url}/console/`)
  await page.getByLabel('Email').fill(member.email)
  await page.getByLabel('Password').fill(member.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Queue' }).waitFor()
  return consoleOn(page)
}

export function consoleOn(page: Page): Console {
  const list = page.locator('.list-pane')
  const body = page.locator('body')
  return {
    page,
    list,
    shows: (text) => untilSays(body, text),
    async reads(text) {
      await untilSays(page.getByRole('log'), text)
      await page.waitForTimeout(READING_MS)
    },
    async open(text) {
      const line = list.locator('.entries').getByRole('link').filter({ hasText: text }).first()
      await bringIntoView(list, line)
      await line.click()
      await page.getByRole('log').waitFor()
    },
    async takeOver() {
      await page.getByRole('button', { name: 'Take over' }).click()
    },
    async reply(text) {
      await page.getByRole('button', { name: 'Reply', exact: true }).click()
      const field = page.getByRole('textbox', { name: /^Reply to / })
      await field.fill(text)
      await field.press('Enter')
    },
    async note(text) {
      await page.getByRole('button', { name: 'Note', exact: true }).click()
      const field = page.getByRole('textbox', { name: 'Note for your team' })
      await field.fill(text)
      await field.press('Enter')
    },
    async resolve(outcome = 'Solved') {
      await page.getByRole('button', { name: 'Resolve' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(outcome, { exact: true }).check()
      await dialog.getByRole('button', { name: 'Resolve' }).click()
    },
  }
}

/** Tries in which a line that is not in view is looked for. */
const LOOKS = 60

/** Scrolls a list down until a line is drawn, and from the top again: it draws only what is in view. */
async function bringIntoView(list: Locator, line: Locator): Promise<void> {
  for (let look = 0; look < LOOKS && !(await line.isVisible()); look++) {
    await list.locator('.list-scroll').evaluate((box) => {
      const end = box.scrollTop + box.clientHeight >= box.scrollHeight - 1
      box.scrollTop = end ? 0 : box.scrollTop + box.clientHeight / 2
    })
    await list.page().waitForTimeout(100)
  }
}
