import { describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { giveBack, resolve } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { isDenied } from '../../src/desk/desk.ts'
import { escalate } from '../../src/desk/escalate.ts'
import { arrive } from '../../src/desk/presence.ts'
import { correctBrief } from '../../src/desk/waiting.ts'
import {
  asks,
  asksForPerson,
  eventsOf,
  hired,
  messagesOf,
  opened,
  repliesOf,
  stateOf,
  statusOf,
} from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
freshDesk()

const button = () => asksForPerson(desk, id)

describe('the button for a person', () => {
  it('works before anything was said', async () => {
    await button()
    const { status, handoff } = await stateOf(desk, id)
    expect(status).toMatchObject({ kind: 'queued', promise: { kind: 'now' }, front: false })
    expect(handoff).toMatchObject({ reason: 'customer_request', rule: 'button' })
    expect(handoff?.brief).toMatchObject({ wants: '', tried: [], summary: say('en', 'summaryEmpty', {}) })
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({ author: { kind: 'system' } })
  })

  it('tells the customer that nobody is there now', async () => {
    await button()
    expect((await messagesOf(desk, id)).at(-1)?.text).toBe(
      `${say('en', 'handoffRequested', {})} ${say('en', 'waitNext', {})} ${say('en', 'waitNobody', {})}`,
    )
  })

  it('tells the customer where they stand', async () => {
    await arrive(desk, await hired(desk, 'Ann'))
    const first = await opened(desk)
    await asksForPerson(desk, first)
    await button()
    expect((await messagesOf(desk, id)).at(-1)?.text).toBe(
      `${say('en', 'handoffRequested', {})} ${say('en', 'waitPosition', { position: 2 })}`,
    )
  })

  it('pressed again, or many times at once, changes nothing', async () => {
    await Promise.all([button(), button(), button()])
    const before = await eventsOf(desk, id)
    await button()
    expect(await eventsOf(desk, id)).toEqual(before)
    expect(before.filter(({ type }) => type === 'handoff.recorded')).toHaveLength(1)
  })

  it('changes nothing where a person is there already', async () => {
    await button()
    await claim(desk, id, await hired(desk, 'Ann'))
    const before = await stateOf(desk, id)
    expect(isDenied(await button())).toBe(false)
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('works after the conversation was resolved, and begins it anew', async () => {
    const ann = await hired(desk, 'Ann')
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    await button()
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'queued' }, ratingAsked: false })
  })

  it('works after the assistant took the conversation back', async () => {
    const ann = await hired(desk, 'Ann')
    await claim(desk, id, ann)
    await giveBack(desk, id, ann)
    await button()
    expect((await statusOf(desk, id)).kind).toBe('queued')
  })

  it('in the middle of a draft calls it off, and the question is in the brief', async () => {
    const draft = held(`${QUOTED}\n\nAnd `)
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    await button()
    await desk.clock.advance(60_000)
    expect(draft.calledOff()).toBe(true)
    expect(await repliesOf(desk, id)).toEqual([])
    expect((await stateOf(desk, id)).handoff?.brief.wants).toBe(question)
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('speaks the language that the customer last wrote', async () => {
    desk.retriever.speaks(() => 'de')
    await asks(desk, id, 'Kann ich das zurückschicken?')
    await button()
    expect((await messagesOf(desk, id)).at(-1)?.text).toContain(say('de', 'handoffRequested', {}))
  })

  it('speaks the browser’s language where nothing was written', async () => {
    const french = await opened(desk, { locale: 'fr-CA' })
    await asksForPerson(desk, french)
    expect((await messagesOf(desk, french)).at(-1)?.text).toContain(say('fr', 'handoffRequested', {}))
  })

  it('is refused where there is no such conversation', async () => {
    expect(await escalate(desk, 'nowhere', { reason: 'customer_request', rule: 'button' })).toEqual({
      refused: 'notFound',
    })
  })
})

describe('the brief', () => {
  it('says what is wanted, what was tried and done, in what mood, with a suggested reply and its sources', async () => {
    desk.retriever.decides('clarify', 'broken')
    await asks(desk, id, 'I have already restarted the oven, and my cup is broken, I am furious')
    await asks(desk, id, 'I want to speak to a human')
    const { handoff } = await stateOf(desk, id)
    expect(handoff?.reason).toBe('customer_request')
    expect(handoff?.brief).toMatchObject({
      wants: expect.stringContaining('my cup is broken'),
      mood: 'upset',
      tried: [{ passages: [{ articleId: 'orders/returns' }, {}, {}] }],
      suggestedReply: { citations: [{ articleId: 'orders/returns' }] },
    })
    expect(handoff?.brief.tried[0]?.why.join(' ')).not.toBe('')
    expect(handoff?.brief.alreadyDid.join(' ')).toContain('restarted')
    expect(handoff?.brief.said.map(({ text }) => text)).toEqual([
      'I have already restarted the oven, and my cup is broken, I am furious',
      'I want to speak to a human',
    ])
    expect(handoff?.brief.summary).toContain('my cup is broken')
  })

  it('suggests nothing where the articles are about something else', async () => {
    desk.retriever.decides('decline')
    await asks(desk, id, 'who won the world cup?')
    await button()
    expect((await stateOf(desk, id)).handoff?.brief.suggestedReply).toBeUndefined()
  })

  it('can be corrected by the customer', async () => {
    await button()
    await correctBrief(desk, id, 'I want a new cup')
    expect((await stateOf(desk, id)).handoff?.correction).toBe('I want a new cup')
  })

  it('does not tell of what was dealt with before the assistant took it back', async () => {
    await asks(desk, id, 'my old matter with the teapot')
    const ann = await hired(desk, 'Ann')
    await claim(desk, id, ann)
    await giveBack(desk, id, ann)
    await asks(desk, id, 'what does gift wrapping cost?')
    await button()
    expect(JSON.stringify((await stateOf(desk, id)).handoff?.brief)).not.toContain('teapot')
  })
})
