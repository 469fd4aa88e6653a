/** Whether what was missed at first was answered right afterwards: the customer put it otherwise, and got it. */
import { smalltalkOf } from '../answering/smalltalk.ts'
import type { ConversationEvent, Message } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { MissKind } from '../domain/misses.ts'
import { words } from '../domain/text.ts'
import { served } from './handled.ts'
import { stem, telling } from './traits.ts'

/** One question of a conversation, with how it was missed, if it was. */
export interface Turn {
  event: { seq: number; data: Judgement }
  kind?: MissKind
}

/**
 * Share of the first question's telling words that the later question and its answer have to hold: most of them, for
 * who asks about delivery first and about payment then has two questions. Of who says that they have it, some.
 */
const MOST = 0.51
const SOME = 0.3

/**
 * Whether a later question is about the same and its answer was let stand, with no reply of a person in the rest of
 * the episode. After a thumb down, the answer has to be from another place, or confirmed.
 * @param later the questions after it, in turn
 */
export function gotItLater(
  { event: { seq, data }, kind }: Turn,
  later: readonly Turn[],
  events: readonly ConversationEvent[],
): boolean {
  const end = events.find((event) => event.seq > seq && event.type === 'conversation.resolved')?.seq
  const inTime = later.filter(({ event }) => event.seq < (end ?? Number.POSITIVE_INFINITY))
  if (inTime.length === 0 || served(events, seq).answers.length > 0) return false
  const before = placesOf(saidIn(events, data.messageId))
  return inTime.some((turn, at) => {
    if (turn.event.data.decision !== 'answer' || turn.kind) return false
    const answer = saidIn(events, turn.event.data.messageId)
    const confirmed = isConfirmed(turn, inTime[at + 1]?.event.seq, events)
    const again = kind === 'thumbs_down' && placesOf(answer).every((place) => before.includes(place))
    return (confirmed || !again) && shared(data, turn.event.data, answer) >= (confirmed ? SOME : MOST)
  })
}

/** Whether the customer said so: thanks, a thumb, or that it is solved. */
function isConfirmed(
  { event: { seq, data } }: Turn,
  until = Number.POSITIVE_INFINITY,
  events: readonly ConversationEvent[],
): boolean {
  return events.some((event) => {
    if (event.seq <= seq || event.seq >= until) return false
    if (event.type === 'answer.rated') return event.data.messageId === data.messageId && event.data.helpful
    if (event.type === 'conversation.resolved') return event.actor.kind === 'customer'
    if (event.type !== 'message.posted' || event.data.author.kind !== 'customer') return false
    return smalltalkOf(event.data.text, data.lang)?.kind === 'thanks'
  })
}

/** 0…1: of the telling words of a question, how many a later one and its answer hold; 0 where it has none of them itself. */
function shared(first: Judgement, later: Judgement, answer: Message | undefined): number {
  const asked = new Set(telling(first.query).map(stem))
  const own = new Set(telling(later.query).map(stem))
  const near = new Set(first.considered.map(({ articleId }) => articleId))
  const cited = answer?.citations ?? []
  const related = [...asked].some((word) => own.has(word)) || cited.some(({ articleId }) => near.has(articleId))
  if (!related || asked.size === 0) return 0
  const titles = cited.map(({ title, heading = '' }) => `${title} ${heading}`)
  const held = new Set(words([later.query, answer?.text ?? '', ...titles].join(' ')).map(stem))
  return [...asked].filter((word) => held.has(word)).length / asked.size
}

function saidIn(events: readonly ConversationEvent[], messageId: string): Message | undefined {
  const event = events.find(({ type, data }) => type === 'message.posted' && (data as Message).id === messageId)
  return event?.type === 'message.posted' ? event.data : undefined
}

/** What a message cites. */
function placesOf(message: Message | undefined): string[] {
  return (message?.citations ?? []).map(({ articleId, heading }) => `${articleId}#${heading ?? ''}`)
}
