/** Fits the ranking model on all bases, and tells how it does on a base that it has not seen. */
import { passageFeatures } from '../../src/knowledge/features.ts'
import { dot, fitRanking, type Listwise } from './logistic.ts'
import type { EvalSet } from './sets.ts'

interface Asked extends Listwise {
  set: string
  base: string
}

export interface RankingFit {
  weights: Record<string, number>
  /** Share of questions whose best article is right, by set: with the base left out of the fit, and with it in. */
  heldOut: Record<string, number>
  within: Record<string, number>
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

  const heldOut: Record<string, number> = {}
  for (const base of bases) {
    const weights = fitRanking(
      usable.filter((row) => row.base !== base),
      passageFeatures.length,
    )
    Object.assign(
      heldOut,
      hits(
        rows.filter((row) => row.base === base),
        weights,
      ),
    )
    progress(`ranking without ${base}`)
  }
  const all = fitRanking(usable, passageFeatures.length)
  const weights = Object.fromEntries(passageFeatures.map((name, at) => [name, all[at] as number]))
  return { weights, heldOut, within: hits(rows, all) }
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
    rows.push({ set: set.name, base: set.base, candidates: [...byArticle.values()], right, weight: 0 })
  }
  return rows
}

function hits(rows: readonly Asked[], weights: readonly number[]): Record<string, number> {
  const found: Record<string, { right: number; all: number }> = {}
  for (const { set, candidates, right } of rows) {
    const scores = candidates.map((passages) => Math.max(...passages.map((passage) => dot(weights, passage))))
    const best = scores.indexOf(Math.max(...scores))
    const count = found[set] ?? { right: 0, all: 0 }
    found[set] = { right: count.right + (right.includes(best) ? 1 : 0), all: count.all + 1 }
  }
  return Object.fromEntries(Object.entries(found).map(([set, { right, all }]) => [set, right / all]))
}
