/** A question as n-grams, ready to be looked for in texts. */
import { countOf, gramHash, hashFactor, makeLines, spread } from './grams.ts'
import type { GramTable } from './index-format.ts'

export interface GramQuery {
  /** Units of an n-gram. */
  size: number
  /** How many different ones there are. */
  count: number
  /** Open addressing: n-gram number + 1, 0 for free. */
  table: Int32Array
  hashes: Int32Array
  idf: Float64Array
  /** Sum of idf. */
  mass: number
  /** Length of the idf vector. */
  norm: number
  /** What the first unit of an n-gram adds to the hash of the next: it is taken out when a scan rolls on. */
  leaving: number
}

/** Distinct n-grams of a question at most: some 60 words. Longer questions are cut, so that cost is bounded. */
const maxQueryGrams = 400
/** Slots of a question's table: a power of two, so many that nearly every unit of a text meets a free one at once. */
export const tableSize = 2048

/**
 * Readies a question's n-grams.
 * @param weighted texts with the weight that their n-grams have in the question
 * @param documents how many lines the table was counted over
 */
export function gramQuery(
  weighted: readonly { text: string; weight: number }[],
  size: number,
  grams: GramTable,
  documents: number,
): GramQuery {
  const table = new Int32Array(tableSize)
  const hashes = new Int32Array(maxQueryGrams)
  const idfs = new Float64Array(maxQueryGrams)
  let [count, mass, squares] = [0, 0, 0]
  for (const { text, weight } of weighted) {
    const { units } = makeLines([text.slice(0, 8 * maxQueryGrams)])
    for (let at = 0; at + size <= units.length && count < maxQueryGrams; at++) {
      const hash = gramHash(units, at, size)
      let slot = spread(hash) & (tableSize - 1)
      while (table[slot] !== 0 && hashes[(table[slot] as number) - 1] !== (hash | 0))
        slot = (slot + 1) & (tableSize - 1)
      if (table[slot] !== 0) continue
      const lines = countOf(grams, hash)
      const idf = weight * Math.log(1 + (documents - lines + 0.5) / (lines + 0.5))
      hashes[count] = hash
      idfs[count] = idf
      table[slot] = ++count
      mass += idf
      squares += idf * idf
    }
  }
  let leaving = 1
  for (let unit = 0; unit < size; unit++) leaving = Math.imul(leaving, hashFactor)
  return { size, count, table, hashes, idf: idfs, mass, norm: Math.sqrt(squares), leaving }
}
