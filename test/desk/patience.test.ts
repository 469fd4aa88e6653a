import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localTime, say } from '../../src/answering/phrases.ts'
import { keepAssigning } from '../../src/desk/assign.ts'
import { snooze } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { changeMember } from '../../src/desk/members.ts'
import { keepPatience } from '../../src/desk/patience.ts'
import { arrive, colleagues, leave } from '../../src/desk/presence.ts'
import { places } from '../../src/desk/queue.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot } from '../../src/desk/snapshot.ts'
import { askForPerson, waitByEmail } from '../../src/desk/waiting.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts'
import { settled } from '../fixtures/clock.ts'
import {
  asks,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  openDesk,
  opened,
  repliesOf,
  stateOf,
  statusOf,
  type TestDesk,
  waiting,
  writes,
} from '../fixtures/desk.ts'

const patient = { widenSeconds: 60, laterSeconds: 600, unansweredMinutes: 5 }
let desk: TestDesk
let ann: Member
let ben: Member
let stop: () => void
const queue = (more: Partial<Settings['queue']> = {}) =>
  desk.set({ queue: { ...defaultSettings.queue, ...patient, ...more } })
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
  queue()
  desk.set({ teams: [{ id: 'french', name: 'French', agentIds: [ann.id], languages: ['fr'], categories: [] }] })
  stop = await keepPatience(desk)
})
afterEach(() => {
  stop()
  return desk.close()
})

const seconds = (n: number) => desk.clock.advance(n * 1_000)
const days = (weekday: 'mon' | 'tue') => ({
  ...defaultSettings.hours,
  weekly: { [weekday]: [['09:00', '17:00'] as [string, string]] },
})

async function waits(locale = 'fr'): Promise<string> {
  return waiting(desk, { locale })
}

const circleOf = async (id: string) => {
  const status = await statusOf(desk, id)
  return status.kind === 'queued' ? status.circle : status.kind
}
const told = async (id: string) =>
  (await messagesOf(desk, id)).filter(({ author }) => author.kind === 'system').map(({ text }) => text)
const held = async () => {
  await arrive(desk, ann)
  const id = await waits('en')
  await claim(desk, id, ann)
  return id
}
const stateOfAnn = async () => (await colleagues(desk)).find(({ agentId }) => agentId === ann.id)?.state
const unwell = (id: string) => relay(desk, id, ann, { clientMessageId: `m${id}`, text: 'Hello.' })

describe('a conversation that nobody takes', () => {
  it('waits for its team, then for everyone, then the customer gets a moment; each is said once, in their language', async () => {
    desk.set({ hours: days('mon') })
    await arrive(desk, ann)
    const id = await waits()
    expect(await statusOf(desk, id)).toMatchObject({ teamId: 'french', circle: 'team' })
    await seconds(59.999)
    expect(await circleOf(id)).toBe('team')
    await seconds(0.001)
    expect(await circleOf(id)).toBe('everyone')
    expect((await told(id)).at(-1)).toBe(say('fr', 'askedEveryone', {}))
    await seconds(599.999)
    expect(await circleOf(id)).toBe('everyone')
    await seconds(0.001)
    expect(await circleOf(id)).toBe('later')
    const monday = '2026-03-09T09:00:00.000Z'
    expect((await told(id)).at(-1)).toContain(say('fr', 'countOn', { at: localTime('fr', monday, 'UTC') }))
    expect((await customerSnapshot(desk, await stateOf(desk, id))).queue).toEqual({
      position: null,
      waitSeconds: null,
      promise: { kind: 'later', at: monday },
    })
    await seconds(3_600)
    expect(await told(id)).toHaveLength(3)
    expect((await eventsOf(desk, id)).filter(({ type }) => type === 'queue.widened')).toHaveLength(2)
  })

  it('keeps its place, and is there to be taken, after all that', async () => {
    await arrive(desk, ann)
    const [first, second] = [await waits(), await waits()]
    await seconds(700)
    expect(await circleOf(first)).toBe('later')
    expect(await statusOf(desk, first)).toMatchObject({ since: '2026-03-02T10:00:00.000Z' })
    await claim(desk, second, ben)
    await claim(desk, first, ann)
    expect(await statusOf(desk, first)).toMatchObject({ kind: 'assigned', agentId: ann.id })
  })

  it('gets answers of the assistant again, once the customer was told to count on a later moment', async () => {
    await arrive(desk, ann)
    const id = await waits('en')
    await asks(desk, id, 'can I send it back?')
    expect(await repliesOf(desk, id)).toEqual([])
    await seconds(700)
    await asks(desk, id, 'can I send it back?')
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
  })

  it('stands in line again when the moment has come that was promised', async () => {
    desk.set({ hours: days('tue') })
    desk.clock.jump(24 * 3_600_000)
    await arrive(desk, ann)
    const id = await waits('en')
    await seconds(700)
    expect((await places(desk)).get(id)).toMatchObject({ position: null, promise: { kind: 'later' } })
    await seconds(7 * 24 * 3_600)
    expect((await places(desk)).get(id)).toMatchObject({ position: 1, promise: { kind: 'now' } })
  })

  it('is everyone’s from the start where nobody of the team is there', async () => {
    await arrive(desk, ben)
    const id = await waits()
    expect(await statusOf(desk, id)).toMatchObject({ teamId: 'french', circle: 'everyone' })
    expect(await told(id)).toHaveLength(1)
  })

  it('is everyone’s as soon as the last of the team goes: away at once, offline after their grace', async () => {
    await arrive(desk, ann)
    const one = await waits()
    await arrive(desk, ann, 'away')
    await seconds(0)
    expect(await circleOf(one)).toBe('everyone')
    await arrive(desk, ann, 'online')
    const two = await waits()
    await leave(desk, ann)
    await seconds(29.999)
    expect(await circleOf(two)).toBe('team')
    await arrive(desk, ann)
    await seconds(0.001)
    expect(await circleOf(two)).toBe('team')
    await leave(desk, ann)
    await seconds(30)
    expect(await circleOf(two)).toBe('everyone')
  })

  it('is everyone’s as soon as nobody of the team speaks the language any more', async () => {
    await arrive(desk, ann)
    const id = await waits()
    const chief = await desk.store.staffById(ben.id)
    if (!chief) throw new Error('Ben is staff')
    await changeMember(desk, chief, ann.id, { languages: ['de'] })
    await settled()
    expect(await circleOf(id)).toBe('everyone')
  })

  it('waits outside opening hours without a word, and from the opening on as long as ever', async () => {
    await arrive(desk, ann)
    desk.set({ hours: days('tue') })
    const id = await waits()
    await seconds(23 * 3_600)
    expect(await circleOf(id)).toBe('team')
    expect(await told(id)).toHaveLength(1)
    await seconds(59)
    expect(await circleOf(id)).toBe('team')
    await seconds(1)
    expect(await circleOf(id)).toBe('everyone')
  })

  it('is widened in time by a process that started meanwhile, and at its start where it was due before', async () => {
    await arrive(desk, ann)
    const one = await waits()
    await seconds(30)
    stop()
    stop = await keepPatience(desk)
    await seconds(29)
    expect(await circleOf(one)).toBe('team')
    await seconds(1)
    expect(await circleOf(one)).toBe('everyone')
    const two = await waits()
    stop()
    await seconds(3_600)
    expect(await circleOf(two)).toBe('team')
    stop = await keepPatience(desk)
    await seconds(0)
    expect(await circleOf(two)).toBe('everyone')
  })

  it('is widened when the settings shorten the wait, and when they lengthen it not before', async () => {
    await arrive(desk, ann)
    const id = await waits()
    await seconds(30)
    queue({ widenSeconds: 120 })
    await seconds(89)
    expect(await circleOf(id)).toBe('team')
    queue({ widenSeconds: 20 })
    await seconds(0)
    expect(await circleOf(id)).toBe('everyone')
  })

  it('is widened once the disk works again, and once the clock has caught up that was set back', async () => {
    await arrive(desk, ann)
    const id = await waits()
    const { append } = desk.store
    desk.store.append = () => Promise.reject(new StoreUnavailable('full'))
    await seconds(61)
    desk.store.append = append
    await seconds(5)
    expect(await circleOf(id)).toBe('everyone')
    const two = await waits()
    await seconds(30)
    desk.clock.jump(-100_000)
    await seconds(60)
    expect(await circleOf(two)).toBe('team')
    await seconds(70)
    expect(await circleOf(two)).toBe('everyone')
  })

  it('is widened within a minute where the clock was set on, which timers do not see', async () => {
    const id = await waits('en')
    await seconds(1)
    desk.clock.jump(3_600_000)
    await seconds(59)
    expect(await circleOf(id)).toBe('later')
  })

  it('is not widened once somebody has it', async () => {
    await arrive(desk, ann)
    const id = await waits()
    await claim(desk, id, ann)
    await unwell(id)
    await seconds(3_600)
    expect((await eventsOf(desk, id)).map(({ type }) => type)).not.toContain('queue.widened')
  })
})

describe('an agent who leaves a customer without a word', () => {
  it('loses the conversation to the front, the customer is told, and the agent is away and is told why', async () => {
    const id = await held()
    const other = await waits('en')
    await seconds(299.999)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await seconds(0.001)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
    expect((await places(desk)).get(id)?.position).toBe(1)
    expect((await places(desk)).get(other)?.position).toBe(2)
    const released = (await eventsOf(desk, id)).find(({ type }) => type === 'conversation.released')
    expect(released).toMatchObject({ actor: { kind: 'system' }, data: { agentId: ann.id, why: 'unanswered' } })
    expect((await told(id)).at(-1)).toBe(say('en', 'agentSilent', {}))
    expect(await stateOfAnn()).toBe('away')
    const notices = desk.notices.filter(({ kind }) => kind === 'presence')
    expect(notices.at(-1)).toEqual({ kind: 'presence', agentId: ann.id, name: 'Ann', state: 'away', why: 'unanswered' })
  })

  it('keeps it by a word in time, however long the conversation goes on', async () => {
    const id = await held()
    await seconds(299)
    await unwell(id)
    await seconds(3_600)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await writes(desk, id, 'and now?')
    await seconds(200)
    await writes(desk, id, 'hello?')
    await seconds(99)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await seconds(1)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })

  it('keeps what they set aside, and what is for an email', async () => {
    queue({ email: true })
    const aside = await held()
    await snooze(desk, aside, ann)
    const mail = await waits('en')
    await waitByEmail(desk, mail, 'jo@example.org')
    await claim(desk, mail, ann)
    await seconds(3_600)
    expect(await statusOf(desk, aside)).toMatchObject({ kind: 'assigned' })
    expect(await statusOf(desk, mail)).toMatchObject({ kind: 'assigned' })
    expect(await stateOfAnn()).toBe('online')
  })

  it('has only the time in which the desk is open', async () => {
    desk.set({ hours: days('mon') })
    desk.clock.jump(6 * 3_600_000 + 3_590_000)
    const id = await held()
    await seconds(600)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
  })

  it('does not get it again from a desk that gives out; the colleague does', async () => {
    queue({ assign: 'automatic' })
    const stopAssigning = await keepAssigning(desk)
    await arrive(desk, ann)
    const id = await waits('en')
    await seconds(1)
    expect(await statusOf(desk, id)).toMatchObject({ agentId: ann.id })
    await arrive(desk, ben)
    await seconds(300)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ben.id })
    stopAssigning()
  })

  it('is found by a process that started meanwhile', async () => {
    const id = await held()
    stop()
    await seconds(299)
    stop = await keepPatience(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await seconds(1)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued' })
  })
})

describe('a customer who wants the answer by email', () => {
  it('is told so, leaves the line without losing the place, and is not widened', async () => {
    queue({ email: true })
    await arrive(desk, ann)
    const [id, behind] = [await waits('en'), await waits('en')]
    await waitByEmail(desk, id, 'jo@example.org')
    expect((await told(id)).at(-1)).toBe(say('en', 'willEmail', { email: 'jo@example.org' }))
    expect(await stateOf(desk, id)).toMatchObject({
      byEmail: true,
      contact: { email: 'jo@example.org', verified: false },
    })
    expect((await places(desk)).get(id)).toMatchObject({ position: null, waitSeconds: null })
    expect((await places(desk)).get(behind)?.position).toBe(1)
    expect((await customerSnapshot(desk, await stateOf(desk, id))).byEmail).toBe(true)
    await seconds(3_600)
    expect(await circleOf(id)).toBe('everyone')
    await askForPerson(desk, id, {})
    expect((await places(desk)).get(id)?.position).toBe(1)
    expect((await told(id)).at(-1)).toBe(`${say('en', 'waitsHere', {})} ${say('en', 'waitNext', {})}`)
    await seconds(600)
    expect(await circleOf(id)).toBe('later')
  })

  it('may put the address right, and says the same thing twice for nothing', async () => {
    queue({ email: true })
    const id = await waits('en')
    await waitByEmail(desk, id, 'jo@example.org')
    const before = await eventsOf(desk, id)
    await waitByEmail(desk, id, 'jo@example.org')
    expect(await eventsOf(desk, id)).toEqual(before)
    await waitByEmail(desk, id, 'joan@example.org')
    expect((await stateOf(desk, id)).contact.email).toBe('joan@example.org')
    expect((await told(id)).at(-1)).toContain('joan@example.org')
  })

  it('is refused where nobody answers that way, and where nobody waits', async () => {
    const id = await waits('en')
    expect(await waitByEmail(desk, id, 'jo@example.org')).toEqual({ refused: 'noEmail' })
    queue({ email: true })
    expect(await waitByEmail(desk, await opened(desk), 'jo@example.org')).toEqual({ refused: 'notQueued' })
  })

  it('gets answers of the assistant meanwhile', async () => {
    queue({ email: true })
    const id = await waits('en')
    await waitByEmail(desk, id, 'jo@example.org')
    await asks(desk, id, 'can I send it back?')
    expect(await repliesOf(desk, id)).toMatchObject([{ decision: 'answer' }])
  })

  it('is offered it with their place only where agents answer by email', async () => {
    const id = await waits('en')
    expect((await places(desk)).get(id)).not.toHaveProperty('mayEmail')
    queue({ email: true })
    expect((await places(desk)).get(id)).toMatchObject({ mayEmail: true })
  })
})
