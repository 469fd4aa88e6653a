/** Word BM25 of whole articles, from the weights that lunr gave their passages: no second index is needed. */
import { idfOf, passageBm25 } from './build-index.ts'
import type { LanguageIndex } from './index-format.ts'
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
  index: LanguageIndex,
  { content, slots, mass }: Question,
  first: number,
  end: number,
  nameMask: number,
): number {
  const { starts, units } = index.passageLines
  const length = (starts[end] as number) - (starts[first] as number)
  const norm = k1 * (1 - b + (b * length * index.articleIds.length) / units.length)
  let sum = 0
  for (const [at, slot] of slots.entries()) {
    if (!content.includes(slot)) continue
    let times = (nameMask & (1 << at)) === 0 ? 0 : 1
    for (const { term, weight } of slot.inPassages) times += weight * timesIn(index, term, first, end)
    sum += (slot.idf * (k1 + 1) * times) / (norm + times)
  }
  return sum / mass
}

/** How often a term stands in passages: lunr's weight solved for it, the passage's length taken in units. */
function timesIn(index: LanguageIndex, term: number, first: number, end: number): number {
  const { passages, passageLines } = index
  const full = idfOf(passages, term) * (passageBm25.k1 + 1)
  const last = passages.starts[term + 1] as number
  let times = 0
  for (let place = firstFrom(index, term, first); place < last; place++) {
    const passage = passages.docs[place] as number
    if (passage >= end) break
    const length = (passageLines.starts[passage + 1] as number) - (passageLines.starts[passage] as number)
    const norm = passageBm25.k1 * (1 - passageBm25.b + (passageBm25.b * length) / passageLines.mean)
    const share = Math.min(mostShare, (passages.weights[place] as number) / full)
    times += (norm * share) / (1 - share)
  }
  return times
}

/** Weights are rounded, so that a passage full of one word could seem to say it without end. */
const mostShare = 0.95

/** Where a term's postings from a passage on begin: they stand in the order of passages. */
function firstFrom({ passages }: LanguageIndex, term: number, passage: number): number {
  let low = passages.starts[term] as number
  let high = passages.starts[term + 1] as number
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passages.docs[middle] as number) < passage) low = middle + 1
    else high = middle
  }
  return low
}
