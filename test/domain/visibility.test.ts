import { describe, expect, it } from 'vitest'
import type { ConversationEvent, EventType } from '../../src/domain/events.ts'
import { applyToSnapshot, emptySnapshot } from '../../src/domain/snapshot.ts'
import { forCustomer, forReader } from '../../src/domain/visibility.ts'
import { moment } from '../fixtures/events.ts'
import {
  added,
  agentSays,
  ann,
  claims,
  conversation,
  handoff,
  judgement,
  next,
  openNow,
  replies,
  says,
} from './folded.ts'

const SECRET = 'canary-5f1e'

/** A conversation with the secret in every place that is not for customers. */
function withSecrets() {
  const asked = next(conversation(), says('where is my parcel'))
  const brief = {
    ...handoff().brief,
    wants: SECRET,
    tried: [{ query: SECRET, passages: [{ articleId: SECRET, title: SECRET, score: 0.1 }], why: [SECRET] }],
    alreadyDid: [SECRET],
    said: [{ seq: 1, text: SECRET }],
    suggestedReply: { text: SECRET, citations: [] },
    withheld: SECRET,
    summary: 'You want your parcel.',
  }
  const record = { ...handoff(), rule: SECRET, brief }
  const judged = { ...judgement(`reply-${asked.state.seq}`, 'handoff'), query: SECRET, why: [SECRET], withheld: SECRET }
  return next(
    asked,
    replies(asked, 'handoff', { judgement: judged, handoff: { record, promise: openNow, priority: 0 } }),
    claims(),
    agentSays(SECRET, ann, { visibility: 'note' }),
    { do: 'snooze', agentId: 'ann', until: moment(1_000) },
    { do: 'transfer', agentId: 'ann', to: { kind: 'agent', id: 'ben', name: 'Ben' }, note: SECRET, promise: openNow },
  )
}

const customerView = (events: readonly ConversationEvent[]) => forReader(events, 'customer', 0)

describe('a customer', () => {
  it('never sees notes, judgements, a transfer’s note or what stands behind the brief', () => {
    const { events } = withSecrets()
    expect(JSON.stringify(events)).toContain(SECRET)
    expect(JSON.stringify(customerView(events))).not.toContain(SECRET)
  })

  it('does not find any of it in their snapshot', () => {
    const folded = customerView(withSecrets().events).reduce(applyToSnapshot, emptySnapshot('c', 'Bellhop'))
    expect(folded.brief).toBe('You want your parcel.')
    expect(JSON.stringify(folded)).not.toContain(SECRET)
  })

  it('never sees the visitor’s id', () => {
    const { events } = conversation()
    expect(JSON.stringify(events)).toContain('"visitorId"')
    expect(JSON.stringify(customerView(events))).not.toMatch(/visitor/)
  })

  it('does not see priorities and tags', () => {
    const { events } = added(conversation(), [
      { type: 'tags.changed', at: moment(1), actor: { kind: 'system' }, data: { tags: [SECRET] } },
      { type: 'priority.changed', at: moment(1), actor: { kind: 'system' }, data: { priority: 3 } },
    ])
    expect(customerView(events).map(({ type }) => type)).toEqual(['conversation.started'])
  })

  it('does not see an event of a kind that nobody said they may see', () => {
    const unknown = { ...conversation().events[0], type: 'agent.whispered' as EventType } as ConversationEvent
    expect(forCustomer(unknown)).toBeNull()
  })

  it('sees their own words, the assistant’s and the agent’s, and who has the conversation', () => {
    const folded = withSecrets()
    const { events } = next(folded, agentSays('Hello, I am Ben.', { id: 'ben', name: 'Ben' }))
    const seen = customerView(events)
    const said = seen.flatMap(({ type, data }) => (type === 'message.posted' ? [data.author.kind] : []))
    expect(said).toEqual(['customer', 'bot', 'agent'])
    expect(seen.map(({ type }) => type)).toContain('conversation.claimed')
  })
})

describe('the seq before', () => {
  it('skips what the customer may not see, so that a hidden note is no loss', () => {
    const seen = customerView(withSecrets().events)
    for (const [at, event] of seen.entries()) expect(event.prev).toBe(seen[at - 1]?.seq ?? 0)
    expect(seen.some(({ seq, prev }) => seq - prev > 1)).toBe(true)
  })

  it('has no gaps for staff', () => {
    const seen = forReader(withSecrets().events, 'staff', 0)
    expect(seen.every(({ seq, prev }) => prev === seq - 1)).toBe(true)
    expect(seen).toHaveLength(withSecrets().events.length)
  })

  it('goes on from where the reader was', () => {
    const { events } = withSecrets()
    const whole = customerView(events)
    const cut = 4
    const first = forReader(events.slice(0, cut), 'customer', 0)
    const rest = forReader(events.slice(cut), 'customer', first.at(-1)?.seq ?? 0)
    expect([...first, ...rest]).toEqual(whole)
  })
})
