import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolve } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { rate } from '../../src/desk/rate.ts'
import { start } from '../../src/desk/start.ts'
import { closeIdle, idleKeeper, solved } from '../../src/desk/survey.ts'
import { askForPerson } from '../../src/desk/waiting.ts'
import {
  asks,
  eventsOf,
  hired,
  type Member,
  openDesk,
  opened,
  stateOf,
  type TestDesk,
  writes,
} from '../fixtures/desk.ts'

const DAY = 24 * 3_600_000

let desk: TestDesk
let ann: Member
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
})
afterEach(() => desk.close())

const wants = (surveys: object) => desk.set({ surveys: { ...desk.settings().surveys, ...surveys } })

async function served(id: string): Promise<string[] | undefined> {
  await claim(desk, id, ann)
  await resolve(desk, id, ann)
  return (await stateOf(desk, id)).survey?.asks
}

/** Another conversation of the same visitor. */
async function another(id: string): Promise<string> {
  const { visitorId, contact } = await stateOf(desk, id)
  return (await start(desk, { visitorId, contact })).id
}

describe('what a customer is asked when an agent is done', () => {
  it('is how it was, unless the settings say more', async () => {
    expect(await served(await opened(desk))).toEqual(['csat'])
    wants({ ces: true, nps: true })
    expect(await served(await opened(desk))).toEqual(['csat', 'ces', 'nps'])
  })

  it('is nothing where nothing is wanted', async () => {
    wants({ csat: false })
    const id = await opened(desk)
    expect(await served(id)).toBeUndefined()
    expect((await eventsOf(desk, id)).map(({ type }) => type)).not.toContain('rating.asked')
  })

  it('asks a person once in ninety days whether they recommend the desk, in whichever conversation and on whichever device', async () => {
    wants({ nps: true })
    const id = await opened(desk)
    expect(await served(id)).toContain('nps')
    expect(await served(await another(id))).not.toContain('nps')
    const elsewhere = await opened(desk)
    for (const one of [id, elsewhere]) await desk.store.bindVisitor((await stateOf(desk, one)).visitorId, 'mia')
    expect(await served(elsewhere)).not.toContain('nps')
    expect(await served(await opened(desk))).toContain('nps')
    await desk.clock.advance(90 * DAY)
    expect(await served(await another(elsewhere))).toContain('nps')
  })

  it('is asked for each episode', async () => {
    const id = await opened(desk)
    await served(id)
    await rate(desk, id, { csat: 2 })
    await writes(desk, id, 'Still broken')
    expect(await stateOf(desk, id)).not.toHaveProperty('rating')
    expect(await served(id)).toEqual(['csat'])
    expect((await stateOf(desk, id)).ratingAsked).toBe(true)
  })
})

describe('a customer who says that it is solved', () => {
  it('ends what the assistant has, or what waits, and is asked how it was', async () => {
    const id = await opened(desk)
    await asks(desk, id, 'can I send it back?')
    await solved(desk, id)
    expect(await stateOf(desk, id)).toMatchObject({
      status: { kind: 'resolved', outcome: 'solved' },
      survey: { asks: ['csat'], of: 'assistant' },
    })
    const waiting = await opened(desk)
    await askForPerson(desk, waiting, {})
    await solved(desk, waiting)
    expect(await desk.store.queued()).toEqual([])
  })

  it('changes nothing the second time', async () => {
    const id = await opened(desk)
    await solved(desk, id)
    const before = await stateOf(desk, id)
    await solved(desk, id)
    expect(await stateOf(desk, id)).toEqual(before)
  })
})

describe('a conversation of the assistant in which nobody writes any more', () => {
  it('is over after as many hours as the settings say, and not before', async () => {
    wants({ idleHours: 6, nps: true })
    const id = await opened(desk)
    await asks(desk, id, 'can I send it back?')
    const held = await opened(desk)
    await claim(desk, held, ann)
    const keep = idleKeeper(desk)
    await desk.clock.advance(DAY / 4 - 60_000)
    await keep()
    expect((await stateOf(desk, id)).status.kind).toBe('answering')
    await desk.clock.advance(5 * 60_000)
    await keep()
    // Whoever comes back is asked how it was; whether they recommend the desk waits for a better moment.
    expect(await stateOf(desk, id)).toMatchObject({
      status: { kind: 'resolved', outcome: 'no_answer' },
      survey: { asks: ['csat'], of: 'assistant' },
    })
    expect((await stateOf(desk, held)).status.kind).toBe('assigned')
  })

  it('goes on by a message, answered by the assistant', async () => {
    const id = await opened(desk)
    await asks(desk, id, 'can I send it back?')
    await desk.clock.advance(2 * DAY)
    expect(await closeIdle(desk)).toBe(1)
    await asks(desk, id, 'what does gift wrapping cost?')
    const types = (await eventsOf(desk, id)).map(({ type }) => type)
    expect(types.slice(-4)).toEqual(['message.posted', 'conversation.reopened', 'message.posted', 'answer.judged'])
  })
})
