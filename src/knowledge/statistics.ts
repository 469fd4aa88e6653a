/** What is counted over all articles of a language. An article that changes is taken out and put in again. */
import { type Compiled, type Counted, gramsOf } from './compile-article.ts'
import { spread } from './grams.ts'
import type { GramTable, Lexicon, Statistics } from './index-format.ts'
import { makeLexicon } from './lexicon.ts'

export interface Tally {
  /** The number of a term in the vocabulary, where it gets one if it is new. Numbers are for good. */
  numberOf(term: string): number
  add(article: Compiled): void
  remove(article: Compiled): void
  statistics(): Statistics
  /** The vocabulary, where it has grown since it was last asked for. */
  newLexicon(): Lexicon | undefined
  /** Does something to the counts, and takes it back: what was added, removed and numbered meanwhile leaves no trace. */
  attempt<T>(work: () => T): T
}

/** @param gram units of an n-gram */
export function makeTally(gram: number): Tally {
  const numbers = new Map<string, number>()
  const passageCounts = makeCounts()
  const nameCounts = makeCounts()
  const grams = makeGramCounts()
  const sums = { articles: 0, passages: 0, names: 0, passageWords: 0, nameWords: 0 }
  const units = { passages: 0, names: 0, slugs: 0 }
  let told = -1
  /** What an attempt has done so far. */
  let journal: [Compiled, 1 | -1][] | undefined

  const count = (article: Compiled, by: 1 | -1) => {
    const { passages, names, passageLines, nameLines, slugLines } = article
    journal?.push([article, by])
    for (const term of passages.terms) passageCounts.add(term, by)
    for (const term of names.terms) nameCounts.add(term, by)
    grams.add(gramsOf(article, gram), by)
    sums.articles += by
    sums.passages += by * passages.lengths.length
    sums.names += by * names.lengths.length
    sums.passageWords += by * wordsOf(passages)
    sums.nameWords += by * wordsOf(names)
    units.passages += by * passageLines.units.length
    units.names += by * nameLines.units.length
    units.slugs += by * slugLines.units.length
  }
  return {
    numberOf(term) {
      const known = numbers.get(term)
      if (known !== undefined) return known
      numbers.set(term, numbers.size)
      return numbers.size - 1
    },
    add: (article) => count(article, 1),
    remove: (article) => count(article, -1),
    statistics: () => ({
      articles: sums.articles,
      passages: sums.passages,
      passageWords: mean(sums.passageWords, sums.passages),
      nameWords: mean(sums.nameWords, sums.names),
      passageUnits: mean(units.passages, sums.passages),
      nameUnits: mean(units.names, sums.names),
      slugUnits: mean(units.slugs, sums.articles),
      articleUnits: mean(units.passages, sums.articles),
      namesUnits: mean(units.names, sums.articles),
      passageCounts: passageCounts.copy(numbers.size),
      nameCounts: nameCounts.copy(numbers.size),
      grams: grams.table(),
    }),
    newLexicon() {
      if (told === numbers.size) return undefined
      told = numbers.size
      return makeLexicon([...numbers.keys()])
    },
    attempt(work) {
      const [known, toldBefore] = [numbers.size, told]
      const done: [Compiled, 1 | -1][] = []
      journal = done
      try {
        return work()
      } finally {
        journal = undefined
        for (const [article, by] of done.reverse()) count(article, by === 1 ? -1 : 1)
        if (numbers.size > known) for (const term of [...numbers.keys()].slice(known)) numbers.delete(term)
        told = toldBefore
      }
    },
  }
}

const mean = (sum: number, count: number) => (count === 0 ? 0 : sum / count)
const wordsOf = ({ lengths }: Counted) => lengths.reduce((sum, length) => sum + length, 0)

/** Counts by term number. */
function makeCounts() {
  let counts = new Int32Array(1 << 10)
  return {
    add(number: number, by: number) {
      if (number >= counts.length) {
        const wider = new Int32Array(2 ** Math.ceil(Math.log2(number + 1)))
        wider.set(counts)
        counts = wider
      }
      counts[number] = (counts[number] as number) + by
    },
    copy(size: number) {
      const out = new Int32Array(size)
      out.set(counts.subarray(0, size))
      return out
    },
  }
}

/** Counts by n-gram hash. What has come to zero keeps its slot, so that no chain of probes breaks. */
function makeGramCounts() {
  let hashes = new Uint32Array(1 << 12)
  /** One more than the count; 0 for a free slot. */
  let counts = new Uint32Array(1 << 12)
  let used = 0
  let live = 0

  const slotOf = (hash: number) => {
    let slot = spread(hash) & (hashes.length - 1)
    while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (hashes.length - 1)
    return slot
  }
  const grow = () => {
    const [oldHashes, oldCounts] = [hashes, counts]
    const size = live * 4 > hashes.length ? hashes.length * 2 : hashes.length
    hashes = new Uint32Array(size)
    counts = new Uint32Array(size)
    used = 0
    for (let at = 0; at < oldHashes.length; at++) {
      if ((oldCounts[at] as number) < 2) continue
      const slot = slotOf(oldHashes[at] as number)
      hashes[slot] = oldHashes[at] as number
      counts[slot] = oldCounts[at] as number
      used++
    }
  }
  return {
    add(grams: GramTable, by: 1 | -1) {
      for (let at = 0; at < grams.hashes.length; at++) {
        const count = grams.counts[at] as number
        if (count === 0) continue
        const hash = grams.hashes[at] as number
        let slot = slotOf(hash)
        if (counts[slot] === 0) {
          if (used * 2 > hashes.length) {
            grow()
            slot = slotOf(hash)
          }
          hashes[slot] = hash
          counts[slot] = 1
          used++
        }
        const before = counts[slot] as number
        const after = before + by * count
        counts[slot] = after
        if (before === 1 && after > 1) live++
        else if (before > 1 && after === 1) live--
      }
    },
    /** A copy without what has come to zero. */
    table(): GramTable {
      let size = 1 << 12
      while (size < live * 2) size *= 2
      const table = { hashes: new Uint32Array(size), counts: new Uint32Array(size) }
      for (let at = 0; at < hashes.length; at++) {
        if ((counts[at] as number) < 2) continue
        const hash = hashes[at] as number
        let slot = spread(hash) & (size - 1)
        while (table.counts[slot] !== 0) slot = (slot + 1) & (size - 1)
        table.hashes[slot] = hash
        table.counts[slot] = (counts[at] as number) - 1
      }
      return table
    },
  }
}
