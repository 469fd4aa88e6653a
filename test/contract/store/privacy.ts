import { expect, it } from 'vitest'
import { replay } from '../../../src/domain/apply.ts'
import type { NewEvent } from '../../../src/domain/events.ts'
import type { Store } from '../../../src/ports/store.ts'
import { VisitorErased } from '../../../src/ports/visitors.ts'
import { conversationOf, customer, moment, posted, started } from '../../fixtures/events.ts'
import { planted } from '../../fixtures/planted.ts'
import type { Subject } from '../store.ts'

const word = 'kanariq7x'
const DAY = 86_400

export function privacyContract(subject: Subject): void {
  it('[P15] erases a visitor with all their conversations: seqs stay, payloads go, the row is the fold of the log', async () => {
    const { store, reopen } = subject()
    await visitor(store, 'v', { email: 'v@example.com' })
    await store.create('a', planted(word, 'v'))
    await store.create('b', [started('v'), posted(`${word} again`, { id: 'm', clientMessageId: word })])
    const seq = (await store.conversation('a'))?.seq ?? 0
    const erased = await store.eraseVisitor('v', moment(50))
    expect(erased?.map(({ state, events }) => [state.id, events.map((event) => event.type)])).toEqual([
      ['a', ['conversation.erased']],
      ['b', ['conversation.erased']],
    ])
    const after = await reopen()
    const log = await after.events('a', 0, 1_000)
    expect(log.map((event) => event.seq)).toEqual(Array.from({ length: seq + 1 }, (_, at) => at + 1))
    const state = await after.conversation('a')
    expect(state).toEqual(replay('a', log))
    expect(JSON.stringify([log, state, await after.events('b', 0, 10)])).not.toContain(word)
    expect(await after.visitorByToken('token-v', moment(51), 180)).toBeUndefined()
    expect(await after.visitorRecord('v')).toBeUndefined()
  })

  it('[P15] does not bring back what was erased', async () => {
    const { store } = subject()
    await visitor(store, 'v', { name: 'Vera' })
    await store.create('a', [started('v')])
    await store.eraseVisitor('v', moment(5))
    await store.saveContact('v', { name: 'Vera', verified: false })
    expect(await store.visitorRecord('v')).toBeUndefined()
    await expect(store.create('b', [started('v')])).rejects.toThrow(VisitorErased)
    expect(await store.conversation('b')).toBeUndefined()
    await visitor(store, 'w')
    await store.create('c', [started('w')])
    expect((await store.conversation('c'))?.visitorId).toBe('w')
  })

  it('[P15] erases a second time without changing anything', async () => {
    const { store } = subject()
    await conversationOf(store, 'c', [posted('Hello')])
    expect(await store.eraseVisitor('visitor-of-c', moment(5))).toHaveLength(1)
    const log = await store.events('c', 0, 100)
    expect(await store.eraseVisitor('visitor-of-c', moment(6))).toEqual([])
    expect(await store.eraseConversation('c', moment(6))).toBeUndefined()
    expect(await store.events('c', 0, 100)).toEqual(log)
    expect(await store.eraseVisitor('unknown', moment(6))).toBeUndefined()
    expect(await store.eraseConversation('unknown', moment(6))).toBeUndefined()
  })

  it('[P15] erases one conversation and leaves the visitor and the others', async () => {
    const { store } = subject()
    await visitor(store, 'v', { name: 'Vera' })
    await store.create('a', [started('v'), posted(word)])
    await store.create('b', [started('v'), posted('stays')])
    expect((await store.eraseConversation('a', moment(5)))?.state.status).toEqual({ kind: 'erased', at: moment(5) })
    expect(await store.visitorRecord('v')).toMatchObject({ contact: { name: 'Vera' } })
    expect((await store.conversations({ q: 'stays' })).conversations.map(({ id }) => id)).toEqual(['b'])
  })

  it('[P15] forgets who a visitor is with their last conversation, and still knows their token', async () => {
    const { store } = subject()
    await visitor(store, 'v', { name: 'Vera', email: 'v@example.com' })
    await store.create('a', [started('v')])
    await store.eraseConversation('a', moment(5))
    expect(await store.visitorByToken('token-v', moment(6), 180)).toEqual({ id: 'v', contact: { verified: false } })
  })

  it('[P15] takes it out of lists, searches, the queue and what the assistant intends', async () => {
    const { store } = subject()
    const queued: NewEvent = {
      type: 'conversation.queued',
      at: moment(2),
      actor: { kind: 'system' },
      data: { handoffId: 'h', priority: 0, front: false, promise: { kind: 'now' } },
    }
    const tagged: NewEvent = { type: 'tags.changed', at: moment(2), actor: customer, data: { tags: [word] } }
    await conversationOf(store, 'c', [posted(word), tagged, queued])
    await conversationOf(store, 'other', [posted('Hello')])
    await store.append('c', 4, [], { set: { epoch: 2, answers: ['m'], since: moment(3) } })
    const listed = async () => [
      (await store.conversations({})).conversations.length,
      (await store.conversations({ q: word })).conversations.length,
      (await store.conversations({ tag: word })).conversations.length,
      (await store.queued()).length,
      (await store.looseIntents(moment(9))).length,
    ]
    expect(await listed()).toEqual([2, 1, 1, 1, 1])
    await store.eraseConversation('c', moment(5))
    expect(await listed()).toEqual([1, 0, 0, 0, 0])
    expect((await store.eventsSince(['conversation.queued', 'conversation.erased'], moment(0))).length).toBe(2)
  })

  it('[P15] erases what one that was erased left in another that it was merged into, and nothing else there', async () => {
    const { store } = subject()
    await conversationOf(store, 'ends', [posted('canary words')])
    const note = (id: string, text: string) =>
      posted(text, { id, visibility: 'note', author: { kind: 'system' }, at: moment(1) })
    const absorbed = (from: string, notes: string[]): NewEvent => ({
      type: 'conversation.absorbed',
      at: moment(1),
      actor: { kind: 'agent', id: 'ann', name: 'Ann' },
      data: { from, messages: 1, notes },
    })
    await conversationOf(store, 'goes-on', [
      posted('mine'),
      absorbed('ends', ['n1']),
      note('n1', 'canary words'),
      absorbed('other', ['n2']),
      note('n2', 'other words'),
    ])
    const merged = { type: 'conversation.merged' as const, at: moment(1), actor: customer, data: { into: 'goes-on' } }
    await store.append('ends', 2, [merged])
    const erased = await store.eraseConversation('ends', moment(5))
    expect(erased?.also.map(({ state, events }) => [state.id, events.map(({ type }) => type)])).toEqual([
      ['goes-on', ['absorbed.erased']],
    ])
    const log = await store.events('goes-on', 0, 100)
    expect(JSON.stringify(log)).not.toContain('canary')
    expect(JSON.stringify(log)).toContain('other words')
    expect((await store.conversations({ q: 'canary' })).conversations).toEqual([])
    expect(await store.conversation('goes-on')).toEqual(replay('goes-on', log))
  })

  it('keeps the detail of no audit entry about an erased conversation, and the entries of others', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await conversationOf(store, 'd')
    const entry = {
      at: moment(1),
      actor: { kind: 'staff' as const, id: 'ann' },
      action: 'claim',
      outcome: 'done' as const,
    }
    await store.addAudit({ ...entry, conversationId: 'c', detail: { why: word } })
    await store.addAudit({ ...entry, conversationId: 'd', target: 'ben', detail: { why: 'kept' } })
    await store.eraseConversation('c', moment(5))
    expect(await store.auditOf('c')).toEqual([{ ...entry, conversationId: 'c' }])
    expect(await store.auditOf('d')).toEqual([
      { ...entry, conversationId: 'd', target: 'ben', detail: { why: 'kept' } },
    ])
  })

  it('[S55] finds visitors by an address that they gave at any time, and says whether it was proven', async () => {
    const { store } = subject()
    for (const id of ['typed', 'proven', 'late', 'other']) await visitor(store, id)
    await store.create('1', [opening('typed', { email: 'Eva@Example.com', verified: false })])
    await store.create('2', [opening('proven', { email: 'eva@example.com', verified: true })])
    await store.create('3', [
      started('late'),
      identified({ email: 'eva@example.com', verified: false }),
      identified({ email: 'changed@example.com', verified: true }),
    ])
    await store.create('4', [opening('other', { email: 'eva@example.com.evil', verified: true })])
    expect(await store.visitorsByEmail('EVA@example.com ')).toEqual([
      { visitorId: 'late', verified: false },
      { visitorId: 'proven', verified: true },
      { visitorId: 'typed', verified: false },
    ])
    expect(await store.visitorsByEmail('')).toEqual([])
    await store.eraseVisitor('typed', moment(9))
    expect((await store.visitorsByEmail('eva@example.com')).map(({ visitorId }) => visitorId)).toEqual([
      'late',
      'proven',
    ])
  })

  it('names conversations that nobody waits in or holds and that have rested, oldest first', async () => {
    const { store } = subject()
    const resolved: NewEvent = {
      type: 'conversation.resolved',
      at: moment(10),
      actor: { kind: 'system' },
      data: { outcome: 'solved' },
    }
    const claimed: NewEvent = {
      type: 'conversation.claimed',
      at: moment(10),
      actor: { kind: 'system' },
      data: { agentId: 'ann', agentName: 'Ann' },
    }
    await conversationOf(store, 'held', [claimed])
    await conversationOf(store, 'over', [resolved])
    await conversationOf(store, 'left', [posted('Hello', { at: moment(5) })])
    await conversationOf(store, 'fresh', [posted('Hello', { at: moment(30) })])
    expect(await store.idleConversations(moment(20), 10)).toEqual(['left', 'over'])
    expect(await store.idleConversations(moment(20), 1)).toEqual(['left'])
    await store.eraseConversation('left', moment(40))
    expect(await store.idleConversations(moment(20), 10)).toEqual(['over'])
  })

  it('removes outdated rows of each kind that is named, the oldest first and so many at a time', async () => {
    const { store, reopen } = subject()
    await visitor(store, 'v', { name: 'Vera', email: 'v@example.com' })
    await store.create('c', [
      opening('v', { name: 'Vera', verified: false }),
      posted('Hello', { author: { kind: 'customer', name: 'Vera' } }),
      { type: 'rating.given', at: moment(2), actor: customer, data: { csat: 2, comment: 'slow', at: moment(2) } },
      { type: 'answer.rated', at: moment(3), actor: customer, data: { messageId: 'm', helpful: false, why: 'wrong' } },
    ])
    const entry = {
      actor: { kind: 'operator' as const },
      action: 'erase',
      conversationId: 'c',
      outcome: 'done' as const,
    }
    for (const seconds of [1, 2, 3 * DAY]) await store.addAudit({ ...entry, at: moment(seconds) })
    const later = moment(DAY)
    expect(await store.removeOutdated({}, 10)).toBe(0)
    expect(await store.removeOutdated({ auditBefore: later }, 1)).toBe(1)
    expect((await store.auditOf('c')).map(({ at }) => at)).toEqual([moment(2), moment(3 * DAY)])
    expect(await store.removeOutdated({ auditBefore: later, usageBefore: later, sessionsBefore: later }, 10)).toBe(1)
    expect(await store.removeOutdated({ commentsBefore: later }, 10)).toBe(2)
    expect(await store.removeOutdated({ commentsBefore: later }, 10)).toBe(0)
    expect((await store.conversation('c'))?.rating).toEqual({ csat: 2, at: moment(2) })
    expect((await store.conversation('c'))?.contact.name).toBe('Vera')
    expect(await store.removeOutdated({ contactsBefore: later }, 10)).toBe(1)
    const after = await reopen()
    const log = await after.events('c', 0, 100)
    expect(await after.conversation('c')).toEqual(replay('c', log))
    expect(JSON.stringify([log, await after.visitorRecord('v')])).not.toMatch(/Vera|v@example|slow|wrong/)
    expect((await after.conversations({ q: 'hello' })).conversations).toHaveLength(1)
    expect((await after.conversations({ q: 'vera' })).conversations).toEqual([])
  })
}

async function visitor(store: Store, id: string, contact: { name?: string; email?: string } = {}): Promise<void> {
  await store.addVisitor({ id, contact: { ...contact, verified: false }, tokenHash: `token-${id}`, at: moment(0) })
}

function opening(visitorId: string, contact: { name?: string; email?: string; verified: boolean }): NewEvent {
  return { type: 'conversation.started', at: moment(0), actor: customer, data: { visitorId, contact } }
}

function identified(contact: { email: string; verified: boolean }): NewEvent {
  return { type: 'contact.identified', at: moment(1), actor: customer, data: contact }
}
