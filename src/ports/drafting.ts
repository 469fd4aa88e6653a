/** Writing an answer, and what a model adds to looking things up. */
import type { Passage } from '../domain/articles.ts'
import type { OffWhy } from '../protocol/assistant.ts'
import type { RewriteHow } from '../protocol/bodies.ts'
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
  /** Whose budget it goes on; nobody's where it is not given. */
  meter?: Meter
  signal: AbortSignal
}

/** Whose budget calls to a model go on: counted before each one, and put right after it. */
export interface Meter {
  /**
   * Counts a call before it is made, so that parallel ones cannot slip by.
   * @param tokens what it takes at most
   * @returns what puts the count right, once it is known how many tokens the call took
   * @throws DraftFailed `visitor_budget` or `day_budget` where nothing is left: then nobody is to be called
   */
  reserve(tokens: number): Promise<(tokens: number) => Promise<void>>
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
  | 'visitor_budget'
  | 'day_budget'

/** Every way a drafter can fail is one of these; the desk quotes in its place, or brings in a person. */
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
  /** The provider that it asks; a drafter that writes by itself has none. */
  readonly provider?: Provider
}

/** Somebody else's machine, as whoever watches over it sees it. */
export interface Provider {
  /** Where it is asked: a host, with its port where that is not the usual one. Never a key. */
  readonly host: string
  state(): ProviderState
  /** The last time since the start that something asked of it could not be had. */
  lastFault(): { fault: DraftFault; why: string; agoMs: number } | undefined
  /** Returns the function that stops listening. */
  listen(listener: (news: ProviderNews) => void): () => void
}

export type ProviderState =
  | { on: true }
  /**
   * `forMs`: since it was last found well; `againInMs`: until one call may try it again, 0 where the next one may.
   */
  | { on: false; why: Exclude<OffWhy, 'budget_spent'>; forMs: number; againInMs: number }

export type ProviderNews =
  /** A request leaves; `again` where one before it failed. */
  | { kind: 'called'; again: boolean }
  /** The first words of its answer have come. */
  | { kind: 'began'; afterMs: number }
  /** It has been answered, or will not be; tokens as the provider counts them, or estimated where it does not say. */
  | { kind: 'ended'; afterMs: number; sent: number; received: number }
  /** What was asked for cannot be had, with or without a call. */
  | { kind: 'failed'; fault: DraftFault }
  /** It is left alone from now on, or asked again. */
  | { kind: 'turned' }

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
    meter?: Meter
    signal: AbortSignal
  }): Promise<string[] | undefined>
  /** Numbers of the passages that help to answer, best first; none where none does. */
  order(request: {
    question: string
    passages: readonly NumberedPassage[]
    meter?: Meter
    signal: AbortSignal
  }): Promise<number[] | undefined>
}

/** What a model writes for the team: their own words put otherwise. What it takes from a customer, it does not send. */
export interface Writer {
  /** Shown beside what it wrote, e.g. `openai gpt-4o-mini`. */
  readonly name: string
  /**
   * A text of an agent's, written otherwise or in another language.
   * @throws DraftFailed; an abort throws the signal's reason
   */
  rewrite(request: {
    text: string
    how: RewriteHow
    /** With `translate`: BCP 47. */
    lang?: string
    meter?: Meter
    signal: AbortSignal
  }): Promise<string>
  /**
   * An article out of what agents answered, without whom they answered.
   * @throws DraftFailed; an abort throws the signal's reason
   */
  article(request: {
    title: string
    /** What the customer asked and the team answered, as an article's body from a template. */
    body: string
    /** BCP 47. */
    lang: string
    meter?: Meter
    signal: AbortSignal
  }): Promise<{ title: string; body: string }>
}
