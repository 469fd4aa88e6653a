import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { applyToStaffSnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { moment } from '../fixtures/events.ts'
import {
  added,
  claims,
  conversation,
  escalates,
  type Folded,
  next,
  openLater,
  openNow,
  says,
  system,
  turn,
} from './folded.ts'

const staffView = ({ events }: Folded) => fold(events)
const fold = (events: readonly ConversationEvent[]) =>
  events.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'Bellhop'))

const queued = conversation(says('where is it'), escalates())
const assigned = next(queued, claims())
const resolved = next(assigned, { do: 'resolve', agentId: 'ann', outcome: 'solved' })

describe('a snapshot', () => {
  it('says whether the assistant answers what is written now', () => {
    const speaks = (folded: Folded) => staffView(folded).assistant.speaks
    expect(speaks(conversation())).toBe(true)
    expect(speaks(queued)).toBe(false)
    expect(speaks(next(queued, { do: 'keepAssistant' }))).toBe(true)
    expect(speaks(conversation(escalates(openLater)))).toBe(true)
    expect(speaks(assigned)).toBe(false)
    expect(speaks(next(assigned, { do: 'return', agentId: 'ann', says: system() }))).toBe(true)
  })

  it('keeps who resolved it, and asks for a rating until it is given', () => {
    expect(staffView(resolved)).toMatchObject({ status: 'resolved', agent: { name: 'Ann' }, ratingAsked: true })
    const rated = next(resolved, { do: 'rate', rating: { csat: 4, at: moment(9) } })
    expect(staffView(rated)).toMatchObject({ rating: { csat: 4 }, ratingAsked: false })
    expect(staffView(next(rated, says('again')))).toMatchObject({ rating: null, ratingAsked: false, agent: null })
  })

  it('shows a correction in place of what the team was told', () => {
    const corrected = next(queued, { do: 'correctBrief', text: 'a new cup' })
    expect(staffView(corrected)).toMatchObject({
      brief: 'a new cup',
      handoff: { correction: 'a new cup', brief: { summary: 'You want a refund.' } },
    })
  })

  it('for staff has the judgements, the page and the tags', () => {
    const { events } = added(turn(conversation()), [
      { type: 'tags.changed', at: moment(1), actor: { kind: 'system' }, data: { tags: ['vip'] } },
    ])
    expect(fold(events)).toMatchObject({ tags: ['vip'], judgements: [{ decision: 'answer', drafter: 'quote' }] })
  })

  it('holds the promise that was made, and forgets it with the queue', () => {
    expect(staffView(conversation(escalates(openLater))).queue).toEqual({
      position: null,
      waitSeconds: null,
      promise: openLater,
    })
    expect(staffView(queued).queue?.promise).toEqual(openNow)
    expect(staffView(assigned).queue).toBeNull()
  })

  it('ends a snooze with the customer’s next words, with the moment, and with a change of hands', () => {
    const snoozed = next(assigned, { do: 'snooze', agentId: 'ann', until: moment(75) })
    expect(staffView(snoozed).snoozedUntil).toBe(moment(75))
    expect(staffView(next(snoozed, says('hello?'))).snoozedUntil).toBeNull()
    const due = next(snoozed, { do: 'identify', contact: { verified: false } }, { do: 'wake' })
    expect(staffView(due).snoozedUntil).toBeNull()
    expect(staffView(next(snoozed, { do: 'resolve', agentId: 'ann', outcome: 'spam' })).snoozedUntil).toBeNull()
  })
})
