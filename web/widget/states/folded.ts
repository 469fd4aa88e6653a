/** A made-up conversation, event by event: the panel shows it by the same fold as a real one. */
import type { EventData, Message, ReaderEvent } from '../../../src/domain/events.ts'
import { emptySnapshot } from '../../../src/domain/snapshot.ts'
import { receive, type Talk, talkFrom } from '../talk.ts'

type Author = Message['author']

/** What may happen next; each call is one event, a minute after the one before. */
export interface Story {
  says(author: Author, html: string, more?: Partial<Message>): Story
  happens<T extends ReaderEvent['type']>(type: T, data: EventData[T], actor?: ReaderEvent['actor']): Story
  /** What comes beside the events. */
  with(change: (talk: Talk) => Talk): Story
  talk: Talk
}

/** Every conversation of the states begins today at this hour, so that its pictures say the same every day. */
const [BEGAN_HOUR, BEGAN_MINUTE] = [9, 41]

/** What every one of them is known by. */
export const STORY_ID = '00000000-0000-7000-8000-000000000000'

export function story(assistant: string): Story {
  return next(talkFrom(emptySnapshot(STORY_ID, assistant)))
}

function next(talk: Talk): Story {
  const seq = talk.snapshot.seq + 1
  const at = new Date(new Date().setHours(BEGAN_HOUR, BEGAN_MINUTE + seq, 0, 0)).toISOString()
  const happens: Story['happens'] = (type, data, actor = { kind: 'system' }) => {
    const event = {
      type,
      seq,
      prev: seq - 1,
      at,
      actor,
      data,
      id: `e${seq}`,
      conversationId: talk.snapshot.conversationId,
    }
    const after = receive(talk, event as unknown as ReaderEvent)
    if (after === 'gap') throw new Error('A story leaves nothing out.')
    return next(after)
  }
  return {
    talk,
    happens,
    with: (change) => next(change(talk)),
    says: (author, html, more = {}) =>
      happens('message.posted', {
        id: `m${seq}`,
        seq,
        at,
        author,
        visibility: 'public',
        text: html.replace(/<[^>]*>/g, ''),
        html,
        citations: [],
        ...more,
      } as Message),
  }
}
