/** Fits the judge's two models, tells how they do on bases they have not seen, and measures the risk of answering. */
import type { LogisticModel } from '../../src/answering/judge-weights.ts'
import { auroc, calibrationError, riskAt } from '../../src/insights/metrics.ts'
import type { Evidence } from '../../src/ports.ts'
import { fitLogistic, type Row, sigmoid } from './logistic.ts'
import type { EvalSet, Question } from './sets.ts'

/** What tells a question about this base from one about something else. */
const coversFeatures = ['known', 'together', 'gramCoverage', 'nameCosine', 'telling', 'length', 'score']
/** What tells a question that the best article answers. More features fit better and hold no better. */
const answersFeatures = ['score', 'margin', 'together', 'nameCosine', 'nameSaid', 'crowd', 'length']

/**
 * The traffic that the judge is fitted for: of a hundred messages, how many are answered by the base, how many are
 * about its subject without an article, how many are about something else. Operators see other mixes; the curve of
 * wrong answers moves with the second figure.
 */
const mix = { answerable: 70, unanswerable: 18, offTopic: 12 }

type Kind = keyof typeof mix

interface Case {
  base: string
  kind: Kind
  /** The best article is a right one. */
  right: boolean
  /** A right article is among those that an answer would be quoted from. */
  shown: boolean
  features: Record<string, number>
  weight: number
}

interface Judged extends Case {
  p: number
  covers: number
}

export interface JudgeFit {
  covers: LogisticModel
  answers: LogisticModel
  curve: { confidence: number; wrong: number; answered: number }[]
  heldOut: {
    base: string
    offTopic: number
    inDomain: number
    correct: number
    risk: [number, number, number]
    ece: number
  }[]
}

const maxPerSet = 280

export async function fitJudge(
  sets: readonly EvalSet[],
  chatter: readonly string[],
  progress: (done: string) => void,
): Promise<JudgeFit> {
  const cases: Case[] = []
  for (const set of sets) {
    cases.push(...(await casesOf(set, sets, chatter)))
    progress(`cases of ${set.name}`)
  }
  const bases = [...new Set(cases.map(({ base }) => base))]
  for (const base of bases) {
    for (const kind of Object.keys(mix) as Kind[]) {
      const same = cases.filter((one) => one.base === base && one.kind === kind)
      for (const one of same) one.weight = mix[kind] / same.length
    }
  }
  const judged: Judged[] = []
  for (const base of bases) {
    const models = fitModels(cases.filter((one) => one.base !== base))
    for (const one of cases.filter((other) => other.base === base)) {
      const covers = apply(models.covers, one.features)
      judged.push({ ...one, covers, p: covers * apply(models.answers, one.features) })
    }
    progress(`judge without ${base}`)
  }
  return { ...fitModels(cases), curve: riskCurve(judged), heldOut: bases.map((base) => figures(base, judged)) }
}

/** Each question as it is, and again with its articles hidden; and messages that belong elsewhere. */
async function casesOf(set: EvalSet, sets: readonly EvalSet[], chatter: readonly string[]): Promise<Case[]> {
  const cases: Case[] = []
  const ask = async (query: string, kind: Kind, gold: string[], exclude: string[]) => {
    const { features, evidence } = await set.library.search({ query, history: [], lang: set.lang, exclude })
    const ids = articlesQuoted(evidence)
    const right = gold.includes(ids[0] ?? '')
    const shown = ids.some((id) => gold.includes(id))
    cases.push({ base: set.base, kind, right, shown, features, weight: 0 })
  }
  for (const { query, gold, exclude = [] } of sample(set.questions.filter((one) => one.answerable))) {
    await ask(query, 'answerable', gold, exclude)
    await ask(query, 'unanswerable', [], [...exclude, ...gold])
  }
  const elsewhere: Question[] = sets
    .filter((other) => other.base !== set.base && other.lang === set.lang)
    .flatMap((other) => sample(other.questions, 60))
  for (const query of [...elsewhere.map(({ query }) => query), ...(set.lang === 'en' ? chatter : [])]) {
    await ask(query, 'offTopic', [], [])
  }
  return cases
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

function sample<T>(rows: readonly T[], most = maxPerSet): T[] {
  const every = Math.ceil(rows.length / most)
  return rows.filter((_, at) => at % every === 0)
}

function fitModels(cases: readonly Case[]): { covers: LogisticModel; answers: LogisticModel } {
  const rows = (names: string[], some: readonly Case[], is: (one: Case) => boolean): Row[] =>
    some.map((one) => ({ x: names.map((name) => one.features[name] ?? 0), y: is(one) ? 1 : 0, weight: one.weight }))
  const covers = fitLogistic(
    rows(coversFeatures, cases, ({ kind }) => kind !== 'offTopic'),
    coversFeatures.length,
  )
  const answers = fitLogistic(
    rows(answersFeatures, cases, ({ right }) => right),
    answersFeatures.length,
  )
  const named = (names: string[], { bias, weights }: { bias: number; weights: number[] }) => ({
    bias,
    weights: Object.fromEntries(names.map((name, at) => [name, weights[at] as number])),
  })
  return { covers: named(coversFeatures, covers), answers: named(answersFeatures, answers) }
}

const apply = ({ bias, weights }: LogisticModel, features: Record<string, number>) =>
  sigmoid(Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), bias))

/** Of a hundred answers given from a confidence on, how many are wrong; made to fall, so that a threshold is unique. */
function riskCurve(judged: readonly Judged[]): JudgeFit['curve'] {
  const answerable = judged.filter(({ kind }) => kind === 'answerable').reduce((sum, { weight }) => sum + weight, 0)
  const points = Array.from({ length: 20 }, (_, at) => at / 20).map((confidence) => {
    const given = judged.filter(({ p }) => p >= confidence)
    const total = given.reduce((sum, { weight }) => sum + weight, 0)
    const wrong = given.reduce((sum, { shown, weight }) => (shown ? sum : sum + weight), 0)
    const answered = given.reduce((sum, { kind, weight }) => (kind === 'answerable' ? sum + weight : sum), 0)
    return { confidence, wrong: total === 0 ? 0 : (100 * wrong) / total, answered: (100 * answered) / answerable }
  })
  let least = 100
  return points.map((point) => {
    least = Math.min(least, point.wrong)
    return { ...point, wrong: least }
  })
}

function figures(base: string, judged: readonly Judged[]): JudgeFit['heldOut'][number] {
  const ours = judged.filter((one) => one.base === base)
  const of = (kind: Kind) => ours.filter((one) => one.kind === kind)
  const p = (one: Judged) => one.p
  const answerable = of('answerable')
  return {
    base,
    offTopic: auroc(answerable.map(p), of('offTopic').map(p)),
    inDomain: auroc(answerable.map(p), of('unanswerable').map(p)),
    correct: auroc(answerable.filter(({ right }) => right).map(p), answerable.filter(({ right }) => !right).map(p)),
    risk: [0.5, 0.7, 0.9].map((coverage) => riskAt(answerable, coverage)) as [number, number, number],
    ece: calibrationError(answerable),
  }
}
