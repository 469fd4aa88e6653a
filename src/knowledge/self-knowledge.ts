/**
 * What a knowledge base tells about itself, for the judge. Asked by its own titles with their articles hidden, it shows
 * how well a question fits that nobody has answered; asked its own questions, it shows how often the best article is
 * the right one. Found out search by search beside the work, so that no customer waits for it.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { type Calibration, calibrate, fewestQuestions, type LabelledRow } from '../answering/calibrate.ts'
import { likelihood } from '../answering/judge.ts'
import type { Article } from '../domain/articles.ts'
import { traffic } from '../domain/traffic.ts'
import type { KnowledgeStatus, Retrieval, SearchRequest } from '../ports.ts'

/** What the middle article's neighbour scores in the bases that the judge was fitted on. */
export const usualNeighbour = 0.45
/** Titles that are asked, spread over the base: the middle of more is hardly another. */
const maxTitles = 48
/** Titles that the usual counts as: a handful of articles tells little. */
const usualCounts = 8
/** Questions that are asked, spread over the base. */
const maxQuestions = 160

export type Search = (request: SearchRequest) => Retrieval

export interface SelfKnowledge {
  /**
   * Finds out anew, for a new reading; one that still runs ends. What was known counts until then.
   * @param articles those that customers may see
   * @param search searches this reading
   * @returns when the titles were asked; the questions go on beside
   */
  study(articles: readonly Article[], search: Search): Promise<void>
  /** What was found, with what the base tells about itself. */
  inform(retrieval: Retrieval): Retrieval
  status(): KnowledgeStatus['calibration']
  /** When the part that goes on beside has ended, well or not. */
  settled(): Promise<void>
  stop(): void
}

/** @param failed told what went wrong in the part that goes on beside */
export function makeSelfKnowledge(failed: (error: unknown) => void): SelfKnowledge {
  let neighbours: ReadonlyMap<string, number> = new Map()
  let calibration: Calibration | undefined
  let questions = 0
  let studies = 0
  let fitting = Promise.resolve()
  const withNeighbours = (retrieval: Retrieval): Retrieval => {
    const { features, lang } = retrieval
    // Without features there was nothing to search in.
    if (Object.keys(features).length === 0) return retrieval
    return { ...retrieval, features: { ...features, neighbours: neighbours.get(lang) ?? usualNeighbour } }
  }
  return {
    async study(articles, search) {
      const mine = ++studies
      const goOn = () => mine === studies
      const levels = await neighbourLevels(articles, search, goOn)
      if (!levels) return
      neighbours = levels
      questions = questionsNamed(articles)
      fitting = ownCalibration(articles, (request) => withNeighbours(search(request)), goOn)
        .then((found) => {
          if (goOn()) calibration = found
        })
        .catch(failed)
    },
    inform(retrieval) {
      const informed = withNeighbours(retrieval)
      return calibration ? { ...informed, calibration } : informed
    },
    status: () => ({ questions, fitted: calibration !== undefined }),
    settled: () => fitting,
    stop() {
      studies++
    },
  }
}

/**
 * Asks titles with their own article hidden, language by language.
 * @param articles those that customers may see
 * @returns undefined where `goOn` said no before the end
 */
export async function neighbourLevels(
  articles: readonly Article[],
  search: Search,
  goOn: () => boolean,
): Promise<Map<string, number> | undefined> {
  const levels = new Map<string, number>()
  for (const lang of new Set(articles.map((article) => article.lang))) {
    const ours = articles.filter((article) => article.lang === lang)
    if (ours.length < 2) continue
    const scores: number[] = []
    for (const { id, title } of spread(ours, maxTitles)) {
      scores.push(search({ query: title, history: [], lang, exclude: [id] }).evidence[0]?.score ?? 0)
      await turn()
      if (!goOn()) return undefined
    }
    const trust = scores.length / (scores.length + usualCounts)
    levels.set(lang, trust * median(scores) + (1 - trust) * usualNeighbour)
  }
  return levels
}

/**
 * Fits the judge to the questions that the articles name. Each is asked without the questions of its article, which
 * would give it away, and again with the article hidden, as a question that nobody has answered.
 * @returns undefined where there are too few, or `goOn` said no before the end
 */
export async function ownCalibration(
  articles: readonly Article[],
  search: Search,
  goOn: () => boolean,
): Promise<Calibration | undefined> {
  if (questionsNamed(articles) < fewestQuestions) return undefined
  const asked = articles.flatMap((article) => article.questions.map((question) => ({ question, article })))
  const rows: LabelledRow[] = []
  for (const { question, article } of spread(asked, maxQuestions)) {
    const right = articles.filter(({ questions }) => questions.includes(question))
    const ids = right.map(({ id }) => id)
    const unnamed = right.flatMap(({ questions }) => questions)
    const request = { query: question, history: [], lang: article.lang, unnamed }
    const found = search(request)
    const isRight = ids.includes(found.evidence[0]?.passage.articleId ?? '')
    rows.push({ p: likelihood(found), right: isRight, weight: traffic.answerable })
    await turn()
    rows.push({ p: likelihood(search({ ...request, exclude: ids })), right: false, weight: traffic.unanswerable })
    await turn()
    if (!goOn()) return undefined
  }
  return calibrate(rows)
}

/** How many questions the articles name. */
export function questionsNamed(articles: readonly Article[]): number {
  return articles.reduce((sum, { questions }) => sum + questions.length, 0)
}

/** At most so many, evenly over the whole list. */
function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T)
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]]
  return (low + high) / 2
}
