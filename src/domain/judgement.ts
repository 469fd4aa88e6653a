/** What the assistant made of a question: how it decided, by what, and how sure it was. */

/** A passage that a sentence rests on. `n` is the number shown in the text, `revision` the SHA-256 of the article's file. */
export interface Citation {
  n: number
  articleId: string
  title: string
  heading?: string
  url: string
  revision: string
}

export type Decision = 'answer' | 'clarify' | 'smalltalk' | 'decline' | 'handoff'

/** What the assistant looked at, kept with each answer so that an agent or editor can see why. */
export interface ConsideredPassage {
  articleId: string
  title: string
  heading?: string
  /** 0…1, comparable across questions. */
  score: number
  /** Its article's review was overdue. */
  stale?: true
}

export interface Judgement {
  /** The assistant's message that this judgement belongs to. */
  messageId: string
  /** Every customer message that this one reply answers. */
  answers: string[]
  decision: Decision
  /** 0…1: the calibrated probability that the knowledge base answers this. */
  confidence: number
  /** The question as it was searched for, with what a follow-up took from the turn before; empty where nothing was searched for. */
  query: string
  lang: string
  considered: ConsideredPassage[]
  /** Plain sentences for people: "two of five words of the question are nowhere in the articles". */
  why: string[]
  features: Record<string, number>
  drafter: string
  /** What kept the drafter that was asked first from answering, e.g. `unreachable`; `drafter` answered in its place, if any did. */
  fault?: string
  /** Milliseconds from picking the burst up to the finished draft. */
  tookMs: number
  /** A draft that verification held back, for the agent's eyes. */
  withheld?: string
}
