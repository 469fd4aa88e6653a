/** A past answer as it was given: what was asked, what was said, and what the articles said at that moment. */
import { fileOf } from '../../domain/article-path.ts'
import type { Iso } from '../../domain/events.ts'
import type { Citation, Judgement } from '../../domain/judgement.ts'
import type { Denied, Desk } from '../desk.ts'

export interface PastAnswer {
  conversationId: string
  messageId: string
  at: Iso
  /** What the customer had written that it answers. */
  question: string
  text: string
  html: string
  /** What the assistant made of it then; missing where nothing was judged. */
  judgement?: Pick<Judgement, 'decision' | 'confidence' | 'query' | 'drafter' | 'why' | 'considered'>
  sources: PastSource[]
}

export type PastSource = Citation & {
  /** What the cited section said then; missing where that text is not kept any more. */
  passage?: string
  /** Whether the article says something else by now, or is gone. */
  changed: 'no' | 'yes' | 'gone'
}

/** @returns `notFound` for what is no answer with sources, and once its conversation was erased */
export async function pastAnswer(desk: Desk, messageId: string): Promise<PastAnswer | Denied> {
  const conversationId = await desk.store.conversationOfAnswer(messageId)
  if (conversationId === undefined) return { refused: 'notFound' }
  const events = await desk.store.events(conversationId, 0, Number.MAX_SAFE_INTEGER)
  const messages = events.flatMap(({ type, data }) => (type === 'message.posted' ? [data] : []))
  const answer = messages.find(({ id }) => id === messageId)
  if (!answer) return { refused: 'notFound' }
  const judged = events.flatMap(({ type, data }) => (type === 'answer.judged' ? [data] : []))
  const own = judged.find((each) => each.messageId === messageId)
  const before = messages.filter(({ author, seq }) => author.kind === 'customer' && seq < answer.seq)
  const asked = own ? before.filter(({ id }) => own.answers.includes(id)) : before.slice(-1)
  const { at, text, html, citations } = answer
  return {
    conversationId,
    messageId,
    at,
    question: asked.map((message) => message.text).join('\n'),
    text,
    html,
    ...(own && { judgement: judgementOf(own) }),
    sources: await Promise.all(citations.map((citation) => sourceOf(desk, citation))),
  }
}

async function sourceOf(desk: Desk, citation: Citation): Promise<PastSource> {
  const { articleId, revision, heading } = citation
  const now = desk.content.articles.all().get(desk.content.articles.redirect(articleId) ?? articleId)
  const changed = now === undefined ? 'gone' : now.revision === revision ? 'no' : 'yes'
  const text = await desk.store.textOf(revision)
  if (text === undefined) return { ...citation, changed }
  const then = desk.content.articles.read(fileOf(articleId), text).article
  const passages = then?.passages.filter(({ trail }) => heading === undefined || trail.at(-1) === heading) ?? []
  const passage = (passages.length > 0 ? passages : (then?.passages ?? [])).map(({ markdown }) => markdown).join('\n\n')
  return { ...citation, passage, changed }
}

function judgementOf(judged: Judgement): NonNullable<PastAnswer['judgement']> {
  const { decision, confidence, query, drafter, why, considered } = judged
  return { decision, confidence, query, drafter, why, considered }
}
