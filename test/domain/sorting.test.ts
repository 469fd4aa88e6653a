/** Tags, priority, whom a conversation goes to; and that all of it can be taken back. */
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../src/domain/conversation.ts'
import type { Command } from '../../src/domain/decide.ts'
import { forCustomer } from '../../src/domain/visibility.ts'
import { moment } from '../fixtures/events.ts'
import {
  added,
  agentSays,
  ann,
  ben,
  claims,
  conversation,
  decided,
  escalates,
  type Folded,
  next,
  openNow,
  says,
} from './folded.ts'

const tag = (tags: string[]): Command => ({ do: 'tag', agent: ann, tags })
const urgent = (priority: number): Command => ({ do: 'prioritise', agent: ann, priority })
const assign = (to: Extract<Command, { do: 'assign' }>['to'], more: object = {}): Command => ({
  do: 'assign',
  agent: ann,
  to,
  note: '',
  promise: openNow,
  ...more,
})
const toBen = { kind: 'agent', ...ben } as const
const toBilling = { kind: 'team', id: 'billing' } as const

const waiting = () => next(conversation(), says('hello'), escalates())
const held = (agent = ann) => next(waiting(), claims(agent))
const done = () => next(held(), { do: 'resolve', agentId: 'ann', outcome: 'solved' })

describe('tags', () => {
  it('are replaced by anybody on the team, held or not, also where it is resolved', () => {
    for (const folded of [conversation(), waiting(), held(ben), done()]) {
      expect(next(folded, tag(['VIP', 'late'])).state.tags).toEqual(['VIP', 'late'])
    }
  })

  it('change nothing where they say the same', () => {
    expect(decided(next(waiting(), tag(['VIP'])), tag(['VIP', 'vip']))).toEqual([])
  })

  it('are refused past the most that there may be', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `tag ${n}`)
    expect(decided(waiting(), tag(many(20)))).toEqual(['tags.changed'])
    expect(decided(waiting(), tag(many(21)))).toEqual({ refused: 'tooManyTags', most: 20 })
  })

  it('and priority do not move a conversation in lists by time', () => {
    const folded = waiting()
    expect(next(folded, tag(['late']), urgent(2)).state.updatedAt).toBe(folded.state.updatedAt)
  })
})

describe('priority', () => {
  it('moves a conversation that waits, and is kept when it is taken and comes back', () => {
    const folded = next(waiting(), urgent(3))
    expect(folded.state.status).toMatchObject({ kind: 'queued', priority: 3 })
    const back = next(folded, claims(), { do: 'release', agentId: 'ann', why: 'agent', promise: openNow })
    expect(back.state.status).toMatchObject({ priority: 3, front: true })
    expect(decided(folded, urgent(3))).toEqual([])
  })
})

describe('assigning', () => {
  it('gives what nobody holds to a colleague, by whoever said so', () => {
    const { state, events } = next(waiting(), assign(toBen))
    expect(state.status).toMatchObject({ kind: 'assigned', agentId: 'ben', agentName: 'Ben' })
    expect(events.at(-1)?.actor).toMatchObject({ id: 'ann' })
  })

  it('hands on what one holds oneself, and leaves what a colleague holds', () => {
    expect(decided(held(), assign(toBen, { note: 'yours' }))).toEqual(['conversation.transferred'])
    expect(decided(held(ben), assign({ kind: 'agent', ...ann }))).toEqual({ refused: 'alreadyClaimed', by: 'Ben' })
    expect(decided(held(ben), assign(toBen))).toEqual([])
  })

  it('is refused where the receiver holds enough, or where it has ended', () => {
    const full = { open: 3, capacity: 3 }
    expect(decided(waiting(), assign(toBen, { load: full }))).toEqual({ refused: 'full', name: 'Ben', ...full })
    expect(decided(done(), assign(toBen))).toEqual({ refused: 'notOpen' })
  })

  it('to a team keeps the place and the assistant’s help; there is no place where the assistant has it', () => {
    const folded = next(waiting(), { do: 'keepAssistant' })
    const moved = next(folded, assign(toBilling))
    const { status } = folded.state
    expect(moved.state.status).toEqual({
      ...status,
      teamId: 'billing',
      circle: 'team',
      circleSince: moved.state.updatedAt,
    })
    expect(decided(moved, assign(toBilling))).toEqual([])
    expect(decided(conversation(), assign(toBilling))).toEqual({ refused: 'notQueued' })
  })
})

describe('taking back', () => {
  const undo = (folded: Folded, before: Conversation, sinceSeq = folded.state.seq): Command => ({
    do: 'undo',
    agent: ann,
    sinceSeq,
    before,
  })
  const sleeping = () => next(held(), { do: 'snooze', agentId: 'ann' })

  it.each<[string, () => Folded, Command[]]>([
    ['tags', () => next(waiting(), tag(['VIP'])), [tag(['late'])]],
    ['a priority in the queue', waiting, [urgent(3)]],
    ['a priority of one that is held', held, [urgent(1)]],
    ['taking over from the queue', () => next(waiting(), { do: 'keepAssistant' }, urgent(2)), [claims()]],
    ['taking over from the assistant', conversation, [claims()]],
    ['assigning to a colleague', waiting, [assign(toBen)]],
    ['assigning to a team', waiting, [assign(toBilling)]],
    ['handing on to a colleague', sleeping, [assign(toBen)]],
    ['handing on to a team', held, [assign(toBilling)]],
    ['a snooze', held, [{ do: 'snooze', agentId: 'ann' }]],
    ['a snooze in place of another', sleeping, [{ do: 'snooze', agentId: 'ann', until: '2026-03-02T12:00:00.000Z' }]],
    ['resolving', held, [{ do: 'resolve', agentId: 'ann', outcome: 'spam' }]],
    ['resolving what was set aside', sleeping, [{ do: 'resolve', agentId: 'ann', outcome: 'solved' }]],
    ['several at once', waiting, [tag(['x']), urgent(2), claims()]],
  ])('%s leaves owner, place, snooze, tags and priority as they were', (_what, begin, deeds) => {
    const before = begin()
    const after = next(before, ...deeds)
    const back = next(after, undo(after, before.state)).state
    // Since when it is held, who is asked and who is silent is told anew; everything else is as it was.
    const shown = ({ status, tags, priority, ratingAsked, queuedAt }: Conversation) => {
      const { since: _held, silentSince: _silent, circleSince: _asked, ...rest } = status as Record<string, unknown>
      const since = status.kind === 'queued' ? status.since : ''
      return { status: { ...rest, since }, tags, priority, ratingAsked, queuedAt }
    }
    const lost = before.state.queuedAt !== undefined && after.state.status.kind === 'resolved'
    expect(shown(back)).toEqual({ ...shown(before.state), ...(lost && { queuedAt: undefined }) })
  })

  it.each<[string, Command[]]>([
    ['resolving', [{ do: 'resolve', agentId: 'ann', outcome: 'spam' }]],
    ['handing on to a colleague', [assign(toBen)]],
    ['handing on to a team', [assign(toBilling)]],
    ['setting it aside', [{ do: 'snooze', agentId: 'ann' }]],
  ])('%s leaves it as it was whose word is waited for, and what is owed by when', (_what, deeds) => {
    const greeted = next(held(), agentSays('Hello, I am Ann.'))
    const asked = next(greeted, says('so?', { at: moment(200) }), says('are you there?', { at: moment(210) }))
    for (const before of [greeted, asked]) {
      const after = next(before, ...deeds)
      const back = next(after, undo(after, before.state)).state
      const silentSince = before.state.status.kind === 'assigned' ? before.state.status.silentSince : 'nobody has it'
      expect((back.status as { silentSince?: string }).silentSince).toBe(silentSince)
      expect(back.clocks?.runs).toEqual(before.state.clocks?.runs)
    }
    expect(asked.state.status).toMatchObject({ silentSince: moment(200) })
  })

  it('tells the customer nothing of clocks', () => {
    const before = next(held(), says('so?'))
    const after = next(before, { do: 'resolve', agentId: 'ann', outcome: 'spam' })
    const { events } = next(after, undo(after, before.state))
    expect(events.at(-1)).toMatchObject({ type: 'conversation.reopened', data: { undone: {} } })
    expect(JSON.stringify(events.flatMap((event) => forCustomer(event) ?? []))).not.toContain('undone')
  })

  it('is refused once anything else has happened', () => {
    const before = waiting()
    const after = next(before, urgent(2))
    const since = next(after, says('still here?'))
    expect(decided(since, undo(since, before.state, after.state.seq))).toEqual({ refused: 'actedSince' })
  })

  it('takes back the question for a rating, which is asked again at the end', () => {
    const before = held()
    const resolved = next(before, { do: 'resolve', agentId: 'ann', outcome: 'solved' })
    expect(resolved.state.ratingAsked).toBe(true)
    const back = next(resolved, undo(resolved, before.state))
    expect(back.state.ratingAsked).toBe(false)
    expect(next(back, { do: 'resolve', agentId: 'ann', outcome: 'solved' }).state.ratingAsked).toBe(true)
  })

  it('changes nothing where nothing was done', () => {
    const folded = added(waiting(), [])
    expect(decided(folded, undo(folded, folded.state))).toEqual([])
  })
})
