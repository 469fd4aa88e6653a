import { beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { isDenied } from '../../src/desk/desk.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot } from '../../src/desk/snapshot.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import {
  asks,
  asksForPerson,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  opened,
  stateOf,
  statusOf,
  waiting,
  writes,
} from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'

freshDesk()

let ann: Member
let ben: Member
beforeEach(async () => {
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
})

const waits = () => waiting(desk)

describe('of several agents who claim at once', () => {
  it('exactly one wins, and the others are told who', async () => {
    const waiting = await waits()
    const agents = await Promise.all(Array.from({ length: 20 }, (_, at) => hired(desk, `Agent ${at}`)))
    const results = await Promise.all(agents.map((agent) => claim(desk, waiting, agent)))
    const winners = agents.filter((_, at) => !isDenied(results[at] ?? {}))
    expect(winners).toHaveLength(1)
    expect(await statusOf(desk, waiting)).toMatchObject({ kind: 'assigned', agentId: winners[0]?.id })
    for (const result of results.filter(isDenied)) {
      expect(result).toEqual({ refused: 'alreadyClaimed', by: winners[0]?.name })
    }
    expect((await eventsOf(desk, waiting)).filter(({ type }) => type === 'conversation.claimed')).toHaveLength(1)
  })
})

describe('capacity', () => {
  beforeEach(() => desk.set({ queue: { ...defaultSettings.queue, capacity: 2 } }))

  it('is what one agent can claim, and grows when they are done', async () => {
    const waiting = [await waits(), await waits(), await waits()]
    for (const each of waiting.slice(0, 2)) expect(isDenied(await claim(desk, each, ann))).toBe(false)
    expect(await claim(desk, waiting[2] as string, ann)).toEqual({ refused: 'atCapacity', open: 2, capacity: 2 })
    expect(isDenied(await claim(desk, waiting[2] as string, ben))).toBe(false)
  })

  it('holds also for an agent who claims everything at once', async () => {
    const waiting = await Promise.all(Array.from({ length: 8 }, waits))
    const results = await Promise.all(waiting.map((each) => claim(desk, each, ann)))
    expect(results.filter((result) => !isDenied(result))).toHaveLength(2)
    expect((await desk.store.openByAgent()).get(ann.id)).toHaveLength(2)
  })

  it('holds for replies that take a conversation, and not for those into one’s own', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const each = await opened(desk)
        return relay(desk, each, ann, { clientMessageId: `hi-${n}`, text: 'Hello, I am Ann.' })
      }),
    )
    expect(results.filter((result) => 'message' in result)).toHaveLength(2)
    expect(results.filter(isDenied)).toEqual(Array(4).fill({ refused: 'atCapacity', open: 2, capacity: 2 }))
    const [own = ''] = (await desk.store.openByAgent()).get(ann.id) ?? []
    expect(await relay(desk, own, ann, { clientMessageId: 'more', text: 'And more.' })).toHaveProperty('message')
  })

  it('is not used up by claiming one’s own again', async () => {
    const waiting = [await waits(), await waits()]
    for (const each of [...waiting, ...waiting]) expect(isDenied(await claim(desk, each, ann))).toBe(false)
  })

  it('is not lost by a claim that fails', async () => {
    const waiting = await waits()
    const { openByAgent } = desk.store
    desk.store.openByAgent = () => Promise.reject(new Error('busy'))
    const failed = claim(desk, waiting, ann)
    const after = claim(desk, waiting, ann)
    await expect(failed).rejects.toThrow('busy')
    await expect(after).rejects.toThrow('busy')
    desk.store.openByAgent = openByAgent
    expect(isDenied(await claim(desk, waiting, ann))).toBe(false)
  })
})

describe('an agent writes', () => {
  const sent = { clientMessageId: 'a1', text: 'Hello, **I** am Ann.' }

  it('and takes the conversation from the assistant', async () => {
    await writes(desk, id, 'hello, a question')
    expect(await relay(desk, id, ann, sent)).toMatchObject({
      message: { author: { kind: 'agent', id: ann.id, name: 'Ann' }, visibility: 'public', text: sent.text },
    })
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ann.id })
  })

  it('and sends again: the first result, and nothing changes', async () => {
    const first = await relay(desk, id, ann, sent)
    const before = await stateOf(desk, id)
    expect(await relay(desk, id, ann, sent)).toEqual(first)
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('and sends the same many times at once: one message', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => relay(desk, id, ann, sent)))
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(await messagesOf(desk, id)).toHaveLength(1)
  })

  it('and sends again after the customer wrote: the first result, not a refusal', async () => {
    const first = await relay(desk, id, ann, { ...sent, seenSeq: 1 })
    await writes(desk, id, 'one more thing')
    expect(await relay(desk, id, ann, { ...sent, seenSeq: 1 })).toEqual(first)
  })

  it('and uses an id for something else: refused, be it another text or a note', async () => {
    await relay(desk, id, ann, sent)
    expect(await relay(desk, id, ann, { ...sent, text: 'else' })).toEqual({ refused: 'otherBody' })
    expect(await relay(desk, id, ann, { ...sent, note: true })).toEqual({ refused: 'otherBody' })
  })

  it('and uses an id that the customer or a colleague used: another message', async () => {
    await writes(desk, id, 'my words', 'a1')
    await relay(desk, id, ann, sent)
    expect(await relay(desk, id, ben, { ...sent, note: true })).toMatchObject({ message: { visibility: 'note' } })
    expect(await messagesOf(desk, id)).toHaveLength(3)
  })

  it('but has not seen what came last: refused, with where they were and what came in between', async () => {
    const { message } = await writes(desk, id, 'wait, one more thing')
    const refused = await relay(desk, id, ann, { ...sent, seenSeq: message.seq - 1 })
    expect(refused).toMatchObject({
      refused: 'unseen',
      afterSeq: message.seq - 1,
      events: [{ seq: message.seq, data: { text: 'wait, one more thing' } }],
    })
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    expect(await relay(desk, id, ann, { ...sent, seenSeq: message.seq })).toHaveProperty('message')
  })

  it('but has not seen the assistant’s answer: refused', async () => {
    const { message } = await asks(desk, id, 'can I send it back?')
    expect(await relay(desk, id, ann, { ...sent, seenSeq: message.seq })).toMatchObject({ refused: 'unseen' })
  })

  it('but a colleague holds it: refused with the name; a note is taken', async () => {
    await claim(desk, id, ben)
    expect(await relay(desk, id, ann, sent)).toEqual({ refused: 'alreadyClaimed', by: 'Ben' })
    expect(await relay(desk, id, ann, { ...sent, note: true })).toHaveProperty('message')
  })

  it('several at once into what nobody holds: one takes it', async () => {
    const agents = await Promise.all(Array.from({ length: 10 }, (_, at) => hired(desk, `Agent ${at}`)))
    const results = await Promise.all(agents.map((agent) => relay(desk, id, agent, sent)))
    expect(results.filter((result) => 'message' in result)).toHaveLength(1)
    expect(await messagesOf(desk, id)).toHaveLength(1)
  })

  it('markdown that could do harm is shown without it', async () => {
    const result = await relay(desk, id, ann, {
      clientMessageId: 'x',
      text: '<img src=x onerror=alert(1)> [a](javascript:b)',
    })
    const html = 'message' in result ? result.message.html : ''
    expect(html).not.toMatch(/onerror|javascript:/)
  })
})

describe('a note', () => {
  it('is never seen by the customer, and takes nothing from anyone', async () => {
    await relay(desk, id, ann, { clientMessageId: 'n', text: 'canary-7 is difficult', note: true })
    const state = await stateOf(desk, id)
    expect(state.status).toEqual({ kind: 'answering' })
    expect(JSON.stringify(await customerSnapshot(desk, state))).not.toContain('canary-7')
  })

  it('does not disturb the assistant’s draft', async () => {
    await writes(desk, id, 'can I send it back?')
    await relay(desk, id, ann, { clientMessageId: 'n', text: 'careful', note: true })
    await desk.clock.advance(1_000)
    expect((await messagesOf(desk, id)).map(({ author }) => author.kind)).toEqual(['customer', 'agent', 'bot'])
  })

  it('never reaches the assistant or the brief', async () => {
    await relay(desk, id, ann, { clientMessageId: 'n', text: 'canary-8', note: true })
    await asks(desk, id, 'can I send it back?')
    await asksForPerson(desk, id)
    expect(JSON.stringify(desk.drafter.requests)).not.toContain('canary-8')
    expect(JSON.stringify((await stateOf(desk, id)).handoff)).not.toContain('canary-8')
  })
})
