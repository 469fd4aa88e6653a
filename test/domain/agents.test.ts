import { describe, expect, it } from 'vitest'
import { botMaySpeak } from '../../src/domain/conversation.ts'
import type { Command } from '../../src/domain/decide.ts'
import { moment } from '../fixtures/events.ts'
import {
  agentSays,
  ann,
  ben,
  claims,
  conversation,
  decided,
  escalates,
  next,
  openLater,
  openNow,
  says,
  system,
  turn,
} from './folded.ts'

const answering = turn(conversation())
const queued = conversation(says('hello'), escalates())
const assigned = next(queued, claims())
const resolved = next(assigned, { do: 'resolve', agentId: 'ann', outcome: 'solved' })
const open = { answering, queued, assigned }

const release: Command = { do: 'release', agentId: 'ann', why: 'agent', promise: openNow }
const toBen: Command = {
  do: 'transfer',
  agentId: 'ann',
  to: { kind: 'agent', ...ben },
  note: 'knows',
  promise: openNow,
}
const toTeam: Command = { ...toBen, to: { kind: 'team', id: 'billing' } } as Command
const giveBack: Command = { do: 'return', agentId: 'ann', says: system() }
const snooze: Command = { do: 'snooze', agentId: 'ann' }
const resolve: Command = { do: 'resolve', agentId: 'ann', outcome: 'solved' }

describe('claiming', () => {
  it('takes a conversation from the queue and from the assistant', () => {
    for (const folded of [queued, answering]) {
      expect(next(folded, claims()).state.status).toMatchObject({ kind: 'assigned', agentId: 'ann', agentName: 'Ann' })
      expect(botMaySpeak(next(folded, claims()).state)).toBe(false)
    }
  })

  it('one’s own again changes nothing, even at capacity', () => {
    expect(decided(assigned, claims(ann, 3, 3))).toEqual([])
  })

  it('names who has it already', () => {
    expect(decided(assigned, claims(ben))).toEqual({ refused: 'alreadyClaimed', by: 'Ann' })
  })

  it('is refused at capacity, with both numbers', () => {
    expect(decided(queued, claims(ann, 3, 3))).toEqual({ refused: 'atCapacity', open: 3, capacity: 3 })
    expect(decided(queued, claims(ann, 2, 3))).toEqual(['conversation.claimed'])
  })

  it('is refused for what is resolved', () => {
    expect(decided(resolved, claims(ben))).toEqual({ refused: 'notOpen' })
  })
})

describe('an agent writes', () => {
  it('and takes the conversation with the first words', () => {
    for (const folded of [queued, answering]) {
      expect(decided(folded, agentSays('hi'))).toEqual(['conversation.claimed', 'message.posted'])
      expect(next(folded, agentSays('hi')).state.status).toMatchObject({ kind: 'assigned', agentId: 'ann' })
    }
    expect(decided(assigned, agentSays('hi'))).toEqual(['message.posted'])
  })

  it('a note, in any state, without taking anything or being seen as the last word', () => {
    for (const folded of [...Object.values(open), resolved]) {
      const note = agentSays('careful', ben, { visibility: 'note' })
      expect(decided(folded, note)).toEqual(['message.posted'])
      const { state } = next(folded, note)
      expect(state).toMatchObject({ status: folded.state.status, epoch: folded.state.epoch })
      expect(state.lastMessage).toEqual(folded.state.lastMessage)
    }
  })

  it('but not into a colleague’s conversation, nor into a resolved one', () => {
    expect(decided(assigned, agentSays('hi', ben))).toEqual({ refused: 'alreadyClaimed', by: 'Ann' })
    expect(decided(resolved, agentSays('hi'))).toEqual({ refused: 'notOpen' })
  })

  it('but takes no conversation beyond capacity; into one’s own and in notes capacity says nothing', () => {
    const full = { load: { open: 3, capacity: 3 } }
    expect(decided(queued, { ...agentSays('hi'), ...full } as Command)).toEqual({ refused: 'atCapacity', ...full.load })
    expect(decided(assigned, { ...agentSays('hi'), ...full } as Command)).toEqual(['message.posted'])
    const note = { ...agentSays('careful', ann, { visibility: 'note' }), ...full } as Command
    expect(decided(queued, note)).toEqual(['message.posted'])
  })

  it('but not past a message that they have not seen', () => {
    const { lastCustomerSeq } = next(assigned, says('wait')).state
    const newer = next(assigned, says('wait'))
    expect(decided(newer, agentSays('hi', ann, { seenSeq: lastCustomerSeq - 1 }))).toEqual({
      refused: 'unseen',
      afterSeq: lastCustomerSeq - 1,
    })
    expect(decided(newer, agentSays('hi', ann, { seenSeq: lastCustomerSeq }))).toEqual(['message.posted'])
    expect(decided(newer, agentSays('hi', ann))).toEqual(['message.posted'])
  })

  it('past an answer of the assistant only when they saw it', () => {
    const { lastOutsideSeq } = answering.state
    expect(decided(answering, agentSays('hi', ann, { seenSeq: lastOutsideSeq - 1 }))).toMatchObject({
      refused: 'unseen',
    })
  })

  it('past a line of the system or a note, which change nothing for the reply', () => {
    const noted = next(assigned, agentSays('careful', ben, { visibility: 'note' }))
    expect(decided(noted, agentSays('hi', ann, { seenSeq: 2 }))).toEqual(['message.posted'])
  })
})

describe('only the agent who holds a conversation', () => {
  const verbs = { release, transfer: toBen, return: giveBack, snooze, resolve }
  for (const [name, command] of Object.entries(verbs)) {
    it(`may ${name} it`, () => {
      const asBen = { ...command, agentId: 'ben' } as Command
      expect(decided(assigned, asBen)).toEqual({ refused: 'notYours' })
      expect(decided(answering, command)).toEqual({ refused: 'notYours' })
      expect(decided(queued, command)).toEqual({ refused: 'notYours' })
      expect(decided(resolved, command)).toEqual(name === 'resolve' ? [] : { refused: 'notYours' })
      expect(decided(assigned, command)).not.toHaveLength(0)
    })
  }
})

describe('letting go', () => {
  it('puts it at the front of the queue, with the place from the first joining', () => {
    const { state } = next(assigned, release)
    expect(state.status).toMatchObject({ kind: 'queued', front: true, handoffId: 'handoff-a refund' })
    expect(state.status).toMatchObject({ since: queued.state.queuedAt })
  })

  it('by dropping off says so to the customer, in the system’s name', () => {
    const { events } = next(assigned, { ...release, why: 'dropped_off', note: system('Ann is gone.') } as Command)
    const [released, , told] = events.slice(-3)
    expect(released).toMatchObject({ actor: { kind: 'system' }, data: { why: 'dropped_off' } })
    expect(told).toMatchObject({ data: { text: 'Ann is gone.', visibility: 'public' } })
  })

  it('outside opening hours lets the assistant speak', () => {
    expect(botMaySpeak(next(assigned, { ...release, promise: openLater } as Command).state)).toBe(true)
  })

  it('is possible where nothing was ever handed over', () => {
    expect(next(answering, claims(), release).state.status).toMatchObject({ kind: 'queued', handoffId: '' })
  })
})

describe('transferring', () => {
  it('to a colleague makes it theirs at once', () => {
    const { state } = next(assigned, toBen)
    expect(state.status).toMatchObject({ kind: 'assigned', agentId: 'ben', agentName: 'Ben' })
    expect(state.epoch).toBe(assigned.state.epoch + 1)
  })

  it('to a team puts it at the front of that team’s queue', () => {
    const { state } = next(assigned, toTeam)
    expect(state.status).toMatchObject({ kind: 'queued', teamId: 'billing', front: true })
  })

  it('does not hand the snooze on', () => {
    expect(next(assigned, snooze, toBen).state.status).not.toHaveProperty('snoozedUntil')
  })
})

describe('giving back to the assistant', () => {
  it('starts it afresh: nothing counted, nothing from before looked at', () => {
    const tired = turn(turn(conversation(), 'clarify', { offer: { reason: 'upset', rule: 'upset' } }), 'clarify')
    const { state, events } = next(tired, claims(), giveBack)
    const returned = events.find(({ type }) => type === 'conversation.returned')
    expect(state).toMatchObject({
      status: { kind: 'answering' },
      turns: 0,
      fruitless: 0,
      clarified: false,
      offered: false,
      boundarySeq: returned?.seq,
    })
  })

  it('ends the place in the queue: the next wait begins anew', () => {
    const again = next(assigned, giveBack, escalates())
    const { status } = again.state
    const joined = again.events.findLast(({ type }) => type === 'conversation.queued')
    expect(status).toMatchObject({ kind: 'queued', since: joined?.at, front: false })
  })
})

describe('setting aside', () => {
  it('until the customer writes, or until a moment', () => {
    expect(next(assigned, snooze).state.status).toMatchObject({ agentId: 'ann', snoozedUntil: 'reply' })
    expect(next(assigned, { ...snooze, until: moment(600) } as Command).state.status).toMatchObject({
      snoozedUntil: moment(600),
    })
  })

  it('ends when the moment comes, and not before', () => {
    const soon = next(assigned, { ...snooze, until: moment(75) } as Command)
    expect(decided(soon, { do: 'wake' })).toEqual([])
    const due = next(soon, agentSays('a note', ann, { visibility: 'note' }))
    expect(decided(due, { do: 'wake' })).toEqual(['conversation.woken'])
    const awake = next(due, { do: 'wake' }).state
    // Who was waiting when it was set aside is waiting from now on.
    expect(awake.status).toEqual({ ...assigned.state.status, silentSince: awake.updatedAt })
  })

  it('until the customer writes never ends by time, and nothing else wakes', () => {
    expect(decided(next(assigned, snooze), { do: 'wake' })).toEqual([])
    for (const folded of [...Object.values(open), resolved]) expect(decided(folded, { do: 'wake' })).toEqual([])
  })
})

describe('resolving', () => {
  it('keeps who held it and asks the customer how it was', () => {
    expect(resolved.state.status).toMatchObject({
      kind: 'resolved',
      outcome: 'solved',
      agentId: 'ann',
      agentName: 'Ann',
    })
    expect(resolved.state.ratingAsked).toBe(true)
    expect(resolved.state.queuedAt).toBeUndefined()
  })

  it('twice changes nothing', () => {
    expect(decided(resolved, resolve)).toEqual([])
  })

  it('can be taken back by any agent, once', () => {
    const reopened = next(resolved, { do: 'reopen', agent: ben })
    expect(reopened.state.status).toMatchObject({ kind: 'assigned', agentId: 'ben' })
    expect(decided(reopened, { do: 'reopen', agent: ann })).toEqual({ refused: 'notResolved' })
    for (const folded of Object.values(open)) {
      expect(decided(folded, { do: 'reopen', agent: ann })).toEqual({ refused: 'notResolved' })
    }
  })
})
