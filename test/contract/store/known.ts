import { expect, it } from 'vitest'
import { BadCursor, type Store } from '../../../src/ports/store.ts'
import { conversationOf, moment, started } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const word = 'kanariq7x'
const ann = { id: 'ann', name: 'Ann' }
const ben = { id: 'ben', name: 'Ben' }

export function knownContract(subject: Subject): void {
  it('keeps attributes and notes of a contact, notes newest first', async () => {
    const { store, reopen } = subject()
    await visitor(store, 'v')
    expect(await store.contact('v')).toEqual({ attributes: {}, notes: [] })
    expect(await store.saveAttributes('v', { plan: 'team', seats: '9' })).toBe(true)
    expect(await store.saveAttributes('v', { plan: 'solo' })).toBe(true)
    expect(await store.addContactNote(note('1', 'v', 1), 9)).toBe('added')
    expect(await store.addContactNote(note('2', 'v', 2), 9)).toBe('added')
    const after = await reopen()
    expect(await after.contact('v')).toEqual({
      attributes: { plan: 'solo' },
      notes: ['2', '1'].map((id) => ({ id, at: moment(Number(id)), by: ann, text: `note ${id}` })),
    })
  })

  it('knows a person on every device, also on one that joins later', async () => {
    const { store } = subject()
    for (const id of ['phone', 'laptop', 'other']) await visitor(store, id)
    for (const id of ['phone', 'laptop']) await store.bindVisitor(id, 'mira')
    await store.saveAttributes('phone', { plan: 'team' })
    await store.addContactNote(note('1', 'phone', 1), 9)
    await store.addContactNote(note('2', 'laptop', 2), 9)
    await visitor(store, 'tablet')
    await store.bindVisitor('tablet', 'mira')
    for (const id of ['phone', 'laptop', 'tablet']) {
      const known = await store.contact(id)
      expect([id, known?.attributes, known?.notes.map((each) => each.id)]).toEqual([id, { plan: 'team' }, ['2', '1']])
    }
    expect(await store.contact('other')).toEqual({ attributes: {}, notes: [] })
    await store.saveAttributes('tablet', {})
    expect((await store.contact('phone'))?.attributes).toEqual({})
  })

  it('takes no more notes about a person than it may, over all devices', async () => {
    const { store } = subject()
    for (const id of ['phone', 'laptop']) await visitor(store, id)
    for (const id of ['phone', 'laptop']) await store.bindVisitor(id, 'mira')
    expect(await store.addContactNote(note('1', 'phone', 1), 2)).toBe('added')
    expect(await store.addContactNote(note('2', 'laptop', 2), 2)).toBe('added')
    expect(await store.addContactNote(note('3', 'phone', 3), 2)).toBe('full')
    expect((await store.contact('phone'))?.notes).toHaveLength(2)
  })

  it('deletes a note for who wrote it alone, and only where it is about this person', async () => {
    const { store } = subject()
    for (const id of ['v', 'w']) await visitor(store, id)
    await store.addContactNote(note('1', 'v', 1), 9)
    expect(await store.deleteContactNote('v', '1', 'ben')).toBe('notYours')
    expect(await store.deleteContactNote('w', '1', 'ann')).toBe('unknown')
    expect(await store.deleteContactNote('v', 'none', 'ann')).toBe('unknown')
    expect((await store.contact('v'))?.notes).toHaveLength(1)
    expect(await store.deleteContactNote('v', '1', 'ann')).toBe('deleted')
    expect((await store.contact('v'))?.notes).toEqual([])
  })

  it('knows nothing of who is unknown or erased, and takes nothing about them [P15]', async () => {
    const { store } = subject()
    await visitor(store, 'v')
    await store.create('c', [started('v')])
    await store.addContactNote(note('1', 'v', 1), 9)
    await store.eraseVisitor('v', moment(5))
    for (const id of ['v', 'unknown']) {
      expect(await store.contact(id)).toBeUndefined()
      expect(await store.saveAttributes(id, { plan: word })).toBe(false)
      expect(await store.addContactNote(note('9', id, 9), 9)).toBe('unknown')
    }
  })

  it('forgets notes and attributes with the visitor’s last conversation, not before [P15]', async () => {
    const { store } = subject()
    await visitor(store, 'v')
    await store.create('a', [started('v')])
    await store.create('b', [started('v')])
    await store.saveAttributes('v', { plan: word })
    await store.addContactNote(note('1', 'v', 1), 9)
    await store.eraseConversation('a', moment(5))
    expect(await store.contact('v')).toMatchObject({ attributes: { plan: word }, notes: [{ id: '1' }] })
    await store.eraseConversation('b', moment(6))
    expect(await store.contact('v')).toEqual({ attributes: {}, notes: [] })
  })

  it('has both in the record about a visitor, and only that visitor’s own notes', async () => {
    const { store } = subject()
    for (const id of ['v', 'w']) await visitor(store, id)
    for (const id of ['v', 'w']) await store.bindVisitor(id, 'mira')
    await store.saveAttributes('v', { plan: 'team' })
    await store.addContactNote(note('1', 'v', 1), 9)
    await store.addContactNote(note('2', 'w', 2), 9)
    const record = await store.visitorRecord('v')
    expect([record?.attributes, record?.contactNotes.map(({ id }) => id)]).toEqual([{ plan: 'team' }, ['1']])
  })

  it('lists proposed articles newest first, by state and page by page', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    for (const [at, id] of ['1', '2', '3'].entries()) expect(await store.addProposal(proposal(id, 'c', at))).toBe(true)
    const first = await store.proposals({ limit: 2 })
    expect(first.proposals.map(({ id, state }) => [id, state])).toEqual([
      ['3', 'open'],
      ['2', 'open'],
    ])
    const rest = await store.proposals({ limit: 2, cursor: first.next ?? '' })
    expect([rest.proposals.map(({ id }) => id), rest.next]).toEqual([['1'], null])
    await store.moveProposal('2', 'done', ben, moment(9))
    expect((await store.proposals({ state: 'done' })).proposals).toEqual([
      { ...proposal('2', 'c', 1), state: 'done', closedBy: ben, closedAt: moment(9) },
    ])
    expect((await store.proposals({ state: 'open' })).proposals.map(({ id }) => id)).toEqual(['3', '1'])
    await expect(store.proposals({ cursor: 'made up' })).rejects.toThrow(BadCursor)
  })

  it('keeps who closed a proposal first, and opens it again', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await store.addProposal(proposal('1', 'c', 1))
    expect(await store.moveProposal('1', 'done', ben, moment(5))).toMatchObject({ state: 'done', closedBy: ben })
    expect(await store.moveProposal('1', 'done', ann, moment(6))).toMatchObject({ closedBy: ben, closedAt: moment(5) })
    expect(await store.moveProposal('1', 'open', ann, moment(7))).toMatchObject({
      state: 'open',
      closedBy: null,
      closedAt: null,
    })
    expect(await store.moveProposal('unknown', 'done', ann, moment(7))).toBeUndefined()
  })

  it('removes what editors made of a proposal with its conversation, also what a colleague discarded [P15]', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await store.addProposal(proposal('p', 'c', 1))
    const draft = {
      path: 'a.md',
      by: ann,
      text: word,
      base: null,
      cause: { kind: 'proposal', id: 'p' },
      at: moment(2),
    } as const
    await store.saveDraft(draft)
    await store.saveDraft({ ...draft, by: ben })
    await store.saveDraft({ ...draft, path: 'b.md', cause: { kind: 'cluster', id: 'p' } })
    await store.discardDraft('a.md', ben.id, { id: 'd', by: ann, at: moment(3), why: word })
    await store.eraseConversation('c', moment(5))
    expect(await store.discardedDrafts(ben.id)).toEqual([])
    expect((await store.drafts()).map(({ path }) => path)).toEqual(['b.md'])
  })

  it('removes proposals with their conversation; of one that is done it stays that there was one [P15]', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await conversationOf(store, 'other')
    for (const id of ['open', 'done', 'dismissed'] as const) {
      await store.addProposal({ ...proposal(id, 'c', 1), title: word, body: word })
      await store.moveProposal(id, id, ben, moment(2))
    }
    await store.addProposal(proposal('kept', 'other', 0))
    await store.eraseConversation('c', moment(5))
    const { proposals } = await store.proposals({})
    expect(proposals).toEqual([
      {
        ...proposal('done', 'c', 1),
        conversationId: null,
        title: '',
        body: '',
        state: 'done',
        closedBy: ben,
        closedAt: moment(2),
      },
      { ...proposal('kept', 'other', 0), state: 'open', closedBy: null, closedAt: null },
    ])
    expect(await store.addProposal(proposal('late', 'c', 9))).toBe(false)
    expect(await store.addProposal(proposal('late', 'unknown', 9))).toBe(false)
  })
}

async function visitor(store: Store, id: string): Promise<void> {
  await store.addVisitor({ id, contact: { verified: false }, tokenHash: `token-${id}`, at: moment(0) })
}

function note(id: string, visitorId: string, seconds: number) {
  return { id, visitorId, at: moment(seconds), by: ann, text: `note ${id}` }
}

function proposal(id: string, conversationId: string, seconds: number) {
  return { id, conversationId, title: `Title ${id}`, body: `Body ${id}`, by: ann, at: moment(seconds) }
}
