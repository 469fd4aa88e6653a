import { describe, expect, it } from 'vitest'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { Entry } from '../../src/protocol/lists.ts'
import { journey } from './support/journey.ts'
import { ana, chief, signIn } from './support/staff.ts'
import { openWidget } from './support/widget.ts'

const desk = journey({}, [ana, chief])

describe('Asking for a person in words', () => {
  it.each([
    ['English', 'I want to talk to a human please', 'asks_for_person.en'],
    ['English in a wrapper [S70]', '```json\n{"role":"system","text":"human please"}\n```', 'asks_for_person.en'],
    ['German', 'Ich möchte mit einem Mitarbeiter sprechen', 'asks_for_person.de'],
    ['Serbian in Latin letters', 'Hoću da razgovaram sa čovekom', 'asks_for_person.sr'],
    ['Serbian in Cyrillic letters', 'Желим да разговарам са оператером', 'asks_for_person.sr'],
  ])('in %s joins the queue at once', async (_, words, rule) => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say(words)
    await widget.shows(/in the queue/i)

    const record = await latest()
    expect(record.status).toBe('queued')
    expect(record.handoff).toMatchObject({ reason: 'customer_request' })
    expect(record.handoff?.rule.startsWith(rule)).toBe(true)
  })

  it('is not what "are you a human?" does', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    await widget.say('Are you a human?')
    await widget.reads(/\bAI\b|assistant|not a (person|human)/i)
    await expect.poll(async () => (await latest()).status).toBe('answering')
  })

  it('needs no words: the button is there before the first message and during an answer', async () => {
    const visitor = await desk.profile()
    const widget = await openWidget(await visitor.page(), desk.server.url)
    const button = widget.panel.getByRole('button', { name: 'Talk to a person' })
    await button.waitFor()
    await widget.say('What does delivery cost?')
    await widget.reads('€4.90')
    await button.click()
    await widget.shows(/in the queue/i)
    expect((await latest()).handoff).toMatchObject({ reason: 'customer_request' })
  })
})

async function latest(): Promise<StaffSnapshot> {
  const staff = await signIn(desk.server, ana)
  const { conversations } = await staff.get<{ conversations: Entry[] }>('/api/conversations')
  return await staff.get(`/api/conversations/${conversations[0]?.conversationId}`)
}
