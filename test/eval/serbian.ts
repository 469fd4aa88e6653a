/**
 * Compares the Serbian stemmer with the reference vocabulary, in the spelling without diacritics that search uses.
 * Run: npx tsx test/eval/serbian.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fold } from '../../src/domain/text.ts'
import { stemSerbian } from '../../src/knowledge/serbian.ts'

export interface StemmingFigures {
  stemmer: string
  words: number
  /** Share of words with the very stem of the reference. */
  same: number
  /** Of the pairs of words that share a stem here, the share that does in the reference. */
  precision: number
  /** Of the pairs of words that share a stem in the reference, the share that does here. */
  recall: number
  f1: number
}

const vocabulary = resolve(import.meta.dirname, '../../../shared/eval/serbian-stemming/word_stem.tsv')

/** One row for each way to cut words; empty where the reference vocabulary is not beside the repository. */
export function measureStemming(): StemmingFigures[] {
  if (!existsSync(vocabulary)) return []
  const pairs = readFileSync(vocabulary, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t').map(fold) as [string, string])
  return [
    compare('as typed', pairs, (word) => word),
    compare('cut to 5 letters', pairs, (word) => word.slice(0, 5)),
    compare('our stemmer', pairs, stemSerbian),
  ]
}

/** @param pairs words with their reference stems */
export function compare(
  stemmer: string,
  pairs: readonly (readonly [word: string, stem: string])[],
  stem: (word: string) => string,
): StemmingFigures {
  // Spellings that only diacritics told apart are one word here.
  const reference = new Map(pairs)
  const ours = [...reference].map(([word, expected]) => ({ expected, found: stem(word) }))
  const both = pairsIn(ours.map(({ expected, found }) => `${expected}\t${found}`))
  const precision = both / Math.max(1, pairsIn(ours.map(({ found }) => found)))
  const recall = both / Math.max(1, pairsIn(ours.map(({ expected }) => expected)))
  return {
    stemmer,
    words: ours.length,
    same: ours.filter(({ expected, found }) => expected === found).length / Math.max(1, ours.length),
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
  }
}

/** How many pairs of equal labels there are. */
function pairsIn(labels: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { stemmer, words, same, precision, recall, f1 } of measureStemming()) {
    const figures = Object.entries({ same, precision, recall, f1 }).map(
      ([name, value]) => `${name} ${value.toFixed(3)}`,
    )
    console.log(`${stemmer.padEnd(18)} n=${words}  ${figures.join('  ')}`)
  }
}
