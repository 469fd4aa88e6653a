/**
 * Whether a question is answered better or worse after a change. What is answered is put into four ranks, and the rank
 * decides; within a rank, the articles and the words do. So a change and its undoing are judged alike.
 */
import type { QuestionSource, RehearsalOutcome, RehearsalVerdict, VerdictCounts } from '../domain/rehearsal.ts'

type Judged = Pick<RehearsalOutcome, 'decision' | 'text'> & { articles: readonly string[] }

export interface Judging {
  source: QuestionSource
  /** Articles that are known to answer it, as they are called after the change; empty where nobody said. */
  gold: readonly string[]
  /** False where it is known that no article answers it. */
  answerable?: boolean | undefined
  /** With its articles as they are called after the change. */
  before: Judged
  after: Judged
}

/**
 * - `same`: the same decision, the same articles, the same words.
 * - `changed`: as good as before from the same article, in other words; or still not answered, said otherwise.
 * - `better`: of a higher rank than before.
 * - `worse`: of a lower rank, or answered as well from other articles alone.
 * - `lost`: worse, where the question is listed or was answered well, and it was answered from the right article before.
 *
 * Where no article answers it, any answer is the lowest rank and everything else the highest.
 *
 * Ranks: nothing (a person, a decline) < a question back < an answer from another article than the known ones < an
 * answer from a known one, or from any where none is known.
 */
export function verdictOf({ source, gold, answerable = true, before, after }: Judging): RehearsalVerdict {
  const rank = answerable ? (outcome: Judged) => rankOf(outcome, gold) : unansweredRank
  const [was, is] = [rank(before), rank(after)]
  if (is > was) return 'better'
  const elsewhere =
    answerable && was >= ranks.elsewhere && !isKnown(gold, before, after) && !sharesArticle(before, after)
  if (is < was || elsewhere) return was === ranks.right && source !== 'missed' ? 'lost' : 'worse'
  return isSame(before, after) ? 'same' : 'changed'
}

/** Whether a listed question is answered from an article that lists it; or not at all, where none should. */
export function holds(outcome: Judged, gold: readonly string[], answerable = true): boolean {
  if (!answerable) return outcome.decision !== 'answer'
  return gold.length > 0 && rankOf(outcome, gold) === ranks.right
}

export function countVerdicts(verdicts: Iterable<RehearsalVerdict>): VerdictCounts {
  const counts: VerdictCounts = { lost: 0, worse: 0, better: 0, changed: 0, same: 0 }
  for (const verdict of verdicts) counts[verdict]++
  return counts
}

const ranks = { nothing: 0, asksBack: 1, elsewhere: 2, right: 3 }

function rankOf({ decision, articles }: Judged, gold: readonly string[]): number {
  if (decision === 'clarify') return ranks.asksBack
  if (decision !== 'answer') return ranks.nothing
  return gold.length === 0 || articles.some((id) => gold.includes(id)) ? ranks.right : ranks.elsewhere
}

function unansweredRank({ decision }: Judged): number {
  return decision === 'answer' ? ranks.nothing : ranks.right
}

/** Answered from a known article both times: which of them does not matter. */
function isKnown(gold: readonly string[], ...both: Judged[]): boolean {
  return gold.length > 0 && both.every((outcome) => rankOf(outcome, gold) === ranks.right)
}

function sharesArticle(before: Judged, after: Judged): boolean {
  return before.articles.some((id) => after.articles.includes(id))
}

function isSame(before: Judged, after: Judged): boolean {
  const cited = (outcome: Judged) => outcome.articles.join('\n')
  return before.decision === after.decision && before.text === after.text && cited(before) === cited(after)
}
