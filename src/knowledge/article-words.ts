/** Word BM25 of whole articles, from what was counted in their passages: no second index is needed. */
import { type OpenShard, placeOf } from './open-index.ts'
import type { Question } from './question.ts'

/** BM25 of articles, whose length says less about them than a passage's does. */
const k1 = 1.8
const b = 0.55

/**
 * BM25 of an article over the question's telling words, by their idf sum: above 0, seldom above 2.
 * @param first its first passage, and `end` the passage after its last
 * @param nameMask terms in its name; each counts as said once more
 */
export function articleWords(
  shard: OpenShard,
  { contentMask, slots, mass }: Question,
  first: number,
  end: number,
  nameMask: number,
): number {
  const { starts } = shard.passageLines
  const length = (starts[end] as number) - (starts[first] as number)
  const norm = k1 * (1 - b + (b * length) / (shard.statistics.articleUnits || 1))
  let sum = 0
  for (const [at, slot] of slots.entries()) {
    if ((contentMask & (1 << at)) === 0) continue
    let times = (nameMask & (1 << at)) === 0 ? 0 : 1
    for (const { term, weight } of slot.inPassages) times += weight * timesIn(shard, term, first, end)
    sum += (slot.idf * (k1 + 1) * times) / (norm + times)
  }
  return sum / mass
}

/** How often a term stands in passages. */
function timesIn({ passages }: OpenShard, term: number, first: number, end: number): number {
  const entry = placeOf(passages, term)
  if (entry < 0) return 0
  const { starts, docs, counts } = passages
  const last = starts[entry + 1] as number
  let times = 0
  for (let place = firstFrom(docs, starts[entry] as number, last, first); place < last; place++) {
    if ((docs[place] as number) >= end) break
    times += counts[place] as number
  }
  return times
}

/** Where a term's postings from a passage on begin: they stand in the order of passages. */
function firstFrom(docs: Int32Array, from: number, end: number, passage: number): number {
  let low = from
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((docs[middle] as number) < passage) low = middle + 1
    else high = middle
  }
  return low
}
