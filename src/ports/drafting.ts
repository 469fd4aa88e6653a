/** Writing an answer, and what a model adds to looking things up. */
import type { Passage } from '../domain/articles.ts'
import type { Turn } from './knowledge.ts'

/** A passage under the number that a draft cites it by. */
export interface NumberedPassage {
  n: number
  passage: Passage
  /** What the ranking thought of it, 0…1; 0 where it only stands beside one that was found. */
  score?: number
}

export interface DraftRequest {
  /** The customer's question, whole burst, newest last. */
  question: string
  /** What the question was searched as. */
  query: string
  /** The turns before, oldest first. */
  history: Turn[]
  passages: NumberedPassage[]
  /** What the assistant answered in this conversation before, as posted, oldest first. */
  said?: string[]
  /** The language to answer in. */
  lang: string
  /** The sentence of an earlier draft that verification held back, and why. */
  repair?: { sentence: string; why: string }
  signal: AbortSignal
}

export type DraftFault =
  | 'timeout'
  | 'stalled'
  | 'truncated'
  | 'empty'
  | 'malformed'
  | 'rate_limited'
  | 'refused'
  | 'filtered'
  | 'too_long'
  | 'unreachable'
  | 'breaker_open'
  | 'not_found'
  | 'no_answer'

/** Every way a drafter can fail is one of these; the desk brings in a person. */
export class DraftFailed extends Error {
  readonly fault: DraftFault
  constructor(fault: DraftFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DraftFailed'
    this.fault = fault
  }
}

export interface Drafter {
  /** Shown at start and in judgements, e.g. `quote` or `openai gpt-4o-mini`. */
  readonly name: string
  /** Whether it is handed the rest of the best article too, because it can only answer in its words. */
  readonly wantsArticle?: boolean
  /**
   * Markdown in pieces, citing passages as `[n]`.
   * @throws DraftFailed when no whole draft can be had; an abort through `signal` just ends it
   */
  draft(request: DraftRequest): AsyncIterable<string>
  /** Whether it would answer now; false while its breaker is open. */
  available(): boolean
}

/**
 * What a model adds to looking things up. Nothing rests on it: where the provider fails, is slow or answers nonsense,
 * it answers undefined and the desk goes on without.
 */
export interface Advisor {
  /**
   * Other ways to ask the knowledge base what the customer asks, each on its own feet, the plainest first; none where
   * the customer asks nothing.
   */
  queries(request: {
    question: string
    history: DraftRequest['history']
    /** BCP 47 of the articles. */
    lang: string
    signal: AbortSignal
  }): Promise<string[] | undefined>
  /** Numbers of the passages that help to answer, best first; none where none does. */
  order(request: {
    question: string
    passages: readonly NumberedPassage[]
    signal: AbortSignal
  }): Promise<number[] | undefined>
}
