import { describe, expect, it } from 'vitest'
import { type Due, dueOf } from '../../src/domain/due.ts'
import { afterOpenTime, alwaysOpen, nextOpening, type OpeningHours } from '../../src/domain/hours.ts'
import { message, moment } from '../fixtures/events.ts'
import { agentSays, claims, conversation, escalates, type Folded, next, says, system } from './folded.ts'

const patience = { widenSeconds: 60, laterSeconds: 600, unansweredMinutes: 5 }
const due = ({ state }: Folded, hours = alwaysOpen): Due | undefined => dueOf(state, patience, hours)
const secondsAfter = (from: string, { at }: Due) => (Date.parse(at) - Date.parse(from)) / 1_000

const forTeam = conversation(says('hello'), { ...escalates(), route: { teamId: 'billing' } } as never)
const forAll = conversation(says('hello'), escalates())
const held = next(forAll, claims())

describe('a conversation that waits', () => {
  it('for a team is widened to everyone, then everyone’s is promised for later, and later for nothing more', () => {
    const first = due(forTeam) as Extract<Due, { what: 'widen' }>
    expect(first).toMatchObject({ what: 'widen', circle: 'everyone' })
    expect(secondsAfter(first.since, first)).toBe(60)
    const widened = next(forTeam, { do: 'widen', circle: 'everyone', since: first.since, says: system() })
    const second = due(widened) as Extract<Due, { what: 'widen' }>
    expect(second).toMatchObject({ what: 'widen', circle: 'later' })
    expect(secondsAfter(second.since, second)).toBe(600)
    const promise = { kind: 'later' as const }
    expect(
      due(next(widened, { do: 'widen', circle: 'later', since: second.since, promise, says: system() })),
    ).toBeUndefined()
  })

  it('for everyone from the start skips the team', () => {
    expect(due(forAll)).toMatchObject({ what: 'widen', circle: 'later' })
    const atOnce = conversation({ ...escalates(), route: { teamId: 'billing', circle: 'everyone' } } as never)
    expect(atOnce.state.status).toMatchObject({ teamId: 'billing', circle: 'everyone' })
  })

  it('for an email waits for nothing here', () => {
    const mail = next(forTeam, {
      do: 'waitByEmail',
      contact: { email: 'jo@example.org', verified: false },
      says: system(),
    })
    expect(due(mail)).toBeUndefined()
    const back = next(mail, { do: 'waitLive', promise: { kind: 'now' }, says: system() })
    expect(due(back)).toMatchObject({ what: 'widen', circle: 'everyone' })
  })

  it('is widened by whoever sees it first, once', () => {
    const { since } = due(forTeam) as Extract<Due, { what: 'widen' }>
    const widened = next(forTeam, { do: 'widen', circle: 'everyone', since, says: system() })
    expect(next(widened, { do: 'widen', circle: 'everyone', since, says: system() }).events).toEqual(widened.events)
  })
})

describe('a conversation that an agent holds', () => {
  const silence = (folded: Folded) => (due(folded) as Extract<Due, { what: 'unanswered' }> | undefined)?.since

  it('counts their silence from the claim on, until they write', () => {
    expect(due(held)).toMatchObject({ what: 'unanswered', agentId: 'ann' })
    expect(silence(held)).toBe(held.state.updatedAt)
    expect(due(next(held, agentSays('hello')))).toBeUndefined()
    expect(due(next(held, agentSays('hmm', undefined, { visibility: 'note' })))).toBeDefined()
  })

  it('counts it from the first word of the customer that nobody answered', () => {
    const answered = next(held, agentSays('hello'))
    const once = next(answered, says('and now?', { at: moment(900) }))
    expect(silence(once)).toBe(moment(900))
    expect(silence(next(once, says('hello?', { at: moment(990) })))).toBe(moment(900))
  })

  it('counts nothing while it is set aside, and begins anew when it wakes', () => {
    const aside = next(held, { do: 'snooze', agentId: 'ann' })
    expect(due(aside)).toBeUndefined()
    expect(silence(next(aside, says('hello?', { at: moment(900) })))).toBe(moment(900))
  })

  it('counts nothing where the customer wants an email', () => {
    const mail = next(forAll, {
      do: 'waitByEmail',
      contact: { email: 'jo@example.org', verified: false },
      says: system(),
    })
    expect(due(next(mail, claims()))).toBeUndefined()
  })

  it('counts from the moment that a colleague handed it on', () => {
    const handed = next(next(held, agentSays('hello')), {
      do: 'transfer',
      agentId: 'ann',
      to: { kind: 'agent', id: 'ben', name: 'Ben' },
      note: 'x',
      promise: { kind: 'now' },
    })
    expect(due(handed)).toMatchObject({ agentId: 'ben', since: handed.state.updatedAt })
  })

  it('counts nothing where the agent opened it again by themselves', () => {
    const resolved = next(held, { do: 'resolve', agentId: 'ann', outcome: 'solved' })
    expect(due(resolved)).toBeUndefined()
    expect(due(next(resolved, { do: 'reopen', agent: { id: 'ann', name: 'Ann' } }))).toBeUndefined()
    const back = { do: 'customerSends', message: message('again'), reopenTo: { id: 'ann', name: 'Ann' } } as const
    expect(due(next(resolved, back))).toBeDefined()
  })
})

describe('opening time', () => {
  const day: [string, string][] = [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ]
  const hours: OpeningHours = { timeZone: 'UTC', holidays: [], weekly: { mon: day, tue: day } }
  const passed = (from: string, minutes: number) => afterOpenTime(hours, from, minutes * 60_000)

  it('passes only while the desk is open', () => {
    expect(passed('2026-03-02T10:00:00.000Z', 30)).toBe('2026-03-02T10:30:00.000Z')
    expect(passed('2026-03-02T11:45:00.000Z', 30)).toBe('2026-03-02T13:15:00.000Z')
    expect(passed('2026-03-02T16:45:00.000Z', 30)).toBe('2026-03-03T09:15:00.000Z')
    expect(passed('2026-03-02T03:00:00.000Z', 1)).toBe('2026-03-02T09:01:00.000Z')
    expect(passed('2026-03-02T11:00:00.000Z', 60)).toBe('2026-03-02T12:00:00.000Z')
  })

  it('passes always where the desk is always open, and never where it opens no more', () => {
    expect(afterOpenTime(alwaysOpen, moment(0), 60_000)).toBe(moment(60))
    expect(afterOpenTime({ ...hours, weekly: {} }, moment(0), 1)).toBeUndefined()
  })

  it('of the next opening is never of the span that runs, nor of one that goes on from it', () => {
    expect(nextOpening(hours, '2026-03-02T10:00:00.000Z')).toEqual({ kind: 'later', at: '2026-03-02T13:00:00.000Z' })
    expect(nextOpening(hours, '2026-03-02T14:00:00.000Z')).toEqual({ kind: 'later', at: '2026-03-03T09:00:00.000Z' })
    const through: OpeningHours = { ...hours, weekly: { mon: [['09:00', '24:00']], tue: [['00:00', '17:00']] } }
    expect(nextOpening(through, '2026-03-02T20:00:00.000Z')).toEqual({ kind: 'later', at: '2026-03-09T09:00:00.000Z' })
    expect(nextOpening(alwaysOpen, moment(0))).toEqual({ kind: 'later' })
  })
})
