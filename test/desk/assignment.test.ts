import { beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { giveBack, release, reopen, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { arrive, leave } from '../../src/desk/presence.ts'
import { customerSnapshot } from '../../src/desk/snapshot.ts'
import { sweep } from '../../src/desk/sweep.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import {
  asks,
  asksForPerson,
  hired,
  type Member,
  messagesOf,
  opened,
  repliesOf,
  stateOf,
  statusOf,
  writes,
} from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'

freshDesk()

let ann: Member
let ben: Member
beforeEach(async () => {
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
  await arrive(desk, ann)
  await asksForPerson(desk, id)
  await claim(desk, id, ann)
})

describe('releasing', () => {
  it('puts the conversation before everyone else in the queue, who came first or not', async () => {
    const other = await opened(desk)
    await asksForPerson(desk, other)
    await release(desk, id, ann)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
    expect((await customerSnapshot(desk, await stateOf(desk, id))).queue?.position).toBe(1)
    expect((await customerSnapshot(desk, await stateOf(desk, other))).queue?.position).toBe(2)
  })

  it('is only for the one who holds it', async () => {
    expect(await release(desk, id, ben)).toEqual({ refused: 'notYours' })
  })
})

describe('transferring', () => {
  it('to a colleague hands it over at once, with a note that the customer never sees', async () => {
    await transfer(desk, id, ann, { agentId: ben.id, note: 'canary: knows teapots' })
    const state = await stateOf(desk, id)
    expect(state.status).toMatchObject({ kind: 'assigned', agentId: ben.id, agentName: 'Ben' })
    const snapshot = await customerSnapshot(desk, state)
    expect(snapshot.agent).toEqual({ id: ben.id, name: 'Ben' })
    expect(JSON.stringify(snapshot)).not.toContain('canary')
  })

  it('to a team puts it at the front of the queue under the team', async () => {
    desk.set({ teams: [{ id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }] })
    await transfer(desk, id, ann, { teamId: 'billing', note: 'an invoice' })
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', teamId: 'billing', front: true })
  })

  it('to someone who is not there to take it is refused, and nothing changes', async () => {
    const gone = await hired(desk, 'Gone')
    await desk.store.setDisabled(gone.id, true)
    const editor = { name: 'Eve', email: 'eve@desk.example', roles: ['editor' as const], disabled: false }
    await desk.store.addStaff({ ...editor, id: 'eve', passwordHash: 'none', at: desk.clock.now() })
    const before = await stateOf(desk, id)
    for (const to of [{ agentId: gone.id }, { agentId: 'nobody' }, { agentId: 'eve' }, { teamId: 'nowhere' }, {}]) {
      expect(await transfer(desk, id, ann, { ...to, note: 'x' })).toEqual({ refused: 'notFound' })
    }
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('is only for the one who holds it', async () => {
    expect(await transfer(desk, id, ben, { agentId: ben.id, note: 'mine' })).toEqual({ refused: 'notYours' })
  })
})

describe('giving back to the assistant', () => {
  it('tells the customer, and the assistant answers again', async () => {
    await giveBack(desk, id, ann)
    expect((await messagesOf(desk, id)).at(-1)).toMatchObject({
      author: { kind: 'system' },
      text: say('en', 'backToAssistant', {}),
    })
    await asks(desk, id, 'can I send it back?')
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
  })

  it('draws a line: what was dealt with before does not come up again', async () => {
    await writes(desk, id, 'the old matter with the teapot')
    await giveBack(desk, id, ann)
    await asks(desk, id, 'and how long does that take?')
    expect(desk.retriever.searches.at(-1)?.history).toEqual([])
    expect(JSON.stringify(desk.drafter.requests)).not.toContain('teapot')
  })

  it('counts from the beginning again', async () => {
    await giveBack(desk, id, ann)
    desk.retriever.decides('decline')
    await asks(desk, id, 'who won the world cup?')
    expect((await stateOf(desk, id)).fruitless).toBe(1)
    await claim(desk, id, ann)
    await giveBack(desk, id, ann)
    await asks(desk, id, 'and the one before?')
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'answering' }, fruitless: 1, turns: 1 })
  })

  it('leaves unanswered what the customer had written to the agent', async () => {
    await writes(desk, id, 'are you still there, Ann?')
    await giveBack(desk, id, ann)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toEqual([])
  })
})

describe('setting aside', () => {
  it('ends when the customer writes, and the assistant keeps out of it', async () => {
    await snooze(desk, id, ann)
    expect(await statusOf(desk, id)).toMatchObject({ snoozedUntil: 'reply' })
    await asks(desk, id, 'I am back')
    expect(await statusOf(desk, id)).not.toHaveProperty('snoozedUntil')
    expect(await repliesOf(desk, id)).toEqual([])
  })

  it('until a moment ends by itself when it has come', async () => {
    await snooze(desk, id, ann, '2026-03-02T11:00:00.000Z')
    await desk.clock.advance(3_599_000)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ snoozedUntil: '2026-03-02T11:00:00.000Z' })
    await desk.clock.advance(1_000)
    await sweep(desk)
    expect(await statusOf(desk, id)).not.toHaveProperty('snoozedUntil')
  })

  it('ends by itself however many conversations are held', async () => {
    const { conversations } = desk.store
    desk.store.conversations = (query) => conversations({ ...query, limit: 1 })
    await snooze(desk, id, ann, '2026-03-02T11:00:00.000Z')
    const newer = await opened(desk)
    await claim(desk, newer, ann)
    await desk.clock.advance(3_600_000)
    await sweep(desk)
    expect(await statusOf(desk, id)).not.toHaveProperty('snoozedUntil')
  })

  it('is only for the one who holds it', async () => {
    expect(await snooze(desk, id, ben)).toEqual({ refused: 'notYours' })
  })
})

describe('resolving', () => {
  it('ends the episode and asks the customer how it was', async () => {
    await resolve(desk, id, ann, 'not_solved')
    expect(await stateOf(desk, id)).toMatchObject({
      status: { kind: 'resolved', outcome: 'not_solved', agentId: ann.id },
      ratingAsked: true,
    })
    expect((await customerSnapshot(desk, await stateOf(desk, id))).ratingAsked).toBe(true)
  })

  it('twice changes nothing; a colleague may not', async () => {
    expect(await resolve(desk, id, ben)).toEqual({ refused: 'notYours' })
    await resolve(desk, id, ann)
    const before = await stateOf(desk, id)
    await resolve(desk, id, ann)
    expect(await stateOf(desk, id)).toEqual(before)
  })
})

describe('a message to a resolved conversation', () => {
  beforeEach(() => resolve(desk, id, ann))

  it('opens it again for its agent, who is there', async () => {
    await asks(desk, id, 'it broke again')
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ann.id, agentName: 'Ann' })
    expect(await repliesOf(desk, id)).toEqual([])
    expect((await stateOf(desk, id)).ratingAsked).toBe(false)
  })

  it('opens it again for the assistant where that agent is gone, which answers this message alone', async () => {
    await leave(desk, ann)
    await asks(desk, id, 'can I send it back?')
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
    expect(desk.drafter.requests[0]?.question).toBe('can I send it back?')
  })

  it('opens it again for the assistant where that agent was disabled', async () => {
    await desk.store.setDisabled(ann.id, true)
    await writes(desk, id, 'can I send it back?')
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })
})

describe('opening again', () => {
  it('is for any agent, and only for what is resolved', async () => {
    expect(await reopen(desk, id, ben)).toEqual({ refused: 'notResolved' })
    await resolve(desk, id, ann)
    await reopen(desk, id, ben)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ben.id })
  })
})

describe('outside opening hours', () => {
  it('a released conversation is the assistant’s to answer until someone comes', async () => {
    desk.set({ hours: { ...defaultSettings.hours, weekly: {} } })
    await release(desk, id, ann)
    await asks(desk, id, 'can I send it back?')
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
  })
})
