/** What became of a question, judged by what the customer got and by what the row says. */
import type { Decision } from '../../src/domain/judgement.ts'
import type { Question } from './questions.ts'

/** What came over the wire for one question. */
export interface Asked {
  question: Question
  decision?: Decision
  /** 0…1, as the reply says. */
  confidence?: number
  /** Articles cited to the customer, in order. */
  cited: { articleId: string; title: string; heading?: string; url: string }[]
  suggestions: string[]
  reply: string
  html: string
  /** What the assistant looked at, best first, as staff see it. */
  considered: { articleId: string; score: number }[]
  why: string[]
  /** Milliseconds from sending to the whole reply, on this machine. */
  tookMs: number
  /** Why there is no reply. */
  fault?: string
}

export const outcomes = [
  'right',
  'partly',
  'wrong',
  'answered',
  'clarified',
  'handed over',
  'declined',
  'smalltalk',
  'failed',
] as const
export type Outcome = (typeof outcomes)[number]

export const meaning: Record<Outcome, string> = {
  right: 'answered, and an article that the row names is among the sources',
  partly:
    'answered from an article that links to the right one with these words, so that the customer is one step away',
  wrong: 'answered from other articles, or answered though the row says that the articles do not',
  answered: 'answered; the row does not say what would be right',
  clarified: 'asked the customer back',
  'handed over': 'a person was brought in',
  declined: 'said that it is about something else',
  smalltalk: 'a short reply without the articles',
  failed: 'no reply came',
}

/** An article counts by its id or, as the sets write it, by its file name. */
export function outcomeOf({ question, decision, cited, fault }: Asked): Outcome {
  if (fault !== undefined || decision === undefined) return 'failed'
  if (decision === 'clarify') return 'clarified'
  if (decision === 'handoff') return 'handed over'
  if (decision === 'decline') return 'declined'
  if (decision === 'smalltalk') return 'smalltalk'
  if (question.answerable === false) return 'wrong'
  if (!question.gold) return 'answered'
  const among = (ids: readonly string[]) => cited.some(({ articleId }) => ids.some((id) => isArticle(articleId, id)))
  if (among(question.gold)) return 'right'
  return among(question.linkedFrom) ? 'partly' : 'wrong'
}

/** 1-based place of the right article among those considered; undefined where it is not there or not known. */
export function goldRank({ question, considered }: Asked): number | undefined {
  const articles = [...new Set(considered.map(({ articleId }) => articleId))]
  const at = articles.findIndex((articleId) => question.gold?.some((id) => isArticle(articleId, id)))
  return at === -1 ? undefined : at + 1
}

export type Counts = Record<Outcome, number>

/** Counts by the rows' type, and over all under `all`. */
export function count(asked: readonly Asked[]): Map<string, Counts> {
  const table = new Map<string, Counts>()
  for (const one of asked) {
    for (const row of [one.question.type, 'all']) {
      const counts = table.get(row) ?? (Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts)
      counts[outcomeOf(one)] += 1
      table.set(row, counts)
    }
  }
  const all = table.get('all')
  table.delete('all')
  return all ? table.set('all', all) : table
}

function isArticle(articleId: string, id: string): boolean {
  return articleId === id || articleId.endsWith(`/${id}`)
}
