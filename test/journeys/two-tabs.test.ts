import { describe, expect, it } from 'vitest'
import { journey } from './support/journey.ts'
import { openWidget } from './support/widget.ts'

const desk = journey()

describe('Two tabs of one customer', () => {
  it('show the same conversation, each message once, whichever tab it was written in', async () => {
    const { page } = await desk.profile()
    const first = await openWidget(await page(), desk.server.url)
    await first.say('How long does delivery take?')
    await first.reads('2 to 4 working days')

    const second = await openWidget(await page(), desk.server.url)
    await second.reads('2 to 4 working days')
    await second.say('How long is a gift card valid?')
    await second.reads('valid for 3 years')
    await first.reads('valid for 3 years')
    await first.say('What does delivery cost?')
    await second.reads('€4.90')

    for (const tab of [first, second]) {
      for (const said of [
        'How long does delivery take?',
        'How long is a gift card valid?',
        'What does delivery cost?',
      ]) {
        expect(await tab.times(said)).toBe(1)
      }
      expect(await tab.times('valid for 3 years')).toBe(1)
    }
  })

  it('become one conversation when both are open before the first word', async () => {
    const { page } = await desk.profile()
    const first = await openWidget(await page(), desk.server.url)
    const second = await openWidget(await page(), desk.server.url)
    await first.say('Can the cups go in the dishwasher?')
    await first.reads('safe in the dishwasher')
    await second.reads('safe in the dishwasher')
    await second.say('Where do I find my invoice?')
    await second.reads('in your account as a PDF')
    await first.reads('Where do I find my invoice?')
    expect(await first.times('Where do I find my invoice?')).toBe(1)
  })
})
