/** Searches the index of one language: lunr's counts fetch candidates, the ranking model orders their passages. */
import { lineOf } from '../domain/text.ts'
import { pickCandidates } from './candidates.ts'
import { roomFor } from './gram-match.ts'
import { gramQuery } from './gram-query.ts'
import type { LanguageIndex } from './open-index.ts'
import { type Part, readQuestion } from './question.ts'
import { questionFeatures } from './question-features.ts'
import { type Hit, rankArticle } from './rank-article.ts'

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

export interface SearchOptions {
  /** Whether an article may be shown and is not left out. */
  mayShow: (articleId: string) => boolean
  /** Passages at most. */
  limit: number
  /** Articles that the conversation is about, with how far they are ahead of others. */
  about?: ReadonlyMap<string, number>
  /** Names that count for nothing. */
  unnamed?: readonly string[]
  /** The language that the question is asked in, where that is another than the articles'. */
  spoken?: string | undefined
}

/**
 * How far an article is put ahead, 0…1, that names the very question: its editor said that it answers this. Enough for
 * the quote not to be taken from an article that is about as good.
 */
const namedAhead = 0.3

/** Answers with passages, best first; the parts are plain text, never a query language. */
export function searchLanguage(
  index: LanguageIndex,
  parts: readonly Part[],
  { mayShow, limit, about = new Map(), unnamed = [], spoken }: SearchOptions,
): Found {
  const question = readQuestion(index, parts, spoken)
  const grams = gramQuery(parts, index.gram, index.grams, index.statistics.passages)
  const room = roomFor(grams)
  const candidates = pickCandidates(index, question, mayShow, about)
  const line = lineOf(parts[0]?.text ?? '')
  const without = new Set(unnamed.map(lineOf))
  const ranked = candidates.flatMap(({ shard, article }) => {
    const search = {
      index: shard,
      question,
      passages: shard.passageSums,
      names: shard.nameSums,
      grams,
      room,
      line,
      unnamed: without,
    }
    return rankArticle(search, article)
  })
  for (const one of ranked) {
    const ahead = Math.max(about.get(one.articleId) ?? 0, one.name.same ? namedAhead : 0)
    one.score += ahead * (1 - one.score)
  }
  ranked.sort((a, b) => b.score - a.score)

  const missing = question.slots.filter((slot, at) => {
    return question.content.includes(slot) && ((ranked[0]?.mask ?? 0) & (1 << at)) === 0
  })
  return {
    hits: ranked
      .slice(0, limit)
      .map(({ articleId, position, score, features }) => ({ articleId, position, score, features })),
    features: questionFeatures(question, ranked, missing, index.statistics),
    unknown: question.content.filter(({ known }) => !known).map(({ typed }) => typed),
    missing: missing.map(({ typed }) => typed),
    words: question.words,
  }
}
