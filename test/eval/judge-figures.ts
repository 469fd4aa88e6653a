/** How well a judge does on a base that it was not fitted on, with and without labelled questions of that base. */
import { calibrate, calibrated } from '../../src/answering/calibrate.ts'
import { auroc, calibrationError } from '../../src/insights/metrics.ts'
import type { Case } from './judge-cases.ts'
import { seeded, shuffled } from './random.ts'

export interface Judged extends Case {
  p: number
}

interface Against {
  auroc: number
  bm25: number
}

export interface SetFigures {
  set: string
  questions: number
  inDomain: Against
  /** Against the messages of the test part, where the set's language has them. */
  offTopic: Against | undefined
}

export interface BaseFigures {
  base: string
  /** Expected calibration error over questions with and without an article, as traffic mixes them. */
  ece: number
  /** The same after a fit to 60 labelled questions of the base, over the others. */
  eceLabelled: number
  /** What a probability that is right to the last digit would show over as few rows. */
  eceOfChance: number
}

const labelledQuestions = 60
const draws = 20

export function setFigures(set: string, judged: readonly Judged[]): SetFigures {
  const ours = judged.filter((one) => one.set === set)
  const answerable = ours.filter(({ kind }) => kind === 'answerable')
  const against = (negative: readonly Judged[]): Against => ({
    auroc: auroc(answerable.map(sure), negative.map(sure)),
    bm25: auroc(answerable.map(plain), negative.map(plain)),
  })
  const strangers = ours.filter(({ kind, fits }) => kind === 'offTopic' && !fits)
  return {
    set,
    questions: answerable.length,
    inDomain: against(ours.filter(({ kind }) => kind === 'unanswerable')),
    offTopic: strangers.length > 0 ? against(strangers) : undefined,
  }
}

/** With labelled questions: the mean of 20 draws with fixed seeds. */
export function baseFigures(base: string, judged: readonly Judged[]): BaseFigures {
  const ours = judged.filter((one) => one.base === base && one.fits && one.kind !== 'offTopic')
  const questions = [...new Set(ours.map(keyOf))]
  const figures = Array.from({ length: draws }, (_, seed) => {
    const random = seeded(seed + 1)
    const labelled = new Set(shuffled(questions, random).slice(0, labelledQuestions))
    const fit = calibrate(ours.filter((one) => labelled.has(keyOf(one))))
    const rest = ours.filter((one) => !labelled.has(keyOf(one))).map((one) => ({ ...one, p: calibrated(one.p, fit) }))
    return {
      after: calibrationError(rest),
      chance: calibrationError(rest.map((one) => ({ ...one, right: random() < one.p }))),
    }
  })
  const mean = (of: (figure: (typeof figures)[number]) => number) =>
    figures.reduce((sum, figure) => sum + of(figure), 0) / draws
  return {
    base,
    ece: calibrationError(ours),
    eceLabelled: mean(({ after }) => after),
    eceOfChance: mean(({ chance }) => chance),
  }
}

const sure = ({ p }: Judged) => p
const plain = ({ bm25 }: Judged) => bm25
const keyOf = ({ set, question }: Case) => `${set} ${question}`
