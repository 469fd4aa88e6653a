/** The chat in the look of a site: tried out beside the form, then on the site; and used by somebody with only a keyboard. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { contrast, grounds } from '../../src/domain/colour.ts'
import { faults } from './support/axe.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { chief } from './support/staff.ts'
import { openWidget, widgetOn } from './support/widget.ts'

const desk = journey({}, [chief])

const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>scriptRan("logo")</script><circle cx="5" cy="5" r="5" fill="#7a1f5c"/></svg>',
)
const welcome = async () => (await fetch(`${desk.server.url}/api/welcome`)).json()

describe('The look of the chat', () => {
  it('is seen beside the form as it is typed, holds once it is saved, and is corrected where it would be lost', async () => {
    const page = await (await desk.profile()).page()
    await openConsole(page, desk.server.url, chief)
    await page.goto(`${desk.server.url}/console/#/admin/widget`)
    const preview = page.frameLocator('.preview-stage iframe').frameLocator('iframe')
    await untilSays(preview.locator('.header'), 'Bellhop')

    await page.getByLabel('Name of the assistant').fill('Zoë')
    await page.getByRole('textbox', { name: 'Colour of the button' }).fill('#ffd400')
    await page
      .getByLabel('Logo', { exact: true })
      .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: logo })
    await page.getByRole('button', { name: 'Add a suggestion' }).click()
    await page.getByRole('textbox', { name: 'Suggestion 1' }).fill('Where is my cup?')
    await untilSays(preview.locator('.header'), /Zoë\s+AI assistant/)
    await untilSays(preview.locator('body'), 'Where is my cup?')
    await expect.poll(() => preview.locator('.header img').getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    await untilSays(page.locator('.swatches'), /#[\da-f]{6}, text/)
    await untilSays(page.locator('.group').first(), 'In the light window it is shown darker')

    const choose = (name: string) =>
      page.locator('.window-preview').getByLabel(name, { exact: true }).check({ force: true })
    await choose('Waiting')
    await untilSays(preview.locator('body'), 'You are number 3 in the queue')
    await choose('Dark')
    await choose('Phone')
    await expect.poll(() => preview.locator('html').getAttribute('data-theme')).toBe('dark')
    const stage = await page.locator('.preview-stage').boundingBox()
    expect(stage?.width).toBeGreaterThan(300)
    expect(await faults(page)).toEqual([])
    expect((await welcome()).assistantName).toBe('Bellhop')

    await page.getByLabel('Light or dark').selectOption('dark')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await untilSays(page.locator('.admin-page'), 'Saved. It holds from now on.')
    for (const line of ['/widget.js"></script>', '<bellhop-chat>', '/chat', `frame-src ${desk.server.url}`])
      await untilSays(page.locator('#sites').locator('..'), line)

    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await untilSays(widget.panel.locator('.header'), /Zoë\s+AI assistant/)
    await widget.panel.locator('.header img[src^="/logo/"]').waitFor()
    await expect.poll(() => widget.panel.locator('html').getAttribute('data-theme')).toBe('dark')
    await expect.poll(() => buttonColours(widget.page)).toEqual({ fill: '#ffd400', icon: [0, 0, 0] })
    await widget.page.evaluate(() => {
      const { bellhop } = window as unknown as { bellhop: { theme(look: object): void } }
      bellhop.theme({ accent: '#7a1f5c' })
    })
    await expect.poll(() => buttonColours(widget.page)).toEqual({ fill: '#7a1f5c', icon: [255, 255, 255] })

    const alone = await (await desk.profile()).page()
    await alone.goto(`${desk.server.url}/chat`)
    await untilSays(alone.locator('.header'), /Zoë\s+AI assistant/)
    await expect.poll(() => alone.locator('html').getAttribute('data-theme')).toBe('dark')
    await alone.goto(`${desk.server.url}/chat#theme=light`)
    await alone.reload()
    await untilSays(alone.locator('.header'), /Zoë\s+AI assistant/)
    await expect.poll(() => alone.locator('html').getAttribute('data-theme')).toBe('light')
    const fill = await alone.locator('.header').evaluate((header) => {
      const probe = document.createElement('i')
      probe.style.background = 'var(--action)'
      header.append(probe)
      return getComputedStyle(probe).backgroundColor
    })
    const hex = `#${(fill.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
    expect(contrast(hex, grounds.light)).toBeGreaterThanOrEqual(3)
  })
})

describe('A customer who has only a keyboard', () => {
  it('opens the chat, asks, follows a source, says what was missing, gets a person, corrects the brief, leaves and closes', async () => {
    const page = await (await desk.profile()).page()
    await page.goto(desk.server.url)
    await page.getByRole('button', { name: 'Open chat' }).waitFor()
    await walk(page, 'Open chat')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Your message')
    const widget = await widgetOn(page)
    await page.keyboard.type('How do I return an item?')
    await page.keyboard.press('Enter')
    await widget.reads('Print the label')
    await expect.poll(() => focused(page)).toBe('Your message')

    await walk(page, /^Source 1/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^1\s*Return/)
    await walk(page, 'Not helpful')
    await page.keyboard.press('Space')
    await widget.panel.getByRole('textbox', { name: /^What was missing/ }).waitFor()
    await walk(page, /^What was missing/)
    await page.keyboard.type('What about broken cups?')
    await walk(page, 'Send')
    await page.keyboard.press('Enter')
    await widget.shows('Thank you. The team reads this.')
    // The form is gone, and with it what had the focus.
    await expect.poll(() => focused(page)).toBe('Your message')

    await walk(page, 'Talk to a person', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await widget.shows(/in the queue/i)
    await expect.poll(() => focused(page)).toBe('Your message')
    await walk(page, 'Correct this', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).not.toMatch(/^(Correct this)?$/)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('My cup arrived broken')
    await walk(page, 'Save')
    await page.keyboard.press('Enter')
    await widget.shows('The team now has this in your words.')
    await walk(page, 'Leave the queue', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await widget.shows('Answers from our help articles')
    await expect.poll(() => focused(page)).toBe('Your message')

    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toMatch(/^Open chat/)
    await widget.field.waitFor({ state: 'hidden' })
  })
})

/** The button outside: its colour as it was set, and its icon's as it is painted. */
async function buttonColours(page: Page): Promise<{ fill: string; icon: number[] }> {
  return await page
    .getByRole('button', { name: 'Close chat' })
    .first()
    .evaluate((button) => {
      const style = getComputedStyle(button)
      const pen = document.createElement('canvas').getContext('2d')
      if (!pen) throw new Error('No canvas here.')
      pen.fillStyle = style.color
      pen.fillRect(0, 0, 1, 1)
      const [r = -1, g = -1, b = -1] = pen.getImageData(0, 0, 1, 1).data
      return { fill: style.getPropertyValue('--fill').trim(), icon: [r, g, b] }
    })
}

/** More stops than the demo page and the panel have together. */
const MOST_STOPS = 60

/** Goes on by Tab until the focus is on something of this name. @throws Error where nothing has it */
async function walk(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key)
    const here = await focused(page)
    if (typeof name === 'string' ? here === name : name.test(here)) return
    passed.push(here)
  }
  throw new Error(`No ${name} among: ${passed.join(', ')}`)
}

/** What is said of what has the focus, in the page, its shadow trees and the panel. */
async function focused(page: Page): Promise<string> {
  const said: string[] = []
  for (const frame of page.frames()) {
    said.push(
      await frame.evaluate(() => {
        let at = document.activeElement
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
        if (!at || at === document.body || at instanceof HTMLIFrameElement) return ''
        const label = at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : undefined
        return (at.ariaLabel ?? label ?? at.textContent ?? '').replace(/\s+/g, ' ').trim()
      }),
    )
  }
  // The frame that has the focus is the innermost; the page's own element is then the frame.
  const inPage = await page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return !(at instanceof HTMLIFrameElement)
  })
  return (inPage ? said[0] : said[1]) ?? ''
}
