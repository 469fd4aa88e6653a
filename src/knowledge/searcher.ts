/** Searches the index of one language: lunr's postings fetch candidates, the ranking model orders their passages. */
import { type Gathered, gather, pickCandidates } from './candidates.ts'
import { type PassageFeatures, scoreOf } from './features.ts'
import { type GramMatch, type GramQuery, gramQuery, matchGrams } from './grams.ts'
import type { LanguageIndex } from './index-format.ts'
import { covered, type Part, type Question, readQuestion } from './question.ts'

/** Passages of one candidate that are scanned: those its words point to. */
const maxPassagesEach = 8
/** Names of one article that are compared; an article with more has been given a list of keywords. */
const maxNames = 60

export interface Hit {
  articleId: string
  position: number
  /** 0…1 */
  score: number
  features: PassageFeatures
}

export interface Found {
  /** Best first. */
  hits: Hit[]
  /** Facts about the question as a whole, each in 0…1. */
  features: Record<string, number>
  /** Words, as typed, that stand in no article and look like none that does. */
  unknown: string[]
  /** Words, as typed, that the best passage and its article's names lack. */
  missing: string[]
  /** How many telling words the question has. */
  words: number
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
  const question = readQuestion(index, parts)
  const passages = gather(index.passages, question, 'inPassages')
  const names = gather(index.names, question, 'inNames')
  const grams = gramQuery(parts, index.gram, index.grams, index.passages.documents)
  const candidates = pickCandidates(index, passages, names, question, mayShow)
  const ranked = candidates.flatMap((article) => rankArticle({ index, question, passages, names, grams }, article))
  ranked.sort((a, b) => b.score - a.score)

  const missing = question.slots.filter((slot, at) => {
    return question.content.includes(slot) && ((ranked[0]?.mask ?? 0) & (1 << at)) === 0
  })
  return {
    hits: ranked
      .slice(0, limit)
      .map(({ articleId, position, score, features }) => ({ articleId, position, score, features })),
    features: questionFeatures(index, question, ranked, Math.max(0, ...missing.map(({ idf }) => idf))),
    unknown: question.content.filter(({ known }) => !known).map(({ typed }) => typed),
    missing: missing.map(({ typed }) => typed),
    words: question.words,
  }
}

interface Search {
  index: LanguageIndex
  question: Question
  passages: Gathered
  names: Gathered
  grams: GramQuery
}

interface Ranked extends Hit {
  article: number
  /** Terms in the passage or in a name of its article. */
  mask: number
  name: ClosestName
  /** Idf share of the question's n-grams that stand in the passage. */
  gramCoverage: number
}

function rankArticle({ index, question, passages, names, grams }: Search, article: number): Ranked[] {
  const first = index.passageStarts[article] as number
  const end = index.passageStarts[article + 1] as number
  const own = Array.from({ length: end - first }, (_, at) => first + at)
  const name = closestName({ index, question, passages, names, grams }, article)
  const meanArticle = index.passageLines.units.length / index.articleIds.length
  const whole = matchGrams(grams, index.passageLines, first, end, meanArticle)
  const slug = matchGrams(grams, index.slugLines, article)
  const inArticle = own.reduce((mask, passage) => mask | (passages.masks[passage] as number), name.mask)

  const content = (passage: number) => passages.content[passage] as number
  const promising =
    own.length <= maxPassagesEach ? own : own.sort((a, b) => content(b) - content(a)).slice(0, maxPassagesEach)
  return promising.map((passage) => {
    const match = matchGrams(grams, index.passageLines, passage)
    const features: PassageFeatures = {
      grams: Math.min(1, match.bm25 / 2),
      content: Math.min(1, content(passage) / question.mass / 2),
      nameCoverage: name.coverage,
      nameCosine: name.cosine,
      slug: slug.coverage,
      article: covered(inArticle, question),
      articleGrams: Math.min(1, whole.bm25 / 2),
    }
    return {
      articleId: index.articleIds[article] as string,
      position: index.positionOf[passage] as number,
      score: scoreOf(features),
      features,
      article,
      mask: (passages.masks[passage] as number) | name.mask,
      name,
      gramCoverage: match.coverage,
    }
  })
}

interface ClosestName extends Pick<GramMatch, 'cosine'> {
  mask: number
  coverage: number
  /** Idf share of the name that the question says. */
  said: number
}

/** The name that is closest to the question: title, description, alias or question. */
function closestName({ index, question, names, grams }: Search, article: number): ClosestName {
  let best = { mask: 0, coverage: 0, cosine: 0, said: 0 }
  let closest = -1
  const start = firstName(index, article)
  for (let name = start; name < start + maxNames && index.nameOf[name] === article; name++) {
    const mask = names.masks[name] as number
    const coverage = covered(mask, question)
    const { cosine } = matchGrams(grams, index.nameLines, name)
    const said = Math.min(1, (coverage * question.mass) / (index.nameMass[name] || 1))
    const closeness = coverage + cosine + 0.3 * said
    if (closeness > closest) [best, closest] = [{ mask, coverage, cosine, said }, closeness]
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
function questionFeatures(
  index: LanguageIndex,
  question: Question,
  ranked: Ranked[],
  missingIdf: number,
): Record<string, number> {
  const { content, mass } = question
  const rarest = Math.log(1 + (index.passages.documents + 0.5) / 0.5) || 1
  const best = ranked[0]
  const second = ranked.find(({ article }) => article !== best?.article)
  const near = new Set(ranked.filter(({ score }) => best && score >= 0.85 * best.score).map(({ article }) => article))
  return {
    ...best?.features,
    gramCoverage: best?.gramCoverage ?? 0,
    score: best?.score ?? 0,
    /** How far the best article is ahead of the next, as a share of its own score. */
    margin: best ? (best.score - (second?.score ?? 0)) / best.score : 0,
    /** Idf share that the best passage and its article's names cover together. */
    together: best ? covered(best.mask, question) : 0,
    /** Idf share of the closest name that the question says. */
    nameSaid: best?.name.said ?? 0,
    /** Idf share of words that stand in any article. */
    known: content.reduce((sum, { known, idf }) => (known ? sum + idf : sum), 0) / mass,
    /** How telling the most telling word is that the best passage lacks. */
    missingPeak: Math.min(1, missingIdf / rarest),
    /** How telling the question's words are on average. */
    telling: content.length === 0 ? 0 : Math.min(1, mass / content.length / rarest),
    length: Math.min(1, content.length / 10),
    /** How many articles come close to the best. */
    crowd: Math.min(1, near.size / 10),
  }
}
