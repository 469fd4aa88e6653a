/** A customer's duplicate conversation ends, and another of theirs goes on with what was said in it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { eraseVisitors } from '../../src/desk/erase.ts'
import { exportOf } from '../../src/desk/export.ts'
import { merge } from '../../src/desk/merge.ts'
import { arrive } from '../../src/desk/presence.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot, staffSnapshot } from '../../src/desk/snapshot.ts'
import { start } from '../../src/desk/start.ts'
import { subjectsOf } from '../../src/desk/subjects.ts'
import { defaultLimits } from '../../src/protocol/limits.ts'
import {
  asks,
  asksForPerson,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  openDesk,
  opened,
  stateOf,
  statusOf,
  type TestDesk,
  writes,
} from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let ben: Member
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
})
afterEach(() => desk.close())

/** Two conversations of one visitor, both in the queue. */
async function twice(): Promise<[string, string]> {
  const first = await opened(desk, { name: 'Mira' })
  await asks(desk, first, 'My cup is broken')
  const { visitorId, contact } = await stateOf(desk, first)
  const second = (await start(desk, { visitorId, contact })).id
  await asks(desk, second, 'I wrote before, the cup!')
  for (const id of [first, second]) await asksForPerson(desk, id)
  return [first, second]
}

const notesOf = async (id: string) => (await messagesOf(desk, id)).filter(({ visibility }) => visibility === 'note')

describe('merging', () => {
  it('ends the one, tells the customer there, and carries over all that was said, as a note', async () => {
    const [goesOn, ends] = await twice()
    await relay(desk, ends, ann, { clientMessageId: 'n', text: 'Be kind.', note: true })
    const merged = await merge(desk, ends, ann, goesOn)
    expect(merged).toMatchObject({ state: { id: goesOn } })
    expect(await statusOf(desk, ends)).toMatchObject({ kind: 'resolved', outcome: 'duplicate' })
    const told = (await customerSnapshot(desk, await stateOf(desk, ends))).messages.at(-1)
    expect(told?.text).toMatch(/goes on in the one that you began on/)
    const [note] = await notesOf(goesOn)
    expect(note?.text).toMatch(/Customer, .*:\nI wrote before, the cup!/)
    expect(note?.text).toContain('Ann (note)')
    expect(note?.text).not.toContain('Mira')
    expect((await staffSnapshot(desk, await stateOf(desk, ends))).mergedInto).toBe(goesOn)
    const customers = await customerSnapshot(desk, await stateOf(desk, goesOn))
    expect(JSON.stringify(customers)).not.toContain('I wrote before')
    expect((await desk.store.conversations({ q: 'wrote before' })).conversations).toHaveLength(2)
  })

  it('leaves nobody waiting for a word that nobody owes any more: it is owed where it goes on', async () => {
    const [goesOn, ends] = await twice()
    await claim(desk, goesOn, ann)
    await relay(desk, goesOn, ann, { clientMessageId: 'a', text: 'Hello, I am Ann.' })
    await desk.clock.advance(10_000)
    await merge(desk, ends, ben, goesOn)
    expect(await statusOf(desk, goesOn)).toMatchObject({ agentId: ann.id, silentSince: desk.clock.now() })
    expect((await stateOf(desk, goesOn)).clocks?.runs.nextReply).toBeDefined()
  })

  it('shows hostile words as they were typed', async () => {
    const [goesOn, ends] = await twice()
    await writes(desk, ends, '<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1))')
    await merge(desk, ends, ann, goesOn)
    const html = (await notesOf(goesOn)).map((note) => note.html).join('')
    expect(html).toContain('&lt;img src=x')
    expect(html).toContain('**bold** [link]')
    expect(html).not.toMatch(/<img|<strong|<a /)
  })

  it('carries a long conversation over in several notes, none longer than a message', async () => {
    const [goesOn, ends] = await twice()
    for (let n = 0; n < 5; n++) await writes(desk, ends, `part ${n} `.repeat(600))
    await merge(desk, ends, ann, goesOn)
    const notes = await notesOf(goesOn)
    expect(notes.length).toBeGreaterThan(2)
    for (const { text } of notes) expect(text.length).toBeLessThanOrEqual(defaultLimits.MESSAGE_CHARACTERS)
    const all = notes.map(({ text }) => text).join('')
    for (let n = 0; n < 5; n++) expect(all.split(`part ${n} `).length).toBeGreaterThan(550)
  })

  it('is for one person’s conversations: the same visitor’s, or who is proven to be the same', async () => {
    const [goesOn] = await twice()
    const [, others] = await twice()
    expect(await merge(desk, others, ann, goesOn)).toEqual({ refused: 'otherPerson' })
    for (const id of [goesOn, others]) {
      await desk.store.bindVisitor((await stateOf(desk, id)).visitorId, 'one person')
    }
    expect(await merge(desk, others, ann, goesOn)).toMatchObject({ state: { id: goesOn } })
  })

  it('leaves what a colleague holds, what is not there, and itself', async () => {
    const [goesOn, ends] = await twice()
    await claim(desk, ends, ben)
    expect(await merge(desk, ends, ann, goesOn)).toEqual({ refused: 'alreadyClaimed', by: 'Ben' })
    expect(await merge(desk, ends, ben, ends)).toEqual({ refused: 'toItself' })
    expect(await merge(desk, ends, ben, 'unknown')).toEqual({ refused: 'notFound' })
    expect((await eventsOf(desk, goesOn)).map(({ type }) => type)).not.toContain('conversation.absorbed')
  })

  it('happens once, however often it is asked for, and by whomever at once', async () => {
    const [goesOn, ends] = await twice()
    await Promise.all([merge(desk, ends, ann, goesOn), merge(desk, ends, ben, goesOn), merge(desk, ends, ann, goesOn)])
    const types = (await eventsOf(desk, goesOn)).map(({ type }) => type)
    expect(types.filter((type) => type === 'conversation.absorbed')).toHaveLength(1)
  })

  it('ends what the assistant owed there', async () => {
    const [goesOn] = await twice()
    const { visitorId, contact } = await stateOf(desk, goesOn)
    const ends = (await start(desk, { visitorId, contact })).id
    await writes(desk, ends, 'hello?')
    await merge(desk, ends, ann, goesOn)
    await desk.clock.advance(60_000)
    expect(await desk.store.intent(ends)).toBeUndefined()
    expect((await messagesOf(desk, ends)).some(({ author }) => author.kind === 'bot')).toBe(false)
  })
})

describe('what the customer writes into the one that ended', () => {
  it('opens it again, to the agent who has the other one', async () => {
    const [goesOn, ends] = await twice()
    await arrive(desk, ben)
    await claim(desk, goesOn, ben)
    await merge(desk, ends, ann, goesOn)
    await writes(desk, ends, 'one more thing')
    expect(await statusOf(desk, ends)).toMatchObject({ kind: 'assigned', agentId: ben.id })
  })

  it('goes to the assistant where that agent is not there', async () => {
    const [goesOn, ends] = await twice()
    await merge(desk, ends, ann, goesOn)
    await writes(desk, ends, 'one more thing')
    expect(await statusOf(desk, ends)).toEqual({ kind: 'answering' })
  })

  it('comes along alone when it is merged again', async () => {
    const [goesOn, ends] = await twice()
    await merge(desk, ends, ann, goesOn)
    await writes(desk, ends, 'one more thing')
    await merge(desk, ends, ann, goesOn)
    const notes = await notesOf(goesOn)
    expect(notes).toHaveLength(2)
    expect(notes[1]?.text).toContain('one more thing')
    expect(notes[1]?.text).not.toContain('I wrote before')
  })
})

describe('[P15] what was merged', () => {
  it('is exported where it was said, and erased where it went', async () => {
    const [goesOn] = await twice()
    const [, others] = await twice()
    const visitorId = (await stateOf(desk, others)).visitorId
    for (const id of [goesOn, others]) {
      await desk.store.bindVisitor((await stateOf(desk, id)).visitorId, 'one person')
    }
    await merge(desk, others, ann, goesOn)
    const { chosen } = await subjectsOf(desk, { visitorIds: [visitorId] })
    const { visitors } = await exportOf(desk, chosen)
    expect(JSON.stringify(visitors)).toContain('I wrote before, the cup!')
    expect(JSON.stringify(visitors)).toContain('conversation.merged')

    const before = (await stateOf(desk, goesOn)).seq
    await eraseVisitors(desk, [visitorId], { kind: 'operator' })
    const left = await eventsOf(desk, goesOn)
    expect(left.length).toBe(before + 1)
    expect((await notesOf(goesOn)).map(({ text }) => text)).toEqual([''])
    expect(JSON.stringify(left)).not.toContain('wrote before')
    const told = desk.notices.flatMap((notice) => (notice.kind === 'events' ? notice.events : []))
    expect(told.map(({ type }) => type)).toContain('absorbed.erased')
    // What the other visitor wrote is theirs.
    expect(JSON.stringify(left)).toContain('My cup is broken')
  })
})
