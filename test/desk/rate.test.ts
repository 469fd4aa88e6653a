import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { rate, rateAnswer } from '../../src/desk/rate.ts'
import { asks, eventsOf, hired, opened, repliesOf, stateOf, statusOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'

freshDesk()

async function lastReply(): Promise<string> {
  return (await repliesOf(desk, id)).at(-1)?.id ?? ''
}

async function down(messageId?: string) {
  return rateAnswer(desk, id, messageId ?? (await lastReply()), { helpful: false, why: 'not my question' })
}

async function typesOf(): Promise<string[]> {
  return (await eventsOf(desk, id)).map(({ type }) => type)
}

describe('a thumbs down', () => {
  it('offers a person and keeps the reason', async () => {
    await asks(desk, id, 'can I send it back?')
    await down()
    expect((await eventsOf(desk, id)).slice(-2)).toMatchObject([
      { type: 'answer.rated', data: { helpful: false, why: 'not my question' } },
      { type: 'handoff.offered', data: { reason: 'thumbs_down', rule: 'thumbs_down' } },
    ])
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })

  it('and “yes” brings in a person', async () => {
    await asks(desk, id, 'can I send it back?')
    await down()
    await asks(desk, id, 'yes')
    expect((await stateOf(desk, id)).handoff?.reason).toBe('accepted_offer')
  })

  it('on a second answer in a row brings in a person', async () => {
    await asks(desk, id, 'can I send it back?')
    await down()
    await asks(desk, id, 'what does gift wrapping cost?')
    await down()
    expect(await stateOf(desk, id)).toMatchObject({
      status: { kind: 'queued' },
      handoff: { reason: 'loop_limit', rule: 'fruitless_turns.2' },
    })
  })

  it('on the answer after a clarifying question brings in a person', async () => {
    desk.retriever.decides('clarify', 'work')
    await asks(desk, id, 'it does not work')
    await asks(desk, id, 'can I send it back?')
    await down()
    expect((await stateOf(desk, id)).handoff?.reason).toBe('loop_limit')
  })

  it('clicked twice on one answer is one turn, and brings in nobody', async () => {
    await asks(desk, id, 'can I send it back?')
    await down()
    await down()
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'answering' }, fruitless: 1 })
  })

  it('does not queue a second time whoever waits already', async () => {
    await asks(desk, id, 'can I send it back?')
    const first = await lastReply()
    await asks(desk, id, 'human please')
    await down(first)
    expect((await typesOf()).filter((type) => type === 'conversation.queued')).toHaveLength(1)
    expect(await typesOf()).not.toContain('handoff.offered')
  })
})

describe('a thumbs up', () => {
  it('is recorded, and offers nobody', async () => {
    await asks(desk, id, 'can I send it back?')
    await rateAnswer(desk, id, await lastReply(), { helpful: true })
    expect((await typesOf()).at(-1)).toBe('answer.rated')
  })
})

describe('rating something that is not an answer of the assistant', () => {
  it('is refused, and changes nothing', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    const before = await stateOf(desk, id)
    expect(await down(message.id)).toEqual({ refused: 'unknownMessage' })
    expect(await down('01900000-0000-7000-8000-0000000000ff')).toEqual({ refused: 'unknownMessage' })
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('is refused for an answer in another conversation', async () => {
    await asks(desk, id, 'can I send it back?')
    const other = await opened(desk)
    expect(await rateAnswer(desk, other, await lastReply(), { helpful: true })).toEqual({ refused: 'unknownMessage' })
  })
})

describe('rating the episode', () => {
  it('keeps the last rating, with its moment, and asks no more', async () => {
    const ann = await hired(desk, 'Ann')
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    await rate(desk, id, { csat: 2, comment: 'slow' })
    await desk.clock.advance(1_000)
    await rate(desk, id, { csat: 5 })
    expect(await stateOf(desk, id)).toMatchObject({
      rating: { csat: 5, at: '2026-03-02T10:00:01.000Z' },
      ratingAsked: false,
      status: { kind: 'resolved' },
    })
  })
})
