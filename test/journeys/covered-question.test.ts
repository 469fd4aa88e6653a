import { describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { untilSays } from './support/read.ts'
import { openWidget } from './support/widget.ts'

const desk = journey()

describe('A question that the articles cover', () => {
  it.each([
    ['a desk', {}],
    ['a phone', { phone: true }],
    ['a phone in the dark', { phone: true, dark: true }],
  ])('is answered with its source, by what says that it is an AI, at %s', async (_, options) => {
    const { page } = await desk.profile(options)
    const widget = await openWidget(await page(), desk.server.url)
    await widget.shows('AI assistant')

    await widget.say('How long does delivery take?')
    await widget.reads('2 to 4 working days')

    const source = widget.source(/Delivery times and costs/)
    expect(await source.getAttribute('href')).toContain('/help/orders/delivery')
    await widget.shows('AI assistant')
  })

  it('is shown from its beginning where it is longer than the window, with a way to its end', async () => {
    const { page } = await desk.profile({ phone: true })
    const tab = await page()
    await tab.setViewportSize({ width: 390, height: 380 })
    const widget = await openWidget(tab, desk.server.url)
    await widget.say('How do I return an item?')
    await widget.reads('Print the label')
    const answer = widget.log.locator('article').last()
    const place = widget.panel.locator('main')
    const topOf = async (what: typeof answer) => (await what.boundingBox())?.y ?? Number.NaN
    await widget.panel.getByRole('button', { name: 'Go to the newest message' }).waitFor()
    await expect.poll(async () => (await topOf(answer)) >= (await topOf(place))).toBe(true)
    await widget.panel.getByRole('button', { name: 'Go to the newest message' }).click()
    await expect.poll(async () => (await topOf(answer)) < (await topOf(place))).toBe(true)
  })

  it('leads to the article itself, in the panel, and from there in a tab of its own', async () => {
    const { page, context } = await desk.profile()
    const widget = await openWidget(await page(), desk.server.url)
    await widget.say('Can the cups go in the dishwasher?')
    await widget.reads('safe in the dishwasher')

    await widget.source(/Looking after stoneware cups/).click()
    const reader = widget.panel.getByRole('dialog', { name: 'Looking after stoneware cups' })
    await untilSays(reader, 'sudden heat or cold cracks the glaze')
    const opened = context.waitForEvent('page')
    await reader.getByRole('link', { name: 'Open in a new tab' }).click()
    const article = await opened
    await untilSays(article.locator('body'), 'sudden heat or cold cracks the glaze')
    expect(new URL(article.url()).pathname).toBe('/help/shop/care-of-cups')
  })

  it('is understood as a follow-up of the turn before', async () => {
    const { page } = await desk.profile()
    const widget = await openWidget(await page(), desk.server.url)
    await widget.say('How do I return an item?')
    await widget.reads('Print the label')
    await widget.say('And who pays for it?')
    await widget.reads('From abroad the postage is yours')
    expect(await widget.times('From abroad the postage is yours')).toBe(1)
  })

  it('stays answered when the page is loaded again', async () => {
    const { page } = await desk.profile()
    const tab = await page()
    const widget = await openWidget(tab, desk.server.url)
    await widget.say('How long is a gift card valid?')
    await widget.reads('valid for 3 years')
    await tab.reload()
    const again = await openWidget(tab, desk.server.url)
    await again.reads('valid for 3 years')
    expect(await again.times('How long is a gift card valid?')).toBe(1)
  })
})
