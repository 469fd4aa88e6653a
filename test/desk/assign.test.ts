import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepAssigning } from '../../src/desk/assign.ts'
import { giveBack, release, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { changeMember } from '../../src/desk/members.ts'
import { arrive, leave } from '../../src/desk/presence.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot } from '../../src/desk/snapshot.ts'
import { leaveQueue, waitByEmail } from '../../src/desk/waiting.ts'
import type { StaffChange } from '../../src/ports/staff.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts'
import { settled } from '../fixtures/clock.ts'
import {
  asksForPerson,
  eventsOf,
  hired,
  type Member,
  openDesk,
  opened,
  stateOf,
  statusOf,
  type TestDesk,
  waiting,
  writes,
} from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let ben: Member
let stop: () => void
const automatic = (more: Partial<Settings['queue']> = {}) =>
  desk.set({ queue: { ...defaultSettings.queue, assign: 'automatic', ...more } })
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
  automatic()
  stop = await keepAssigning(desk)
})
afterEach(() => {
  stop()
  return desk.close()
})

async function waits(more: Parameters<typeof opened>[1] = {}): Promise<string> {
  const id = await waiting(desk, more)
  await settled()
  return id
}

/** Who has each of these, by name; `-` where nobody does. */
async function holders(...ids: string[]): Promise<string[]> {
  await settled()
  const all = await Promise.all(ids.map((id) => statusOf(desk, id)))
  return all.map((status) => (status.kind === 'assigned' ? status.agentName : '-'))
}

async function member(id: string) {
  const found = await desk.store.staffById(id)
  if (!found) throw new Error(`${id} is not staff`)
  return found
}

describe('[P9] no conversation waits while an agent is free', () => {
  it('it is given out when it arrives, without a tick of the clock', async () => {
    await arrive(desk, ann)
    const id = await waits()
    expect(await holders(id)).toEqual(['Ann'])
    const claimed = (await eventsOf(desk, id)).find(({ type }) => type === 'conversation.claimed')
    expect(claimed).toMatchObject({
      actor: { kind: 'system' },
      data: { agentId: ann.id, agentName: 'Ann', how: 'assigned' },
    })
    expect((await customerSnapshot(desk, await stateOf(desk, id))).agent).toEqual({ id: ann.id, name: 'Ann' })
  })

  it('it is given out when an agent comes, comes back from a break or has their line again', async () => {
    const one = await waits()
    expect(await holders(one)).toEqual(['-'])
    await arrive(desk, ann, 'away')
    expect(await holders(one)).toEqual(['-'])
    await arrive(desk, ann, 'online')
    expect(await holders(one)).toEqual(['Ann'])
    await arrive(desk, ann, 'away')
    const two = await waits()
    await arrive(desk, ann, 'assign_only')
    expect(await holders(two)).toEqual(['Ann'])
  })

  it.each([
    ['resolves one', (id: string) => resolve(desk, id, ann)],
    ['gives one back to the assistant', (id: string) => giveBack(desk, id, ann)],
    ['hands one to a colleague', (id: string) => transfer(desk, id, ann, { agentId: ben.id, note: 'yours' })],
  ])('it is given out when an agent who was full %s', async (_, frees) => {
    automatic({ capacity: 1 })
    await arrive(desk, ann)
    const [first, second] = [await waits(), await waits()]
    expect(await holders(first, second)).toEqual(['Ann', '-'])
    await frees(first)
    expect((await holders(second))[0]).toBe('Ann')
  })

  it('it is given out when the settings give more room, or begin to give out', async () => {
    automatic({ capacity: 1 })
    await arrive(desk, ann)
    const ids = [await waits(), await waits()]
    expect(await holders(...ids)).toEqual(['Ann', '-'])
    automatic({ capacity: 2 })
    expect(await holders(...ids)).toEqual(['Ann', 'Ann'])
    desk.set({ queue: defaultSettings.queue })
    const third = await waits()
    expect(await holders(third)).toEqual(['-'])
    automatic({ capacity: 3 })
    expect(await holders(third)).toEqual(['Ann'])
  })

  it.each<[string, Parameters<typeof hired>[2], StaffChange]>([
    ['may hold more', { capacity: 1 }, { capacity: 2 }],
    ['answers in one language more', { languages: ['fr'] }, { languages: ['fr', 'en'] }],
    ['works again', {}, { disabled: false }],
  ])('it is given out when an agent %s', async (_, known, change) => {
    const { id: chief } = await hired(desk, 'Chief')
    const [by, cleo] = [await member(chief), await hired(desk, 'Cleo', known)]
    await arrive(desk, cleo)
    await desk.store.setDisabled(cleo.id, change.disabled === false)
    const held = await opened(desk, { locale: 'en' })
    await claim(desk, held, cleo)
    const id = await waits({ locale: 'en' })
    expect(await holders(id)).toEqual(['-'])
    await changeMember(desk, by, cleo.id, change)
    expect(await holders(id)).toEqual(['Cleo'])
  })

  it('it is given out when an agent joins the team that is asked, and again when its holder is disabled', async () => {
    const { id: chief } = await hired(desk, 'Chief')
    const clay = { id: 'clay', name: 'Clay', agentIds: [ann.id], languages: ['fr'], categories: [] }
    desk.set({ teams: [clay] })
    await arrive(desk, ann)
    await arrive(desk, ben)
    automatic({ capacity: 1 })
    await claim(desk, await opened(desk), ann)
    const id = await waits({ locale: 'fr' })
    expect(await holders(id)).toEqual(['-'])
    desk.set({ teams: [{ ...clay, agentIds: [ann.id, ben.id] }] })
    expect(await holders(id)).toEqual(['Ben'])
    automatic({ capacity: 2 })
    await changeMember(desk, await member(chief), ben.id, { disabled: true })
    expect(await holders(id)).toEqual(['Ann'])
  })

  it('it is given out after a restart, with what waited before', async () => {
    stop()
    await arrive(desk, ann)
    const id = await waits()
    expect(await holders(id)).toEqual(['-'])
    stop = await keepAssigning(desk)
    expect(await holders(id)).toEqual(['Ann'])
  })

  it('it is given out a moment later where the disk failed once', async () => {
    const id = await waits()
    const { queued } = desk.store
    desk.store.queued = () => {
      desk.store.queued = queued
      return Promise.reject(new StoreUnavailable('full'))
    }
    await arrive(desk, ann)
    expect(await holders(id)).toEqual(['-'])
    await desk.clock.advance(1_000)
    expect(await holders(id)).toEqual(['Ann'])
  })
})

describe('who gets it', () => {
  it('holds the fewest, then has been idle for the longest', async () => {
    await arrive(desk, ann)
    const first = await waits()
    await desk.clock.advance(1_000)
    await arrive(desk, ben)
    const second = await waits()
    expect(await holders(first, second)).toEqual(['Ann', 'Ben'])
    await desk.clock.advance(1_000)
    await resolve(desk, second, ben)
    await desk.clock.advance(1_000)
    await resolve(desk, first, ann)
    // Both hold nothing; Ben finished first.
    const [third, fourth] = [await waits(), await waits()]
    expect(await holders(third, fourth)).toEqual(['Ben', 'Ann'])
  })

  it('is known to have been idle also after a restart', async () => {
    await arrive(desk, ann)
    await arrive(desk, ben)
    const first = await waits()
    expect(await holders(first)).toEqual(['Ann'])
    await desk.clock.advance(1_000)
    await resolve(desk, first, ann)
    stop()
    stop = await keepAssigning(desk)
    expect(await holders(await waits())).toEqual(['Ben'])
  })

  it('is the agent who helped this customer last, wherever others are idler', async () => {
    await arrive(desk, ann)
    await arrive(desk, ben)
    const id = await waits()
    expect(await holders(id)).toEqual(['Ann'])
    await relay(desk, id, ann, { clientMessageId: 'hello', text: 'Hello.' })
    await resolve(desk, id, ann)
    await arrive(desk, ann, 'away')
    await writes(desk, id, 'again')
    await arrive(desk, ann, 'online')
    await asksForPerson(desk, id)
    expect(await statusOf(desk, id)).toMatchObject({ knownTo: ann.id })
    expect(await holders(id)).toEqual(['Ann'])
  })

  it('has room of their own, where they have less than the others', async () => {
    const cy = await hired(desk, 'Cy', { capacity: 1 })
    await arrive(desk, cy)
    const ids = [await waits(), await waits()]
    expect(await holders(...ids)).toEqual(['Cy', '-'])
  })

  it('answers in the language of the customer, or waits for one who does', async () => {
    const dee = await hired(desk, 'Dee', { languages: ['en'] })
    await arrive(desk, dee)
    const id = await waits({ locale: 'fr' })
    expect(await holders(id)).toEqual(['-'])
    const eva = await hired(desk, 'Eva', { languages: ['fr', 'en'] })
    await arrive(desk, eva)
    expect(await holders(id)).toEqual(['Eva'])
  })

  it('is of the team that is asked', async () => {
    desk.set({
      teams: [{ id: 'french', name: 'French', agentIds: [ben.id], languages: ['fr'], categories: [] }],
    })
    await arrive(desk, ben)
    automatic({ capacity: 1 })
    const first = await waits({ locale: 'fr' })
    await arrive(desk, ann)
    const second = await waits({ locale: 'fr' })
    expect(await statusOf(desk, second)).toMatchObject({ kind: 'queued', teamId: 'french', circle: 'team' })
    expect(await holders(first, second)).toEqual(['Ben', '-'])
  })

  it('is another one where the first is full or gone by then', async () => {
    const { append } = desk.store
    await arrive(desk, ann)
    await arrive(desk, ben)
    const own = await opened(desk)
    automatic({ capacity: 1 })
    await settled()
    // Ann takes one herself at the very moment at which one is given to her.
    const { queued } = desk.store
    desk.store.queued = async () => {
      desk.store.queued = queued
      await claim(desk, own, ann)
      return queued()
    }
    const id = await waits()
    desk.store.append = append
    expect(await holders(own, id)).toEqual(['Ann', 'Ben'])
  })
})

describe('what is not given out', () => {
  it('is what agents take themselves, where the settings say so', async () => {
    desk.set({ queue: defaultSettings.queue })
    await arrive(desk, ann)
    expect(await holders(await waits())).toEqual(['-'])
  })

  it('is given to nobody who is away, full, or gone', async () => {
    automatic({ capacity: 1 })
    await arrive(desk, ann, 'away')
    await arrive(desk, ben)
    await leave(desk, ben)
    expect(await holders(await waits())).toEqual(['-'])
  })

  it('does not come back to the agent who gave it back, and goes to the next who comes', async () => {
    await arrive(desk, ann)
    const id = await waits()
    await release(desk, id, ann)
    expect(await holders(id)).toEqual(['-'])
    await arrive(desk, ben)
    expect(await holders(id)).toEqual(['Ben'])
  })

  it('is the place of what is set aside', async () => {
    automatic({ capacity: 1 })
    await arrive(desk, ann)
    const id = await waits()
    await snooze(desk, id, ann)
    expect(await holders(await waits())).toEqual(['-'])
  })

  it('is what the customer left, and what they want by email', async () => {
    automatic({ email: true })
    const [left, mail] = [await waits(), await waits()]
    await leaveQueue(desk, left)
    await waitByEmail(desk, mail, 'jo@example.org')
    await arrive(desk, ann)
    expect(await holders(left, mail)).toEqual(['-', '-'])
    expect(await statusOf(desk, left)).toEqual({ kind: 'answering' })
  })
})
