/** What the reply to a burst is: rules first, then the articles, judged; drafted only where they hold the answer. */
import type { Verdict } from '../answering/judge.ts'
import { declineText, say, waitingText } from '../answering/phrases.ts'
import type { Smalltalk } from '../answering/smalltalk.ts'
import type { Understanding } from '../answering/understand.ts'
import type { HandoffReason, OwnHandoffReason } from '../domain/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import { type Brought, bringsPerson, loopsOut, type Offered, offersPerson } from '../domain/handoff.ts'
import type { Citation, Judgement } from '../domain/judgement.ts'
import type { DraftFault } from '../ports/drafting.ts'
import type { Retrieval } from '../ports/knowledge.ts'
import type { Ahead } from './ahead.ts'
import { type Asked, readBurst } from './asked.ts'
import { consult } from './consult.ts'
import { isOverdue } from './content/stale.ts'
import type { Desk } from './desk.ts'
import { clarifyingText, foreignNote } from './foreign.ts'
import type { Run } from './runs.ts'
import type { Transcript } from './transcript.ts'
import { type Source, write } from './write.ts'

export interface Reply
  extends Pick<
    Judgement,
    'decision' | 'confidence' | 'query' | 'lang' | 'considered' | 'why' | 'features' | 'drafter'
  > {
  text: string
  citations: Citation[]
  suggestions: string[]
  /** What kept the drafter that was asked first from answering. */
  fault?: DraftFault
  withheld?: string
  /** Why a person is brought in; the words that go with it are the handover's. */
  brought?: Brought
  offer?: Offered
}

/** Questions that are offered as examples of what can be asked. */
const EXAMPLES = 3
/** Passages kept with a judgement. */
const CONSIDERED = 5

/** @param ahead what was read and looked up before */
export async function makeReply(
  desk: Desk,
  state: Conversation,
  said: Transcript,
  answers: readonly string[],
  run: Run,
  ahead?: Ahead,
): Promise<Reply> {
  const asked = ahead?.asked ?? readBurst(desk, state, said, answers)
  const policy = desk.settings().handoff
  const { understanding } = asked

  const brought = acceptsOffer(state, understanding) ?? bringsPerson(state, understanding, policy)
  if (brought) return personReply(state, asked, brought)
  const courtesy = courtesyFor(desk, asked)
  if (courtesy) return { ...bare(asked), decision: 'smalltalk', confidence: 1, text: courtesy }

  const began = Date.parse(desk.clock.now())
  const { retrieval, verdict } = await consult(desk, state, asked, run.signal, ahead?.found)
  const judged = { ...bare(asked), ...seen(desk, retrieval, verdict) }
  const looped = loopsOut(state, verdict.decision, policy)
  if (looped) return personReply(state, asked, looped, judged)

  // Whoever waits for a person already is not asked whether they would like one.
  const offer = state.status.kind === 'answering' ? offersPerson(understanding, verdict.decision, policy) : undefined
  const offered = offer && { offer }
  switch (verdict.decision) {
    case 'answer':
      return answerReply(desk, run, { visitorId: state.visitorId, asked, retrieval, began }, judged, state, offered)
    case 'clarify': {
      const question = clarifyingText(desk, asked, retrieval, verdict.suggestions.length > 0)
      return {
        ...judged,
        decision: 'clarify',
        text: withOffer(asked.lang, question, offered),
        suggestions: verdict.suggestions,
        ...offered,
      }
    }
    case 'handoff':
      return personReply(state, asked, { reason: 'low_confidence', rule: 'articles_fall_short' }, judged)
    case 'decline':
      return { ...judged, ...declined(desk, asked, offer), decision: 'decline', ...offered }
  }
}

/** Says what the assistant can help with; someone who is only upset is met as such. */
function declined(desk: Desk, { lang }: Asked, offer: Offered | undefined): Pick<Reply, 'text' | 'suggestions'> {
  if (offer && offer.reason !== 'declined') return { text: offerOf(lang, offer), suggestions: [] }
  const { helpsWith } = desk.settings().assistant
  const suggestions = desk.retriever.suggestions({ lang: lang.split('-')[0] ?? lang }, EXAMPLES)
  const text = declineText(lang, { helpsWith, examples: suggestions.length > 0 })
  return { text, suggestions }
}

function acceptsOffer(state: Conversation, { smalltalk }: Understanding): Brought | undefined {
  return state.offered && smalltalk === 'yes' ? { reason: 'accepted_offer', rule: 'said_yes' } : undefined
}

const courtesies = {
  greeting: 'greeted',
  how_are_you: 'howAreYou',
  thanks: 'thanked',
  goodbye: 'goodbye',
  yes: 'acknowledged',
  no: 'acknowledged',
  help: 'canHelp',
  ok: 'acknowledged',
} as const satisfies Record<Smalltalk, string>

function courtesyFor(desk: Desk, { understanding, lang }: Asked): string | undefined {
  if (understanding.asksIfBot) return say(lang, 'amAssistant', { name: desk.settings().assistant.name })
  return understanding.smalltalk && say(lang, courtesies[understanding.smalltalk], {})
}

/** A person is brought in; where one was asked for already, the customer is told that, and keeps the place. */
function personReply(state: Conversation, asked: Asked, brought: Brought, judged: Reply = bare(asked)): Reply {
  const waiting = state.status.kind === 'queued'
  return {
    ...judged,
    decision: 'handoff',
    text: waiting ? waitingText(asked.lang, brought) : '',
    why: [...judged.why, reasonInWords(brought.reason)],
    ...(!waiting && { brought }),
  }
}

function reasonInWords(reason: HandoffReason): string {
  return ownReasons[reason as OwnHandoffReason] ?? 'The message holds words that the desk wants a person for.'
}

const ownReasons: Record<OwnHandoffReason, string> = {
  customer_request: 'The customer asked for a person.',
  sensitive_topic: 'The message touches something that only a person should deal with.',
  low_confidence: 'No article is likely enough to hold the answer.',
  bot_failure: 'The assistant could not put together an answer.',
  loop_limit: 'Several turns in a row brought the customer nothing.',
  turn_cap: 'The conversation with the assistant has gone on for too long.',
  accepted_offer: 'The customer took up the offer of a person.',
}

async function answerReply(
  desk: Desk,
  run: Run,
  source: Source,
  judged: Reply,
  state: Conversation,
  offered: { offer: Offered } | undefined,
): Promise<Reply> {
  const { asked, retrieval } = source
  const preface = foreignNote(asked, retrieval)
  const written = await write(desk, run, source, (text) => run.show(preface + text))
  const by = { drafter: written.drafter, ...(written.fault && { fault: written.fault.kind }) }
  if ('failed' in written) return { ...personReply(state, asked, broughtBy(written.failed), judged), ...by }
  if ('withheld' in written) {
    const brought = { reason: 'bot_failure', rule: 'verify.withheld' } as const
    return {
      ...personReply(state, asked, brought, judged),
      ...by,
      withheld: written.withheld,
      why: [...judged.why, written.why],
    }
  }
  const { text, citations, fault } = written
  return {
    ...judged,
    ...by,
    decision: 'answer',
    text: withOffer(asked.lang, preface + text, offered),
    citations,
    why: fault ? [...judged.why, `The article is quoted, because the model did not answer: ${fault.why}.`] : judged.why,
    ...offered,
  }
}

/** What an answer that could not be written brings a person in for. */
function broughtBy(fault: DraftFault): Brought {
  switch (fault) {
    case 'no_answer':
      return { reason: 'low_confidence', rule: 'model_found_no_answer' }
    case 'visitor_budget':
      return { reason: 'bot_failure', rule: 'budget.visitor' }
    case 'day_budget':
      return { reason: 'bot_failure', rule: 'budget.day' }
    default:
      return { reason: 'bot_failure', rule: `draft.${fault}` }
  }
}

function withOffer(lang: string, text: string, offered: { offer: Offered } | undefined): string {
  return offered ? `${text}\n\n${offerOf(lang, offered.offer)}` : text
}

function offerOf(lang: string, { reason }: Offered): string {
  if (reason === 'repeated_question') return say(lang, 'offerPersonRepeated', {})
  const troubled = reason === 'upset' || reason === 'complaint'
  return say(lang, troubled ? 'offerPersonUpset' : 'offerPerson', {})
}

function bare(asked: Asked): Reply {
  return {
    decision: 'smalltalk',
    text: '',
    citations: [],
    suggestions: [],
    confidence: 1,
    query: '',
    lang: asked.lang,
    considered: [],
    why: [],
    features: {},
    drafter: 'rules',
  }
}

function seen(desk: Desk, retrieval: Retrieval, { confidence, why, features }: Verdict) {
  const considered = retrieval.evidence.slice(0, CONSIDERED).map(({ passage, score }) => {
    const heading = passage.trail.at(-1)
    const { articleId, title } = passage
    const stale = isOverdue(desk, articleId)
    return { articleId, title, ...(heading && { heading }), score, ...(stale && { stale: true as const }) }
  })
  return { query: retrieval.query, confidence, why, features, considered }
}
