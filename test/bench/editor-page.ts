/** What an editor waits for in the page itself: from a key to the preview that shows it, from a word to the list. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../browser/chromium.ts'
import { openEditor } from '../journeys/support/editor.ts'
import type { Member } from '../journeys/support/staff.ts'

const KEYS = 40
/** Articles in which it is typed, spread over the list. */
const ARTICLES = 5

/** Milliseconds from each key until the preview holds what it wrote and a frame was drawn. */
export function typingTimes(url: string, member: Member, paths: readonly string[]): Promise<number[]> {
  return inPage(url, member, async (page) => {
    const took: number[] = []
    for (let n = 0; n < ARTICLES; n++) {
      const path = paths[Math.floor((n * paths.length) / ARTICLES)] ?? ''
      await page.evaluate(
        (hash) => {
          location.hash = hash
        },
        `#/articles/${path.replace(/\.md$/, '')}`,
      )
      const text = page.getByRole('textbox', { name: 'Text of the article, in markdown' })
      await page.locator('.article-where', { hasText: path }).waitFor()
      await text.click()
      await text.press('Control+End')
      await page.keyboard.insertText('\n\nTyped: ')
      await page.waitForTimeout(500)
      took.push(...(await page.evaluate(measureKeys, KEYS)))
      await page.waitForTimeout(1_500)
    }
    return took
  })
}

/** Milliseconds from each word in the search field until the list shows what it finds. */
export function searchTimes(url: string, member: Member, words: readonly string[]): Promise<number[]> {
  return inPage(url, member, async (page) => {
    // The heading stands before the list has come.
    await page.locator('#article-search').waitFor()
    return page.evaluate(measureSearches, [...words, ...words, ...words])
  })
}

async function inPage(url: string, member: Member, work: (page: Page) => Promise<number[]>): Promise<number[]> {
  const browser = await launchChromium()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await openEditor(page, url, member)
    return (await work(page)).sort((one, other) => one - other)
  } finally {
    await browser.close()
  }
}

/** Runs in the page: types one letter after the other, each when the last is shown. */
async function measureKeys(count: number): Promise<number[]> {
  const preview = document.querySelector('.preview')?.shadowRoot
  const field = document.querySelector('.text-field')?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
  if (!preview || !field) throw new Error('No article is open.')
  field.focus()
  const took: number[] = []
  for (let n = 0; n < count; n++) {
    const before = preview.textContent
    const shown = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (preview.textContent === before) return
        watch.disconnect()
        requestAnimationFrame(() => resolve())
      })
      watch.observe(preview, { childList: true, subtree: true, characterData: true })
    })
    const start = performance.now()
    document.execCommand('insertText', false, String.fromCharCode(97 + (n % 26)))
    await shown
    took.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return took
}

/** Runs in the page: writes one word after the other into the search field. */
async function measureSearches(words: string[]): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('#article-search')
  if (!field) throw new Error('There is no list of articles.')
  const took: number[] = []
  for (const word of words) {
    const start = performance.now()
    field.value = word
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
    took.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return took
}
