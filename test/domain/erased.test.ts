/** What is left of a conversation that was erased. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, replay } from '../../src/domain/apply.ts'
import { emptyConversation, shownStatus } from '../../src/domain/conversation.ts'
import { type Command, decide } from '../../src/domain/decide.ts'
import { tombstone } from '../../src/domain/erased.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { applyToSnapshot, applyToStaffSnapshot, emptySnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { commands } from '../fixtures/commands.ts'
import { moment } from '../fixtures/events.ts'
import { planted } from '../fixtures/planted.ts'
import { added, conversation, type Folded, next, says, turn } from './folded.ts'

const word = 'kanariq7x'

function every(): Folded {
  return added({ state: emptyConversation('c'), events: [] }, planted(word, 'visitor'))
}

function erasure(seq: number): ConversationEvent {
  return { type: 'conversation.erased', seq, at: moment(99), actor: { kind: 'system' }, data: {} }
}

const nobodys = fc.array(commands, { maxLength: 30 }).map((nexts) =>
  nexts.reduce((folded, make, at) => {
    const decided = decide(folded.state, make(folded.state, `m${at}`, moment(at)), moment(at))
    return 'refused' in decided ? folded : added(folded, decided.events)
  }, conversation()),
)

describe('[P15] an erased conversation', () => {
  it('holds nothing in any event that anybody wrote, or that tells who the customer is', () => {
    const { events, state } = every()
    for (const event of events) {
      expect(JSON.stringify(tombstone(event)), event.type).not.toContain(word)
    }
    expect(JSON.stringify(apply(state, erasure(state.seq + 1)))).not.toContain(word)
  })

  it('keeps the place, the time and the type of every event, and what is counted by', () => {
    for (const event of every().events) {
      const { seq, at, type } = event
      expect(tombstone(event)).toMatchObject({ seq, at, type })
    }
    const left = Object.fromEntries(every().events.map((event) => [event.type, tombstone(event).data]))
    expect(left['answer.judged']).toMatchObject({ decision: 'answer', confidence: 0.5, drafter: 'quote' })
    expect(left['rating.given']).toEqual({ csat: 2, at: moment(1) })
    expect(left['answer.rated']).toEqual({ messageId: 'message', helpful: false })
    expect(left['handoff.recorded']).toMatchObject({
      reason: 'customer_request',
      brief: { mood: 'upset', complains: true },
    })
    expect(left['conversation.transferred']).toMatchObject({ fromAgentId: 'ann', toAgentName: 'Ben' })
  })

  it('leaves what is a tombstone as it is', () => {
    for (const event of every().events) expect(tombstone(tombstone(event))).toEqual(tombstone(event))
  })

  it('[P5] is the same from the log before, from the tombstones, and from a snapshot that went on', () => {
    fc.assert(
      fc.property(nobodys, ({ events, state }) => {
        const end = erasure(state.seq + 1)
        const stones = [...events.map(tombstone), end]
        expect(replay('c', stones)).toEqual(apply(state, end))
        for (const reader of ['customer', 'staff'] as const) {
          const before = forReader([...events, end], reader, 0)
          const after = forReader(stones, reader, 0)
          expect(after.reduce(applyToSnapshot, emptySnapshot('c', 'B'))).toEqual(
            before.reduce(applyToSnapshot, emptySnapshot('c', 'B')),
          )
          expect(after.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B'))).toEqual(
            before.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B')),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('shows readers nothing but that it is over', () => {
    const events = [...every().events, erasure(every().state.seq + 1)]
    const snapshot = events.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B'))
    expect(JSON.stringify(snapshot)).not.toContain(word)
    expect(snapshot).toMatchObject({
      seq: events.length,
      status: 'resolved',
      messages: [],
      rating: null,
      handoff: null,
    })
    expect(shownStatus(replay('c', events))).toBe('resolved')
  })

  it('refuses whatever comes after', () => {
    const { state } = turn(next(conversation(), says('Hello')))
    const gone = apply(state, erasure(state.seq + 1))
    const tries: Command[] = [
      says('Again'),
      { do: 'keepAssistant' },
      { do: 'leaveQueue', says: { ...message() } },
      { do: 'correctBrief', text: 'no' },
      { do: 'identify', contact: { name: 'Me', verified: false } },
      { do: 'reopen', agent: { id: 'ann', name: 'Ann' } },
      { do: 'agentSends', agentId: 'ann', message: { ...message(), visibility: 'note' } },
      { do: 'rate', rating: { csat: 1, at: moment(3) } },
      { do: 'wake' },
    ]
    for (const each of tries) expect(decide(gone, each, moment(100)), each.do).toEqual({ refused: 'erased' })
  })
})

function message() {
  const author = { kind: 'agent' as const, id: 'ann', name: 'Ann' }
  return { id: 'm', author, visibility: 'public' as const, text: 'x', html: 'x', citations: [], at: moment(1) }
}
