import { describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { Entry } from '../../src/protocol/lists.ts'
import { openConsole } from './support/console.ts'
import { journey } from './support/journey.ts'
import { textOf, untilSays } from './support/read.ts'
import { ana, bo, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'

const desk = journey({}, [ana, bo, chief])

describe('A question that the articles do not cover', () => {
  it('goes to an agent who knows everything, answers and resolves, and is rated', async () => {
    const visitor = await desk.profile()
    const agent = await desk.profile()
    const console = await openConsole(await agent.page(), desk.server.url, ana)
    await console.shows('Nobody is waiting')

    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('Do you sharpen kitchen knives in the workshop?')
    // One question back is allowed; after that it is a person's turn.
    await untilSays(widget.log, /assistant|person|team|help/i)
    if (!(await isQueued(textOf(widget.panel.locator('body'))))) {
      await widget.say('None of those: I want my kitchen knives sharpened')
    }
    await widget.shows(/Number 1 in the queue|You are number 1/)

    await console.shows('kitchen knives')
    await console.open('kitchen knives')
    const brief = console.page.getByRole('region', { name: 'Brief' })
    await untilSays(brief, 'kitchen knives')
    await untilSays(brief, 'What the assistant tried')
    await console.takeOver()
    await widget.reads('Ana joined.')
    await console.note('Knife man comes on Fridays')
    await console.reply('We do, every Friday. Bring them in!')
    await widget.reads('We do, every Friday. Bring them in!')
    await widget.say('Wonderful, thank you')
    await console.shows('Wonderful, thank you')
    expect(await textOf(widget.panel.locator('body'))).not.toContain('Knife man')

    await console.resolve()
    await widget.shows('How did we do?')
    await widget.panel.getByTitle(/Very well/).click()
    await widget.panel.getByLabel('Anything to add?').fill('Quick and kind')
    await widget.panel.locator('.rating').getByRole('button', { name: 'Send' }).click()
    await widget.shows('Thank you for your rating.')

    const staff = await signIn(desk.server, bo)
    const { conversations } = await staff.get<{ conversations: Entry[] }>('/api/conversations?status=resolved')
    expect(conversations).toHaveLength(1)
    const kept = () => staff.get<StaffSnapshot>(`/api/conversations/${conversations[0]?.conversationId}`)
    await expect.poll(async () => (await kept()).rating).toMatchObject({ csat: 5, comment: 'Quick and kind' })
    const record = await kept()
    expect(record.handoff?.brief.wants).toContain('knives')
    expect(record.handoff?.brief.tried.length).toBeGreaterThan(0)
  })

  it('is never guessed at: no reply of the assistant names a source', async () => {
    const staff = await signIn(desk.server, bo)
    const { conversations } = await staff.get<{ conversations: Entry[] }>('/api/conversations?status=resolved')
    const record = await staff.get<StaffSnapshot>(`/api/conversations/${conversations[0]?.conversationId}`)
    const said = record.messages.filter(({ author }) => author.kind === 'bot')
    expect(said.length).toBeGreaterThan(0)
    expect(said.flatMap(({ citations }) => citations)).toEqual([])
  })
})

async function isQueued(text: Promise<string>): Promise<boolean> {
  return /queue/i.test(await text)
}
