/** What became of a question on the articles as they are, and as they would be. */
import type { Iso } from './events.ts'
import type { ConsideredPassage, Decision } from './judgement.ts'

/** Where a rehearsed question is from: an article lists it, a customer was answered well, a customer was not answered. */
export type QuestionSource = 'listed' | 'asked' | 'missed'

export interface RehearsalQuestion {
  source: QuestionSource
  question: string
  /** BCP 47 of the customer's browser, or of the article that lists it. */
  lang?: string
  /** Articles that are known to answer it, by id; empty where nobody said. */
  gold: string[]
  /** Where it is known that no article answers it, and none should. */
  answerable?: false
  /** Where it is listed, e.g. `billing/refunds.md` or `questions.jsonl:7`. */
  where?: string
  /** Listed before the change and not after it: it need not hold any more. */
  former?: true
  /** When a customer asked it last. */
  at?: Iso
  /** Where it was asked. */
  conversationId?: string
  /** The miss that it is. */
  missId?: string
}

/** What a customer would get. */
export interface RehearsalOutcome {
  decision: Decision
  /** What is cited, each article once, in order. */
  articles: { id: string; title: string }[]
  /** 0…1 */
  confidence: number
  /** Whether a rule took the question before any article was looked at. */
  byRule: boolean
  /** Markdown; empty where a person is brought in. */
  text: string
  /** The best passages that were considered. */
  passages: ConsideredPassage[]
}

/**
 * `same`: the same words. `changed`: the same article in other words. `better` and `worse` say themselves. `lost`: it was
 * answered well, and is not any more.
 */
export type RehearsalVerdict = 'lost' | 'worse' | 'better' | 'changed' | 'same'

/** In the order in which they are looked through. */
export const rehearsalVerdicts: readonly RehearsalVerdict[] = ['lost', 'worse', 'better', 'changed', 'same']

export interface RehearsedQuestion extends RehearsalQuestion {
  before: RehearsalOutcome
  after: RehearsalOutcome
  verdict: RehearsalVerdict
  /** Whether an article lists it, and it is not answered from there. */
  fails: boolean
}

/** How many questions have each verdict. */
export type VerdictCounts = Record<RehearsalVerdict, number>
