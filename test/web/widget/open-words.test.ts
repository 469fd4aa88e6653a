import { describe, expect, it } from 'vitest'
import type { EventData, EventType, Message, ReaderEvent } from '../../../src/domain/events.ts'
import { emptySnapshot } from '../../../src/domain/snapshot.ts'
import { isOpen } from '../../../web/widget/open-words.ts'
import { receiveAll, type Talk, talkFrom } from '../../../web/widget/talk.ts'

const at = '2026-03-02T10:00:00.000Z'

function happened<T extends EventType>(seq: number, type: T, data: EventData[T]): ReaderEvent {
  return { type, seq, prev: seq - 1, at, actor: { kind: 'system' }, data } as ReaderEvent
}

function said(seq: number, kind: Message['author']['kind']): ReaderEvent {
  const message: Message = {
    ...{
      id: `m${seq}`,
      seq,
      author: { kind },
      visibility: 'public',
      text: `${kind} ${seq}`,
      html: '',
      citations: [],
      at,
    },
  }
  return happened(seq, 'message.posted', message)
}

function play(...events: ReaderEvent[]): Talk {
  const talk = receiveAll(talkFrom(emptySnapshot('c', 'Bellhop')), events)
  if (talk === 'gap') throw new Error('the test left something out')
  return talk
}

/** The seqs that the customer may still put right. */
function open(...events: ReaderEvent[]): number[] {
  const talk = play(...events)
  return talk.snapshot.messages.filter((message) => isOpen(talk, message)).map(({ seq }) => seq)
}

describe('what a customer may still put right', () => {
  it('is all that they wrote since the last reply, whoever gave it', () => {
    expect(open(said(1, 'customer'), said(2, 'customer'))).toEqual([1, 2])
    expect(open(said(1, 'customer'), said(2, 'bot'), said(3, 'customer'))).toEqual([3])
    expect(open(said(1, 'customer'), said(2, 'agent'))).toEqual([])
  })

  it('is not closed by what the desk itself says, nor by who comes', () => {
    const comes = happened(3, 'conversation.claimed', { agentId: 'ann', agentName: 'Ann' })
    expect(open(said(1, 'customer'), said(2, 'system'), comes)).toEqual([1])
  })

  it('is nothing of what an agent was done with', () => {
    const closed = happened(2, 'conversation.resolved', { outcome: 'solved' })
    expect(open(said(1, 'customer'), closed)).toEqual([])
    const again = happened(4, 'conversation.reopened', { by: 'customer' })
    expect(open(said(1, 'customer'), closed, said(3, 'customer'), again)).toEqual([3])
    expect(open(said(1, 'customer'), happened(2, 'conversation.returned', { by: 'agent' }))).toEqual([])
    expect(open(said(1, 'customer'), happened(2, 'conversation.returned', { by: 'customer' }))).toEqual([1])
  })

  it('stands in the panel as it was put right, with what it was', () => {
    const talk = play(
      said(1, 'customer'),
      happened(2, 'message.edited', { messageId: 'm1', messageSeq: 1, text: 'so', html: 'so' }),
    )
    expect(talk.snapshot.messages).toMatchObject([
      { id: 'm1', text: 'so', html: 'so', edited: { was: ['customer 1'] } },
    ])
  })
})
