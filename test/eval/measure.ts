/**
 * Asks one set through the product's own desk, and plain BM25 and FTS5 beside it. What comes out is all that the tables
 * of retrieval, confidence and follow-ups are made from.
 */
import { cited } from '../../src/answering/citations.ts'
import { quote } from '../../src/answering/quote.ts'
import { deskAside } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { aside } from '../../src/desk/aside.ts'
import { readBurst } from '../../src/desk/asked.ts'
import { consult } from '../../src/desk/consult.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { numberedWithArticle } from '../../src/desk/handed.ts'
import type { Article } from '../../src/domain/articles.ts'
import { bringsPerson } from '../../src/domain/handoff.ts'
import { openLog } from '../../src/system/log.ts'
import { referenceBm25 } from './bm25.ts'
import { referenceFts5 } from './fts5.ts'
import type { EvalSet, Question } from './sets.ts'

/** Passages that are asked for, so that ten articles are among them. */
const deep = 200

export interface Asked {
  type: string
  gold: readonly string[]
  /** Articles, best first. */
  ranked: string[]
  bm25: string[]
  fts5: string[]
  /** 0…1, as the assistant acts on it; 0 where a rule took the message before anything was looked up. */
  confidence: number
  decision: string
  /** The plain yardstick's: top score by the root of the number of words. */
  bm25Confidence: number
  /** The best article is a right one. */
  bestRight: boolean
  /** A right article is among those that the answer is quoted from. */
  right: boolean
  bm25Right: boolean
}

export interface Measured {
  set: EvalSet
  articles: number
  answerable: Asked[]
  /** Questions about the subject that no article answers, or the answerable ones with their articles hidden. */
  inDomain: Asked[]
  /** Messages about something else altogether. */
  offTopic: Asked[]
}

/** @param chatter messages about something else, to be declined */
export async function measure(set: EvalSet, chatter: readonly string[]): Promise<Measured> {
  const articles = set.library.articles().filter(({ id }) => !set.hidden.includes(id))
  const ask = asker(set, articles)
  const measured: Measured = { set, articles: articles.length, answerable: [], inDomain: [], offTopic: [] }
  const ownUnanswerable = set.questions.some(({ answerable }) => !answerable)
  for (const question of set.questions) {
    const asked = await ask(question)
    if (!question.answerable) measured.inDomain.push(asked)
    else {
      measured.answerable.push(asked)
      if (!ownUnanswerable) measured.inDomain.push(await ask(withoutItsArticles(question)))
    }
  }
  for (const query of chatter) {
    measured.offTopic.push(await ask({ id: '', query, gold: [], answerable: false, lang: set.lang, type: 'oos' }))
  }
  return measured
}

function withoutItsArticles(question: Question): Question {
  return { ...question, gold: [], answerable: false, exclude: [...(question.exclude ?? []), ...question.gold] }
}

function asker(set: EvalSet, articles: readonly Article[]) {
  const bm25 = referenceBm25(articles)
  const fts5 = referenceFts5(articles)
  const desk = deskAside(readConfig({}), openLog('silent'), set.library)
  return async ({
    query,
    gold,
    exclude = [],
    type,
    history = [],
    answerable,
    plain = query,
  }: Question): Promise<Asked> => {
    const hidden = [...exclude, ...set.hidden]
    const { state, said, answers, run } = aside(desk, query, set.lang, history)
    const asked = readBurst(desk, state, said, answers)
    const { retrieval, verdict } = await consult(searching(desk, hidden), state, asked, run.signal)
    const reference = bm25(plain, exclude)
    const ranked = [...new Set(retrieval.evidence.map(({ passage }) => passage.articleId))]
    const { understanding } = asked
    const byRule =
      bringsPerson(state, understanding, desk.settings().handoff) ??
      (understanding.smalltalk || understanding.asksIfBot)
    const passages = numberedWithArticle(retrieval, set.library)
    const quoted = answerable ? cited(quote({ query: retrieval.query, passages, lang: asked.lang }).text) : []
    return {
      type,
      gold,
      ranked,
      bm25: reference.ranked,
      fts5: answerable ? fts5(plain, exclude) : [],
      confidence: byRule ? 0 : verdict.confidence,
      decision: byRule ? 'rule' : verdict.decision,
      bm25Confidence: reference.confidence,
      bestRight: gold.includes(ranked[0] ?? ''),
      right: passages.some(({ n, passage }) => quoted.includes(n) && gold.includes(passage.articleId)),
      bm25Right: gold.includes(reference.ranked[0] ?? ''),
    }
  }
}

/** The desk over the set's articles but some, and further down the ranking than an answer needs. */
function searching(desk: Desk, exclude: readonly string[]): Desk {
  const { retriever } = desk
  const search: Desk['retriever']['search'] = (request) => retriever.search({ ...request, limit: deep, exclude })
  return { ...desk, retriever: { ...retriever, search } }
}
