/** What the customer asks with a burst, and what is known before anything is looked up. */
import { rulesSpoken } from '../answering/keywords.ts'
import { spokenLang } from '../answering/phrases.ts'
import { type Understanding, understand } from '../answering/understand.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Script } from '../domain/text.ts'
import type { DraftRequest } from '../ports/drafting.ts'
import type { Turn } from '../ports/knowledge.ts'
import type { Desk } from './desk.ts'
import { languageOf } from './message.ts'
import type { Transcript } from './transcript.ts'
import { turnsOf } from './turns.ts'

/** Turns before this one that a drafter gets to see. */
const HISTORY_TURNS = 8
/** Characters of a burst that are read, the newest: however much is sent in a row, reading it holds up nobody else. */
const MOST_READ = 8_000

export interface Asked {
  /** The whole burst. */
  question: string
  /** What was said before, for search. */
  earlier: Turn[]
  /** What was said before, for a drafter. */
  history: DraftRequest['history']
  /** What the assistant answered from the articles before, oldest first. */
  answered: string[]
  understanding: Understanding
  /** The language to search in, where it can be told. */
  searchLang: string | undefined
  /** The language that the customer writes in, where their messages tell it. */
  writes: string | undefined
  /** The language to speak. */
  lang: string
}

/** Reads everything the customer wrote since the last reply as one question. */
export function readBurst(
  desk: Desk,
  state: Conversation,
  { messages }: Transcript,
  answers: readonly string[],
): Asked {
  const burst = messages.filter((message) => isCustomers(message) && answers.includes(message.id))
  const question = texts(burst).join('\n').slice(-MOST_READ).toWellFormed()
  const before = messages.filter(({ id }) => !answers.includes(id))
  const told = desk.retriever.language(question)
  const writes = told ?? state.lang?.split('-')[0]
  const searchLang = writes ?? state.locale?.split('-')[0]
  const rules = rulesSpoken(desk.settings().handoff.keywords, { told, before: [state.lang, state.locale] })
  const understanding = understand(question, texts(before.filter(isCustomers)), searchLang, rules)
  return {
    question,
    earlier: turnsOf(before),
    history: historyOf(before),
    answered: texts(before.filter(({ author, citations }) => author.kind === 'bot' && citations.length > 0)),
    understanding,
    searchLang,
    writes,
    lang: spokenLang(languageOf(state, told ?? understanding.lang), scriptSpoken(question, understanding)),
  }
}

/** Who writes any Cyrillic reads it: product names in Latin letters may outweigh a short question. */
function scriptSpoken(question: string, { script }: Understanding): Script {
  return /\p{Script=Cyrillic}/u.test(question) ? 'cyrillic' : script
}

function texts(messages: readonly Message[]): string[] {
  return messages.map(({ text }) => text)
}

function isCustomers({ author }: Message): boolean {
  return author.kind === 'customer'
}

function historyOf(before: readonly Message[]): DraftRequest['history'] {
  return before
    .filter(({ author }) => author.kind === 'customer' || author.kind === 'bot')
    .slice(-HISTORY_TURNS)
    .map(({ author, text }) => ({ role: author.kind === 'bot' ? ('assistant' as const) : ('customer' as const), text }))
}
