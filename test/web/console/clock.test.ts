import { describe, expect, it } from 'vitest'
import type { Entry, ServiceClock } from '../../../src/protocol/lists.ts'
import {
  breachWords,
  countdown,
  isClose,
  matters,
  owedWords,
  reminders,
  reminderWords,
} from '../../../web/console/pure/clock.ts'

const noon = Date.parse('2026-05-01T12:00:00.000Z')
const at = (seconds: number) => new Date(noon + seconds * 1_000).toISOString()
const reply: ServiceClock = { kind: 'nextReply', warnAt: at(225), dueAt: at(300) }
const passing = (seconds: number) => noon + seconds * 1_000

describe('a clock', () => {
  it('matters from its warning on, and once it has run out', () => {
    expect(matters(reply, passing(224.999))).toBe(false)
    expect(matters(reply, passing(225))).toBe(true)
    expect(matters({ ...reply, warnAt: at(900), breachedAt: at(300) }, passing(301))).toBe(true)
    for (const none of [null, undefined]) expect(matters(none, noon)).toBe(false)
  })

  it('says what is left, never more than there is, and then how late it is', () => {
    const words = (seconds: number) => countdown(reply, passing(seconds)).words
    expect([0, 120.5, 180, 240, 240.001, 299.2].map(words)).toEqual([
      '5 min left',
      '2 min left',
      '2 min left',
      '1 min left',
      '60 s left',
      '1 s left',
    ])
    expect([300, 359, 360, 460, 300 + 3_600, 300 + 5_400, 300 + 26 * 3_600].map(words)).toEqual([
      'late',
      'late',
      'late by 1 min',
      'late by 2 min',
      'late by 1 h',
      'late by 1 h 30 min',
      'late by 1 d 2 h',
    ])
  })

  it('is late from its moment on, or once the server says so', () => {
    expect(countdown({ ...reply, breachedAt: reply.dueAt }, passing(299.5)).words).toBe('late')
    expect(countdown(reply, passing(299)).urgency).toBe('soon')
    expect(countdown(reply, passing(300)).urgency).toBe('late')
  })

  it('is looked at every second only near its warning and near its end', () => {
    const long: ServiceClock = { kind: 'resolution', warnAt: at(64_800), dueAt: at(86_400) }
    expect([0, 64_800, 70_000, 86_380, 90_000].map((seconds) => isClose(long, passing(seconds)))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ])
  })

  it('has words for every kind', () => {
    for (const kind of ['greeting', 'nextReply', 'hold', 'resolution'] as const) {
      expect(owedWords(kind)).toMatch(/^[A-Z]/)
      expect(reminderWords(kind)).toMatch(/\.$/)
      expect(breachWords(kind, at(0))).toMatch(/ was due at \d\d:\d\d$/)
    }
  })
})

describe('reminders', () => {
  const mine: Entry = {
    conversationId: 'c',
    seq: 1,
    status: 'assigned',
    agent: { id: 'me', name: 'Me' },
    contact: { verified: false },
    updatedAt: at(0),
    priority: 0,
    front: false,
    tags: [],
    awaitsReply: true,
    clock: reply,
  }
  const keys = (...entries: Entry[]) => reminders(entries, 'me', passing(230)).map(({ key }) => key)

  it('are for customers of mine who wait for a word, from the warning on', () => {
    expect(keys(mine)).toHaveLength(1)
    expect(reminders([mine], 'me', passing(200))).toEqual([])
    expect(keys({ ...mine, agent: { id: 'other', name: 'Other' } })).toEqual([])
    expect(keys({ ...mine, status: 'queued', agent: null })).toEqual([])
    expect(keys({ ...mine, clock: null })).toEqual([])
    expect(keys({ ...mine, clock: { ...reply, kind: 'resolution' } })).toEqual([])
  })

  it('tell one wait of a customer from the next, and a wait stays the same when it runs out', () => {
    const late = { ...mine, clock: { ...reply, breachedAt: reply.dueAt } }
    expect(keys(late)).toEqual(keys(mine))
    expect(keys({ ...mine, clock: { ...reply, dueAt: at(310) } })).not.toEqual(keys(mine))
  })
})
