import { afterAll, describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { Entry } from '../../src/protocol/lists.ts'
import { type FakeOpenAI, startFakeOpenAI, wrongKey } from '../fake-openai/server.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { first, inTwoParts, last } from './support/two-parts.ts'
import { openWidget } from './support/widget.ts'

let model: FakeOpenAI
const desk = journey(async () => {
  model = await startFakeOpenAI()
  return { env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'slow-and-steady', OPENAI_API_KEY: 'none' } }
}, [ana, chief])

afterAll(() => model.close())

describe('An answer that a model writes', () => {
  it('is shown sentence by sentence, and a reload in the middle of it ends with all of it, once', async () => {
    const { script, release } = inTwoParts()
    model.script(script)
    const { page } = await desk.profile()
    const tab = await page()
    const widget = await openWidget(tab, desk.server.url)
    const body = widget.panel.locator('body')
    await widget.say('Can the cups go in the dishwasher?')
    await widget.shows(first)
    expect(await textOf(body)).not.toContain(last)

    await tab.reload()
    const again = await openWidget(tab, desk.server.url)
    await again.shows(first)
    release()
    await again.reads(last)
    for (const sentence of [first, last]) {
      expect((await textOf(again.panel.locator('body'))).split(sentence)).toHaveLength(2)
    }
    await expect.poll(() => again.source(/Looking after stoneware cups/).count()).toBe(1)
    expect((await latest()).messages.filter(({ author }) => author.kind === 'bot')).toHaveLength(1)
    expect(model.requests).toHaveLength(1)
  })

  it('is the same in a second tab that was opened in the middle of it', async () => {
    const { script, release } = inTwoParts()
    model.script(script)
    const { page } = await desk.profile()
    const one = await openWidget(await page(), desk.server.url)
    await one.say('Can the cups go in the dishwasher?')
    await one.shows(first)
    const two = await openWidget(await page(), desk.server.url)
    await two.shows(first)
    release()
    for (const tab of [one, two]) {
      await tab.reads(last)
      expect(await tab.times(first)).toBe(1)
    }
  })

  it('is never finished over the head of an agent who takes over in the middle of it', async () => {
    const { script, release } = inTwoParts()
    model.script(script)
    const { page } = await desk.profile()
    const widget = await openWidget(await page(), desk.server.url)
    await widget.say('Can the cups go in the dishwasher?')
    await widget.shows(first)

    const agent = await signIn(desk.server, ana)
    const { conversationId } = await latest()
    await agent.post(`/api/conversations/${conversationId}/claim`, {})
    await widget.reads('Ana joined.')
    await agent.post(`/api/conversations/${conversationId}/messages`, { clientMessageId: 'a1', text: 'Yes, they can.' })
    await widget.reads('Yes, they can.')
    release()
    // Longer than the rest of the draft takes from here.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(await textOf(widget.panel.locator('body'))).not.toContain(last)
    expect((await latest()).messages.filter(({ author }) => author.kind === 'bot')).toEqual([])
  })

  it('that cannot be had is quoted instead; the team is told why, and until when', async () => {
    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    const banner = console.page.getByRole('status').filter({ hasText: 'The assistant is off' })
    await console.page.locator('.capacity').waitFor()
    expect(await banner.count()).toBe(0)

    model.otherwise(wrongKey)
    const { page } = await desk.profile()
    const widget = await openWidget(await page(), desk.server.url)
    await widget.say('How long is a gift card valid?')
    await widget.source(/gift card/i).waitFor()
    const { judgements, handoff } = await latest()
    expect(judgements.at(-1)).toMatchObject({ decision: 'answer', drafter: 'quote', fault: 'refused' })
    expect(handoff).toBeNull()
    await banner.waitFor()
    await untilSays(banner, /has been refusing the API key since \d{1,2}:\d{2}/)
    await untilSays(banner, /quoted from them\. (?:It is tried again within a minute|The next question tries it)/)
  })
})

async function latest(): Promise<StaffSnapshot> {
  const staff = await signIn(desk.server, chief)
  const { conversations } = await staff.get<{ conversations: Entry[] }>('/api/conversations')
  return await staff.get(`/api/conversations/${conversations[0]?.conversationId}`)
}
