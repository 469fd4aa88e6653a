import { describe, expect, it } from 'vitest'
import { apply, replay } from '../../src/domain/apply.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import { type Command, decide } from '../../src/domain/decide.ts'
import type { ConversationEvent, NewEvent, Rating } from '../../src/domain/events.ts'
import { freshIn, questionsFor, surveyOf } from '../../src/domain/survey.ts'
import { bot, message, moment, posted, started } from '../fixtures/events.ts'

const wishes = { csat: true, ces: true, nps: true, npsDays: 90 }
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()

function conversation(...events: NewEvent[]) {
  return replay(
    'c',
    [started('v'), ...events].map((event, at) => ({ ...event, seq: at + 1 }) as ConversationEvent),
  )
}

/** The events that a command makes, which is not refused. */
function made(state: Conversation, command: Command, now: string): NewEvent[] {
  const decided = decide(state, command, now)
  if ('refused' in decided) throw new Error(`refused: ${decided.refused}`)
  return decided.events
}

const agent = { kind: 'agent' as const, id: 'ann', name: 'Ann' }
const answers: NewEvent[] = [
  posted('How?'),
  posted('So.', { author: bot }),
  {
    type: 'answer.judged',
    at: moment(1),
    actor: bot,
    data: {
      ...{ messageId: 'm', answers: [], decision: 'answer', confidence: 1, query: '', lang: 'en', considered: [] },
      ...{ why: [], features: {}, drafter: 'quote', tookMs: 1 },
    },
  },
]
const claimed: NewEvent = {
  type: 'conversation.claimed',
  at: moment(2),
  actor: agent,
  data: { agentId: 'ann', agentName: 'Ann' },
}
const replied = posted('Here.', { author: agent })

describe('what is asked', () => {
  it('is what the desk wants to know, in one order', () => {
    expect(questionsFor(wishes, [], day(0))).toEqual(['csat', 'ces', 'nps'])
    expect(questionsFor({ ...wishes, csat: false, nps: false }, [], day(0))).toEqual(['ces'])
  })

  it('asks nobody twice in ninety days whether they would recommend the desk', () => {
    expect(questionsFor(wishes, [day(0)], day(89))).toEqual(['csat', 'ces'])
    expect(questionsFor(wishes, [day(0)], day(90))).toContain('nps')
    expect(questionsFor(wishes, [day(0), day(80)], day(100))).not.toContain('nps')
    // A clock that was set back knows no better.
    expect(questionsFor(wishes, [day(20)], day(0))).not.toContain('nps')
  })

  it('is how it was, where an event is from before surveys', () => {
    expect(surveyOf({ agentId: 'ann' })).toEqual({ asks: ['csat'], of: 'person', agentId: 'ann' })
  })
})

describe('whose work is rated', () => {
  it('is the assistant’s where it answered and the customer says that it is solved', () => {
    const events = made(conversation(...answers), { do: 'solved', asks: ['csat'] }, moment(9))
    expect(events).toMatchObject([
      { type: 'conversation.resolved', actor: { kind: 'customer' }, data: { outcome: 'solved' } },
      { type: 'rating.asked', data: { asks: ['csat'], of: 'assistant' } },
    ])
  })

  it.each([
    ['a person alone', [posted('Hi'), claimed, replied], 'person'],
    ['both', [...answers, claimed, replied], 'both'],
    ['the assistant, where the agent never wrote', [...answers, claimed], 'assistant'],
    ['a person, where nobody wrote', [posted('Hi'), claimed], 'person'],
    [
      'a person, where notes are all that was written beside',
      [posted('Hi'), claimed, replied, posted('n', { author: agent, visibility: 'note' })],
      'person',
    ],
  ] as const)('is that of %s', (_, events, of) => {
    const [, asked] = made(
      conversation(...events),
      { do: 'resolve', agentId: 'ann', outcome: 'solved', asks: ['csat'] },
      moment(9),
    )
    expect(asked).toMatchObject({ data: { of, agentId: 'ann' } })
  })

  it('begins anew with the next episode', () => {
    const resolved: NewEvent = {
      type: 'conversation.resolved',
      at: moment(8),
      actor: agent,
      data: { outcome: 'solved' },
    }
    const reopened: NewEvent = {
      type: 'conversation.reopened',
      at: moment(9),
      actor: agent,
      data: { by: 'agent', agentId: 'ann' },
    }
    const state = conversation(...answers, claimed, replied, resolved, reopened)
    expect(state.served).toBeUndefined()
    expect(apply(state, { ...replied, seq: 99 } as ConversationEvent).served).toBe('person')
  })

  it('is nobody’s to say for the customer while an agent has it', () => {
    expect(decide(conversation(posted('Hi'), claimed), { do: 'solved', asks: ['csat'] }, moment(9))).toEqual({
      refused: 'alreadyClaimed',
      by: 'Ann',
    })
  })

  it('is asked of nobody where nothing is asked', () => {
    for (const command of [
      { do: 'solved', asks: [] },
      { do: 'closeIdle', before: moment(99), asks: ['csat'] },
    ] as const) {
      const events = made(conversation(posted('Hi')), command, moment(100))
      expect(events.map(({ type }) => type)).toEqual(['conversation.resolved'])
    }
  })
})

describe('a rating', () => {
  const asked: NewEvent = {
    type: 'rating.asked',
    at: moment(5),
    actor: { kind: 'system' },
    data: { asks: ['csat', 'ces'], of: 'both', agentId: 'ann' },
  }
  const rated = (rating: Omit<Rating, 'at'>, ...before: NewEvent[]) => {
    return made(
      conversation(...answers, claimed, replied, asked, ...before),
      { do: 'rate', rating: { ...rating, at: moment(9) } },
      moment(9),
    )
  }

  it('says whose work it is about, and what of it is new', () => {
    expect(rated({ csat: 4 })).toMatchObject([{ data: { csat: 4, of: 'both', agentId: 'ann', fresh: ['csat'] } }])
    const first = rated({ csat: 4 })
    expect(rated({ csat: 4, assistant: 2 }, ...first)).toMatchObject([{ data: { csat: 4, fresh: ['assistant'] } }])
    expect(rated({ csat: 5 }, ...first)).toMatchObject([{ data: { csat: 5, fresh: ['csat'] } }])
  })

  it('that says the same again changes nothing; one that takes something back does', () => {
    const first = rated({ csat: 4, comment: 'slow' })
    expect(rated({ csat: 4, comment: 'slow' }, ...first)).toEqual([])
    expect(rated({ csat: 4 }, ...first)).toMatchObject([{ data: { csat: 4, fresh: [] } }])
  })

  it('compares every part', () => {
    const all = { csat: 1, assistant: 1, ces: 1, nps: 0, comment: 'a', at: moment(1) }
    expect(freshIn(all, undefined)).toEqual(['csat', 'assistant', 'ces', 'nps', 'comment'])
    expect(freshIn({ ...all, nps: 1 }, all)).toEqual(['nps'])
  })
})

describe('a conversation that nobody writes in any more', () => {
  it('is over without an answer, keeps its place in lists by time, and goes on when the customer writes', () => {
    const idle = conversation(...answers)
    const ended = made(idle, { do: 'closeIdle', before: idle.updatedAt, asks: ['csat'] }, moment(999))
    const over = ended.reduce(
      (state, event, at) => apply(state, { ...event, seq: state.seq + 1 + at } as ConversationEvent),
      idle,
    )
    expect(over).toMatchObject({
      status: { kind: 'resolved', outcome: 'no_answer' },
      updatedAt: idle.updatedAt,
      ratingAsked: true,
    })
    const [, back] = made(over, { do: 'customerSends', message: message('And now?') }, moment(1_000))
    expect(back).toMatchObject({ type: 'conversation.reopened' })
  })

  it('is not while somebody has it, or somebody wrote since', () => {
    const late = { do: 'closeIdle', before: moment(500), asks: [] } as const
    expect(decide(conversation(posted('Hi'), claimed), late, moment(999))).toEqual({ events: [] })
    expect(decide(conversation(posted('Hi', { at: moment(600) })), late, moment(999))).toEqual({ events: [] })
  })
})
