/** The panel in every language: whole at the width of the smallest phone, and from right to left where that is the way. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { phrases } from '../../src/answering/phrases.ts'
import { localeOf, type SpokenLanguage, spokenLanguages } from '../../src/domain/spoken.ts'
import { loadWaitingWords } from '../../web/widget/words/waiting.ts'
import { loadWords } from '../../web/widget/words.ts'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'

const desk = journey()

/** Opens the panel on its own and asks for a person by the button. */
async function queued(page: Page, lang: SpokenLanguage): Promise<void> {
  const words = await loadWords(lang)
  await page.goto(`${desk.server.url}/widget/`)
  await page.getByRole('button', { name: words.person, exact: true }).click()
  await untilSays(page.locator('.card.queue'), (await loadWaitingWords(lang)).told)
  await untilSays(page.getByRole('log'), phrases[lang].handoffRequested)
}

/** How far the page goes beyond its window, and elements that stick out of it. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out = [...document.querySelectorAll('#panel *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -1 || right > innerWidth + 1)
    })
    return out.map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
  })
}

describe('In every language', () => {
  it('the panel says what waiting is in it, and nothing sticks out of a window of 320 pixels', async () => {
    for (const lang of spokenLanguages) {
      const visitor = await desk.profile({ locale: localeOf(lang) })
      const page = await visitor.page()
      await page.setViewportSize({ width: 320, height: 640 })
      await queued(page, lang)
      expect(await outside(page), lang).toEqual([])
      const said = await textOf(page.locator('body'))
      expect(said, lang).not.toMatch(/undefined|[{}]/)
      if (lang !== 'en') expect(said, lang).not.toMatch(/\b(?:queue|person|assistant goes|Leave)\b/)
      await visitor.close()
    }
  })
})

describe('From right to left', () => {
  it.each([
    ['ar', 'light', {}],
    ['ar', 'dark on a phone', { dark: true, phone: true }],
    ['he', 'dark', { dark: true }],
    ['he', 'light on a phone', { phone: true }],
  ] as const)(
    '%s, %s: what the customer says stands on the left, and nothing is in anybody’s way',
    async (lang, _, looks) => {
      const visitor = await desk.profile({ locale: lang, ...looks })
      const page = await visitor.page()
      await queued(page, lang)
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
      const words = await loadWords(lang)
      await page.getByRole('textbox', { name: words.message }).fill('How do I return an item?')
      await page.keyboard.press('Enter')
      const mine = page.locator('.log .mine .body').first()
      await mine.waitFor()
      const [column, own, theirs] = await Promise.all(
        [page.locator('.content'), mine, page.locator('.greeting .body')].map((place) => place.boundingBox()),
      )
      if (!column || !own || !theirs) throw new Error('Something of it is not there.')
      expect(own.x - column.x).toBeLessThan(32)
      expect(column.x + column.width - theirs.x - theirs.width).toBeLessThan(32)
      expect(await outside(page)).toEqual([])
      expect(await faults(page)).toEqual([])
    },
  )
})

describe('The language', () => {
  it.each([
    ['the script tag', 'pl', 'ja', 'de', 'Otwórz czat'],
    ['the page where the tag names one that nobody speaks', 'xx', 'ja', 'de', 'チャットを開く'],
    ['the browser where neither helps', '', '', 'de', 'Chat öffnen'],
  ])('is that of %s', async (_, tag, lang, browser, open) => {
    const visitor = await desk.profile({ locale: browser })
    const page = await visitor.page()
    const html = `<!doctype html><html lang="${lang}"><title>Shop</title><body><script async src="/widget.js" data-locale="${tag}"></script>`
    await page.route('**/shop', (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await page.goto(`${desk.server.url}/shop`)
    await page.getByRole('button', { name: open }).click()
    const spoken = open === 'Otwórz czat' ? 'pl' : open === 'チャットを開く' ? 'ja' : 'de'
    const panel = page.frameLocator('iframe[src*="/widget/"]')
    await panel.getByText(phrases[spoken].greeting.replace('{name}', 'Bellhop'), { exact: true }).waitFor()
    expect(await panel.locator('html').getAttribute('lang')).toBe(spoken)
  })
})
