/** The widget as a customer finds it: by its words, on the demo page. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { textOf, untilSays } from './read.ts'

export interface Widget {
  page: Page
  panel: FrameLocator
  /** The conversation so far. */
  log: Locator
  field: Locator
  /** Types a message and sends it with Enter. */
  say(text: string): Promise<void>
  /** Waits until the conversation holds a text. */
  reads(text: string | RegExp): Promise<void>
  /** Waits until the panel shows a text anywhere, e.g. in its header. */
  shows(text: string | RegExp): Promise<void>
  /** The link to a source, below the answer that rests on it. */
  source(title: RegExp): Locator
  /** How often a text stands in the conversation. */
  times(text: string): Promise<number>
}

/** Opens the demo page, and on it the panel where it is not open already. */
export async function openWidget(page: Page, url: string, path = '/'): Promise<Widget> {
  await page.goto(`${url}${path}`)
  return await widgetOn(page)
}

export async function widgetOn(page: Page): Promise<Widget> {
  const panel = page.frameLocator('iframe[src*="/widget/"]')
  const field = panel.getByRole('textbox', { name: 'Your message' })
  const launcher = page.getByRole('button', { name: 'Open chat' })
  // A page may open it by itself.
  await Promise.any([field.waitFor(), launcher.waitFor()])
  if (!(await field.isVisible())) await launcher.click()
  await field.waitFor()
  const log = panel.getByRole('log', { name: 'Conversation' })
  const body = panel.locator('body')
  return {
    page,
    panel,
    log,
    field,
    async say(text) {
      await field.fill(text)
      await field.press('Enter')
    },
    reads: (text) => untilSays(log, text),
    shows: (text) => untilSays(body, text),
    source: (title) => panel.getByRole('list', { name: 'Sources' }).getByRole('link', { name: title }).first(),
    times: async (text) => (await textOf(log)).split(text).length - 1,
  }
}
