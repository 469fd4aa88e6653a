/**
 * What customers did not get, as a fold of a conversation's log. A question is a judgement of the assistant for which
 * something was looked up; it is missed by what it was judged, or by what the customer did next. One question is one
 * miss, of the kind that weighs most. Words that ask for nothing are none, nor is what was answered after all.
 */
import { templateArticle } from '../answering/article-draft.ts'
import { smalltalkOf } from '../answering/smalltalk.ts'
import type { HandoffReason } from '../domain/brief.ts'
import type { ConversationEvent, Iso } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import { type Miss, type MissKind, missWeight } from '../domain/misses.ts'
import { gotItLater, type Turn } from './answered-later.ts'
import { asksForAnything } from './asks-for-anything.ts'
import { served } from './handled.ts'
import { maskFor, namesIn } from './mask.ts'

/** Minutes after a question back without a word from the customer from which on they have left. */
export const LEFT_MINUTES = 60

/** Characters of a question, and of what was said to it, that are kept. */
const QUESTION_LENGTH = 500
const SAID_LENGTH = 800
/** Replies of the team that are kept with a miss. */
const MOST_REPLIES = 6

/** Events after its judgement within which a reply records that it hands over: an offer may stand between. */
const WRITTEN_TOGETHER = 2

/** What a log says was missed by a moment. */
export interface Missed {
  misses: Miss[]
  /** The moment at which one more is missed if the customer writes nothing more. */
  leftAt?: Iso
}

type Judged = Extract<ConversationEvent, { type: 'answer.judged' }>

/** @param asOf only time tells that a customer has left, so that it belongs to what the fold depends on */
export function missesOf(events: readonly ConversationEvent[], asOf: Iso): Missed {
  if (events.some(({ type }) => type === 'conversation.erased')) return { misses: [] }
  const looked = events.filter(
    (event): event is Judged =>
      event.type === 'answer.judged' && event.data.query !== '' && asksForAnything(event.data, events),
  )
  const found = looked.map((event, at): Turn & { event: Judged; leftAt?: Iso } => {
    const until = looked[at + 1]?.seq ?? Number.POSITIVE_INFINITY
    const after = events.filter(({ seq }) => seq > event.seq && seq < until)
    return { event, ...kindsOf(event, after, asOf) }
  })
  const leftAt = found.at(-1)?.leftAt
  const missed = found.flatMap((turn, at) => {
    const { event, kind } = turn
    return kind && !gotItLater(turn, found.slice(at + 1), events) ? [{ event, kind }] : []
  })
  if (missed.length === 0) return { misses: [], ...(leftAt && { leftAt }) }
  const mask = maskFor(
    events,
    missed.flatMap(({ event }) => event.data.considered.map(({ title }) => title)),
  )
  const misses = missed.map(({ event, kind }) => missOf(event, kind, events, mask))
  return { misses: misses.filter(({ question }) => question !== ''), ...(leftAt && { leftAt }) }
}

/** @param after what happened from this judgement to the next one for which something was looked up */
function kindsOf(
  { data, seq, at }: Judged,
  after: readonly ConversationEvent[],
  asOf: Iso,
): { kind?: MissKind; leftAt?: Iso } {
  const kinds: MissKind[] = []
  const handoff = after.find((event) => event.type === 'handoff.recorded')
  // Recorded with the reply itself; any other came of what the customer did about the reply.
  const own = handoff && handoff.seq <= seq + WRITTEN_TOGETHER ? handoff : undefined
  if (data.decision === 'handoff') kinds.push(...handedOver(data, own?.data.reason))
  else if (handoff && isNext(handoff.seq, after)) kinds.push(...wantedPerson(data, handoff.data.reason))
  if (thumbsDown(data.messageId, after)) kinds.push('thumbs_down')
  const leaving = data.decision === 'clarify' && leavingAt(at, after, data.lang)
  if (leaving && leaving <= asOf) kinds.push('left')
  const [kind] = kinds.sort((a, b) => missWeight[b] - missWeight[a])
  return { ...(kind && { kind }), ...(leaving && leaving > asOf && { leftAt: leaving }) }
}

/** What the reply that hands over says of the articles; a provider's failure says nothing of them. */
function handedOver({ withheld, fault }: Judgement, reason: HandoffReason | undefined): MissKind[] {
  if (withheld) return ['withheld']
  if (reason === 'loop_limit' || reason === 'turn_cap') return ['handed_over']
  if (reason === 'low_confidence') return ['low_confidence']
  // One that waits already is not handed over again.
  return reason === undefined && !(fault && fault !== 'no_answer') ? ['low_confidence'] : []
}

/** What the customer says of a reply by wanting a person next. */
function wantedPerson({ decision }: Judgement, reason: HandoffReason): MissKind[] {
  const wanted = reason === 'customer_request' || reason === 'accepted_offer' || reason === 'loop_limit'
  if (!wanted) return []
  if (decision === 'decline') return ['declined']
  return [decision === 'answer' && reason === 'customer_request' ? 'asked_for_person' : 'handed_over']
}

/** Whether nothing but the wish itself lies between the reply and the handover: no thanks, no talk with a person. */
function isNext(handoffSeq: number, after: readonly ConversationEvent[]): boolean {
  const between = after.filter(({ seq }) => seq < handoffSeq)
  return !between.some(
    (event) =>
      (event.type === 'answer.judged' && (event.data.decision === 'smalltalk' || event.data.query !== '')) ||
      event.type === 'conversation.resolved' ||
      event.type === 'conversation.claimed',
  )
}

/** The last rating counts. */
function thumbsDown(messageId: string, after: readonly ConversationEvent[]): boolean {
  const rated = after.findLast((event) => event.type === 'answer.rated' && event.data.messageId === messageId)
  return rated?.type === 'answer.rated' && !rated.data.helpful
}

/**
 * When a customer who was asked back counts as gone; undefined where they went on or said before that that they have
 * it, or a person came. "No" and "never mind" are no going on.
 */
function leavingAt(askedAt: Iso, after: readonly ConversationEvent[], lang: string): Iso | undefined {
  const gone = new Date(Date.parse(askedAt) + LEFT_MINUTES * 60_000).toISOString()
  const back = after.find(
    (event) =>
      event.type === 'handoff.recorded' ||
      event.type === 'conversation.claimed' ||
      (event.type === 'conversation.resolved' && event.actor.kind === 'customer') ||
      (event.type === 'message.posted' && event.data.author.kind === 'customer' && !givesUp(event.data.text, lang)),
  )
  return back && back.at < gone ? undefined : gone
}

function givesUp(text: string, lang: string): boolean {
  return smalltalkOf(text, lang)?.kind === 'no'
}

function missOf(
  { data, seq, at }: Judged,
  kind: MissKind,
  events: readonly ConversationEvent[],
  mask: (text: string) => string,
): Miss {
  const said = events.find((event) => event.type === 'message.posted' && event.data.id === data.messageId)
  const { answers, ...after } = served(events, seq)
  const about = { questions: [], customerWords: [], names: namesIn(events), lang: data.lang }
  const worth = answers.map((answer) => mask(templateArticle({ ...about, answers: [answer] }).body)).filter(Boolean)
  return {
    id: data.messageId,
    seq,
    at,
    kind,
    messageId: data.answers[0] ?? '',
    question: cut(mask(data.query), QUESTION_LENGTH),
    lang: data.lang.split('-')[0] ?? data.lang,
    confidence: data.confidence,
    considered: data.considered,
    why: data.why,
    said: said?.type === 'message.posted' ? cut(mask(said.data.text), SAID_LENGTH) : '',
    ...(data.withheld && { withheld: cut(mask(data.withheld), SAID_LENGTH) }),
    replies: [...new Set(worth)].slice(0, MOST_REPLIES).map((reply) => cut(reply, SAID_LENGTH)),
    ...after,
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`.toWellFormed()
}
