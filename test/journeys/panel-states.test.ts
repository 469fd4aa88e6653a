/** Every state of the panel, as those meet it who cannot see it, or see it in their own way. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { states } from '../../web/widget/states/states.ts'
import { faults } from './support/axe.ts'
import { journey } from './support/journey.ts'

const desk = journey()
const folder = join(import.meta.dirname, 'panel-states')
const ids = states.map(({ id }) => id)

/** Shows each state in turn on one page. */
async function eachState(page: Page, address: Record<string, string>, look: (id: string) => Promise<void>) {
  for (const id of ids) {
    await page.goto(`${desk.server.url}/widget/states/one#${new URLSearchParams({ ...address, state: id })}`)
    await page.locator(`html[data-ready=${id}]`).waitFor()
    await look(id)
  }
}

describe('Every state of the panel', () => {
  it('has a file that says what screen readers are told', () => {
    expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.yml`).sort())
  })

  it('is told to them as that file says, and axe finds nothing', async () => {
    const page = await (await desk.profile()).page()
    const found: string[] = []
    await eachState(page, { locale: 'en' }, async (id) => {
      const told = (await page.locator('body').ariaSnapshot()).replaceAll(desk.server.url, '')
      await expect(`${told}\n`).toMatchFileSnapshot(join(folder, `${id}.yml`))
      found.push(...(await faults(page)).map((fault) => `${id}: ${fault}`))
    })
    expect(found).toEqual([])
  })

  it('passes axe in the dark, from right to left, and in a colour that has to be corrected', async () => {
    const page = await (await desk.profile({ dark: true })).page()
    const found: string[] = []
    await eachState(page, { locale: 'ar', accent: '#3a0ca3' }, async (id) => {
      found.push(...(await faults(page)).map((fault) => `${id}: ${fault}`))
    })
    expect(found).toEqual([])
  })

  it('says beside the assistant’s name that it is an AI, and keeps its edges where the system decides the colours', async () => {
    const page = await (await desk.profile()).page()
    const drawn =
      '.body, .card, .composer-box, .suggestions button, .primary, .secondary, .person, .ai, .team, .banner, .file-other, .chip-file, .scale label'
    const bare: string[] = []
    const flat: string[] = []
    await page.emulateMedia({ forcedColors: 'active' })
    await eachState(page, { locale: 'en', name: 'Zoë' }, async (id) => {
      expect(await page.locator('.header').innerText(), id).toMatch(/Zoë\s+AI assistant/)
      const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
      const told = /Zoë (?:· )?AI assistant|(?:I am|talking to) Zoë, an AI assistant/g
      if (text.replace(told, '').includes('Zoë')) bare.push(id)
      const widths = await page
        .locator(drawn)
        .evaluateAll((parts) => parts.map((part) => `${part.className} ${getComputedStyle(part).borderTopWidth}`))
      expect(widths.length, id).toBeGreaterThan(0)
      flat.push(...widths.filter((width) => width.endsWith(' 0px')).map((width) => `${id}: ${width}`))
    })
    expect(bare).toEqual([])
    expect(flat).toEqual([])
  })

  it('stands still where it is asked to', async () => {
    const page = await (await desk.profile()).page()
    await page.goto(`${desk.server.url}/widget/states/one#state=looking-up`)
    await page.locator('html[data-ready=looking-up]').waitFor()
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      await page.emulateMedia({ reducedMotion })
      return await page.evaluate(() => document.getAnimations().length)
    }
    await expect.poll(() => moving('no-preference')).toBeGreaterThan(0)
    await expect.poll(() => moving('reduce')).toBe(0)
  })

  it('fits a window that is enlarged to 400 %, with room to read and to write, and nothing is too small to press', async () => {
    const page = await (await desk.profile()).page()
    await page.setViewportSize({ width: 320, height: 256 })
    const cramped: string[] = []
    await eachState(page, { locale: 'de' }, async (id) => {
      cramped.push(...(await page.evaluate(whatIsCramped)).map((what) => `${id}: ${what}`))
    })
    expect(cramped).toEqual([])
  })
})

/** In the page: what is cut off, hardly there, or smaller than 24 × 24 pixels where it is no word in a sentence. */
function whatIsCramped(): string[] {
  const found: string[] = []
  const { clientWidth, clientHeight, scrollWidth } = document.documentElement
  if (scrollWidth > clientWidth) found.push(`${scrollWidth} pixels wide`)
  if (document.querySelector('dialog[open]')) return found
  const field = document.querySelector('.composer textarea')?.getBoundingClientRect()
  if (!field || field.bottom > clientHeight || field.top < 0) found.push('the field is out of sight')
  const read = document.querySelector('.scroll')?.getBoundingClientRect()
  if (!read || read.height < 60) found.push(`${Math.round(read?.height ?? 0)} pixels to read in`)
  for (const target of document.querySelectorAll('button, a[href], summary, label:has(input[type=radio])')) {
    const { width, height } = target.getBoundingClientRect()
    const inSentence = target.matches('.body a')
    if (width > 0 && (width < 24 || height < 24) && !inSentence) found.push(`${target.className} ${width} × ${height}`)
  }
  return found
}
