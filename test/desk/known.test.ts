/** What the team knows of a contact, and what it makes of a conversation: notes, attributes, articles. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import {
  addContactNote,
  contactOf,
  deleteContactNote,
  learnAttributes,
  setAttributes,
} from '../../src/desk/contacts.ts'
import { exportOf } from '../../src/desk/export.ts'
import { articleDraft, moveProposal, propose } from '../../src/desk/proposals.ts'
import { relay } from '../../src/desk/relay.ts'
import { staffSnapshot } from '../../src/desk/snapshot.ts'
import { hired, type Member, openDesk, opened, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let ben: Member
let id: string
let visitorId: string
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
  id = await opened(desk, { name: 'Mira Novak' })
  visitorId = (await stateOf(desk, id)).visitorId
})
afterEach(() => desk.close())

const never = new AbortController().signal

describe('notes about a contact', () => {
  it('say who wrote them and when, and stand beside every conversation of theirs', async () => {
    await addContactNote(desk, visitorId, ann, 'Calls on Mondays')
    const note = { id: expect.any(String), at: desk.clock.now(), by: ann, text: 'Calls on Mondays' }
    expect(await contactOf(desk, visitorId)).toMatchObject({ notes: [note] })
    expect((await staffSnapshot(desk, await stateOf(desk, id))).contactNotes).toEqual([note])
  })

  it('go with who wrote them alone', async () => {
    const known = await addContactNote(desk, visitorId, ann, 'Calls on Mondays')
    const noteId = 'notes' in known ? (known.notes[0]?.id ?? '') : ''
    expect(await deleteContactNote(desk, visitorId, noteId, ben)).toEqual({ refused: 'notYourNote' })
    expect(await deleteContactNote(desk, visitorId, 'none', ann)).toEqual({ refused: 'unknownContact' })
    expect(await deleteContactNote(desk, visitorId, noteId, ann)).toMatchObject({ notes: [] })
  })

  it('are as many as the limit allows', async () => {
    const tight = { ...desk, limits: { ...desk.limits, CONTACT_NOTES: 1 } }
    await addContactNote(tight, visitorId, ann, 'one')
    expect(await addContactNote(tight, visitorId, ann, 'two')).toEqual({ refused: 'notesFull', most: 1 })
  })

  it('are about nobody who is unknown or erased', async () => {
    expect(await addContactNote(desk, 'unknown', ann, 'x')).toEqual({ refused: 'unknownContact' })
    await desk.store.eraseVisitor(visitorId, desk.clock.now())
    expect(await setAttributes(desk, visitorId, { plan: 'team' })).toEqual({ refused: 'unknownContact' })
  })

  it('are in what is exported about the contact, with the attributes and without who wrote them', async () => {
    await setAttributes(desk, visitorId, { plan: 'team' })
    await addContactNote(desk, visitorId, ann, 'Calls on Mondays')
    const { visitors } = await exportOf(desk, [
      { visitorId, verified: true, since: '', lastSeen: '', conversations: [] },
    ])
    expect(visitors[0]).toMatchObject({ attributes: { plan: 'team' }, notes: [{ text: 'Calls on Mondays' }] })
    expect(JSON.stringify(visitors[0]?.notes)).not.toContain('Ann')
  })
})

describe('attributes', () => {
  it('of the site join what the team knows, and stand where both say something', async () => {
    await setAttributes(desk, visitorId, { plan: 'solo', vip: 'yes' })
    await learnAttributes(desk, visitorId, { plan: 'team', seats: '9' })
    expect(await contactOf(desk, visitorId)).toMatchObject({ attributes: { plan: 'team', vip: 'yes', seats: '9' } })
  })

  it('of the site stay where there is no room for all', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`n${at}`, 'v']))
    await setAttributes(desk, visitorId, many)
    await learnAttributes(desk, visitorId, { plan: 'team' })
    const known = await contactOf(desk, visitorId)
    const attributes = 'attributes' in known ? known.attributes : {}
    expect(Object.keys(attributes)).toHaveLength(30)
    expect(attributes.plan).toBe('team')
  })
})

describe('an article out of a conversation', () => {
  async function answered() {
    await claim(desk, id, ann)
    await writes(desk, id, 'How do I change the address of order 48213? mira@example.org')
    const text = 'Hi Mira!\n\nOpen **Orders**, choose 48213 and press *Change address*.\n\nBest, Ann'
    await relay(desk, id, ann, { clientMessageId: 'a', text })
  }

  it('is a draft with the question, from what agents answered, without who asked', async () => {
    await answered()
    const draft = await articleDraft(desk, id, never)
    expect(draft).toMatchObject({ title: expect.stringContaining('How do I change the address'), drafter: 'template' })
    const { body } = draft as { body: string }
    expect(body).toMatch(/^---\ntitle: ".*"\nlang: en\ndraft: true\nquestions:\n/)
    expect(body).toContain('Open **Orders**')
    expect(body).not.toMatch(/mira|novak|ann\b|48213|example\.org/i)
  })

  it('needs an answer of an agent’s', async () => {
    await writes(desk, id, 'How do I change the address?')
    expect(await articleDraft(desk, id, never)).toEqual({ refused: 'nothingToSave' })
    expect(await articleDraft(desk, 'unknown', never)).toEqual({ refused: 'notFound' })
  })

  it('waits for the editors with a way back, until one closes it', async () => {
    await answered()
    const sent = await propose(desk, ann, { conversationId: id, title: 'Change the address', body: 'Open Orders.' })
    if ('refused' in sent) throw new Error(sent.refused)
    const waits = { id: sent.id, conversationId: id, by: ann, state: 'open', title: 'Change the address' }
    expect((await desk.store.proposals({ state: 'open' })).proposals).toMatchObject([waits])
    expect(await moveProposal(desk, sent.id, 'done', ben)).toMatchObject({ state: 'done', closedBy: ben })
    expect(await moveProposal(desk, 'unknown', 'done', ben)).toEqual({ refused: 'unknownProposal' })
    expect(await propose(desk, ann, { conversationId: 'unknown', title: 't', body: 'b' })).toEqual({
      refused: 'notFound',
    })
  })
})
