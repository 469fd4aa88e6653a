/** What the judge goes by: facts about a question and what was found for it, each in 0…1 and the same in every base. */
import { covered, type Question, type Slot } from './question.ts'
import type { Ranked } from './rank-article.ts'

/** Articles beyond the best that stand for the rest of the base. */
const fieldSize = 20
/** Distinct words of a question that count as many; `maxQueryTerms` and one. */
const manyWords = 33

/**
 * Facts about the question as a whole.
 * @param ranked passages, best first
 * @param missing telling words that the best passage and the names of its article lack
 * @param size how many passages and articles there are in the question's language
 */
export function questionFeatures(
  question: Question,
  ranked: readonly Ranked[],
  missing: readonly Slot[],
  size: { passages: number; articles: number },
): Record<string, number> {
  const { content, mass, slots } = question
  const rarest = Math.log(1 + (size.passages + 0.5) / 0.5) || 1
  const best = ranked[0]
  const scores = scoresOf(ranked)
  const [first = 0, second = 0] = scores
  return {
    ...best?.features,
    gramCoverage: best?.gramCoverage ?? 0,
    /** How alike question and closest name look as n-grams. */
    nameCosine: best?.name.cosine ?? 0,
    score: first,
    /** How far the best article is ahead of the next, as a share of its own score. */
    margin: first === 0 ? 0 : (first - second) / first,
    /** How far it is ahead of the field: where many articles fit, words say little about which one is meant. */
    lead: first - fieldLevel(scores, size.articles),
    /** Idf share that the best passage and its article's names cover together. */
    together: best ? covered(best.mask, question) : 0,
    /** Idf share of the closest name that the question says: a neighbour's title has words of its own. */
    nameSaid: best?.name.said ?? 0,
    /** Idf share of words that stand in any article. */
    known: content.reduce((sum, { known, idf }) => (known ? sum + idf : sum), 0) / mass,
    /** Share of the telling words that the best passage and its article's names lack. */
    missing: content.length === 0 ? 0 : missing.length / content.length,
    /** How telling the most telling of them is. */
    missingPeak: Math.min(1, Math.max(0, ...missing.map(({ idf }) => idf)) / rarest),
    /** How telling the question's words are on average. */
    telling: content.length === 0 ? 0 : Math.min(1, mass / content.length / rarest),
    length: Math.min(1, content.length / 10),
    /** How much the question says, small words included: a match of two words is luck more often than one of ten. */
    said: Math.min(1, Math.log(1 + slots.length) / Math.log(manyWords)),
    /** How many articles come close to the best. */
    crowd: Math.min(1, scores.filter((score) => score >= 0.85 * first).length / 10),
  }
}

/** Each article's best score, best first. */
function scoresOf(ranked: readonly Ranked[]): number[] {
  const best = new Map<string, number>()
  for (const { articleId, score } of ranked) if (!best.has(articleId)) best.set(articleId, score)
  return [...best.values()]
}

/** Mean score of the articles after the best; those that have no word of the question count as 0. */
function fieldLevel(scores: readonly number[], articles: number): number {
  const field = Math.min(fieldSize, articles - 1)
  if (field < 1) return 0
  return scores.slice(1, 1 + field).reduce((sum, score) => sum + score, 0) / field
}
