import { describe, expect, it } from 'vitest'
import { waitsSince } from '../../src/domain/merging.ts'
import { applyToStaffSnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { forCustomer } from '../../src/domain/visibility.ts'
import { message, moment } from '../fixtures/events.ts'
import { added, agentSays, ann, ben, claims, conversation, decided, escalates, next, says, system } from './folded.ts'

const ends = { do: 'mergeInto', agent: ann, into: 'd', says: system('It goes on elsewhere.') } as const
const note = {
  ...message('Customer: hello', { id: 'note-1', author: { kind: 'system' } }),
  visibility: 'note',
} as const
const takesIn = { do: 'absorb', agent: ann, from: 'd', messages: 1, notes: [note] } as const
const waiting = () => next(conversation(), says('hello'), escalates())

describe('the conversation that ends', () => {
  it('is resolved as a duplicate, and the customer is told and not asked for a rating', () => {
    const { state, events } = next(waiting(), ends)
    expect(state.status).toMatchObject({ kind: 'resolved', outcome: 'duplicate' })
    expect(state).toMatchObject({ mergedInto: 'd', ratingAsked: false })
    const told = events.slice(-3).flatMap((event) => forCustomer(event)?.type ?? [])
    expect(told).toEqual(['message.posted', 'conversation.resolved'])
  })

  it('may be resolved already, and is merged once', () => {
    const done = next(waiting(), claims(), { do: 'resolve', agentId: 'ann', outcome: 'solved' })
    const merged = next(done, ends)
    expect(merged.state.status).toEqual(done.state.status)
    expect(decided(merged, ends)).toEqual([])
  })

  it('is nobody’s whom a colleague holds, and not itself', () => {
    expect(decided(next(waiting(), claims(ben)), ends)).toEqual({ refused: 'alreadyClaimed', by: 'Ben' })
    expect(decided(waiting(), { ...ends, into: 'c' })).toEqual({ refused: 'toItself' })
  })

  it('is one of its own again when the customer writes, and remembers what has been carried over', () => {
    const merged = next(waiting(), ends)
    const again = next(merged, says('and one more thing'))
    expect(again.state.mergedInto).toBeUndefined()
    expect(again.state.carried).toEqual({ into: 'd', seq: merged.state.seq - 2 })
    expect(decided(again, ends)).toEqual(['conversation.merged', 'message.posted', 'conversation.resolved'])
  })
})

describe('the conversation that goes on', () => {
  it('has what was said in the other as notes, which the customer does not see', () => {
    const { events, state } = next(waiting(), takesIn)
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['conversation.absorbed', 'message.posted'])
    expect(events.slice(-2).flatMap((event) => forCustomer(event) ?? [])).toEqual([])
    expect(state.lastMessage?.text).not.toContain('Customer: hello')
  })

  it('has the customer wait for the word that they waited for in the other, and wakes', () => {
    const asked = next(waiting(), claims(), agentSays('hello'), says('and the other thing?', { at: moment(200) }))
    const since = moment(200)
    expect(waitsSince(asked.state, moment(900))).toBe(since)
    const answered = next(waiting(), claims(ben), agentSays('hello', ben), { do: 'snooze', agentId: 'ben' })
    const { state, events } = next(answered, { ...takesIn, waitsSince: since })
    const at = events.at(-1)?.at as string
    expect(state.status).toMatchObject({ kind: 'assigned', agentId: 'ben', silentSince: at })
    expect(state.status).not.toHaveProperty('snoozedUntil')
    expect(state.clocks?.runs).toMatchObject({ nextReply: { since }, hold: { since: at } })
    const shown = events.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B'))
    expect(shown.snoozedUntil).toBeNull()
  })

  it('owes nothing where it was the customer’s turn, and counts anew what ran out there', () => {
    const answered = next(waiting(), claims(), agentSays('hello'))
    expect(waitsSince(answered.state, moment(900))).toBeUndefined()
    expect(next(answered, takesIn).state.status).not.toHaveProperty('silentSince')
    const late = next(waiting(), {
      do: 'keepTime',
      passed: [{ clock: 'greeting', what: 'breached', dueAt: moment(60) }],
    })
    expect(waitsSince(late.state, moment(900))).toBe(moment(900))
  })

  it('must be open', () => {
    expect(decided(next(waiting(), ends), takesIn)).toEqual({ refused: 'notOpen' })
  })

  it('loses those notes where the other is erased, on screens that are open as in a fresh snapshot', () => {
    const folded = next(waiting(), takesIn)
    const erased = added(folded, [
      { type: 'absorbed.erased', at: note.at, actor: { kind: 'system' }, data: { from: 'd', notes: ['note-1'] } },
    ])
    const shown = erased.events.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B'))
    expect(shown.messages.find(({ id }) => id === 'note-1')).toMatchObject({ text: '', html: '', visibility: 'note' })
    expect(JSON.stringify(shown.messages.at(-1))).not.toContain('Customer: hello')
  })
})
