/** Fits the judge's two models, tells how they do on bases they have not seen, and measures the risk of answering. */
import type { LogisticModel } from '../../src/answering/judge-weights.ts'
import { type Case, judgeCases } from './judge-cases.ts'
import { type BaseFigures, baseFigures, type Judged, type SetFigures, setFigures } from './judge-figures.ts'
import { fitLogistic, type Row, sigmoid } from './logistic.ts'
import type { EvalSet } from './sets.ts'

export { articlesQuoted } from './judge-cases.ts'

/** What tells a question about this base from one about something else. */
const coversFeatures = ['together', 'gramCoverage', 'nameCosine', 'telling', 'length', 'score']
/** What tells a question that the best article answers. More features fit better and hold no better. */
const answersFeatures = ['lead', 'said', 'missing', 'nameSaid', 'neighbours']

export interface JudgeFit {
  covers: LogisticModel
  answers: LogisticModel
  curve: { confidence: number; wrong: number; answered: number; hidden: number }[]
  /** Each measured with weights that were fitted without its base. */
  sets: SetFigures[]
  bases: BaseFigures[]
}

export async function fitJudge(sets: readonly EvalSet[], progress: (done: string) => void): Promise<JudgeFit> {
  return fitCases(await judgeCases(sets, progress), [...new Set(sets.map(({ base }) => base))], progress)
}

/** @param bases those to leave out in turn and to measure on */
export function fitCases(cases: readonly Case[], bases: readonly string[], progress: (done: string) => void): JudgeFit {
  const judged: Judged[] = []
  for (const base of bases) {
    const models = fitModels(cases.filter((one) => one.base !== base))
    for (const one of cases.filter((other) => other.base === base)) judged.push({ ...one, p: apply(models, one) })
    progress(`judge without ${base}`)
  }
  const names = [...new Set(judged.map(({ set }) => set))]
  return {
    ...fitModels(cases),
    curve: riskCurve(judged.filter(({ fits }) => fits)),
    sets: names.map((name) => setFigures(name, judged)),
    bases: bases.map((base) => baseFigures(base, judged)),
  }
}

/** Off topic or not, over all; right or not, over what is on topic. */
function fitModels(cases: readonly Case[]): { covers: LogisticModel; answers: LogisticModel } {
  const fitting = cases.filter(({ fits }) => fits)
  const onTopic = fitting.filter(({ kind }) => kind !== 'offTopic')
  return {
    covers: fitted(coversFeatures, fitting, ({ kind }) => kind !== 'offTopic'),
    answers: fitted(answersFeatures, onTopic, ({ right }) => right),
  }
}

function fitted(names: readonly string[], cases: readonly Case[], is: (one: Case) => boolean): LogisticModel {
  const rows: Row[] = cases.map((one) => {
    return { x: names.map((name) => one.features[name] ?? 0), y: is(one) ? 1 : 0, weight: one.weight }
  })
  const { bias, weights } = fitLogistic(rows, names.length, { l2: 0.0001 })
  return { bias, weights: Object.fromEntries(names.map((name, at) => [name, weights[at] as number])) }
}

function apply({ covers, answers }: { covers: LogisticModel; answers: LogisticModel }, { features }: Case): number {
  // Without features there is nothing to search in, without a score nothing was found.
  if (!features.score) return 0
  const probability = ({ bias, weights }: LogisticModel) =>
    sigmoid(Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), bias))
  return probability(covers) * probability(answers)
}

/** Of a hundred answers given from a confidence on, how many are wrong; made to fall, so that a threshold is unique. */
function riskCurve(judged: readonly Judged[]): JudgeFit['curve'] {
  const sum = (rows: readonly Judged[]) => rows.reduce((total, { weight }) => total + weight, 0)
  const share = (some: readonly Judged[], all: readonly Judged[]) =>
    all.length === 0 ? 0 : (100 * sum(some)) / sum(all)
  const of = (rows: readonly Judged[], kind: Judged['kind']) => rows.filter((one) => one.kind === kind)
  let least = 100
  return Array.from({ length: 20 }, (_, at) => at / 20).map((confidence) => {
    const given = judged.filter(({ p }) => p >= confidence)
    least = Math.min(
      least,
      share(
        given.filter(({ shown }) => !shown),
        given,
      ),
    )
    return {
      confidence,
      wrong: least,
      answered: share(of(given, 'answerable'), of(judged, 'answerable')),
      hidden: share(of(given, 'unanswerable'), of(judged, 'unanswerable')),
    }
  })
}
