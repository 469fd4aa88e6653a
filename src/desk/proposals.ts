/** "Save as article": what the team answered here becomes a draft, which an agent sends to the editors. */
import {
  type ArticleSource,
  anonymiser,
  questionsOf,
  templateArticle,
  withFrontMatter,
} from '../answering/article-draft.ts'
import { asksSomething } from '../answering/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Proposal } from '../ports/proposals.ts'
import type { Agent } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { languageOf } from './message.ts'
import { transcriptOf } from './transcript.ts'
import { worded } from './worded.ts'

/** Drafted by nobody but the template. */
const TEMPLATE = 'template'

/**
 * A draft of an article from a conversation, without personal data as far as that can be told; a model words it better
 * where there is one. Nothing is kept.
 * @returns `nothingToSave` where nobody of the team has answered anything that holds for others
 */
export async function articleDraft(
  desk: Desk,
  conversationId: string,
  signal: AbortSignal,
): Promise<{ title: string; body: string; drafter: string } | Denied> {
  const state = await desk.store.conversation(conversationId)
  if (!state) return { refused: 'notFound' }
  if (state.status.kind === 'erased') return { refused: 'erased' }
  const { messages } = transcriptOf(await desk.store.events(state.id, 0, Number.MAX_SAFE_INTEGER))
  const source = sourceOf(state, messages)
  const template = templateArticle(source)
  if (!template.body) return { refused: 'nothingToSave' }
  const strip = anonymiser(source)
  const written = await worded(desk, state.visitorId, template, source.lang ?? 'en', strip, signal)
  const by = written && 'article' in written ? written : { article: template, drafter: TEMPLATE }
  const { title, body } = by.article
  return {
    title,
    body: withFrontMatter({ title, body, questions: questionsOf(source), lang: source.lang?.split('-')[0] }),
    drafter: by.drafter,
  }
}

/** What the customer asked the team, up to its last word, and what the team said to it. */
function sourceOf(state: Conversation, messages: readonly Message[]): ArticleSource {
  const lang = languageOf(state)
  const byCustomer = messages.filter(({ author }) => author.kind === 'customer')
  const byTeam = messages.filter(({ author }) => author.kind === 'agent')
  const names = [state.contact.name, ...byTeam.map(({ author }) => author.name)]
  const about = {
    customerWords: byCustomer.map(({ text }) => text),
    names: [...new Set(names.flatMap((name) => name ?? []))],
    lang,
  }
  const written = ({ text, original }: Message) => original ?? text
  const says = (message: Message) =>
    templateArticle({ ...about, questions: [], answers: [written(message)] }).body !== ''
  const [first, lastWord] = [byTeam.find(says)?.seq ?? 0, byTeam.at(-1)?.seq ?? 0]
  const asking = byCustomer.filter((said) => said.seq < lastWord && asksSomething(said, lang))
  // What was answered first, then what was asked back; before that, there was something else.
  const from = asking.findLast(({ seq }) => seq < first)?.seq ?? 0
  return {
    ...about,
    questions: asking.filter(({ seq }) => seq >= from).map(({ text }) => text),
    answers: byTeam.map(written),
  }
}

/** Sends an article to the editors. */
export async function propose(
  desk: Desk,
  agent: Agent,
  article: { conversationId: string; title: string; body: string },
): Promise<Proposal | Denied> {
  const proposal = {
    ...article,
    id: desk.ids.next(),
    by: { id: agent.id, name: agent.name },
    at: desk.clock.now(),
  }
  const added = await desk.store.addProposal(proposal)
  return added ? { ...proposal, state: 'open', closedBy: null, closedAt: null } : { refused: 'notFound' }
}

/** An editor closes one as done or dismissed, or opens it again. */
export async function moveProposal(
  desk: Desk,
  id: string,
  state: Proposal['state'],
  by: Agent,
): Promise<Proposal | Denied> {
  const moved = await desk.store.moveProposal(id, state, { id: by.id, name: by.name }, desk.clock.now())
  return moved ?? { refused: 'unknownProposal' }
}
