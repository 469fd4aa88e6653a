import fc from 'fast-check'
import { expect, it } from 'vitest'
import { replay } from '../../../src/domain/apply.ts'
import { type Conversation, shownStatus } from '../../../src/domain/conversation.ts'
import { decide } from '../../../src/domain/decide.ts'
import { type Appended, authorKey } from '../../../src/ports/conversations.ts'
import type { Store } from '../../../src/ports/store.ts'
import { commands } from '../../fixtures/commands.ts'
import { bot, conversationOf, customer, moment, posted, started } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function logContract(subject: Subject): void {
  it('starts a conversation whose row is the fold of its first events', async () => {
    const { store } = subject()
    await store.addVisitor({ id: 'v', contact: { verified: false }, tokenHash: 't', at: moment(0) })
    const state = await store.create('c', [started('v'), posted('Hello')])
    expect(state).toMatchObject({ id: 'c', seq: 2, visitorId: 'v', epoch: 1, status: { kind: 'answering' } })
    expect(await store.conversation('c')).toEqual(state)
    expect(await store.events('c', 0, 10)).toMatchObject([
      { seq: 1, type: 'conversation.started' },
      { seq: 2, type: 'message.posted', data: { seq: 2, text: 'Hello' } },
    ])
  })

  it('refuses to start a conversation twice, and keeps the first', async () => {
    const { store } = subject()
    await conversationOf(store, 'c', [posted('first')])
    await expect(store.create('c', [started('visitor-of-c')])).rejects.toThrow()
    expect((await store.conversation('c'))?.seq).toBe(2)
  })

  it('gives a message the seq of its event, and answers with the events as written', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const result = await store.append('c', 1, [posted('one', { clientMessageId: 'k1' }), posted('two')])
    if (!('appended' in result)) throw new Error('not appended')
    expect(result.appended.map(({ seq, data }) => [seq, (data as { seq: number }).seq])).toEqual([
      [2, 2],
      [3, 3],
    ])
    expect(await store.events('c', 1, 10)).toEqual(result.appended)
    expect(await store.conversation('c')).toEqual(result.state)
  })

  it('appends to two conversations both or neither', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('one')])
    await conversationOf(store, 'b', [posted('two')])
    const to = (id: string, expectedSeq: number, text: string) => ({ id, expectedSeq, events: [posted(text)] })
    const done = await store.appendBoth(to('a', 2, 'to a'), to('b', 2, 'to b'))
    if (!('appended' in done)) throw new Error('not appended')
    expect(done.appended.map(({ state, appended }) => [state.id, state.seq, appended.length])).toEqual([
      ['a', 3, 1],
      ['b', 3, 1],
    ])
    expect(await store.conversation('b')).toEqual(done.appended[1].state)
    const intent = { set: { epoch: 1, answers: ['x'], since: moment(0) } }
    expect(await store.appendBoth({ ...to('a', 3, 'x'), intent }, to('b', 2, 'x'))).toEqual({ conflict: true })
    expect(await store.appendBoth(to('a', 3, 'x'), to('unknown', 1, 'x'))).toEqual({ conflict: true })
    expect((await store.events('a', 0, 10)).length).toBe(3)
    expect(await store.intent('a')).toBeUndefined()
  })

  it('answers events after a seq, in order and at most as many as asked for', async () => {
    const { store } = subject()
    await conversationOf(
      store,
      'c',
      ['a', 'b', 'c', 'd'].map((text) => posted(text)),
    )
    expect((await store.events('c', 2, 2)).map(({ seq }) => seq)).toEqual([3, 4])
    expect(await store.events('c', 5, 10)).toEqual([])
    expect(await store.events('unknown', 0, 10)).toEqual([])
  })

  it('answers a conflict to a stale or future seq and writes nothing', async () => {
    const { store } = subject()
    await conversationOf(store, 'c', [posted('one')])
    const before = await store.conversation('c')
    for (const seq of [0, 1, 3]) {
      const intent = { set: { epoch: 9, answers: ['x'], since: moment(0) } }
      expect(await store.append('c', seq, [posted('late')], intent)).toEqual({ conflict: true })
    }
    expect(await store.conversation('c')).toEqual(before)
    expect(await store.events('c', 2, 10)).toEqual([])
    expect(await store.intent('c')).toBeUndefined()
  })

  it('answers a conflict for a conversation that does not exist, and undefined when asked for it', async () => {
    const { store } = subject()
    expect(await store.append('unknown', 0, [posted('hello')])).toEqual({ conflict: true })
    expect(await store.conversation('unknown')).toBeUndefined()
  })

  it('numbers without gaps under concurrent appends', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const writers = Array.from({ length: 8 }, (_, writer) => insist(store, 'c', `writer ${writer}`, 10))
    await Promise.all(writers)
    const log = await store.events('c', 0, 1000)
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 81 }, (_, at) => at + 1))
    expect(await store.conversation('c')).toEqual(replay('c', log))
  })

  it('keeps one message per author and clientMessageId, for ever', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'c')
    const first = await store.append('c', 1, [posted('hello', { clientMessageId: 'k' })])
    if (!('appended' in first)) throw new Error('not appended')
    const [event] = first.appended
    expect(await store.append('c', 2, [posted('other', { clientMessageId: 'k' })])).toEqual({ duplicate: event })
    expect(await store.append('c', 1, [posted('hello', { clientMessageId: 'k' })])).toEqual({ duplicate: event })
    const reopened = await reopen()
    expect(await reopened.append('c', 1, [posted('hello', { clientMessageId: 'k' })])).toEqual({ duplicate: event })
    expect(await reopened.messageByClientId('c', authorKey(customer), 'k')).toEqual(event)
    expect((await reopened.conversation('c'))?.seq).toBe(2)
  })

  it('writes a message once however many copies of it arrive together', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const copies = await Promise.all(
      Array.from({ length: 50 }, () => store.append('c', 1, [posted('hello', { clientMessageId: 'k' })])),
    )
    expect(copies.filter((result) => 'appended' in result)).toHaveLength(1)
    expect(copies.filter((result) => 'duplicate' in result)).toHaveLength(49)
  })

  it('tells the clientMessageIds of authors and conversations apart', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    await conversationOf(store, 'd')
    const ann = { kind: 'agent', id: 'ann', name: 'Ann' } as const
    const ben = { kind: 'agent', id: 'ben', name: 'Ben' } as const
    for (const [at, author] of [customer, ann, ben].entries()) {
      expect(await store.append('c', 1 + at, [posted('hi', { clientMessageId: 'k', author })])).toHaveProperty(
        'appended',
      )
    }
    expect(await store.append('d', 1, [posted('hi', { clientMessageId: 'k' })])).toHaveProperty('appended')
    expect(await store.messageByClientId('c', authorKey(ben), 'k')).toMatchObject({ seq: 4 })
    expect(await store.messageByClientId('d', authorKey(ben), 'k')).toBeUndefined()
  })

  it('writes all events of an append or none', async () => {
    const { store } = subject()
    await conversationOf(store, 'c')
    const twice = [posted('one', { clientMessageId: 'k' }), posted('two', { clientMessageId: 'k' })]
    await expect(store.append('c', 1, twice)).rejects.toThrow()
    expect(await store.events('c', 1, 10)).toEqual([])
    expect((await store.conversation('c'))?.seq).toBe(1)
  })

  it('[S29] brings every text back exactly, also from disk', async () => {
    const { store, reopen } = subject()
    const texts = [
      'Ђурађ, čćžšđ, ß, İ, ﬁ, e\u0301 and \u00e9',
      '👩‍👩‍👧‍👦 🏳️‍🌈 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
      'מה שלומך؟ \u202Eabc\u202C \u200B\u2066',
      `quotes ' " \` \\ -- ; DROP TABLE events; %s %n {{1}} \${x}`,
      '\t\r\n\u0001\u001F\u007F\uFFFD\uFEFF',
      'z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍a̴̵̜̰͔ͫ͗͢',
      '退款政策 환불 払い戻し',
      'a'.repeat(8000),
    ]
    await conversationOf(
      store,
      'c',
      texts.map((text) => posted(text, { html: `<p>${text}</p>` })),
    )
    const read = await (await reopen()).events('c', 1, 100)
    expect(read.map(({ data }) => (data as { text: string }).text)).toEqual(texts)
  })

  it('has in each row the fold of its log, after any commands', async () => {
    const { store } = subject()
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(commands, { maxLength: 25 }), async (chosen) => {
        const id = `random-${count++}`
        await conversationOf(store, id)
        let state = (await store.conversation(id)) as Conversation
        for (const [at, make] of chosen.entries()) {
          const now = moment(at)
          const decided = decide(state, make(state, `${id}-${at}`, now), now)
          if ('refused' in decided) continue
          const result = await store.append(id, state.seq, decided.events)
          if (!('appended' in result)) throw new Error(`not appended: ${JSON.stringify(result)}`)
          state = result.state
        }
        const log = await store.events(id, 0, 1000)
        const row = await store.conversation(id)
        expect(row).toEqual(replay(id, log))
        expect(row).toEqual(state)
        expect((await store.conversations({ status: shownStatus(state) })).conversations).toContainEqual(row)
      }),
      { numRuns: 40 },
    )
  })

  it('answers the events of some types since a moment over all conversations, oldest first', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('early', { at: moment(1) }), posted('late', { at: moment(30) })])
    await conversationOf(store, 'b', [posted('between', { at: moment(20), author: bot })])
    await store.append('b', 2, [{ type: 'rating.asked', at: moment(40), actor: { kind: 'system' }, data: {} }])
    const messages = await store.eventsSince(['message.posted'], moment(20))
    expect(messages.map(({ conversationId, seq }) => [conversationId, seq])).toEqual([
      ['b', 2],
      ['a', 3],
    ])
    expect(await store.eventsSince(['message.posted', 'rating.asked'], moment(30))).toHaveLength(2)
    expect(await store.eventsSince([], moment(0))).toEqual([])
  })
}

/** Appends some messages, loading and trying again at every conflict. */
async function insist(store: Store, id: string, name: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    let result: Appended
    do {
      const seq = (await store.conversation(id))?.seq ?? 0
      result = await store.append(id, seq, [posted('hello', { clientMessageId: `${name} ${n}` })])
    } while ('conflict' in result)
  }
}
