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
  handoff,
  next,
  openLater,
  openNow,
  replies,
  says,
  system,
  turn,
} from './folded.ts'

const queued = conversation(says('hello'), escalates())
const assigned = next(queued, claims())
const resolved = next(assigned, { do: 'resolve', agentId: 'ann', outcome: 'solved' })

describe('the customer writes', () => {
  it('posts the message and moves the epoch on', () => {
    const { state } = conversation(says('where is my parcel'))
    expect(state).toMatchObject({ epoch: 1, lastCustomerSeq: 2, lastMessage: { text: 'where is my parcel' } })
  })

  it('wakes what was set aside', () => {
    const snoozed = next(assigned, { do: 'snooze', agentId: 'ann' })
    expect(snoozed.state.status).toMatchObject({ snoozedUntil: 'reply' })
    const back = next(snoozed, says('back again', { at: moment(500) })).state.status
    expect(back).toEqual({ ...assigned.state.status, silentSince: moment(500) })
  })

  it('opens a resolved conversation again, for the assistant where nobody else is named', () => {
    const { state } = next(resolved, says('it broke again'))
    expect(state.status).toEqual({ kind: 'answering' })
    expect(state.boundarySeq).toBe(state.lastCustomerSeq - 1)
  })

  it('opens a resolved conversation again for its former agent', () => {
    const { state } = next(resolved, { ...says('it broke again'), reopenTo: ann } as Command)
    expect(state.status).toMatchObject({ kind: 'assigned', agentId: 'ann', agentName: 'Ann' })
  })
})

describe('the assistant replies', () => {
  it('posts its message with the judgement, and counts the turn', () => {
    const { state, events } = turn(conversation())
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['message.posted', 'answer.judged'])
    expect(state).toMatchObject({ turns: 1, fruitless: 0, lang: 'en' })
  })

  it('is refused where the customer wrote in the meantime', () => {
    const asked = conversation(says('one'))
    expect(decided(next(asked, says('two')), replies(asked))).toEqual({ refused: 'overtaken' })
  })

  it('is refused where a person took over in the meantime, even in the right epoch', () => {
    expect(decided(assigned, replies(assigned))).toEqual({ refused: 'overtaken' })
    expect(decided(resolved, replies(resolved))).toEqual({ refused: 'overtaken' })
    expect(decided(queued, replies(queued))).toEqual({ refused: 'overtaken' })
  })

  it('may reply to someone who waits and chose to go on, or whom nobody can help before opening', () => {
    const kept = next(queued, { do: 'keepAssistant' })
    const night = conversation(escalates(openLater))
    expect(decided(kept, replies(kept))).toEqual(['message.posted', 'answer.judged'])
    expect(decided(night, replies(night))).toEqual(['message.posted', 'answer.judged'])
  })

  it('is not disturbed by a thumbs up while it drafts', () => {
    const answered = turn(conversation())
    const asked = next(answered, says('and then?'))
    const rated = next(asked, { do: 'rateAnswer', messageId: 'reply-2', helpful: true })
    expect(decided(rated, replies(asked))).toEqual(['message.posted', 'answer.judged'])
  })

  it('brings in a person in the same step', () => {
    const asked = conversation(says('one'))
    const brought = { record: handoff(), promise: openNow, priority: 2 }
    const { state } = next(asked, replies(asked, 'handoff', { handoff: brought }))
    expect(state.status).toMatchObject({ kind: 'queued', priority: 2, handoffId: 'handoff-a refund', front: false })
    expect(state.handoff).toMatchObject({ reason: 'customer_request', rule: 'button' })
  })

  it('does not queue a second time whoever waits already', () => {
    const kept = next(queued, { do: 'keepAssistant' })
    const brought = { record: handoff('more'), promise: openNow, priority: 0 }
    expect(decided(kept, replies(kept, 'handoff', { handoff: brought }))).toEqual(['message.posted', 'answer.judged'])
  })

  it('remembers an offer for one turn', () => {
    const offered = turn(conversation(), 'answer', { offer: { reason: 'upset', rule: 'upset' } })
    expect(offered.state.offered).toBe(true)
    expect(turn(offered).state.offered).toBe(false)
  })

  it('remembers a clarifying question for one turn', () => {
    const clarified = turn(conversation(), 'clarify')
    expect(clarified.state.clarified).toBe(true)
    expect(turn(clarified).state.clarified).toBe(false)
  })
})

describe('turns in a row that brought nothing', () => {
  const down = (messageId: string): Command => ({ do: 'rateAnswer', messageId, helpful: false })
  const lastReply = (folded: ReturnType<typeof turn>) => folded.state.lastBotMessageId ?? 'none'

  it('are clarifying questions and declines; a courtesy between them neither counts nor forgives', () => {
    const twice = turn(turn(turn(conversation(), 'clarify'), 'smalltalk'), 'decline')
    expect(twice.state).toMatchObject({ fruitless: 2, turns: 3 })
  })

  it('end with an answer', () => {
    expect(turn(turn(conversation(), 'clarify')).state.fruitless).toBe(0)
  })

  it('go on where that answer gets a thumbs down', () => {
    const answered = turn(turn(conversation(), 'clarify'))
    expect(next(answered, down(lastReply(answered))).state.fruitless).toBe(2)
  })

  it('are two where two answers in a row got a thumbs down', () => {
    const first = turn(conversation())
    const second = turn(next(first, down(lastReply(first))))
    expect(next(second, down(lastReply(second))).state.fruitless).toBe(2)
  })

  it('count a turn once, however often the thumb goes down', () => {
    const answered = turn(conversation())
    const id = lastReply(answered)
    expect(next(answered, down(id), down(id)).state.fruitless).toBe(1)
  })

  it('count a clarifying question once, also where it gets a thumbs down', () => {
    const asked = turn(conversation(), 'clarify')
    expect(next(asked, down('reply-2')).state.fruitless).toBe(1)
  })

  it('still count an answer that was thanked for before it was tried', () => {
    const answered = turn(conversation())
    const id = lastReply(answered)
    expect(next(turn(answered, 'smalltalk'), down(id)).state.fruitless).toBe(1)
  })

  it('are not made by rating an answer from before the last one', () => {
    const first = turn(conversation())
    const id = lastReply(first)
    expect(next(turn(first), down(id)).state.fruitless).toBe(0)
  })

  it('are not made by a thumbs up', () => {
    const answered = turn(conversation())
    expect(next(answered, { do: 'rateAnswer', messageId: lastReply(answered), helpful: true }).state.fruitless).toBe(0)
  })
})

describe('a person is asked for', () => {
  it('records why and tells the customer', () => {
    expect(decided(conversation(), escalates())).toEqual(['handoff.recorded', 'conversation.queued', 'message.posted'])
    expect(queued.state.status).toMatchObject({ kind: 'queued', assistant: false, promise: { kind: 'now' } })
  })

  it('changes nothing where one waits or talks to a person already', () => {
    expect(decided(queued, escalates())).toEqual([])
    expect(decided(assigned, escalates())).toEqual([])
  })

  it('begins a new episode after the last was resolved, with its own rating', () => {
    const rated = next(resolved, { do: 'rate', rating: { csat: 2, at: moment(0) } })
    const { state } = next(rated, escalates())
    expect(state.status.kind).toBe('queued')
    expect(state.rating).toBeUndefined()
    expect(next(resolved, escalates()).state.ratingAsked).toBe(false)
  })

  it('is offered only while the assistant has the conversation', () => {
    const offer: Command = { do: 'offerHandoff', reason: 'thumbs_down', rule: 'thumbs_down' }
    expect(next(conversation(), offer).state.offered).toBe(true)
    for (const folded of [queued, assigned, resolved]) expect(decided(folded, offer)).toEqual([])
  })
})

describe('while waiting', () => {
  it('the customer may go on with the assistant and keep the place', () => {
    const kept = next(queued, { do: 'keepAssistant' })
    expect(kept.state.status).toEqual({ ...queued.state.status, assistant: true })
    expect(kept.state.epoch).toBe(queued.state.epoch)
    expect(botMaySpeak(kept.state)).toBe(true)
    expect(decided(kept, { do: 'keepAssistant' })).toEqual([])
  })

  it('only who waits can keep the assistant', () => {
    for (const folded of [conversation(), assigned, resolved]) {
      expect(decided(folded, { do: 'keepAssistant' })).toEqual({ refused: 'notQueued' })
    }
  })

  it('the customer may leave, back to the assistant, which still knows what it was about', () => {
    const left = next(queued, { do: 'leaveQueue', says: system() })
    expect(left.state).toMatchObject({ status: { kind: 'answering' }, turns: 0, boundarySeq: 0 })
    expect(left.state.queuedAt).toBeUndefined()
  })

  it('leaving changes nothing where nobody waits', () => {
    for (const folded of [conversation(), assigned, resolved]) {
      expect(decided(folded, { do: 'leaveQueue', says: system() })).toEqual([])
    }
  })

  it('the customer may correct what the team was told', () => {
    expect(next(queued, { do: 'correctBrief', text: 'a new cup' }).state.handoff).toMatchObject({
      brief: { wants: 'a refund' },
      correction: 'a new cup',
    })
  })

  it('a new handoff has no correction of the one before', () => {
    const corrected = next(queued, { do: 'correctBrief', text: 'a new cup' }, { do: 'leaveQueue', says: system() })
    expect(next(corrected, escalates()).state.handoff?.correction).toBeUndefined()
  })

  it('a correction before anything was handed over is kept in the log alone', () => {
    const before = conversation()
    expect(next(before, { do: 'correctBrief', text: 'x' }).state.handoff).toBeUndefined()
  })
})

describe('the customer', () => {
  it('may say who they are', () => {
    const contact = { name: 'Ada', verified: false }
    expect(next(conversation(), { do: 'identify', contact }).state.contact).toEqual(contact)
  })

  it('may rate, and the last rating counts', () => {
    const rated = next(resolved, { do: 'rate', rating: { csat: 2, at: moment(1) } })
    expect(rated.state).toMatchObject({ rating: { csat: 2 }, ratingAsked: false })
    expect(next(rated, { do: 'rate', rating: { csat: 5, at: moment(2) } }).state.rating?.csat).toBe(5)
  })

  it('has a clean slate of ratings after the conversation is opened again', () => {
    const rated = next(resolved, { do: 'rate', rating: { csat: 2, at: moment(1) } }, { do: 'reopen', agent: ben })
    expect(rated.state.rating).toBeUndefined()
  })
})

describe('an agent', () => {
  it('who wrote is not held up by their own message, but by a colleague’s', () => {
    const wrote = next(assigned, agentSays('hello'))
    const moved: Command = { do: 'transfer', agentId: 'ann', to: { kind: 'agent', ...ben }, note: '', promise: openNow }
    expect(decided(wrote, agentSays('again', ann, { seenSeq: 2 }))).toEqual(['message.posted'])
    expect(decided(next(wrote, moved), agentSays('hi', ben, { seenSeq: 2 }))).toEqual({
      refused: 'unseen',
      afterSeq: 2,
    })
  })
})
