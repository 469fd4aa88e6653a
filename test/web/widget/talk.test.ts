import { describe, expect, it } from 'vitest'
import type { EventData, EventType, Message, ReaderEvent } from '../../../src/domain/events.ts'
import { emptySnapshot } from '../../../src/domain/snapshot.ts'
import {
  awaitsAssistant,
  openOffer,
  placeInQueue,
  receive,
  receiveAll,
  showDraft,
  type Talk,
  talkFrom,
} from '../../../web/widget/talk.ts'
import { timeline } from '../../../web/widget/timeline.ts'
import { countUnread } from '../../../web/widget/unread.ts'
import { voiceFor } from '../../../web/widget/words.ts'

const at = '2026-03-02T10:00:00.000Z'
const question = message('customer', 1)
const answer = message('bot', 2)

describe('what the panel knows', () => {
  it('[P15] is nothing of what was said once it is erased', () => {
    const rated = happened('answer.rated', { messageId: 'm2', helpful: true }, 3)
    const talk = play(question, answer, rated, happened('conversation.erased', {}, 4))
    expect(talk.snapshot).toMatchObject({ seq: 4, messages: [], status: 'resolved' })
    expect(talk).toMatchObject({ thumbs: {}, draft: null })
    expect(JSON.stringify(talk)).not.toContain('customer 1')
  })

  it('grows with each event', () => {
    const talk = play(question, answer)
    expect(talk.snapshot.messages.map(({ text }) => text)).toEqual(['customer 1', 'bot 2'])
    expect(talk.snapshot.seq).toBe(2)
  })

  it('ignores an event that it has already', () => {
    const talk = play(question, answer)
    expect(receive(talk, answer)).toBe(talk)
    expect(receive(talk, question)).toBe(talk)
  })

  it('tells a loss', () => {
    expect(receive(play(question), message('bot', 3, 2))).toBe('gap')
    expect(receiveAll(fresh(), [question, message('bot', 4, 3)])).toBe('gap')
  })

  it('does not take an event that is hidden from customers for a loss', () => {
    const talk = receiveAll(fresh(), [question, message('bot', 4, 1)])
    expect(talk).not.toBe('gap')
  })

  it('does not take a snapshot that counts hidden events for a loss either', () => {
    const talk = talkFrom({ ...emptySnapshot('c', 'Bellhop'), seq: 7 })
    expect(receive(talk, message('bot', 8, 5))).not.toBe('gap')
  })

  it('is the same from a snapshot with its past as from the events one by one', () => {
    const past = [question, answer, happened('answer.rated', { messageId: 'm2', helpful: false }, 3)]
    const live = play(...past)
    expect(talkFrom(live.snapshot, past)).toEqual(live)
    expect(live.thumbs).toEqual({ m2: false })
  })
})

describe('a draft', () => {
  const frame = (html: string, state: 'open' | 'posted' | 'dropped' = 'open') =>
    ({ type: 'draft', conversationId: 'c', draftId: 'd', text: html, html, state }) as const

  it('is replaced as it grows, and stands until its message is there', () => {
    let talk = showDraft(play(question), frame('One.'))
    talk = showDraft(talk, frame('One. Two.'))
    expect(talk.draft).toEqual({ id: 'd', html: 'One. Two.', posted: false })
    talk = showDraft(talk, frame('One. Two.', 'posted'))
    expect(talk.draft?.posted).toBe(true)
    expect((receive(talk, answer) as Talk).draft).toBeNull()
  })

  it('is gone when it is dropped', () => {
    const talk = showDraft(play(question), frame('One.'))
    expect(showDraft(talk, frame('', 'dropped')).draft).toBeNull()
  })

  it('does not come back when its end is told late', () => {
    const talk = play(question, answer)
    expect(showDraft(talk, frame('One.', 'posted')).draft).toBeNull()
    expect(showDraft(talk, frame('One.', 'dropped')).draft).toBeNull()
  })

  it('is gone when a person takes over', () => {
    const talk = showDraft(play(question), frame('One.'))
    expect((receive(talk, claimed(2)) as Talk).draft).toBeNull()
  })
})

describe('what is owed', () => {
  it('is the assistant’s while the customer’s word is the last and it speaks', () => {
    expect(awaitsAssistant(play(question))).toBe(true)
    expect(awaitsAssistant(play(question, answer))).toBe(false)
    expect(awaitsAssistant(play(question, queued(2)))).toBe(false)
    expect(awaitsAssistant(play(queued(1, 'later'), message('customer', 2)))).toBe(true)
    expect(awaitsAssistant(play(claimed(1), message('customer', 2)))).toBe(false)
  })

  it('is over when the conversation changes hands, but not when it is reopened by the question', () => {
    expect(awaitsAssistant(play(question, queued(2), happened('assistant.kept', {}, 3)))).toBe(false)
    expect(awaitsAssistant(play(question, queued(2), happened('conversation.returned', { by: 'customer' }, 3)))).toBe(
      false,
    )
    expect(awaitsAssistant(play(question, happened('conversation.reopened', { by: 'customer' }, 2)))).toBe(true)
    const thanked = [claimed(1), message('customer', 2), happened('conversation.resolved', { outcome: 'solved' }, 3)]
    expect(awaitsAssistant(play(...thanked))).toBe(false)
  })
})

describe('an offer of a person', () => {
  const offer = (seq: number) => happened('handoff.offered', { reason: 'upset', rule: 'upset' }, seq)

  it('is open until the customer writes on or takes it up', () => {
    const offered = [question, answer, offer(3)]
    expect(openOffer(play(...offered))?.seq).toBe(3)
    expect(openOffer(play(...offered, message('customer', 4)))).toBeUndefined()
    expect(openOffer(play(...offered, queued(4)))).toBeUndefined()
    expect(openOffer(play(question, answer))).toBeUndefined()
  })
})

describe('the queue', () => {
  it('shows the place that the server tells, while there is one', () => {
    const place = { position: 2, waitSeconds: [60, 180] as [number, number], promise: { kind: 'now' as const } }
    expect(placeInQueue(play(question, queued(2)), place).snapshot.queue).toEqual(place)
    const assigned = play(question, queued(2), claimed(3))
    expect(placeInQueue(assigned, place)).toBe(assigned)
  })
})

describe('the history', () => {
  it('names an author once in a row, and shows agents coming and going between the messages', async () => {
    const { say } = await voiceFor(['en'])
    const talk = play(
      question,
      answer,
      message('bot', 3),
      queued(4),
      claimed(5),
      message('agent', 6),
      happened('conversation.resolved', { outcome: 'solved' }, 7, { kind: 'agent', name: 'Mara' }),
    )
    const rows = timeline(talk, say).map((row) =>
      row.kind === 'message'
        ? `${row.message.text}${row.first ? ' first' : ''}`
        : row.kind === 'line'
          ? row.text
          : 'day',
    )
    expect(rows).toEqual([
      'day',
      'customer 1 first',
      'bot 2 first',
      'bot 3',
      'Mara joined.',
      'agent 6 first',
      'Mara closed the conversation.',
    ])
  })

  it('starts a day of its own for each day', async () => {
    const { say } = await voiceFor(['en'])
    const late = message('customer', 2)
    late.at = late.data.at = '2026-03-05T10:00:00.000Z'
    expect(timeline(play(question, late), say).filter(({ kind }) => kind === 'day')).toHaveLength(2)
  })

  it('counts what is new from others, not the customer’s own words or the desk’s lines', () => {
    const { messages } = play(question, answer, message('system', 3), message('agent', 4)).snapshot
    expect(countUnread(messages, 0)).toBe(2)
    expect(countUnread(messages, 2)).toBe(1)
    expect(countUnread(messages, 4)).toBe(0)
  })
})

function fresh(): Talk {
  return talkFrom(emptySnapshot('c', 'Bellhop'))
}

function play(...events: ReaderEvent[]): Talk {
  const talk = receiveAll(fresh(), events)
  if (talk === 'gap') throw new Error('the events have a gap')
  return talk
}

function message(kind: Message['author']['kind'], seq: number, prev = seq - 1) {
  const data: Message = {
    id: `m${seq}`,
    seq,
    author: { kind },
    visibility: 'public',
    text: `${kind} ${seq}`,
    html: `<p>${kind} ${seq}</p>`,
    citations: [],
    at,
  }
  return { type: 'message.posted', seq, prev, at, actor: { kind }, data } satisfies ReaderEvent
}

function happened<T extends EventType>(
  type: T,
  data: EventData[T],
  seq: number,
  actor: ReaderEvent['actor'] = { kind: 'system' },
): ReaderEvent {
  return { type, data, seq, prev: seq - 1, at, actor } as ReaderEvent
}

function claimed(seq: number): ReaderEvent {
  return happened('conversation.claimed', { agentId: 'a', agentName: 'Mara' }, seq, { kind: 'agent', name: 'Mara' })
}

function queued(seq: number, kind: 'now' | 'later' = 'now'): ReaderEvent {
  return happened('conversation.queued', { handoffId: 'h', priority: 0, front: false, promise: { kind } }, seq)
}
