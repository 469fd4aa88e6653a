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
    const { weights, heldOut, within, means } = await fitRankingModel(sets, progress)
    const cells = ({ r1, ndcg }: { r1: number; ndcg: number }) => `${r1.toFixed(3)} / ${ndcg.toFixed(3)}`
    console.log('\nR@1 / nDCG@10: base left out of the fit, and with it in the fit')
    for (const [set, figures] of Object.entries(heldOut)) {
      const inFit = within[set]
      console.log(`  ${set.padEnd(26)} ${cells(figures)}   ${inFit ? cells(inFit) : ''}`)
    }
    console.log('means')
    for (const { of, heldOut, within } of means) {
      console.log(`  ${of.padEnd(26)} ${cells(heldOut)}   ${cells(within)}`)
    }
    await writeFile(resolve(source, 'knowledge/rank-weights.json'), rankWeights(weights, heldOut))
    console.log('\nWritten: src/knowledge/rank-weights.json. Now run it with --fit judge.')
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

/** JSON holds no comments, so the file says in its own fields where it comes from. */
function rankWeights(weights: Record<string, number>, heldOut: Record<string, { r1: number; ndcg: number }>): string {
  const from = Object.entries(heldOut).map(([set, { r1, ndcg }]) => [
    set,
    { recallAt1: Number(r1.toFixed(3)), ndcgAt10: Number(ndcg.toFixed(3)) },
  ])
  const document = {
    writtenBy: 'npm run eval -- --fit ranking',
    fittedOn: 'labelled questions of four real help centres in six languages, each help centre with the same say',
    method:
      'softmax over candidates; features on one scale, L2, no weight below a quarter of a spread; the same result on every run',
    leftOutOfTheFit: Object.fromEntries(from),
    weights: Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(2))])),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

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
