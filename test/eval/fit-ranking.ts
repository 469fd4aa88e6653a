/** Fits the ranking model on all bases, and tells how it does on a base that it has not seen. */

import { type RankFigures, rankFigures } from '../../src/insights/metrics.ts'
import { passageFeatures } from '../../src/knowledge/features.ts'
import { dot, fitRanking, type Listwise } from './logistic.ts'
import type { EvalSet } from './sets.ts'

interface Asked extends Listwise {
  set: string
  base: string
  /** Articles in the order of `candidates`. */
  ids: string[]
  gold: readonly string[]
}

export interface RankingFit {
  weights: Record<string, number>
  /** Figures by set: with the base left out of the fit, and with it in. */
  heldOut: Record<string, RankFigures>
  within: Record<string, RankFigures>
  /** The same as means over sets. */
  means: { of: string; heldOut: Means; within: Means }[]
}

type Means = Pick<RankFigures, 'r1' | 'ndcg'>

/** Sets that are looked at together. */
const groups: Record<string, string[]> = {
  English: ['arduino-help', 'logingov-help en', 'gnome-help en', 'stackfaq'],
  'German, French, Spanish': [
    'gnome-help de',
    'gnome-help fr',
    'gnome-help es',
    'logingov-help es',
    'logingov-help fr',
  ],
  Serbian: ['gnome-help sr-ascii'],
  Chinese: ['logingov-help zh'],
}

/** Questions of one base at most, so that no base rules the fit by its size. */
const maxPerSet = 420

export async function fitRankingModel(sets: readonly EvalSet[], progress: (done: string) => void): Promise<RankingFit> {
  const rows: Asked[] = []
  for (const set of sets) {
    rows.push(...(await ask(set)))
    progress(`features of ${set.name}`)
  }
  const usable = rows.filter(({ right }) => right.length > 0)
  const bases = [...new Set(rows.map(({ base }) => base))]
  for (const row of usable) row.weight = 1 / usable.filter(({ base }) => base === row.base).length

  const heldOut: Record<string, RankFigures> = {}
  for (const base of bases) {
    const weights = fitRanking(
      usable.filter((row) => row.base !== base),
      passageFeatures.length,
    )
    Object.assign(
      heldOut,
      figures(
        rows.filter((row) => row.base === base),
        weights,
      ),
    )
    progress(`ranking without ${base}`)
  }
  const all = fitRanking(usable, passageFeatures.length)
  const weights = Object.fromEntries(passageFeatures.map((name, at) => [name, all[at] as number]))
  const within = figures(rows, all)
  const means = Object.entries(groups).map(([of, names]) => ({
    of,
    heldOut: meansOf(heldOut, names),
    within: meansOf(within, names),
  }))
  return { weights, heldOut, within, means }
}

async function ask(set: EvalSet): Promise<Asked[]> {
  const answerable = set.questions.filter((question) => question.answerable)
  const every = Math.ceil(answerable.length / maxPerSet)
  const rows: Asked[] = []
  for (const { query, gold, exclude = [] } of answerable.filter((_, at) => at % every === 0)) {
    const { evidence } = await set.library.search({ query, history: [], lang: set.lang, limit: 1000, exclude })
    const byArticle = new Map<string, number[][]>()
    for (const { passage, features } of evidence) {
      const vector = passageFeatures.map((name) => features[name] ?? 0)
      byArticle.set(passage.articleId, [...(byArticle.get(passage.articleId) ?? []), vector])
    }
    const ids = [...byArticle.keys()]
    const right = ids.flatMap((id, at) => (gold.includes(id) ? [at] : []))
    rows.push({ set: set.name, base: set.base, ids, gold, candidates: [...byArticle.values()], right, weight: 0 })
  }
  return rows
}

function figures(rows: readonly Asked[], weights: readonly number[]): Record<string, RankFigures> {
  const rankings: Record<string, { ranked: string[]; gold: readonly string[] }[]> = {}
  for (const { set, ids, gold, candidates } of rows) {
    const scores = candidates.map((passages) => Math.max(...passages.map((passage) => dot(weights, passage))))
    const order = ids.map((_, at) => at).sort((a, b) => (scores[b] as number) - (scores[a] as number))
    const ranking = { ranked: order.map((at) => ids[at] as string), gold }
    rankings[set] = [...(rankings[set] ?? []), ranking]
  }
  return Object.fromEntries(Object.entries(rankings).map(([set, ranked]) => [set, rankFigures(ranked)]))
}

function meansOf(bySet: Record<string, RankFigures>, names: readonly string[]): Means {
  const found = names.flatMap((name) => bySet[name] ?? [])
  const mean = (of: keyof Means) => found.reduce((sum, figures) => sum + figures[of], 0) / found.length
  return { r1: mean('r1'), ndcg: mean('ndcg') }
}
