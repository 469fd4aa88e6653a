import { describe, expect, it } from 'vitest'
import type { JudgedSuggestion } from '../../src/domain/brief.ts'
import { type Decided, decide } from '../../src/domain/decide.ts'
import { tombstone } from '../../src/domain/erased.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { forCustomer } from '../../src/domain/visibility.ts'
import { message, moment } from '../fixtures/events.ts'
import { added, conversation, escalates, openNow } from './folded.ts'

const ann = { id: 'ann', name: 'Ann' }
const judged: JudgedSuggestion = {
  suggestionId: 's',
  messageId: 'm',
  verdict: 'edited',
  distance: 0.2,
  drafter: 'quote',
}

function held() {
  const waiting = conversation()
  const there = added(waiting, eventsOf(decide(waiting.state, escalates(openNow), moment(1))))
  return added(there, eventsOf(decide(there.state, { do: 'claim', agent: ann, open: 0, capacity: 3 }, moment(2))))
}

function eventsOf(decided: Decided) {
  if ('refused' in decided) throw new Error(decided.refused)
  return decided.events
}

const own = (text: string, more = {}) => message(text, { id: 'm', author: { kind: 'agent', ...ann }, ...more })

describe('what became of a suggestion', () => {
  it('is recorded right after the message that was sent', () => {
    const decided = decide(
      held().state,
      { do: 'agentSends', agentId: 'ann', message: own('Hi'), suggestion: judged },
      moment(3),
    )
    expect(eventsOf(decided).map(({ type, actor, data }) => [type, actor.id, 'verdict' in data])).toEqual([
      ['message.posted', 'ann', false],
      ['suggestion.judged', 'ann', true],
    ])
  })

  it('is recorded with a message that takes the conversation, and never with a note', () => {
    const command = { do: 'agentSends', agentId: 'ann', message: own('Hi'), suggestion: judged } as const
    const taking = decide(conversation().state, command, moment(3))
    expect(eventsOf(taking).map(({ type }) => type)).toEqual([
      'conversation.claimed',
      'message.posted',
      'suggestion.judged',
    ])
    const note = decide(held().state, { ...command, message: own('Hi', { visibility: 'note' }) }, moment(3))
    expect(eventsOf(note).map(({ type }) => type)).toEqual(['message.posted'])
  })

  it('of a brief’s reply is remembered, so that it is judged once', () => {
    const before = held()
    const id = before.state.handoff?.id ?? ''
    const decided = decide(
      before.state,
      { do: 'judgeSuggestion', agent: ann, suggestion: { ...judged, suggestionId: id } },
      moment(3),
    )
    expect(before.state.handoff?.judged).toBeUndefined()
    expect(added(before, eventsOf(decided)).state.handoff?.judged).toBe(true)
  })

  it('is hidden from customers, and holds nothing that erasing would have to remove', () => {
    const event: ConversationEvent = {
      type: 'suggestion.judged',
      seq: 9,
      at: moment(3),
      actor: { kind: 'agent', ...ann },
      data: judged,
    }
    expect(forCustomer(event)).toBeNull()
    expect(tombstone(event)).toEqual(event)
  })
})

describe('a translated message', () => {
  const event: ConversationEvent = {
    type: 'message.posted',
    seq: 5,
    at: moment(3),
    actor: { kind: 'agent', ...ann },
    data: { ...own('Guten Tag', { original: 'Good day' }), seq: 5 },
  }

  it('goes to the customer without what was written', () => {
    const shown = forCustomer(event)
    expect(shown?.data).toMatchObject({ text: 'Guten Tag' })
    expect(JSON.stringify(shown)).not.toContain('Good day')
  })

  it('is emptied of both once it is erased', () => {
    expect(JSON.stringify(tombstone(event))).not.toMatch(/Guten Tag|Good day|original/)
  })
})
