import { describe, expect, it } from 'vitest'
import type { ConversationEvent, EventData, Message, NewEvent } from '../../../src/domain/events.ts'
import { emptyStaffSnapshot } from '../../../src/domain/snapshot.ts'
import { eventLine, linesOf } from '../../../web/console/pure/lines.ts'

const at = '2026-05-01T10:00:00.000Z'
const mara = { kind: 'agent', id: 'mara', name: 'Mara' } as const

const event = (given: Partial<NewEvent>, seq = 1) => ({ at, actor: mara, seq, ...given }) as ConversationEvent
const said = (given: Partial<NewEvent>, me = 'jon') => eventLine(event(given), me)

function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    seq,
    author: { kind: 'customer' },
    visibility: 'public',
    text: 'hello',
    html: '',
    citations: [],
    at,
    ...change,
  }
}

describe('lines of events', () => {
  it('name who took over, and say "You" to the one who did', () => {
    const claim = { type: 'conversation.claimed', data: { agentId: 'mara', agentName: 'Mara' } } as const
    expect(said(claim)?.text).toBe('Mara took over')
    expect(said(claim, 'mara')?.text).toBe('You took over')
  })

  it('tell who was given it by the desk, and who lost it for want of a word', () => {
    const given = { agentId: 'mara', agentName: 'Mara', how: 'assigned' } as const
    const claim = { type: 'conversation.claimed', actor: { kind: 'system' }, data: given } as const
    expect([said(claim)?.text, said(claim, 'mara')?.text]).toEqual(['Assigned to Mara', 'Assigned to you'])
    const lost = event({
      type: 'conversation.released',
      actor: { kind: 'system' },
      data: { agentId: 'mara', why: 'unanswered' },
    })
    expect(eventLine(lost, 'jon', { holder: 'Mara' })?.text).toBe('Mara left the customer without a word for too long')
    expect(eventLine(lost, 'mara', { holder: 'Mara' })?.text).toBe('You left the customer without a word for too long')
  })

  it('tell who ended it where no agent did', () => {
    const by = (kind: 'customer' | 'system') =>
      said({ type: 'conversation.resolved', actor: { kind }, data: { outcome: 'no_answer' } })
    expect(by('customer')).toEqual({ text: 'The customer says that it is solved' })
    expect(by('system')).toEqual({ text: 'Nobody wrote any more: closed' })
  })

  it('tell of a rating what is new in it, and whose it is', () => {
    const rated = (data: EventData['rating.given']) => said({ type: 'rating.given', data })?.text
    expect(rated({ csat: 4, of: 'both', fresh: ['csat'], at })).toBe('The customer rated: 4 of 5 for the person')
    expect(rated({ csat: 4, assistant: 2, of: 'both', fresh: ['assistant'], at })).toBe(
      'The customer rated: 2 of 5 for the assistant',
    )
    expect(rated({ csat: 3, of: 'assistant', fresh: ['csat'], at })).toBe(
      'The customer rated: 3 of 5 for the assistant',
    )
    expect(rated({ csat: 4, ces: 7, nps: 0, fresh: ['ces', 'nps'], at })).toBe(
      'The customer rated: ease 7 of 7, recommends 0 of 10',
    )
    expect(said({ type: 'rating.given', data: { csat: 4, comment: 'Kind', fresh: ['comment'], at } })).toEqual({
      text: 'The customer rated: a comment',
      detail: 'Kind',
    })
  })

  it('tell what became of letters', () => {
    const about = { letterId: 'l', kind: 'reply' } as const
    expect(said({ type: 'mail.sent', data: about })?.text).toBe('The reply went out by email')
    expect(said({ type: 'mail.failed', data: { ...about, why: 'refused' } })).toEqual({
      text: 'The reply could not be sent by email',
      detail: 'the mail server refuses the address',
    })
    expect(said({ type: 'mail.failed', data: { ...about, kind: 'copy', why: 'unreachable' } })?.detail).toBe(
      'no mail server took it in time',
    )
  })

  it('name the team that it went to as it is called now', () => {
    const moved = event({
      type: 'conversation.transferred',
      data: { fromAgentId: 'mara', toTeamId: 'team-1', note: 'About glaze' },
    })
    const teams = [{ id: 'team-1', name: 'Clay' }]
    expect(eventLine(moved, 'jon', { teams })).toEqual({
      text: 'Mara transferred to the team Clay',
      note: 'About glaze',
    })
    expect(eventLine(moved, 'mara')?.text).toBe('You transferred to a team that is no more')
    const told = { snapshot: emptyStaffSnapshot('c', 'B'), events: new Map([[1, moved]]), toldThrough: 1 }
    expect(linesOf(told, 'jon', teams)).toMatchObject([{ kind: 'day' }, { text: 'Mara transferred to the team Clay' }])
  })

  it('tell how far it was widened, and what the customer was told', () => {
    const widened = (data: EventData['queue.widened']) => said({ type: 'queue.widened', data })
    expect(widened({ circle: 'everyone' })).toEqual({
      text: 'Everyone is asked now',
      detail: 'nobody of the team took it',
    })
    const promise = { kind: 'later', at: '2026-05-04T09:00:00.000Z' } as const
    expect(widened({ circle: 'later', promise })?.detail).toContain('4 May 2026')
    expect(widened({ circle: 'later', promise: { kind: 'later' } })?.detail).toContain('cannot be said')
  })

  it('tell how the customer chose to wait', () => {
    const chosen = (how: 'email' | 'live') => said({ type: 'wait.chosen', data: { how } })?.text
    expect(chosen('email')).toBe('The customer wants the answer by email')
    expect(chosen('live')).toBe('The customer waits in the queue again')
  })

  it('give the reason of a handoff in words, and the rule beside it', () => {
    const brief = { wants: '', tried: [], alreadyDid: [], mood: 'calm' as const, said: [], summary: '' }
    const data = { id: 'h', reason: 'customer_request' as const, rule: 'asks_for_person.de', brief }
    expect(said({ type: 'handoff.recorded', data })).toEqual({
      text: 'Handed over: asked for a person',
      detail: 'asked in words (German)',
    })
  })

  it('say to whom it went and with which note', () => {
    const data = { fromAgentId: 'mara', toAgentId: 'jon', toAgentName: 'Jon', note: 'knows the invoice' }
    expect(said({ type: 'conversation.transferred', data })).toEqual({
      text: 'Mara transferred to you',
      note: 'knows the invoice',
    })
    expect(said({ type: 'conversation.transferred', data }, 'eve')?.text).toBe('Mara transferred to Jon')
  })

  it('say how it was sorted, and what was merged where', () => {
    expect(said({ type: 'tags.changed', data: { tags: ['VIP', 'late'] } })).toEqual({
      text: 'Mara set the tags',
      detail: 'VIP, late',
    })
    expect(said({ type: 'tags.changed', data: { tags: [] } })?.detail).toBe('none')
    expect(said({ type: 'priority.changed', data: { priority: 3 } }, 'mara')).toEqual({
      text: 'You set the priority',
      detail: 'urgent',
    })
    expect(said({ type: 'conversation.merged', data: { into: 'x' } })?.text).toBe(
      'Mara merged it into another conversation of this customer',
    )
    const absorbed = (messages: number) =>
      said({ type: 'conversation.absorbed', data: { from: 'x', messages, notes: [] } })?.detail
    expect([absorbed(1), absorbed(4)]).toEqual(['one message', '4 messages'])
  })

  it('tell a drop-off from giving back', () => {
    const released = (why: 'agent' | 'dropped_off') =>
      said({ type: 'conversation.released', data: { agentId: 'mara', why } })?.text
    expect(released('agent')).toBe('Mara gave it back')
    expect(released('dropped_off')).toBe('The agent lost the connection and did not come back in time')
  })

  it('say how it ended and how it was rated', () => {
    expect(said({ type: 'conversation.resolved', data: { outcome: 'not_solved' } })).toEqual({
      text: 'Mara resolved it',
      detail: 'not solved',
    })
    expect(
      said({ type: 'rating.given', actor: { kind: 'customer' }, data: { csat: 4, comment: 'quick', at } }),
    ).toEqual({
      text: 'The customer rated: 4 of 5',
      detail: 'quick',
    })
  })

  it('are silent about what messages and the brief already show', () => {
    expect(said({ type: 'rating.asked', data: {} })).toBeNull()
    expect(said({ type: 'answer.rated', data: { messageId: 'm', helpful: true } })).toBeNull()
    expect(said({ type: 'conversation.started', data: { visitorId: 'v', contact: { verified: false } } })).toBeNull()
  })
})

describe('the transcript', () => {
  const snapshot = (messages: Message[]) => ({ ...emptyStaffSnapshot('c', 'Bellhop'), messages, seq: 9 })
  const kinds = (lines: ReturnType<typeof linesOf>) => lines.map(({ kind }) => kind)

  it('puts events between the messages they happened between, a day above them', () => {
    const claim = event({ type: 'conversation.claimed', data: { agentId: 'mara', agentName: 'Mara' } }, 2)
    const state = { snapshot: snapshot([message(1), message(3)]), events: new Map([[2, claim]]), toldThrough: 3 }
    expect(kinds(linesOf(state, 'jon'))).toEqual(['day', 'message', 'event', 'message'])
  })

  it('names who lost the connection, which the event itself does not', () => {
    const claim = event({ type: 'conversation.claimed', data: { agentId: 'mara', agentName: 'Mara' } }, 2)
    const lost = event(
      { type: 'conversation.released', actor: { kind: 'system' }, data: { agentId: 'mara', why: 'dropped_off' } },
      3,
    )
    const state = {
      snapshot: snapshot([]),
      events: new Map([
        [3, lost],
        [2, claim],
      ]),
      toldThrough: 3,
    }
    const told = (me: string) => linesOf(state, me).flatMap((line) => (line.kind === 'event' ? [line.text] : []))
    expect(told('jon')[1]).toBe('Mara lost the connection and did not come back in time')
    expect(told('mara')[1]).toBe('You lost the connection and did not come back in time')
  })

  it('joins what one author says in a row, but never a note to a message', () => {
    const agent = { author: mara }
    const messages = [
      message(1, agent),
      message(2, agent),
      message(3, { ...agent, visibility: 'note' }),
      message(4, agent),
    ]
    const lines = linesOf({ snapshot: snapshot(messages), events: new Map(), toldThrough: 0 }, 'jon')
    expect(lines.flatMap((line) => (line.kind === 'message' ? [line.joined] : []))).toEqual([false, true, false, false])
  })

  it('shows the last thumb of an answer', () => {
    const rated = (seq: number, helpful: boolean) =>
      event({ type: 'answer.rated', data: { messageId: 'm1', helpful } }, seq)
    const events = new Map([
      [3, rated(3, false)],
      [2, rated(2, true)],
    ])
    const [, line] = linesOf(
      { snapshot: snapshot([message(1, { author: { kind: 'bot' } })]), events, toldThrough: 3 },
      'jon',
    )
    expect(line).toMatchObject({ kind: 'message', helpful: false })
  })
})
