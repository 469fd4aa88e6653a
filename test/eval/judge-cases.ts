/** What the judge is fitted on: questions as they are, with their articles hidden, and about something else. */
import { traffic } from '../../src/domain/traffic.ts'
import type { Evidence } from '../../src/ports/knowledge.ts'
import { referenceBm25 } from './bm25.ts'
import { type EvalSet, offTopic, openSet, type Question, recipes } from './sets.ts'

export type Kind = keyof typeof traffic

export interface Case {
  base: string
  set: string
  kind: Kind
  /** Part of the fit; the rest only measures. */
  fits: boolean
  /** The same question as it is and with its article hidden have one number. */
  question: number
  /** The best article is a right one. */
  right: boolean
  /** A right article is among those that an answer would be quoted from. */
  shown: boolean
  features: Record<string, number>
  /** What plain BM25 is confident of. */
  bm25: number
  weight: number
}

/** Intents with a few sentences each: another kind of base, to fit on but not to report. */
const intents = {
  name: 'clinc150',
  base: 'clinc150',
  lang: 'en',
  kb: 'clinc150/kb',
  queries: 'clinc150/queries.val.jsonl',
}

const maxPerSet = 700
/** Questions that each other base lends as ones about something else. */
const maxFromElsewhere = 60

/** Asks everything of every base. Each kind of a base has the weight of its share of the traffic. */
export async function judgeCases(sets: readonly EvalSet[], progress: (done: string) => void): Promise<Case[]> {
  const cases: Case[] = []
  const all = [...sets, await openSet(intents)]
  const chatter = { fits: await offTopic('val'), measures: await offTopic('test') }
  for (const set of all) {
    cases.push(...(await casesOf(set, all, chatter)))
    progress(`cases of ${set.name}`)
  }
  for (const recipe of recipes.filter(({ hidden, base }) => hidden && sets.some((set) => set.base === base))) {
    cases.push(...(await casesOfHidden(await openSet(recipe))))
    progress(`cases of ${recipe.name}`)
  }
  for (const base of new Set(cases.map(({ base }) => base))) {
    for (const kind of Object.keys(traffic) as Kind[]) {
      const same = cases.filter((one) => one.fits && one.base === base && one.kind === kind)
      for (const one of same) one.weight = traffic[kind] / same.length
    }
  }
  return cases
}

interface Chatter {
  fits: readonly string[]
  measures: readonly string[]
}

async function casesOf(set: EvalSet, all: readonly EvalSet[], chatter: Chatter): Promise<Case[]> {
  const ask = await asker(set)
  const cases: Case[] = []
  const answerable = set.questions.filter((one) => one.answerable)
  for (const [question, { query, gold, exclude = [] }] of sample(answerable, maxPerSet).entries()) {
    cases.push(await ask({ query, kind: 'answerable', gold, exclude, question }))
    cases.push(await ask({ query, kind: 'unanswerable', exclude: [...exclude, ...gold], question }))
  }
  const elsewhere: Question[] = all
    .filter((other) => other.base !== set.base && other.lang === set.lang)
    .flatMap((other) => sample(other.questions, maxFromElsewhere))
  const messages = set.lang === 'en' ? chatter.fits : []
  for (const query of [...elsewhere.map(({ query }) => query), ...messages]) {
    cases.push(await ask({ query, kind: 'offTopic' }))
  }
  const measured = set.lang === 'en' && set.base !== intents.base ? chatter.measures : []
  for (const query of measured) cases.push(await ask({ query, kind: 'offTopic', fits: false }))
  return cases
}

/** A base with some articles taken out, and all its questions. */
async function casesOfHidden(set: EvalSet): Promise<Case[]> {
  const ask = await asker(set)
  const cases: Case[] = []
  for (const [question, { query, gold, exclude = [], answerable }] of set.questions.entries()) {
    const asked = { query, exclude: [...exclude, ...set.hidden], question, fits: false }
    cases.push(await ask(answerable ? { ...asked, kind: 'answerable', gold } : { ...asked, kind: 'unanswerable' }))
  }
  return cases
}

interface Asking {
  query: string
  kind: Kind
  gold?: readonly string[]
  exclude?: readonly string[]
  question?: number
  fits?: boolean
}

async function asker(set: EvalSet): Promise<(asking: Asking) => Promise<Case>> {
  const plain = referenceBm25(set.library.articles().filter(({ id }) => !set.hidden.includes(id)))
  return async ({ query, kind, gold = [], exclude = [], question = -1, fits = true }) => {
    const { features, evidence } = await set.library.search({ query, history: [], lang: set.lang, exclude })
    const ids = articlesQuoted(evidence)
    const right = gold.includes(ids[0] ?? '')
    const shown = ids.some((id) => gold.includes(id))
    const bm25 = plain(query, exclude).confidence
    return { base: set.base, set: set.name, kind, fits, question, right, shown, features, bm25, weight: 0 }
  }
}

/** An answer may quote a second article that comes this near to the first. */
const quotedFrom = 0.9

/** The best article, and the next where it is about as good. */
export function articlesQuoted(evidence: readonly Evidence[]): string[] {
  const best = evidence[0]
  const second = evidence.find(({ passage }) => passage.articleId !== best?.passage.articleId)
  const both = best && second && second.score >= quotedFrom * best.score ? [best, second] : best ? [best] : []
  return both.map(({ passage }) => passage.articleId)
}

function sample<T>(rows: readonly T[], most: number): T[] {
  const every = Math.ceil(rows.length / most)
  return rows.filter((_, at) => at % every === 0)
}
