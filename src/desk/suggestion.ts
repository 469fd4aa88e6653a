/**
 * A reply for what the customer last asked, for an agent to send, change or turn down: found, judged, drafted and
 * verified as the assistant's own are. Nothing is recorded before it is sent or turned down.
 */
import { asksSomething, newestQuestion } from '../answering/brief.ts'
import { say } from '../answering/phrases.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Citation } from '../domain/judgement.ts'
import type { Retrieval } from '../ports/knowledge.ts'
import { type Asked, readBurst } from './asked.ts'
import { type Changed, change } from './change.ts'
import type { Agent } from './claim.ts'
import { consult } from './consult.ts'
import type { Denied, Desk } from './desk.ts'
import { articleUrl } from './draft.ts'
import { languageOf } from './message.ts'
import type { Run } from './runs.ts'
import { WORTH_SUGGESTING } from './suggest.ts'
import { forget, plainReply, remember, type Suggestion, suggestionFor } from './suggested.ts'
import { type Transcript, transcript } from './transcript.ts'
import { write } from './write.ts'

export type Suggested =
  | { suggestion: Suggestion & { confidence: number; answers: string[] } }
  /** Why there is none, in a sentence for the agent with it. */
  | {
      none: {
        why: 'nothing_asked' | 'not_covered' | 'said_before' | 'not_verified' | 'failed'
        message: string
        /** What came nearest, for the agent to look at; best first. */
        closest: Citation[]
      }
    }

/** Articles that are named where none answers. */
const MOST_CLOSEST = 3
/** An article that fits less than this (0…1) is not worth a look. */
const WORTH_A_LOOK = 0.2

/**
 * Suggests a reply to what the customer asked since an agent last spoke.
 * @param signal calls it off, a model's call too
 */
export async function suggestion(desk: Desk, conversationId: string, signal: AbortSignal): Promise<Suggested | Denied> {
  const state = await desk.store.conversation(conversationId)
  if (!state) return { refused: 'notFound' }
  if (state.status.kind === 'erased') return { refused: 'erased' }
  const said = await transcript(desk, state)
  const answers = openQuestion(state, said)
  if (answers.length === 0) return none('nothing_asked', 'The customer has asked nothing since the last reply.')

  const began = Date.parse(desk.clock.now())
  const asked = readBurst(desk, state, said, answers)
  const { retrieval, verdict } = await consult(desk, state, asked, signal)
  const { confidence } = verdict
  const closest = closestOf(desk, retrieval)
  if (confidence < WORTH_SUGGESTING || retrieval.evidence.length === 0) {
    return none('not_covered', 'No article is likely to answer this.', closest)
  }
  const run: Run = { conversationId, signal, show() {}, close() {} }
  const written = await write(desk, run, { visitorId: state.visitorId, asked, retrieval, began }, () => {})
  if ('failed' in written) {
    return written.failed === 'no_answer'
      ? none('not_covered', 'The model found no answer in the articles.', closest)
      : none('failed', 'No reply could be written just now. Ask again in a moment.', closest)
  }
  if ('withheld' in written) {
    return none('not_verified', 'What was written could not be verified against the articles.', closest)
  }
  if (isRepeated(written.text, asked)) {
    return none('said_before', 'The articles hold nothing beyond what the assistant has said already.', closest)
  }
  const made = {
    id: desk.ids.next(),
    conversationId,
    text: plainReply(written.text),
    citations: written.citations,
    drafter: written.drafter,
  }
  remember(desk, made)
  return { suggestion: { ...made, confidence, answers } }
}

/** An agent does not want a suggestion, which is recorded; one that was judged before changes nothing. */
export async function turnDown(
  desk: Desk,
  conversationId: string,
  agent: Agent,
  suggestionId: string,
): Promise<Changed | Denied> {
  const changed = await change(desk, conversationId, (state) => {
    const found = suggestionFor(desk, state, suggestionId)
    if (!found) return { refused: 'unknownSuggestion' }
    const { drafter } = found
    return {
      do: 'judgeSuggestion',
      agent: { id: agent.id, name: agent.name },
      suggestion: { suggestionId, verdict: 'rejected', distance: 1, drafter },
    }
  })
  forget(desk, suggestionId)
  return changed
}

/**
 * Ids of the messages to answer, oldest first: what the customer asks since an agent last spoke, or, where they only
 * asked for a person, the question that they had before. Empty where an agent has had the last word.
 */
function openQuestion(state: Conversation, { messages }: Transcript): string[] {
  const lang = languageOf(state)
  const since = messages.slice(messages.findLastIndex(({ author }) => author.kind === 'agent') + 1)
  const theirs = since.filter(({ author }) => author.kind === 'customer')
  const asking = newestQuestion(theirs, lang)
  if (!asking || !asksSomething(asking, lang)) return []
  // What was sent in a row with it belongs to it; what the assistant answered in between does not.
  const burst = inARow(since, asking).filter((message) => asksSomething(message, lang))
  return burst.map(({ id }) => id)
}

/** The customer's messages around one, up to whoever spoke before and after. */
function inARow(messages: readonly Message[], one: Message): Message[] {
  const others = (message: Message) => message.author.kind === 'bot' || message.author.kind === 'agent'
  const at = messages.indexOf(one)
  const from = messages.slice(0, at).findLastIndex(others) + 1
  const behind = messages.slice(at).findIndex(others)
  const run = messages.slice(from, behind === -1 ? messages.length : at + behind)
  return run.filter(({ author }) => author.kind === 'customer')
}

/** What quotes the assistant's own quote again tells the customer nothing new. */
function isRepeated(text: string, { lang }: Asked): boolean {
  return text.startsWith(say(lang, 'quotedBefore', {}))
}

type None = Extract<Suggested, { none: object }>['none']

function none(why: None['why'], message: string, closest: Citation[] = []): Suggested {
  return { none: { why, message, closest } }
}

/** One passage of each of the best articles. */
function closestOf(desk: Desk, { evidence }: Retrieval): Citation[] {
  const near = evidence.filter(({ score }) => score >= WORTH_A_LOOK)
  const best = near.filter(
    ({ passage }, at) => near.findIndex((other) => other.passage.articleId === passage.articleId) === at,
  )
  return best.slice(0, MOST_CLOSEST).map(({ passage }, at) => {
    const { articleId, title, revision } = passage
    const heading = passage.trail.at(-1)
    return { n: at + 1, articleId, title, ...(heading && { heading }), url: articleUrl(desk, passage), revision }
  })
}
