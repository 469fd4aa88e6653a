/** `npm run eval -- --fit judge`: fits the judge anew, says how it holds on unseen bases, writes its weights. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { LogisticModel } from '../../src/answering/judge-weights.ts'
import { fitJudge, type JudgeFit } from './fit-judge.ts'
import type { EvalSet } from './sets.ts'

const target = resolve(import.meta.dirname, '../../src/answering/judge-weights.ts')

export async function refitJudge(sets: readonly EvalSet[], progress: (done: string) => void): Promise<void> {
  const fit = await fitJudge(sets, progress)
  print(fit)
  await writeFile(target, judgeWeights(fit))
  console.log('\nWritten: src/answering/judge-weights.ts. Now run npm run format.')
}

const three = (n: number) => n.toFixed(3).replace(/^0/, '').padStart(5)
const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length

function print({ sets, bases, curve }: JudgeFit): void {
  console.log('\nWeights fitted without the base. AUROC of answerable questions against')
  console.log(`${''.padEnd(22)} questions  hidden   BM25  off-topic   BM25`)
  for (const { set, questions, inDomain, offTopic } of sets) {
    const off = offTopic ? `      ${three(offTopic.auroc)}  ${three(offTopic.bm25)}` : ''
    const hidden = `  ${three(inDomain.auroc)}  ${three(inDomain.bm25)}`
    console.log(`${set.padEnd(22)} ${String(questions).padStart(9)} ${hidden}${off}`)
  }
  const apart = sets.flatMap(({ offTopic }) => offTopic ?? [])
  const means = [sets.map(({ inDomain }) => inDomain), apart].map((some) => [
    mean(some.map((one) => one.auroc)),
    mean(some.map(({ bm25 }) => bm25)),
  ]) as [[number, number], [number, number]]
  console.log(
    `${'mean'.padEnd(32)}   ${means[0].map(three).join('  ')}      ${means[1].map(three).join('  ')}   (worst off-topic ${three(Math.min(...apart.map((one) => one.auroc))).trim()})`,
  )

  console.log('\nExpected calibration error over questions with and without an article, 70 to 18')
  console.log(`${''.padEnd(22)} as it is  with 60 labelled  a perfect one`)
  const line = (name: string, ece: number, labelled: number, chance: number) =>
    console.log(`${name.padEnd(22)}    ${three(ece)}             ${three(labelled)}          ${three(chance)}`)
  for (const { base, ece, eceLabelled, eceOfChance } of bases) line(base, ece, eceLabelled, eceOfChance)
  line(
    'mean',
    mean(bases.map(({ ece }) => ece)),
    mean(bases.map(({ eceLabelled }) => eceLabelled)),
    mean(bases.map(({ eceOfChance }) => eceOfChance)),
  )

  console.log('\nAnswering from a confidence on: wrong among a hundred answers, answered among a hundred answerable')
  console.log('questions, and among a hundred whose article is missing')
  for (const { confidence, wrong, answered, hidden } of curve) {
    console.log(`  ${confidence.toFixed(2)}${[wrong, answered, hidden].map((n) => n.toFixed(1).padStart(8)).join('')}`)
  }
}

const model = ({ bias, weights }: LogisticModel) => {
  const named = Object.entries(weights).map(([name, weight]) => `${name}: ${Number(weight.toFixed(2))}`)
  return `{ bias: ${Number(bias.toFixed(2))}, weights: { ${named.join(', ')} } }`
}

const judgeWeights = ({ covers, answers, curve }: JudgeFit) => `/**
 * Weights of the judge. Written by \`npm run eval -- --fit judge\` from labelled questions of real help centres
 * (arduino-help, gnome-help, logingov-help, stackfaq, in six languages, and the intents of clinc150), each asked as it
 * is and again with its article hidden, and from messages about something else (clinc150 and the other bases'
 * questions). The curve was measured on bases that were left out of the fit.
 */

export interface LogisticModel {
  bias: number
  /** By feature of \`Retrieval.features\`. */
  weights: Record<string, number>
}

/** Is the question about what this knowledge base covers at all? */
export const coversModel: LogisticModel = ${model(covers)}

/** If it is, does the best article answer it? */
export const answersModel: LogisticModel = ${model(answers)}

/** Wrong answers among a hundred given, by the least confidence that is answered with; falling. */
export const wrongByConfidence: readonly { confidence: number; wrong: number }[] = [
${curve.map(({ confidence, wrong }) => `  { confidence: ${confidence}, wrong: ${wrong.toFixed(1)} },`).join('\n')}
]
`
