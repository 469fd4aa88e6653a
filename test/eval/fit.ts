/** `npm run eval -- --fit`: fits ranking and judge anew, says how well they hold on unseen bases, writes the weights. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { LogisticModel } from '../../src/answering/judge-weights.ts'
import { fitJudge } from './fit-judge.ts'
import { fitRankingModel } from './fit-ranking.ts'
import { type EvalSet, offTopic } from './sets.ts'

const source = resolve(import.meta.dirname, '../../src')

/**
 * Fits on the given sets. Ranking and judge depend on each other (the judge goes by scores), so after a change of
 * ranking weights this wants to run twice: `ranking` first, `judge` on the next run.
 */
export async function refit(sets: readonly EvalSet[], what: 'ranking' | 'judge', progress: (done: string) => void) {
  if (what === 'ranking') {
    const { weights, heldOut, within } = await fitRankingModel(sets, progress)
    console.log('\nR@1 by set: base left out of the fit, and with it in the fit')
    for (const [set, share] of Object.entries(heldOut))
      console.log(`  ${set.padEnd(22)} ${share.toFixed(3)}  ${within[set]?.toFixed(3)}`)
    await writeFile(resolve(source, 'knowledge/rank-weights.ts'), rankWeights(weights))
    console.log('\nWritten: src/knowledge/rank-weights.ts. Now run it with --fit judge.')
    return
  }
  const { covers, answers, curve, heldOut } = await fitJudge(sets, await offTopic('val'), progress)
  console.log(
    '\nBase left out of the fit: AUROC against off-topic and against its own questions with their articles hidden,',
  )
  console.log('share of wrong best articles at coverage .5 .7 .9, calibration error')
  for (const { base, offTopic, inDomain, risk, ece } of heldOut) {
    const shares = risk.map((share) => share.toFixed(3)).join(' ')
    console.log(
      `  ${base.padEnd(16)} off-topic ${offTopic.toFixed(3)}  hidden ${inDomain.toFixed(3)}  risk ${shares}  ece ${ece.toFixed(3)}`,
    )
  }
  console.log(
    '\nAnswering from a confidence on: wrong among a hundred answers, and answered among a hundred answerable',
  )
  for (const { confidence, wrong, answered } of curve) {
    console.log(`  ${confidence.toFixed(2)}  ${wrong.toFixed(1).padStart(5)}  ${answered.toFixed(1).padStart(5)}`)
  }
  await writeFile(resolve(source, 'answering/judge-weights.ts'), judgeWeights(covers, answers, curve))
  console.log('\nWritten: src/answering/judge-weights.ts. Now run npm run format.')
}

const rounded = (weights: Record<string, number>) =>
  Object.entries(weights)
    .map(([name, weight]) => `${name}: ${Number(weight.toFixed(2))}`)
    .join(', ')

const rankWeights = (weights: Record<string, number>) => `/**
 * Weights of the ranking model. Written by \`npm run eval -- --fit ranking\` from labelled questions of real help
 * centres (arduino-help, gnome-help, logingov-help, stackfaq, in six languages), each base with the same say; softmax
 * over candidates, weights not below zero.
 */
export const rankingWeights = { ${rounded(weights)} }
`

const model = ({ bias, weights }: LogisticModel) => `{ bias: ${bias.toFixed(2)}, weights: { ${rounded(weights)} } }`

const judgeWeights = (
  covers: LogisticModel,
  answers: LogisticModel,
  curve: readonly { confidence: number; wrong: number }[],
) => `/**
 * Weights of the judge. Written by \`npm run eval -- --fit judge\` from labelled questions of real help centres
 * (arduino-help, gnome-help, logingov-help, stackfaq, in six languages), each asked as it is and again with its
 * article hidden, and from messages about something else (clinc150 and the other bases' questions). The curve was
 * measured on bases that were left out of the fit.
 */

export interface LogisticModel {
  bias: number
  /** By feature of \`Retrieval.features\`. */
  weights: Record<string, number>
}

/** Is the question about what this knowledge base covers at all? */
export const coversModel: LogisticModel = ${model(covers)}

/** Does the best article answer it? */
export const answersModel: LogisticModel = ${model(answers)}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
${curve.map(({ confidence, wrong }) => `  { confidence: ${confidence}, wrong: ${wrong.toFixed(1)} },`).join('\n')}
]
`
