import { beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { claim } from '../../src/desk/claim.ts'
import { keepAssistant, leaveQueue } from '../../src/desk/waiting.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import {
  asks,
  asksForPerson,
  eventsOf,
  hired,
  messagesOf,
  repliesOf,
  stateOf,
  statusOf,
  writes,
} from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED } from '../fixtures/scripted.ts'

const question = 'can I send it back?'
freshDesk()

const button = () => asksForPerson(desk, id)
const closed = { ...defaultSettings.hours, weekly: { tue: [['09:00', '17:00'] as [string, string]] } }

describe('while waiting', () => {
  it('the assistant is silent', async () => {
    await button()
    await asks(desk, id, question)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toEqual([])
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('the customer may keep the assistant: it answers, and the place is kept', async () => {
    await button()
    const before = await statusOf(desk, id)
    await keepAssistant(desk, id)
    await asks(desk, id, question)
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
    expect(await statusOf(desk, id)).toEqual({ ...before, assistant: true })
  })

  it('the assistant that was kept does not offer or bring in another person', async () => {
    await button()
    await keepAssistant(desk, id)
    desk.retriever.decides('decline')
    await asks(desk, id, 'this is ridiculous, I am furious! who won the world cup?')
    await asks(desk, id, 'and the one before?')
    const types = (await eventsOf(desk, id)).map(({ type }) => type)
    expect(types).not.toContain('handoff.offered')
    expect(types.filter((type) => type === 'handoff.recorded')).toHaveLength(1)
    expect((await repliesOf(desk, id)).at(-1)?.text).toBe(say('en', 'alreadyWaiting', {}))
  })

  it('the assistant that was kept says so where the articles do not hold the answer', async () => {
    await button()
    await keepAssistant(desk, id)
    desk.retriever.decides('handoff')
    await asks(desk, id, 'what does a golden cup cost?')
    const text = `${say('en', 'declined', {})} ${say('en', 'alreadyWaiting', {})}`
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'handoff', text }])
  })

  it('asking for a person again is told that one has been asked', async () => {
    await button()
    await keepAssistant(desk, id)
    await asks(desk, id, 'I want to speak to a human')
    expect((await repliesOf(desk, id)).map(({ text }) => text)).toEqual([say('en', 'alreadyWaiting', {})])
  })

  it('a claim drops the draft of the assistant that was kept', async () => {
    await button()
    await keepAssistant(desk, id)
    const draft = held(`${QUOTED}\n\nAnd `)
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    await claim(desk, id, await hired(desk, 'Ann'))
    expect(draft.calledOff()).toBe(true)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toEqual([])
  })

  it('keeping the assistant twice changes nothing, and elsewhere it is refused', async () => {
    expect(await keepAssistant(desk, id)).toEqual({ refused: 'notQueued' })
    await button()
    await keepAssistant(desk, id)
    const before = await stateOf(desk, id)
    await keepAssistant(desk, id)
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('the customer may leave the queue, is told so, and is answered again', async () => {
    await button()
    await leaveQueue(desk, id)
    expect((await messagesOf(desk, id)).at(-1)?.text).toBe(say('en', 'leftQueue', {}))
    await asks(desk, id, question)
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
    const before = await stateOf(desk, id)
    await leaveQueue(desk, id)
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('a question that the assistant is at is still answered when the customer leaves the queue', async () => {
    await button()
    await keepAssistant(desk, id)
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    const { message } = await asks(desk, id, question)
    await leaveQueue(desk, id)
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toMatchObject([{ text: QUOTED }])
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [message.id] } }])
    expect(await desk.store.intent(id)).toBeUndefined()
  })
})

describe('outside opening hours', () => {
  beforeEach(() => desk.set({ hours: closed }))

  it('the customer is told when, and keeps their place without a number', async () => {
    await button()
    expect(await statusOf(desk, id)).toMatchObject({
      kind: 'queued',
      promise: { kind: 'later', at: '2026-03-03T09:00:00.000Z' },
    })
    const told = (await messagesOf(desk, id)).at(-1)?.text ?? ''
    expect(told).toContain('Tuesday')
    expect(told).toContain(say('en', 'stillHere', {}))
    expect(told).not.toMatch(/number|next in/)
  })

  it('the assistant goes on answering', async () => {
    await button()
    await asks(desk, id, question)
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
    expect((await statusOf(desk, id)).kind).toBe('queued')
  })

  it('a question that the assistant is at is still answered when the button is pressed', async () => {
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    await button()
    expect(draft.calledOff()).toBe(true)
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toMatchObject([{ text: QUOTED }])
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('with no opening in sight says so instead of a date', async () => {
    desk.set({ hours: { ...closed, weekly: {} } })
    await button()
    expect((await messagesOf(desk, id)).at(-1)?.text).toContain(say('en', 'waitUnknown', {}))
  })

  it('a failure of the bot is told with the same promise', async () => {
    desk.retriever.breaks(new Error('gone'))
    await asks(desk, id, question)
    expect((await repliesOf(desk, id)).at(-1)?.text).toContain('Tuesday')
  })

  it('a message to the assistant, written while the customer waits, is received as any other', async () => {
    await button()
    const { message } = await writes(desk, id, question)
    expect(await desk.store.intent(id)).toMatchObject({ answers: [message.id] })
  })
})
