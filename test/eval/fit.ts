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
    const { weights, heldOut, within } = await fitRankingModel(sets, progress)
    console.log('\nR@1 by set: base left out of the fit, and with it in the fit')
    for (const [set, share] of Object.entries(heldOut))
      console.log(`  ${set.padEnd(22)} ${share.toFixed(3)}  ${within[set]?.toFixed(3)}`)
    await writeFile(resolve(source, 'knowledge/rank-weights.ts'), rankWeights(weights))
    console.log('\nWritten: src/knowledge/rank-weights.ts. Now run it with --fit judge.')
    return
  }
  await refitJudge(sets, progress)
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
