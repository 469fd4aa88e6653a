import { expect, it } from 'vitest'
import type { Conversation } from '../../../src/domain/conversation.ts'
import type { Contact, NewEvent } from '../../../src/domain/events.ts'
import { byTurn, type Waiting } from '../../../src/domain/queue.ts'
import type { ConversationQuery } from '../../../src/ports/lists.ts'
import { BadCursor, type Store } from '../../../src/ports/store.ts'
import { conversationOf, moment, posted, started } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const system = { kind: 'system' } as const

export function listContract(subject: Subject): void {
  it('lists conversations newest first by last change', async () => {
    const { store } = subject()
    await conversationOf(store, 'old', [posted('x', { at: moment(1) })])
    await conversationOf(store, 'new', [posted('x', { at: moment(2) })])
    expect(await ids(store, {})).toEqual(['new', 'old'])
    await store.append('old', 2, [posted('again', { at: moment(3) })])
    expect(await ids(store, {})).toEqual(['old', 'new'])
  })

  it('pages through conversations of one moment without gap or repeat', async () => {
    const { store } = subject()
    for (let n = 0; n < 7; n++) await conversationOf(store, `c${n}`, [posted('x', { at: moment(5) })])
    expect(await allPages(store, { limit: 3 })).toEqual([['c6', 'c5', 'c4'], ['c3', 'c2', 'c1'], ['c0']])
    expect((await store.conversations({ limit: 7 })).next).toBeNull()
  })

  it('lists nothing twice while conversations change between pages, and not by their ids', async () => {
    const { store } = subject()
    // Ids fall while times rise, so that paging by id would go the wrong way.
    for (let n = 0; n < 6; n++) await conversationOf(store, `c${9 - n}`, [posted('x', { at: moment(n) })])
    const first = await store.conversations({ limit: 2 })
    expect(first.conversations.map(({ id }) => id)).toEqual(['c4', 'c5'])
    await store.append('c4', 2, [posted('more', { at: moment(50) })])
    await conversationOf(store, 'c0', [posted('x', { at: moment(60) })])
    const rest = await store.conversations({ limit: 10, cursor: first.next ?? '' })
    expect(rest.conversations.map(({ id }) => id)).toEqual(['c6', 'c7', 'c8', 'c9'])
    expect(rest.next).toBeNull()
  })

  it('counts conversations by status, and none that was erased', async () => {
    const { store } = subject()
    expect(await store.countByStatus()).toEqual({ answering: 0, queued: 0, assigned: 0, resolved: 0 })
    await conversationOf(store, 'bot')
    await conversationOf(store, 'waits', [queued(1)])
    await conversationOf(store, 'waits too', [queued(1)])
    await conversationOf(store, 'held', [queued(2), claimed('ann', 3)])
    await conversationOf(store, 'done', [queued(4), claimed('ann', 5), resolved(6)])
    await conversationOf(store, 'gone', [queued(4), claimed('ann', 5), resolved(6)])
    await store.eraseConversation('gone', moment(7))
    expect(await store.countByStatus()).toEqual({ answering: 1, queued: 2, assigned: 1, resolved: 1 })
  })

  it('refuses a cursor that it did not give', async () => {
    const { store } = subject()
    for (const cursor of ['', 'x', 'bnVsbA', '!"%', Buffer.from('[1,2]').toString('base64url')]) {
      await expect(store.conversations({ cursor })).rejects.toThrow(BadCursor)
    }
  })

  it('lists by status, assignee, team and tag, alone and together', async () => {
    const { store } = subject()
    await conversationOf(store, 'bot')
    await conversationOf(store, 'waits', [queued(1, { teamId: 'billing' })])
    await conversationOf(store, 'held', [queued(2), claimed('ann', 3)])
    await conversationOf(store, 'done', [queued(4), claimed('ann', 5), resolved(6)])
    await conversationOf(store, 'tagged', [queued(7), claimed('ben', 8), tagged(['vip', 'late'], 9)])
    expect(await ids(store, { status: 'answering' })).toEqual(['bot'])
    expect(await ids(store, { status: 'queued' })).toEqual(['waits'])
    expect(await ids(store, { team: 'billing' })).toEqual(['waits'])
    expect(await ids(store, { assignee: 'ann' })).toEqual(['done', 'held'])
    expect(await ids(store, { assignee: 'ann', status: 'assigned' })).toEqual(['held'])
    expect(await ids(store, { tag: 'vip', assignee: 'ben', status: 'assigned' })).toEqual(['tagged'])
    expect(await ids(store, { tag: 'vip', assignee: 'ann' })).toEqual([])
    expect(await ids(store, { assignee: "ann' or '1'='1" })).toEqual([])
  })

  it('follows tags that change', async () => {
    const { store } = subject()
    await conversationOf(store, 'c', [tagged(['vip', 'late'], 1)])
    await store.append('c', 2, [tagged(['late', 'late'], 2)])
    expect(await ids(store, { tag: 'vip' })).toEqual([])
    expect(await ids(store, { tag: 'late' })).toEqual(['c'])
  })

  it('finds conversations by words of one message or note, in any case, accent or Serbian script', async () => {
    const { store } = subject()
    await conversationOf(store, 'refund', [posted('Where is my REFUND?'), posted('Order 4711')])
    await conversationOf(store, 'note', [posted('wants a crème brûlée', { visibility: 'note' })])
    await conversationOf(store, 'serbian', [posted('Желим повраћај новца')])
    await conversationOf(store, 'chinese', [posted('退款政策是什么')])
    expect(await ids(store, { q: 'refund' })).toEqual(['refund'])
    expect(await ids(store, { q: ' Refu ' })).toEqual(['refund'])
    expect(await ids(store, { q: 'refund my' })).toEqual(['refund'])
    expect(await ids(store, { q: 'refund 4711' })).toEqual([])
    expect(await ids(store, { q: 'creme BRULEE' })).toEqual(['note'])
    expect(await ids(store, { q: 'povraćaj' })).toEqual(['serbian'])
    expect(await ids(store, { q: 'povracaj novca' })).toEqual(['serbian'])
    expect(await ids(store, { q: '退款' })).toEqual(['chinese'])
    expect(await ids(store, { q: 'refund', status: 'queued' })).toEqual([])
    expect(await ids(store, { q: '' })).toHaveLength(4)
  })

  it('finds a message by the words that its author put right', async () => {
    const { store } = subject()
    await conversationOf(store, 'c', [posted('Where is my refnud?', { id: 'm' })])
    const words = { text: 'Where is my refund?', html: 'Where is my refund?' }
    const data = { messageId: 'm', messageSeq: 2, ...words }
    await store.append('c', 2, [{ type: 'message.edited', at: moment(3), actor: { kind: 'customer' }, data }])
    expect(await ids(store, { q: 'my refund' })).toEqual(['c'])
    expect(await ids(store, { q: 'refnud' })).toEqual(['c'])
  })

  it('[S33] reads hostile text as words and nothing else', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('the title is 10 30 under_score near or not and')])
    await conversationOf(store, 'b', [posted("don't 100% cotton")])
    for (const [q, found] of [
      ['title:x', []],
      ['10:30', ['a']],
      ['title OR nothing', []],
      ['title NOT under', ['a']],
      ['NEAR(title is, 5)', []],
      ['"title', ['a']],
      ['title"', ['a']],
      ["don't", ['b']],
      ['100%', ['b']],
      ['(title', ['a']],
      ['^title', ['a']],
      ['{words}: title', []],
      ['-title', ['a']],
      ['ti*le', []],
      ["'; drop table events; --", []],
    ] as const) {
      expect([q, await ids(store, { q })]).toEqual([q, found])
    }
  })

  it('[S34] finds nothing, never everything, by text without a word', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('hello % _ * "')])
    for (const q of ['%', '_', '*', '"', '""', ':', '-', '%%%', '_____', '😀', '--', '\\', "'"]) {
      expect([q, await ids(store, { q })]).toEqual([q, []])
    }
  })

  it('[S35] takes a search of any length', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('word '.repeat(40))])
    expect(await ids(store, { q: 'word '.repeat(20_000) })).toEqual(['a'])
    expect(await ids(store, { q: 'x'.repeat(100_000) })).toEqual([])
  })

  it('finds conversations by the name and the address that the customer gave, at any time', async () => {
    const { store } = subject()
    await conversationOf(store, 'told', [
      posted('hello'),
      { type: 'contact.identified', at: moment(1), actor: system, data: contactOf('Željko Horvat', 'zh@shop.example') },
    ])
    await store.addVisitor({ id: 'mira', contact: contactOf('Mira'), tokenHash: 'mira', at: moment(0) })
    const start = {
      ...started('mira'),
      data: { visitorId: 'mira', contact: contactOf('Mira Novak', 'm@mail.example') },
    }
    await store.create('named', [start as NewEvent])
    expect(await ids(store, { q: 'zeljko' })).toEqual(['told'])
    expect(await ids(store, { q: 'ZH@SHOP.EXAMPLE' })).toEqual(['told'])
    expect(await ids(store, { q: 'novak mira' })).toEqual(['named'])
    expect(await ids(store, { q: 'novak hello' })).toEqual([])
  })

  it('lists by several statuses, by nobody, language, priority, snooze and time, alone and together', async () => {
    const { store } = subject()
    await conversationOf(store, 'bot', [posted('hallo', { at: moment(1) })])
    await conversationOf(store, 'waits', [queued(2, { priority: 2 })])
    await conversationOf(store, 'held', [queued(3), claimed('ann', 3)])
    await conversationOf(store, 'sleeps', [queued(4), claimed('ann', 4), snoozed(4)])
    await conversationOf(store, 'done', [queued(5), claimed('ben', 5), resolved(5)])
    await spoken(store, 'german', 'de-AT', [posted('servus', { at: moment(6) })])
    await spoken(store, 'serbian', 'sr-Latn', [posted('zdravo', { at: moment(7) })])
    expect(await ids(store, { status: ['queued', 'assigned'] })).toEqual(['sleeps', 'held', 'waits'])
    expect(await ids(store, { assignee: null, status: ['queued', 'assigned', 'resolved'] })).toEqual(['waits'])
    expect(await ids(store, { team: null, status: 'queued' })).toEqual(['waits'])
    expect(await ids(store, { lang: ['de'] })).toEqual(['german'])
    expect(await ids(store, { lang: ['DE', 'sr'] })).toEqual(['serbian', 'german'])
    expect(await ids(store, { lang: ['s'] })).toEqual([])
    expect(await ids(store, { priority: [1, 2] })).toEqual(['waits'])
    expect(await ids(store, { snoozed: true })).toEqual(['sleeps'])
    expect(await ids(store, { snoozed: false, assignee: 'ann' })).toEqual(['held'])
    expect(await ids(store, { since: moment(4), until: moment(6) })).toEqual(['done', 'sleeps'])
    expect(await ids(store, { since: moment(4), snoozed: false, assignee: 'ben', status: 'resolved' })).toEqual([
      'done',
    ])
    expect(await ids(store, { sort: 'oldest', status: ['queued', 'assigned'] })).toEqual(['waits', 'held', 'sleeps'])
  })

  it('takes a tag in any case, several together, and tells how often each is used', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [tagged(['VIP', 'Späte Lieferung'], 1)])
    await conversationOf(store, 'b', [tagged(['VIP'], 2)])
    await conversationOf(store, 'c')
    expect(await ids(store, { tag: 'vip' })).toEqual(['b', 'a'])
    expect(await ids(store, { tag: ['vip', 'SPÄTE lieferung'] })).toEqual(['a'])
    expect(await store.tags(10)).toEqual([
      { tag: 'VIP', count: 2 },
      { tag: 'Späte Lieferung', count: 1 },
    ])
    expect(await store.tags(1)).toHaveLength(1)
    expect(await store.spelled(['vip', 'new', 'späte LIEFERUNG'])).toEqual(['VIP', 'new', 'Späte Lieferung'])
  })

  it('pages through the queue in turn, whoever joins, leaves or is moved meanwhile', async () => {
    const { store } = subject()
    for (let n = 0; n < 6; n++) await conversationOf(store, `c${n}`, [queued(n)])
    await conversationOf(store, 'urgent', [queued(9, { priority: 1 })])
    const first = await store.conversations({ sort: 'turn', limit: 3 })
    expect(first.conversations.map(({ id }) => id)).toEqual(['urgent', 'c0', 'c1'])
    await store.append('c3', 2, [claimed('ann', 20)])
    await conversationOf(store, 'late', [queued(30)])
    const rest = await store.conversations({ sort: 'turn', limit: 10, cursor: first.next ?? '' })
    expect(rest.conversations.map(({ id }) => id)).toEqual(['c2', 'c4', 'c5', 'late'])
    expect(rest.next).toBeNull()
    expect((await store.queued()).map(({ id }) => id)).toEqual(['urgent', 'c0', 'c1', 'c2', 'c4', 'c5', 'late'])
    expect((await store.queued(2)).map(({ id }) => id)).toEqual(['urgent', 'c0'])
    expect(await ids(store, { sort: 'turn', status: 'assigned' })).toEqual([])
  })

  it('follows a priority that changes in the queue', async () => {
    const { store } = subject()
    await conversationOf(store, 'first', [queued(1)])
    await conversationOf(store, 'second', [queued(2)])
    await store.append('second', 2, [{ type: 'priority.changed', at: moment(3), actor: system, data: { priority: 3 } }])
    expect((await store.queued()).map(({ id }) => id)).toEqual(['second', 'first'])
  })

  it('counts what is in the lists', async () => {
    const { store } = subject()
    await conversationOf(store, 'bot')
    await conversationOf(store, 'waits', [queued(1)])
    await conversationOf(store, 'letter', [
      queued(1),
      { type: 'wait.chosen', at: moment(2), actor: system, data: { how: 'email' } },
    ])
    await conversationOf(store, 'a', [claimed('ann', 1)])
    await conversationOf(store, 'b', [claimed('ann', 1), snoozed(2)])
    await conversationOf(store, 'c', [claimed('ben', 1)])
    await conversationOf(store, 'early', [claimed('ann', 1), resolved(5)])
    await conversationOf(store, 'late', [claimed('ann', 1), resolved(9)])
    // Rated later, and resolved before.
    const rating = { csat: 5, at: moment(20) }
    await store.append('early', 3, [{ type: 'rating.given', at: moment(20), actor: system, data: rating }])
    expect(await store.listCounts(moment(8))).toEqual({
      queued: 2,
      byEmail: 1,
      answering: 1,
      held: new Map([
        ['ann', { active: 1, snoozed: 1 }],
        ['ben', { active: 1, snoozed: 0 }],
      ]),
      resolved: 1,
    })
  })

  it('lists all that wait, in the order of the queue', async () => {
    const { store } = subject()
    await conversationOf(store, 'second', [queued(2)])
    await conversationOf(store, 'first', [queued(1)])
    await conversationOf(store, 'urgent', [queued(3, { priority: 2 })])
    await conversationOf(store, 'back', [queued(4, { front: true })])
    await conversationOf(store, 'taken', [queued(0), claimed('ann', 5)])
    const waiting = await store.queued()
    expect(waiting.map(({ id }) => id)).toEqual(['back', 'urgent', 'first', 'second'])
    expect([...waiting].sort((a, b) => byTurn(entry(a), entry(b)))).toEqual(waiting)
  })

  it('lists open conversations by agent', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [claimed('ann', 1)])
    await conversationOf(store, 'b', [claimed('ann', 1)])
    await conversationOf(store, 'c', [claimed('ben', 1)])
    await conversationOf(store, 'd', [claimed('ben', 1), resolved(2)])
    expect(await store.openByAgent()).toEqual(
      new Map([
        ['ann', ['a', 'b']],
        ['ben', ['c']],
      ]),
    )
  })

  it('lists the conversations of a visitor, newest first, and of nobody else', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('x', { at: moment(1) })])
    await conversationOf(store, 'other')
    const start = { ...(await store.events('a', 0, 1))[0] } as NewEvent
    await store.create('b', [start, posted('y', { at: moment(2) })])
    expect((await store.conversationsOfVisitor('visitor-of-a')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await store.conversationsOfVisitor('unknown')).toEqual([])
  })
}

async function ids(store: Store, query: ConversationQuery): Promise<string[]> {
  return (await store.conversations(query)).conversations.map(({ id }) => id)
}

async function allPages(store: Store, query: ConversationQuery): Promise<string[][]> {
  const pages: string[][] = []
  for (let cursor: string | undefined; ; ) {
    const page = await store.conversations({ ...query, ...(cursor ? { cursor } : {}) })
    pages.push(page.conversations.map(({ id }) => id))
    if (page.next === null) return pages
    cursor = page.next
  }
}

function entry({ id, status }: Conversation): Waiting {
  if (status.kind !== 'queued') throw new Error(`${id} does not wait`)
  return { conversationId: id, since: status.since, priority: status.priority, front: status.front }
}

function queued(second: number, more: { priority?: number; front?: boolean; teamId?: string } = {}): NewEvent {
  const data = { handoffId: 'h', priority: 0, front: false, promise: { kind: 'now' } as const, ...more }
  return { type: 'conversation.queued', at: moment(second), actor: system, data }
}

function claimed(agentId: string, second: number): NewEvent {
  return { type: 'conversation.claimed', at: moment(second), actor: system, data: { agentId, agentName: agentId } }
}

function resolved(second: number): NewEvent {
  return { type: 'conversation.resolved', at: moment(second), actor: system, data: { outcome: 'solved' } }
}

function snoozed(second: number): NewEvent {
  return { type: 'conversation.snoozed', at: moment(second), actor: system, data: {} }
}

function contactOf(name: string, email?: string): Contact {
  return { name, ...(email && { email }), verified: false }
}

/** A visitor whose browser asks for a language, with one conversation. */
async function spoken(store: Store, id: string, locale: string, events: NewEvent[]): Promise<void> {
  await store.addVisitor({ id: `visitor-of-${id}`, contact: { verified: false }, tokenHash: id, at: moment(0) })
  const start = started(`visitor-of-${id}`)
  await store.create(id, [{ ...start, data: { ...start.data, locale } } as NewEvent, ...events])
}

function tagged(tags: string[], second: number): NewEvent {
  return { type: 'tags.changed', at: moment(second), actor: system, data: { tags } }
}
