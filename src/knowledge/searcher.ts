/** Searches the index of one language: lunr's postings fetch candidates, the ranking model orders their passages. */
import { idfOf } from './build-index.ts'
import { type PassageFeatures, scoreOf } from './features.ts'
import { type GramMatch, type GramQuery, gramQuery, matchGrams } from './grams.ts'
import type { LanguageIndex, Postings } from './index-format.ts'
import { terms } from './languages.ts'
import { lookAlikes, lookUp } from './lexicon.ts'

/** Distinct terms of a question that are looked for; one bit each in a 32-bit word. */
export const maxQueryTerms = 32
/** Articles that the ranking model orders. With 20 nearly nothing is lost; 40 leaves room for long bases. */
const maxCandidates = 40
/** Passages of one candidate that are scanned: those its words point to. */
const maxPassagesEach = 8
/** What a look-alike of a misspelt word counts, against the word itself. */
const lookAlikeWeight = 0.8
/** Units of text that are read for terms; a question beyond it is cut. */
const maxQueryLength = 4000

export interface Part {
  text: string
  /** 0…1: 1 for the question itself, less for what a follow-up takes from earlier turns. */
  weight: number
}

export interface Hit {
  articleId: string
  position: number
  score: number
  features: PassageFeatures
}

export interface Found {
  /** Best first. */
  hits: Hit[]
  /** Facts about the question as a whole, each in 0…1. */
  features: Record<string, number>
  unknown: string[]
  missing: string[]
  words: number
}

/** One distinct term of the question. */
interface Slot {
  typed: string
  idf: number
  stop: boolean
  /** Its number in the passages' lexicon with 1, or those of its look-alikes with less. */
  inPassages: { term: number; weight: number }[]
  inNames: { term: number; weight: number }[]
  known: boolean
}

/**
 * Answers with passages, best first; the parts are plain text, never a query language.
 * @param mayShow whether an article may be shown and is not left out
 */
export function searchLanguage(
  index: LanguageIndex,
  parts: readonly Part[],
  mayShow: (articleId: string) => boolean,
  limit: number,
): Found {
  const slots = readSlots(index, parts)
  const telling = slots.filter(({ stop }) => !stop)
  const content = telling.length > 0 ? telling : slots
  const weigh = measure(slots, content)
  const passages = gather(index.passages, slots, 'inPassages', weigh.contentMask)
  const names = gather(index.names, slots, 'inNames', weigh.contentMask)
  const candidates = pickCandidates(index, passages, names, weigh, mayShow)
  const query = gramQuery(parts, index.gram, index.grams, index.passages.documents)

  const scored = candidates.flatMap((article) => rank(index, article, passages, names, weigh, query))
  scored.sort((a, b) => b.score - a.score)
  const best = scored[0]
  const lacking = content.filter((slot) => !best || (best.mask & (1 << slots.indexOf(slot))) === 0)
  return {
    hits: scored.slice(0, limit).map(({ articleId, position, score, features }) => ({ articleId, position, score, features })),
    features: questionFeatures(index, scored, content, lacking),
    unknown: content.filter(({ known }) => !known).map(({ typed }) => typed),
    missing: lacking.map(({ typed }) => typed),
    words: telling.length,
  }
}

function readSlots(index: LanguageIndex, parts: readonly Part[]): Slot[] {
  const slots = new Map<string, Slot>()
  for (const { text, weight } of parts) {
    for (const { term, stop, typed } of terms(text.slice(0, maxQueryLength), index.lang)) {
      if (slots.size >= maxQueryTerms) return [...slots.values()]
      if (!slots.has(term)) slots.set(term, slotOf(index, term, stop, typed, weight))
    }
  }
  return [...slots.values()]
}

function slotOf({ passages, names }: LanguageIndex, term: string, stop: boolean, typed: string, weight: number): Slot {
  const exact = lookUp(passages.lexicon, term)
  const named = lookUp(names.lexicon, term)
  if (exact >= 0 || named >= 0) {
    return {
      typed,
      stop,
      known: true,
      idf: weight * idfOf(passages, exact),
      inPassages: exact < 0 ? [] : [{ term: exact, weight: 1 }],
      inNames: named < 0 ? [] : [{ term: named, weight: 1 }],
    }
  }
  const alike = lookAlikes(passages.lexicon, term)
  const alikeNames = lookAlikes(names.lexicon, term)
  const known = alike.length > 0 || alikeNames.length > 0
  const nearest = alike[0] ?? -1
  const weighted = (numbers: number[]) => numbers.map((number) => ({ term: number, weight: lookAlikeWeight }))
  return { typed, stop, known, idf: weight * idfOf(passages, nearest), inPassages: weighted(alike), inNames: weighted(alikeNames) }
}

/** Sums that make scores comparable across questions. */
interface Weigh {
  slots: Slot[]
  contentMask: number
  /** Idf sum over all terms, and over the telling ones. */
  all: number
  content: number
}

function measure(slots: Slot[], content: Slot[]): Weigh {
  const sum = (some: Slot[]) => some.reduce((total, { idf }) => total + idf, 0) || 1
  const contentMask = slots.reduce((mask, slot, at) => (content.includes(slot) ? mask | (1 << at) : mask), 0)
  return { slots, contentMask, all: sum(slots), content: sum(content) }
}

/** BM25 sums and present terms of every document. */
interface Gathered {
  all: Float32Array
  content: Float32Array
  masks: Int32Array
}

function gather(postings: Postings, slots: Slot[], where: 'inPassages' | 'inNames', contentMask: number): Gathered {
  const all = new Float32Array(postings.documents)
  const content = new Float32Array(postings.documents)
  const masks = new Int32Array(postings.documents)
  for (const [at, slot] of slots.entries()) {
    const bit = 1 << at
    const telling = (contentMask & bit) !== 0
    for (const { term, weight } of slot[where]) {
      const end = postings.starts[term + 1] as number
      for (let place = postings.starts[term] as number; place < end; place++) {
        const doc = postings.docs[place] as number
        if (weight < 1 && (masks[doc] as number) & bit) continue
        const score = weight * (postings.weights[place] as number)
        all[doc] = (all[doc] as number) + score
        if (telling) content[doc] = (content[doc] as number) + score
        masks[doc] = (masks[doc] as number) | bit
      }
    }
  }
  return { all, content, masks }
}

/** Idf of the telling terms in a mask, as a share of the question's. */
function covered(mask: number, { slots, contentMask, content }: Weigh): number {
  let sum = 0
  for (let rest = mask & contentMask; rest !== 0; rest &= rest - 1) sum += (slots[31 - Math.clz32(rest & -rest)] as Slot).idf
  return Math.min(1, sum / content)
}

/** Articles whose best passage or name promises most. */
function pickCandidates(
  index: LanguageIndex,
  passages: Gathered,
  names: Gathered,
  weigh: Weigh,
  mayShow: (articleId: string) => boolean,
): number[] {
  const promise = new Float32Array(index.articleIds.length)
  for (let passage = 0; passage < index.articleOf.length; passage++) {
    if (passages.masks[passage] === 0) continue
    const article = index.articleOf[passage] as number
    const worth = (passages.content[passage] as number) / weigh.content + (0.3 * (passages.all[passage] as number)) / weigh.all
    if (worth > (promise[article] as number)) promise[article] = worth
  }
  const called = new Float32Array(index.articleIds.length)
  for (let name = 0; name < index.nameOf.length; name++) {
    if (names.masks[name] === 0) continue
    const article = index.nameOf[name] as number
    called[article] = Math.max(called[article] as number, covered(names.masks[name] as number, weigh))
  }
  const picked: { article: number; worth: number }[] = []
  for (let article = 0; article < promise.length; article++) {
    const worth = (promise[article] as number) + (called[article] as number)
    if (worth > 0) picked.push({ article, worth })
  }
  picked.sort((a, b) => b.worth - a.worth)
  const candidates: number[] = []
  for (const { article } of picked) {
    if (!mayShow(index.articleIds[article] as string)) continue
    if (candidates.push(article) === maxCandidates) break
  }
  return candidates
}

interface Ranked extends Hit {
  /** Terms in the passage or a name of its article. */
  mask: number
  article: number
  grams: GramMatch
}

function rank(index: LanguageIndex, article: number, passages: Gathered, names: Gathered, weigh: Weigh, query: GramQuery): Ranked[] {
  const name = closestName(index, article, names, weigh, query)
  const first = index.passageStarts[article] as number
  const own = Array.from({ length: (index.passageStarts[article + 1] as number) - first }, (_, at) => first + at)
  const whole = own.reduce((mask, passage) => mask | (passages.masks[passage] as number), name.mask)
  const promising =
    own.length <= maxPassagesEach
      ? own
      : own.sort((a, b) => (passages.content[b] as number) - (passages.content[a] as number)).slice(0, maxPassagesEach)
  return promising.map((passage) => {
    const grams = matchGrams(query, index.passageLines, passage)
    const mask = passages.masks[passage] as number
    const features: PassageFeatures = {
      grams: Math.min(1, grams.bm25 / 2),
      words: Math.min(1, (passages.all[passage] as number) / weigh.all / 2),
      content: Math.min(1, (passages.content[passage] as number) / weigh.content / 2),
      coverage: covered(mask, weigh),
      nameCoverage: name.coverage,
      nameCosine: name.cosine,
      nameSaid: name.said,
      together: covered(mask | name.mask, weigh),
      article: covered(whole, weigh),
    }
    return {
      articleId: index.articleIds[article] as string,
      position: index.positionOf[passage] as number,
      score: scoreOf(features),
      features,
      mask: mask | name.mask,
      article,
      grams,
    }
  })
}

/** Names of one article that are compared; an article with more has been given a list of keywords. */
const maxNames = 60

/** The name that is closest to the question: title, description, alias or question. */
function closestName(index: LanguageIndex, article: number, names: Gathered, weigh: Weigh, query: GramQuery) {
  let best = { mask: 0, coverage: 0, cosine: 0, said: 0, worth: -1 }
  const start = firstName(index, article)
  for (let name = start; name < Math.min(start + maxNames, index.nameOf.length) && index.nameOf[name] === article; name++) {
    const mask = names.masks[name] as number
    const coverage = covered(mask, weigh)
    const { cosine } = matchGrams(query, index.nameLines, name)
    const said = Math.min(1, (covered(mask, weigh) * weigh.content) / (index.nameMass[name] || 1))
    const worth = coverage + cosine + 0.3 * said
    if (worth > best.worth) best = { mask, coverage, cosine, said, worth }
  }
  return best
}

/** Names stand in the order of their articles. */
function firstName({ nameOf }: LanguageIndex, article: number): number {
  let low = 0
  let high = nameOf.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nameOf[middle] as number) < article) low = middle + 1
    else high = middle
  }
  return low
}

/** What the judge goes by, each in 0…1. */
function questionFeatures(index: LanguageIndex, ranked: Ranked[], content: Slot[], lacking: Slot[]): Record<string, number> {
  const mass = content.reduce((sum, { idf }) => sum + idf, 0) || 1
  const rarest = Math.log(1 + (index.passages.documents + 0.5) / 0.5) || 1
  const best = ranked[0]
  const second = ranked.find(({ article }) => article !== best?.article)
  const near = new Set(ranked.filter(({ score }) => best && score >= 0.7 * best.score).map(({ article }) => article))
  return {
    ...Object.fromEntries(Object.entries(best?.features ?? {}).map(([name, value]) => [name, value])),
    score: best?.score ?? 0,
    margin: best ? best.score - (second?.score ?? 0) : 0,
    gramCoverage: best?.grams.coverage ?? 0,
    known: content.filter(({ known }) => known).reduce((sum, { idf }) => sum + idf, 0) / mass,
    missingPeak: Math.min(1, Math.max(0, ...lacking.map(({ idf }) => idf)) / rarest),
    telling: Math.min(1, mass / content.length / rarest || 0),
    length: Math.min(1, content.length / 10),
    crowd: Math.min(1, near.size / 10),
  }
}
