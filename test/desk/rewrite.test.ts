/** Rewriting by a model over real HTTP: what leaves, what comes back, and what is done where it fails. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { articleDraft } from '../../src/desk/proposals.ts'
import { relay } from '../../src/desk/relay.ts'
import { rewrite } from '../../src/desk/rewrite.ts'
import { suggestion } from '../../src/desk/suggestion.ts'
import { openaiWriter } from '../../src/drafting/writer.ts'
import { brokenServer } from '../fake-openai/server.ts'
import { hired, opened, stateOf, writes } from '../fixtures/desk.ts'
import { openProviderDesk, type ProviderDesk } from '../fixtures/provider.ts'

let with_: ProviderDesk
let id: string
beforeEach(async () => {
  with_ = await openProviderDesk()
  with_.desk.writer = openaiWriter(with_.model)
  id = await opened(with_.desk, { name: 'Mira Novak' })
})
afterEach(() => with_.close())

const never = new AbortController().signal
const asked = () => JSON.stringify(with_.server.requests.at(-1)?.body.messages)

describe('a text of an agent’s', () => {
  it('comes back as the model put it, with the addresses that never left', async () => {
    with_.server.script({ text: 'Gladly! Write to [email 1] within 30 days.' })
    const text = 'Write to mira@example.org within 30 days.'
    expect(await rewrite(with_.desk, id, { text, how: 'friendlier' }, never)).toEqual({
      text: 'Gladly! Write to mira@example.org within 30 days.',
      drafter: 'openai gpt-test',
    })
    expect(asked()).toContain('[email 1]')
    expect(asked()).not.toContain('mira@')
  })

  it('is not replaced by one that says something else', async () => {
    with_.server.script({ text: 'Write within 14 days.' })
    const given = { text: 'Write within 30 days.', how: 'clearer' as const }
    expect(await rewrite(with_.desk, id, given, never)).toMatchObject({
      refused: 'factsChanged',
      fact: expect.stringContaining('14'),
    })
  })

  it('does not leave where it holds a card’s number', async () => {
    const given = { text: 'Your card 4111 1111 1111 1111 was refused', how: 'shorter' as const }
    expect(await rewrite(with_.desk, id, given, never)).toEqual({ refused: 'secretInText', kind: 'card number' })
    expect(with_.server.requests).toEqual([])
  })

  it('is left alone where the model fails, where there is none, and where there is no conversation', async () => {
    with_.server.otherwise(brokenServer)
    const given = { text: 'Hello there', how: 'shorter' as const }
    const failing = rewrite(with_.desk, id, given, never)
    await with_.advance(20_000)
    expect(await failing).toMatchObject({ refused: 'modelFailed' })
    expect(await rewrite(with_.desk, 'unknown', given, never)).toEqual({ refused: 'notFound' })
    const { writer: _, ...without } = with_.desk
    expect(await rewrite(without, id, given, never)).toEqual({ refused: 'noModel' })
  })

  it('counts against the budget of the customer whom it is for', async () => {
    const { desk } = with_
    desk.limits = { ...desk.limits, VISITOR_MODEL_REQUESTS_PER_DAY: 1 }
    with_.server.otherwise({ text: 'Hi there' })
    const given = { text: 'Hello there', how: 'friendlier' as const }
    expect(await rewrite(desk, id, given, never)).toMatchObject({ text: 'Hi there' })
    const { visitorId } = await stateOf(desk, id)
    expect(await desk.store.modelUsage(desk.clock.now().slice(0, 10), visitorId)).toMatchObject({ requests: 1 })
    expect(await rewrite(desk, id, given, never)).toEqual({ refused: 'modelFailed', fault: 'visitor_budget' })
    expect(with_.server.requests).toHaveLength(1)
  })

  it('is not used where the model gives away its rules', async () => {
    with_.server.script((request) => ({ text: String(request.messages[0]?.content.slice(0, 400)) }))
    expect(await rewrite(with_.desk, id, { text: 'Hello', how: 'fuller' }, never)).toEqual({
      refused: 'modelFailed',
      fault: 'filtered',
    })
  })
})

describe('a suggestion with a model', () => {
  it('is the model’s, and is called off with whoever asked', async () => {
    await writes(with_.desk, id, 'can I send it back within 30 days of delivery?')
    with_.server.otherwise({ text: 'You can send an order back within 30 days of delivery. [1]' })
    const found = await suggestion(with_.desk, id, never)
    expect(found).toMatchObject({ suggestion: { drafter: 'openai gpt-test' } })
    const before = with_.server.requests.length
    const gone = new AbortController()
    gone.abort()
    await suggestion(with_.desk, id, gone.signal).catch(() => {})
    expect(with_.server.requests).toHaveLength(before)
  })
})

describe('an article with a model', () => {
  async function answered() {
    const ann = await hired(with_.desk, 'Ann')
    await claim(with_.desk, id, ann)
    await writes(with_.desk, id, 'How do I send it back?')
    await relay(with_.desk, id, ann, {
      clientMessageId: 'a',
      text: 'Hi Mira! Print the label, and post it within 30 days.',
    })
  }

  it('is in the model’s words, and without names even so', async () => {
    await answered()
    with_.server.script({ text: '# Send an order back\n\n1. Print the label\n2. Post it within 30 days, says Mira' })
    const draft = await articleDraft(with_.desk, id, never)
    expect(draft).toMatchObject({ title: 'Send an order back', drafter: 'openai gpt-test' })
    expect((draft as { body: string }).body).toContain('2. Post it within 30 days, says …')
    expect(asked()).not.toMatch(/Mira|Novak/)
  })

  it.each([
    ['adds a number', { text: '# Send it back\n\nPost it within 31 days.' }],
    ['writes no article', { text: 'I cannot do that.' }],
    ['fails', { status: 400, error: { message: 'no' } }],
  ])('is the template where the model %s', async (_, reply) => {
    await answered()
    with_.server.script(reply)
    expect(await articleDraft(with_.desk, id, never)).toMatchObject({ drafter: 'template' })
  })
})
