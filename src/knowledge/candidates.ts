/** Which articles are worth ranking: lunr's BM25 over the postings of every shard, summed term by term. */
import type { Postings } from './index-format.ts'
import { type Gathered, idfOf, type LanguageIndex, type OpenShard, placeOf } from './open-index.ts'
import { covered, type Question } from './question.ts'

export type { Gathered } from './open-index.ts'

/** Articles that the ranking model orders. With 20 nearly nothing is lost; 40 leaves room for long bases. */
const maxCandidates = 40
/** Articles beside them that are ranked because the conversation is about them. */
const maxSpoken = 60

/** BM25 of passages: repetition counts for longer than lunr's 1.2 would let it (RETRIEVAL.md). */
const passageBm25 = { k1: 2.5, b: 0.75 }
const nameBm25 = { k1: 1.2, b: 0.5 }

export interface Candidate {
  shard: OpenShard
  /** Its number in the shard. */
  article: number
  /** What its best passage and its best name together promise. */
  worth: number
}

/**
 * The articles that promise most, best first; the sums of their shards are left in place for ranking them.
 * @param mayShow whether an article may be shown and is not left out
 * @param about articles that the conversation is about, with how far they are ahead of others
 */
export function pickCandidates(
  index: LanguageIndex,
  question: Question,
  mayShow: (articleId: string) => boolean,
  about: ReadonlyMap<string, number> = new Map(),
): Candidate[] {
  const { passageWords, nameWords } = index.statistics
  const idfs = question.slots.map(({ inPassages }) => inPassages.map(({ term }) => idfOf(index.statistics, term)))
  const nameIdfs = question.slots.map(({ inNames }) => inNames.map(({ term }) => idfOf(index.statistics, term)))
  const best: Candidate[] = []
  const spoken: Candidate[] = []
  let least = 0
  for (const shard of index.shards) {
    gather(shard.passages, shard.passageSums, question, 'inPassages', idfs, { ...passageBm25, mean: passageWords })
    gather(shard.names, shard.nameSums, question, 'inNames', nameIdfs, { ...nameBm25, mean: nameWords })
    const worths = worthOf(shard, question)
    for (let article = 0; article < worths.length; article++) {
      const worth = worths[article] as number
      if (worth === 0 || worth < least) continue
      enter(best, { shard, article, worth }, mayShow)
      if (best.length === maxCandidates) least = best.at(-1)?.worth ?? 0
    }
    if (about.size > 0) spoken.push(...spokenOf(shard, worths, about))
  }
  return about.size === 0 ? best : [...best, ...others(best, spoken, mayShow)]
}

/** A shard's articles that the conversation is about, which a question that does not name them would not lead to. */
function spokenOf(shard: OpenShard, worths: Float32Array, about: ReadonlyMap<string, number>): Candidate[] {
  return shard.articleIds.flatMap((id, article) => {
    const ahead = about.get(id)
    return ahead === undefined ? [] : { shard, article, worth: ahead + (worths[article] as number) / 2 }
  })
}

/** Those of them that are not candidates already and promise most. */
function others(
  best: readonly Candidate[],
  spoken: readonly Candidate[],
  mayShow: (articleId: string) => boolean,
): Candidate[] {
  const taken = new Set(best.map(idOf))
  return spoken
    .filter((candidate) => !taken.has(idOf(candidate)) && mayShow(idOf(candidate)))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, maxSpoken)
}

/** Puts a candidate in its place among the best. */
function enter(best: Candidate[], candidate: Candidate, mayShow: (articleId: string) => boolean): void {
  const place = best.findIndex((other) => isBefore(candidate, other))
  if ((place < 0 && best.length === maxCandidates) || !mayShow(idOf(candidate))) return
  best.splice(place < 0 ? best.length : place, 0, candidate)
  if (best.length > maxCandidates) best.pop()
}

const idOf = ({ shard, article }: Candidate) => shard.articleIds[article] as string
const isBefore = (a: Candidate, b: Candidate) => a.worth > b.worth || (a.worth === b.worth && idOf(a) < idOf(b))

/** Adds up the postings of a question's terms. */
function gather(
  postings: Postings,
  { content, masks }: Gathered,
  question: Question,
  where: 'inPassages' | 'inNames',
  idfs: readonly number[][],
  { k1, b, mean }: { k1: number; b: number; mean: number },
): void {
  content.fill(0)
  masks.fill(0)
  const { starts, docs, counts, lengths } = postings
  const base = k1 * (1 - b)
  const slope = (k1 * b) / (mean || 1)
  for (const [at, slot] of question.slots.entries()) {
    const bit = 1 << at
    const telling = (question.contentMask & bit) !== 0
    for (const [nth, { term, weight }] of slot[where].entries()) {
      const entry = placeOf(postings, term)
      if (entry < 0) continue
      const scale = weight * (idfs[at]?.[nth] ?? 0) * (k1 + 1)
      const end = starts[entry + 1] as number
      for (let place = starts[entry] as number; place < end; place++) {
        const doc = docs[place] as number
        // Of several look-alikes of one word, a document counts the nearest.
        if ((masks[doc] as number) & bit) continue
        masks[doc] = (masks[doc] as number) | bit
        if (!telling) continue
        const count = counts[place] as number
        content[doc] = (content[doc] as number) + (scale * count) / (base + slope * (lengths[doc] as number) + count)
      }
    }
  }
}

/** What each article of a shard promises; 0 for one that has none of the telling words. */
function worthOf(
  { articleIds, articleOf, nameOf, passageSums, nameSums }: OpenShard,
  question: Question,
): Float32Array {
  const worth = new Float32Array(articleIds.length)
  for (let passage = 0; passage < articleOf.length; passage++) {
    const content = passageSums.content[passage] as number
    if (content === 0) continue
    const article = articleOf[passage] as number
    worth[article] = Math.max(worth[article] as number, content / question.mass)
  }
  const called = new Float32Array(articleIds.length)
  for (let name = 0; name < nameOf.length; name++) {
    const mask = (nameSums.masks[name] as number) & question.contentMask
    if (mask === 0) continue
    const article = nameOf[name] as number
    called[article] = Math.max(called[article] as number, covered(mask, question))
  }
  for (let article = 0; article < worth.length; article++) {
    worth[article] = (worth[article] as number) + (called[article] as number)
  }
  return worth
}
