/** What the customer asks with a burst, and what is known before anything is looked up. */
import { spokenLang } from '../answering/phrases.ts'
import { type Understanding, understand } from '../answering/understand.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Script } from '../domain/text.ts'
import type { DraftRequest } from '../ports.ts'
import type { Desk } from './desk.ts'
import type { Transcript } from './transcript.ts'

/** Turns before this one that a drafter gets to see. */
const HISTORY_TURNS = 8
/** Characters of a burst that are read, the newest: however much is sent in a row, reading it holds up nobody else. */
const MOST_READ = 8_000

export interface Asked {
  /** The whole burst. */
  question: string
  /** The customer's turns before, oldest first. */
  earlier: string[]
  /** What was said before, for a drafter. */
  history: DraftRequest['history']
  /** What the assistant answered from the articles before, oldest first. */
  answered: string[]
  understanding: Understanding
  /** The language to search in, where it can be told. */
  searchLang: string | undefined
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
  const customers = messages.filter(({ author }) => author.kind === 'customer')
  const burst = customers.filter(({ id }) => answers.includes(id))
  const question = texts(burst).join('\n').slice(-MOST_READ).toWellFormed()
  const earlier = texts(customers.filter(({ id }) => !answers.includes(id)))
  const told = desk.retriever.language(question)
  const searchLang = told ?? state.lang?.split('-')[0] ?? state.locale?.split('-')[0]
  const understanding = understand(question, earlier, searchLang)
  return {
    question,
    earlier,
    history: historyOf(messages, answers),
    answered: texts(messages.filter(({ author, citations }) => author.kind === 'bot' && citations.length > 0)),
    understanding,
    searchLang,
    lang: spokenLang(told ?? understanding.lang ?? state.lang ?? state.locale, scriptSpoken(question, understanding)),
  }
}

/** Who writes any Cyrillic reads it: product names in Latin letters may outweigh a short question. */
function scriptSpoken(question: string, { script }: Understanding): Script {
  return /\p{Script=Cyrillic}/u.test(question) ? 'cyrillic' : script
}

function texts(messages: readonly Message[]): string[] {
  return messages.map(({ text }) => text)
}

function historyOf(messages: readonly Message[], answers: readonly string[]): DraftRequest['history'] {
  return messages
    .filter(({ author, id }) => (author.kind === 'customer' || author.kind === 'bot') && !answers.includes(id))
    .slice(-HISTORY_TURNS)
    .map(({ author, text }) => ({ role: author.kind === 'bot' ? ('assistant' as const) : ('customer' as const), text }))
}
