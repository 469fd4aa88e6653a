/** That this is an AI is seen, and heard, before anything can be said to it. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { localeOf, spokenLanguages } from '../../src/domain/spoken.ts'
import { journey } from './support/journey.ts'

const desk = journey()

/** That it is an AI, as the languages say it. */
const ai = /\b(?:AI|KI|IA)\b|AI[助ア]|ИИ-|yapay zekâ|ذكاء اصطناعي/

describe('[P16] Before the first message', () => {
  it('has a locale of the widget to check in', () => {
    expect(spokenLanguages.length).toBeGreaterThanOrEqual(17)
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`it is said that this is an AI in every locale, ${theme}: in view, readable, and first for a screen reader`, async () => {
      for (const language of spokenLanguages) {
        const visitor = await desk.profile({ dark: theme === 'dark', locale: localeOf(language), phone: true })
        const page = await visitor.page()
        await page.goto(`${desk.server.url}/widget/`)
        const disclosure = say(language, 'disclosure', { name: 'Bellhop' })
        expect(disclosure, language).toMatch(ai)
        await page.getByText(disclosure, { exact: true }).waitFor()
        const label = await page.locator('h1').innerText()
        expect(label, language).toMatch(ai)

        expect(await page.getByRole('log').getByRole('listitem').count(), language).toBe(0)
        expect(await page.getByRole('log').innerText(), language).toBe('')
        for (const place of ['.disclosure', 'h1'])
          await expect.poll(() => isSeen(page, place), { message: `${language} ${place}` }).toBe(true)
        expect(await unreadable(page, ['.disclosure', 'h1']), language).toEqual([])

        const heard = await page.locator('body').ariaSnapshot()
        const field = heard.indexOf('textbox')
        expect(field, heard).toBeGreaterThan(-1)
        const told = heard.indexOf(disclosure)
        expect(told, heard).toBeGreaterThan(-1)
        expect(told, heard).toBeLessThan(field)
        expect(/heading "(Bellhop [^"]*)"/.exec(heard)?.[1], language).toMatch(ai)
        await visitor.close()
      }
    })
  }

  it('it stands in the head of the panel also where the server does not answer yet', async () => {
    const visitor = await desk.profile({ phone: true })
    visitor.expects(/ERR_FAILED/, /net::/)
    const page = await visitor.page()
    await page.route('**/api/welcome**', (route) => route.abort())
    await page.goto(`${desk.server.url}/widget/`)
    await page.getByRole('textbox').waitFor()
    expect(await page.locator('.disclosure').count()).toBe(0)
    expect(await page.locator('h1').innerText()).toContain('AI assistant')
    await expect.poll(() => isSeen(page, 'h1')).toBe(true)
  })

  it('what hides it is noticed', async () => {
    const visitor = await desk.profile({ phone: true })
    const page = await visitor.page()
    await page.goto(`${desk.server.url}/widget/`)
    await page.locator('.disclosure').waitFor()
    const restyle = (property: string, value: string) =>
      page.locator('.disclosure').evaluate(
        (element, [name, to]) => {
          ;(element as HTMLElement).style.setProperty(name ?? '', to ?? '')
        },
        [property, value],
      )
    await restyle('color', 'rgb(250 250 250)')
    expect(await unreadable(page, ['.disclosure'])).not.toEqual([])
    await restyle('transform', 'translateY(-900px)')
    // The page may take a frame to move it.
    await expect.poll(() => isSeen(page, '.disclosure')).toBe(false)
  })
})

/** Whole within the window, and nothing lies over it. */
function isSeen(page: Page, place: string): Promise<boolean> {
  return page.locator(place).evaluate((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width > 0 && height > 0
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return inside && above !== null && (element.contains(above) || above.contains(element))
  })
}

/**
 * Places whose words do not stand out enough (WCAG 2.2, 1.4.3), or in which there were none to look at. Other letters
 * stand in for them meanwhile: axe takes Arabic's, which are joined, for a font of icons and passes over them.
 */
async function unreadable(page: Page, places: string[]): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async (include) => {
    const run = (globalThis as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeResult> } }).axe.run
    const found: string[] = []
    for (const place of include) {
      const whole = [...document.querySelectorAll(place)].flatMap((element) => [
        ...element.querySelectorAll('span, bdi'),
      ])
      const told = whole.map((element) => element.textContent)
      for (const element of whole) element.textContent = 'Hello'
      const { violations, passes } = await run({ include: [[place]] }, { runOnly: ['color-contrast'] })
      for (const [at, element] of whole.entries()) element.textContent = told[at] ?? ''
      if (violations.length > 0 || passes.length === 0) found.push(place)
    }
    return found
  }, places)
}

interface AxeResult {
  violations: unknown[]
  passes: unknown[]
}
