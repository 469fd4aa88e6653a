/** The console as an agent finds it: by its words. */
import type { Locator, Page } from 'playwright-core'
import { untilSays } from './read.ts'
import type { Member } from './staff.ts'

/** A message that was in view for less counts as unread, and a reply past it is held back: people read first. */
const READING_MS = 1_800

export interface Console {
  page: Page
  list: Locator
  /** Opens the conversation whose line in the present list holds a text. */
  open(text: string | RegExp): Promise<void>
  /** Takes the conversation over, and waits until somebody has it. */
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
      // By the page's own timers: what holds them up on a slow machine holds up as well what looks for how long it was in view.
      await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), READING_MS)
    },
    async open(text) {
      const entry = list.locator('.entries > li').filter({ hasText: text }).first()
      await bringIntoView(list, entry)
      const id = await entry.getAttribute('data-id')
      await list.locator(`[data-id="${id}"]`).getByRole('link').click()
      // Until it is there, the conversation before is on the screen.
      await page.locator(`.transcript-place[data-id="${id}"]`).getByRole('log').waitFor()
    },
    async takeOver() {
      await page.getByRole('button', { name: 'Take over' }).click()
      await page.getByRole('button', { name: /^Tak(e|ing) over/ }).waitFor({ state: 'detached' })
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

/** Presses "Take over" for as long as it is there: who finds it gone has lost just the same. */
export async function reachFor({ page }: Console): Promise<void> {
  const button = page.getByRole('button', { name: 'Take over' })
  while (await button.isVisible()) {
    const pressed = button.click({ timeout: 1_000 }).then(
      () => true,
      () => false,
    )
    if (await pressed) return
  }
}

/** From now on the page is one that nobody looks at: what comes meanwhile is not read, however long it stands there. */
export async function looksAway(page: Page): Promise<void> {
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }))
}

export async function looksBack(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(document, 'hidden'))
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
