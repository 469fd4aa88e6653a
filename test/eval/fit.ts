/** `npm run eval -- --fit`: fits ranking and judge anew, says how well they hold on unseen bases, writes the weights. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fitRankingModel } from './fit-ranking.ts'
import { refitJudge } from './refit-judge.ts'
import type { EvalSet } from './sets.ts'

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
  await refitJudge(sets, progress)
}

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
