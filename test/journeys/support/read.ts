/** Reading pages as a person does, and waiting for what they will say. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Long enough for a slow machine; nothing is measured with it. */
const PATIENCE_MS = 30_000
const LOOK_MS = 100

/** What can be read in a place: hidden text does not count, unlike in `textContent`. */
export async function textOf(place: Locator): Promise<string> {
  return await place.innerText()
}

/** Waits until a place has the focus, so that what is typed next goes there. */
export async function untilFocused(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((element) => element === document.activeElement)).toBe(true)
}

/**
 * Waits until a place says something.
 * @throws Error with what it said last
 */
export async function untilSays(place: Locator, text: string | RegExp): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  const says = (said: string) => (typeof text === 'string' ? said.includes(text) : text.test(said))
  let said = ''
  do {
    said = await textOf(place).catch((error: unknown) => `(nothing: ${error instanceof Error ? error.message : error})`)
    if (says(said)) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  } while (Date.now() < until)
  throw new Error(`Waited for ${typeof text === 'string' ? `"${text}"` : text}. What is there:\n${said}`)
}
