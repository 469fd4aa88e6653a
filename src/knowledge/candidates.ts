/** Which articles are worth ranking: lunr's postings, summed term by term. */
import type { LanguageIndex, Postings } from './index-format.ts'
import { covered, type Question } from './question.ts'

/** Articles that the ranking model orders. With 20 nearly nothing is lost; 40 leaves room for long bases. */
const maxCandidates = 40
/** Articles beside them that are ranked because the conversation is about them. */
const maxSpoken = 60

/** Sums over the question's terms for every document. */
export interface Gathered {
  /** lunr's BM25 over the telling terms. */
  content: Float32Array
  /** Bits of the question's terms that the document holds. */
  masks: Int32Array
}

/** Adds up the postings of a question's terms. */
export function gather(postings: Postings, question: Question, where: 'inPassages' | 'inNames'): Gathered {
  const content = new Float32Array(postings.documents)
  const masks = new Int32Array(postings.documents)
  for (const [at, slot] of question.slots.entries()) {
    const bit = 1 << at
    const telling = (question.contentMask & bit) !== 0
    for (const { term, weight } of slot[where]) {
      const end = postings.starts[term + 1] as number
      for (let place = postings.starts[term] as number; place < end; place++) {
        const doc = postings.docs[place] as number
        // Of several look-alikes of one word, a document counts the nearest.
        if ((masks[doc] as number) & bit) continue
        if (telling) content[doc] = (content[doc] as number) + weight * (postings.weights[place] as number)
        masks[doc] = (masks[doc] as number) | bit
      }
    }
  }
  return { content, masks }
}

/** Numbers of the articles whose best passage and best name together promise most. */
export function pickCandidates(
  index: LanguageIndex,
  passages: Gathered,
  names: Gathered,
  question: Question,
  mayShow: (articleId: string) => boolean,
  about: ReadonlyMap<string, number>,
): number[] {
  const worth = new Float32Array(index.articleIds.length)
  for (let passage = 0; passage < index.articleOf.length; passage++) {
    if (passages.masks[passage] === 0) continue
    const article = index.articleOf[passage] as number
    worth[article] = Math.max(worth[article] as number, (passages.content[passage] as number) / question.mass)
  }
  const called = new Float32Array(index.articleIds.length)
  for (let name = 0; name < index.nameOf.length; name++) {
    if (names.masks[name] === 0) continue
    const article = index.nameOf[name] as number
    called[article] = Math.max(called[article] as number, covered(names.masks[name] as number, question))
  }
  const touched: number[] = []
  for (let article = 0; article < worth.length; article++) {
    worth[article] = (worth[article] as number) + (called[article] as number)
    if ((worth[article] as number) > 0) touched.push(article)
  }
  touched.sort((a, b) => (worth[b] as number) - (worth[a] as number))
  const candidates: number[] = []
  for (const article of touched) {
    if (!mayShow(index.articleIds[article] as string)) continue
    if (candidates.push(article) === maxCandidates) break
  }
  return about.size === 0 ? candidates : [...candidates, ...spoken(index, worth, about, candidates, mayShow)]
}

/** Articles that the conversation is about, which a question that does not name them would not lead to. */
function spoken(
  { articleIds }: LanguageIndex,
  worth: Float32Array,
  about: ReadonlyMap<string, number>,
  candidates: readonly number[],
  mayShow: (articleId: string) => boolean,
): number[] {
  const taken = new Set(candidates)
  const promise = (article: number) => (about.get(articleIds[article] as string) ?? 0) + (worth[article] as number) / 2
  const more: number[] = []
  for (const [article, id] of articleIds.entries()) {
    if (about.has(id) && !taken.has(article) && mayShow(id)) more.push(article)
  }
  return more.sort((a, b) => promise(b) - promise(a)).slice(0, maxSpoken)
}
