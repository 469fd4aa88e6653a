/**
 * What a knowledge base tells about itself, for the judge. Asked by its own titles with their articles hidden, it shows
 * how well a question fits that nobody has answered; asked its own questions, it shows how often the best article is
 * the right one. Found out search by search beside the work, so that no customer waits for it (`study-times.ts` says
 * when).
 */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { type Calibration, calibrate, fewestQuestions, type LabelledRow } from '../answering/calibrate.ts'
import { likelihood } from '../answering/judge.ts'
import type { Article } from '../domain/articles.ts'
import { traffic } from '../domain/traffic.ts'
import type { Retrieval, SearchRequest } from '../ports/knowledge.ts'
import type { Fit } from '../ports/trials.ts'

/** What the middle article's neighbour scores in the bases that the judge was fitted on. */
export const usualNeighbour = 0.45
/** Titles that are asked, spread over the base: the middle of more is hardly another. */
const maxTitles = 48
/** Titles that the usual counts as: a handful of articles tells little. */
const usualCounts = 8
/** Questions that are asked, spread over the base. */
const maxQuestions = 160

export type Search = (request: SearchRequest) => Retrieval

/** Lets others work after a search that took so many milliseconds. */
type Rest = (ms: number) => Promise<void>
/** While customers write, half of the time is theirs at the least, however fast the searches follow. */
const asLong: Rest = (ms) => sleep(Math.ceil(ms))
/** While the desk starts nobody writes yet. */
const hardly: Rest = () => turn()

export interface SelfKnowledge {
  /**
   * Finds out anew, for a new reading; one that still runs ends. What was known counts until then.
   * @param articles those that customers may see
   * @param search searches this reading
   * @param first whether the desk only starts with it: the titles are asked without a rest
   * @returns when the titles were asked; the questions go on beside
   */
  study(articles: readonly Article[], search: Search, first?: boolean): Promise<void>
  /** What was found, with what the base tells about itself. */
  inform(retrieval: Retrieval): Retrieval
  /** Whether the judge was fitted to questions that the base names. */
  fitted(): boolean
  /** What was found out so far. */
  fit(): Fit
  /** When the part that goes on beside has ended, well or not. */
  settled(): Promise<void>
  stop(): void
}

/**
 * @param failed told what went wrong in the part that goes on beside
 * @param alone whether nobody else waits for this thread: then it never rests
 */
export function makeSelfKnowledge(failed: (error: unknown) => void, alone = false): SelfKnowledge {
  const beside = alone ? hardly : asLong
  let neighbours: ReadonlyMap<string, number> = new Map()
  let calibration: Calibration | undefined
  let studies = 0
  let fitting = Promise.resolve()
  return {
    async study(articles, search, first = false) {
      const mine = ++studies
      const goOn = () => mine === studies
      const levels = await neighbourLevels(articles, search, goOn, first ? hardly : beside)
      if (!levels) return
      neighbours = levels
      fitting = ownCalibration(articles, (request) => withNeighbours(search(request), neighbours), goOn, beside)
        .then((found) => {
          if (goOn()) calibration = found
        })
        .catch(failed)
    },
    inform(retrieval) {
      return informed(retrieval, neighbours, calibration)
    },
    fitted: () => calibration !== undefined,
    fit: () => ({ neighbours: [...neighbours], ...(calibration && { calibration }) }),
    settled: () => fitting,
    stop() {
      studies++
    },
  }
}

/** What was found, by the eyes of a judge who knows a base so well. */
export function informedBy({ neighbours, calibration }: Fit): (retrieval: Retrieval) => Retrieval {
  const levels = new Map(neighbours)
  return (retrieval) => informed(retrieval, levels, calibration)
}

function informed(
  retrieval: Retrieval,
  neighbours: ReadonlyMap<string, number>,
  calibration: Calibration | undefined,
): Retrieval {
  const found = withNeighbours(retrieval, neighbours)
  return calibration ? { ...found, calibration } : found
}

function withNeighbours(retrieval: Retrieval, neighbours: ReadonlyMap<string, number>): Retrieval {
  const { features, lang } = retrieval
  // Without features there was nothing to search in.
  if (Object.keys(features).length === 0) return retrieval
  return { ...retrieval, features: { ...features, neighbours: neighbours.get(lang) ?? usualNeighbour } }
}

/**
 * Asks titles with their own article hidden, language by language.
 * @param articles those that customers may see
 * @returns undefined where `goOn` said no before the end
 */
async function neighbourLevels(
  articles: readonly Article[],
  search: Search,
  goOn: () => boolean,
  rest: Rest = hardly,
): Promise<Map<string, number> | undefined> {
  const levels = new Map<string, number>()
  for (const lang of new Set(articles.map((article) => article.lang))) {
    const ours = articles.filter((article) => article.lang === lang)
    if (ours.length < 2) continue
    const scores: number[] = []
    for (const { id, title } of spread(ours, maxTitles)) {
      const started = performance.now()
      scores.push(search({ query: title, history: [], lang, exclude: [id] }).evidence[0]?.score ?? 0)
      await rest(performance.now() - started)
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
async function ownCalibration(
  articles: readonly Article[],
  search: Search,
  goOn: () => boolean,
  rest: Rest,
): Promise<Calibration | undefined> {
  if (questionsNamed(articles) < fewestQuestions) return undefined
  const asked = spread(
    articles.flatMap(({ questions, lang }) => questions.map((question) => ({ question, lang }))),
    maxQuestions,
  )
  const holders = holdersOf(new Set(asked.map(({ question }) => question)), articles)
  const rows: LabelledRow[] = []
  const ask = async (request: SearchRequest) => {
    const started = performance.now()
    const found = search(request)
    await rest(performance.now() - started)
    return found
  }
  for (const { question, lang } of asked) {
    const right = holders.get(question) ?? []
    const ids = right.map(({ id }) => id)
    const unnamed = right.flatMap(({ questions }) => questions)
    const request = { query: question, history: [], lang, unnamed }
    const found = await ask(request)
    const isRight = ids.includes(found.evidence[0]?.passage.articleId ?? '')
    rows.push({ p: likelihood(found), right: isRight, weight: traffic.answerable })
    const unanswered = await ask({ ...request, exclude: ids })
    rows.push({ p: likelihood(unanswered), right: false, weight: traffic.unanswerable })
    if (!goOn()) return undefined
  }
  return calibrate(rows)
}

/** The articles that name each of some questions. */
function holdersOf(asked: ReadonlySet<string>, articles: readonly Article[]): Map<string, Article[]> {
  const holders = new Map<string, Article[]>()
  for (const article of articles) {
    for (const question of new Set(article.questions)) {
      if (asked.has(question)) holders.set(question, [...(holders.get(question) ?? []), article])
    }
  }
  return holders
}

/** How many questions the articles name. */
function questionsNamed(articles: readonly Article[]): number {
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
