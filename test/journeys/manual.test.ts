/** The manual as somebody reads it: its pages with their pictures, and the answers that lead there. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'
import { repository } from './support/server.ts'
import { openWidget } from './support/widget.ts'

const desk = journey({ kb: join(repository, 'knowledge-base'), inPlace: true })

/** The pictures of a page that could not be shown. */
const broken = (page: Page) =>
  page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).map(({ src }) => src))
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('Somebody who reads the manual', () => {
  it('comes from an answer to its page, where the pictures are, which the answer itself leaves out', async () => {
    const page = await (await desk.profile()).page()
    const widget = await openWidget(page, desk.server.url)
    await widget.say('How do I use macros?')
    const source = widget.source(/macros/i)
    await source.waitFor()
    expect(await widget.log.locator('img').count()).toBe(0)
    expect(await widget.log.innerText()).not.toContain('pictures/')
    await page.goto((await source.getAttribute('href')) ?? '')
    await page.getByRole('img', { name: 'The list of macros above the reply' }).waitFor()
    await expect.poll(() => broken(page)).toEqual([])
    expect(await faults(page)).toEqual([])
  })

  it('sees them whole on a phone, also in the dark', async () => {
    const page = await (await desk.profile({ phone: true, dark: true })).page()
    await page.goto(`${desk.server.url}/help/operators/handoff-rules`)
    await page.getByRole('img').first().waitFor()
    await expect.poll(() => broken(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await faults(page)).toEqual([])
  })
})
