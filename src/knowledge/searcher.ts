/** Searches the index of one language: lunr's counts fetch candidates, the ranking model orders their passages. */
import { pickCandidates } from './candidates.ts'
import { gramQuery } from './grams.ts'
import type { LanguageIndex } from './open-index.ts'
import { covered, type Part, type Question, readQuestion } from './question.ts'
import { type Hit, type Ranked, rankArticle } from './rank-article.ts'

export interface Found {
  /** Best first. */
  hits: Hit[]
  /** Facts about the question as a whole, each in 0…1. */
  features: Record<string, number>
  /** Words, as typed, that stand in no article and look like none that does. */
  unknown: string[]
  /** Words, as typed, that the best passage and its article's names lack. */
  missing: string[]
  /** How many telling words the question has. */
  words: number
}

/**
 * Answers with passages, best first; the parts are plain text, never a query language.
 * @param mayShow whether an article may be shown and is not left out
 */
export function searchLanguage(
  index: LanguageIndex,
  parts: readonly Part[],
  mayShow: (articleId: string) => boolean,
  limit: number,
): Found {
  const question = readQuestion(index, parts)
  const grams = gramQuery(parts, index.gram, index.grams, index.statistics.passages)
  const candidates = pickCandidates(index, question, mayShow)
  const ranked = candidates.flatMap(({ shard, article }) =>
    rankArticle({ index: shard, question, passages: shard.passageSums, names: shard.nameSums, grams }, article),
  )
  ranked.sort((a, b) => b.score - a.score)

  const missing = question.slots.filter((slot, at) => {
    return question.content.includes(slot) && ((ranked[0]?.mask ?? 0) & (1 << at)) === 0
  })
  return {
    hits: ranked
      .slice(0, limit)
      .map(({ articleId, position, score, features }) => ({ articleId, position, score, features })),
    features: questionFeatures(index, question, ranked, Math.max(0, ...missing.map(({ idf }) => idf))),
    unknown: question.content.filter(({ known }) => !known).map(({ typed }) => typed),
    missing: missing.map(({ typed }) => typed),
    words: question.words,
  }
}

/** What the judge goes by, each in 0…1. */
function questionFeatures(
  index: LanguageIndex,
  question: Question,
  ranked: Ranked[],
  missingIdf: number,
): Record<string, number> {
  const { content, mass } = question
  const rarest = Math.log(1 + (index.statistics.passages + 0.5) / 0.5) || 1
  const best = ranked[0]
  const second = ranked.find(({ articleId }) => articleId !== best?.articleId)
  const near = new Set(
    ranked.filter(({ score }) => best && score >= 0.85 * best.score).map(({ articleId }) => articleId),
  )
  return {
    ...best?.features,
    gramCoverage: best?.gramCoverage ?? 0,
    score: best?.score ?? 0,
    /** How far the best article is ahead of the next, as a share of its own score. */
    margin: best ? (best.score - (second?.score ?? 0)) / best.score : 0,
    /** Idf share that the best passage and its article's names cover together. */
    together: best ? covered(best.mask, question) : 0,
    /** Idf share of the closest name that the question says. */
    nameSaid: best?.name.said ?? 0,
    /** Idf share of words that stand in any article. */
    known: content.reduce((sum, { known, idf }) => (known ? sum + idf : sum), 0) / mass,
    /** How telling the most telling word is that the best passage lacks. */
    missingPeak: Math.min(1, missingIdf / rarest),
    /** How telling the question's words are on average. */
    telling: content.length === 0 ? 0 : Math.min(1, mass / content.length / rarest),
    length: Math.min(1, content.length / 10),
    /** How many articles come close to the best. */
    crowd: Math.min(1, near.size / 10),
  }
}
