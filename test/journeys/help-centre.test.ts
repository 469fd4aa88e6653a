/** The help centre, read in a browser: by anybody, in any look, with a script or without. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { repository } from './support/server.ts'

const desk = journey({ kb: join(repository, 'knowledge-base'), inPlace: true })

const article = '/help/agents/macros'
const missing = '/help/agents/no-such-page'
const pages = [
  '/help',
  '/help?lang=de',
  '/help/operators',
  '/help?q=how+do+I+add+an+agent',
  '/help?q=zzqqx',
  article,
  missing,
]

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('Somebody who looks for help', () => {
  it.each([
    ['light', {}],
    ['dark on a phone', { phone: true, dark: true }],
  ] as const)('has nothing in the way on any page (WCAG 2.2 AA), %s', async (_, look) => {
    const profile = await desk.profile(look)
    profile.expects(/status of 404/)
    const page = await profile.page()
    for (const path of pages) {
      await page.goto(desk.server.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await faults(page), path).toEqual([])
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
    }
  })

  it('searches, reads, says that it did not help, and asks instead', async () => {
    const page = await (await desk.profile()).page()
    await page.goto(`${desk.server.url}/help`)
    await page.getByRole('searchbox').fill('prepared answers')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Results for “prepared answers”' }).waitFor()
    await page.getByRole('link', { name: 'How do I use macros, the prepared answers?' }).click()
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Who writes the macros?' })
      .click()
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#who-writes-the-macros')
    await page.getByRole('button', { name: 'No', exact: true }).click()
    await page.getByRole('textbox', { name: 'What was missing or unclear?' }).fill('How do I print them?')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('status').filter({ hasText: 'Thank you.' }).waitFor()

    await page.goto(`${desk.server.url}/help?q=${encodeURIComponent('How do I use macros?')}`)
    await page.getByRole('link', { name: 'Ask instead' }).click()
    const panel = page.frameLocator('iframe')
    await panel.getByRole('log').getByText('How do I use macros?').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/help')
  })

  it('comes to the chat with the question written there, which nothing sends and nothing runs', async () => {
    const page = await (await desk.profile()).page()
    const question = '<img src=x onerror=scriptRan(1)> How do I use macros?'
    await page.goto(`${desk.server.url}/chat?${new URLSearchParams({ ask: question })}`)
    const field = page.getByRole('textbox').first()
    await expect.poll(() => field.inputValue()).toBe(question)
    expect(new URL(page.url()).search).toBe('')
    expect(await page.getByRole('log').getByText('How do I use macros?').count()).toBe(0)
  })

  it('needs no script for any of it', async () => {
    const profile = await desk.profile()
    const page = await profile.page()
    await page.route('**/*.js', (route) => route.abort())
    profile.expects(/Failed to load resource/)
    await page.goto(`${desk.server.url}/help`)
    await page.getByRole('searchbox').fill('macros')
    await page.getByRole('button', { name: 'Search' }).click()
    const instead = page.getByRole('link', { name: 'Ask instead' })
    expect(await instead.getAttribute('href')).toBe('/chat?ask=macros')
    await page.getByRole('link', { name: 'How do I use macros, the prepared answers?' }).click()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await page.getByRole('status').filter({ hasText: 'Thank you.' }).waitFor()
  })
})

describe('The manual as a help centre', () => {
  it('leads nowhere that is not there, and to no heading that is not there', async () => {
    const page = await (await desk.profile()).page()
    await page.goto(`${desk.server.url}/help`)
    // In the page itself: hundreds of pages are fetched and parsed as a browser does, and nothing of them is drawn.
    const broken = await page.evaluate(async () => {
      const read = new Map<string, { status: number; document: Document }>()
      const links: { from: string; to: URL }[] = []
      const waiting = [`${location.origin}/help`]
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        if (read.has(address)) continue
        const answer = await fetch(address)
        const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
        const document = new DOMParser().parseFromString(isPage ? await answer.text() : '', 'text/html')
        read.set(address, { status: answer.status, document })
        for (const element of document.querySelectorAll('[href], img[src]')) {
          const to = new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', address)
          if (to.origin !== location.origin || to.pathname === '/chat') continue
          links.push({ from: address, to })
          waiting.push(to.origin + to.pathname + to.search)
        }
      }
      const faulty = links.filter(({ to }) => {
        const found = read.get(to.origin + to.pathname + to.search)
        if (!found || found.status >= 400) return true
        return to.hash !== '' && !found.document.getElementById(decodeURIComponent(to.hash.slice(1)))
      })
      return { pages: read.size, faulty: faulty.map(({ from, to }) => `${from} → ${to.href}`) }
    })
    expect(broken.faulty).toEqual([])
    expect(broken.pages).toBeGreaterThan(120)
  })
})
