/**
 * The words of an answer: the drafter's, or, where its provider fails before the customer saw any of them, the
 * article's own. That is what a desk without a model answers, from the same articles and as sure of them: a person is
 * brought in only where neither is to be had.
 */
import { type Drafter, DraftFailed, type DraftFault } from '../ports/drafting.ts'
import type { Retrieval } from '../ports/knowledge.ts'
import type { Asked } from './asked.ts'
import { meterFor } from './budget.ts'
import type { Desk } from './desk.ts'
import { type Drafted, draft } from './draft.ts'
import { numbered, numberedWithArticle } from './handed.ts'
import { inTime } from './in-time.ts'
import type { Run } from './runs.ts'

export type Written = {
  /** Who wrote it, or failed to. */
  drafter: string
  /** What kept the drafter that was asked first from answering; in a sentence with it. */
  fault?: { kind: DraftFault; why: string }
} & (Drafted | { failed: DraftFault })

/** What a provider can do wrong without having judged the question; what a filter stopped or a limit cut is not retold. */
const quotedInstead: ReadonlySet<DraftFault> = new Set([
  'timeout',
  'stalled',
  'truncated',
  'empty',
  'malformed',
  'rate_limited',
  'refused',
  'unreachable',
  'breaker_open',
  'not_found',
  'visitor_budget',
  'day_budget',
])

/** What is written from, and for whom. */
export interface Source {
  visitorId: string
  asked: Asked
  retrieval: Retrieval
  /** When looking things up began, in milliseconds of the desk's clock: it counts against the time for the answer. */
  began: number
}

/**
 * Writes the answer to a question that the articles are judged to answer.
 * @param show gets all that has been verified so far, each time there is more
 */
export async function write(desk: Desk, run: Run, source: Source, show: (text: string) => void): Promise<Written> {
  const { drafter, fallback } = desk
  let shown = false
  let over = false
  try {
    const drafted = await inTime(desk, run, source.began, (signal) =>
      draft(desk, requestOf(desk, drafter, source, signal), (text) => {
        // A drafter that does not heed its signal has nothing to show any more.
        if (over) return
        shown = true
        show(text)
      }),
    )
    return { drafter: drafter.name, ...drafted }
  } catch (error) {
    over = true
    if (!(error instanceof DraftFailed)) throw error
    desk.log.warn({ drafter: drafter.name, fault: error.fault, reason: error.message }, 'the draft failed')
    const fault = { kind: error.fault, why: error.message }
    const quoted =
      fallback && !shown && quotedInstead.has(error.fault) && (await quote(desk, fallback, run, source, show))
    return quoted ? { drafter: fallback.name, fault, ...quoted } : { drafter: drafter.name, fault, failed: error.fault }
  }
}

/** The article's words; undefined where it has none that can be stood by. */
async function quote(
  desk: Desk,
  fallback: Drafter,
  run: Run,
  source: Source,
  show: (text: string) => void,
): Promise<Drafted | undefined> {
  try {
    const quoting = { ...desk, drafter: fallback }
    const drafted = await draft(quoting, requestOf(quoting, fallback, source, run.signal), show)
    return 'withheld' in drafted ? undefined : drafted
  } catch (error) {
    if (!(error instanceof DraftFailed)) throw error
    desk.log.warn({ drafter: fallback.name, fault: error.fault, reason: error.message }, 'nothing could be quoted')
    return undefined
  }
}

function requestOf(desk: Desk, drafter: Drafter, { visitorId, asked, retrieval }: Source, signal: AbortSignal) {
  const meter = meterFor(desk, { visitorId })
  return {
    question: asked.question,
    query: retrieval.query,
    history: asked.history,
    passages: drafter.wantsArticle ? numberedWithArticle(retrieval, desk.retriever) : numbered(retrieval),
    said: asked.answered,
    lang: asked.lang,
    ...(meter && { meter }),
    signal,
  }
}
