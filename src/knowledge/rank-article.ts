/** Scores the passages of one article against a question. */
import { articleWords } from './article-words.ts'
import { type PassageFeatures, scoreOf } from './features.ts'
import { type GramMatch, type GramQuery, lineAt, matchGrams } from './grams.ts'
import { bits } from './lexicon.ts'
import { type Gathered, nameMass, type OpenShard } from './open-index.ts'
import { covered, type Question } from './question.ts'

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

export interface Search {
  /** The shard that the article lies in. */
  index: OpenShard
  question: Question
  passages: Gathered
  names: Gathered
  grams: GramQuery
  /** The question without what came before it, as a line. */
  line: string
  /** Names that count for nothing, as lines. */
  unnamed: ReadonlySet<string>
}

export interface Ranked extends Hit {
  article: number
  /** Terms in the passage or in a name of its article. */
  mask: number
  name: ClosestName
  /** Idf share of the question's telling words in the whole article. */
  inArticle: number
  /** Idf share of the question's n-grams that stand in the passage. */
  gramCoverage: number
}

/** The passages of one candidate with what the model makes of them. */
export function rankArticle(search: Search, article: number): Ranked[] {
  const { index, question, passages, grams } = search
  const first = index.passageStarts[article] as number
  const end = index.passageStarts[article + 1] as number
  const own = Array.from({ length: end - first }, (_, at) => first + at)
  const name = closestName(search, article)
  const ofArticle = {
    articleGrams: Math.min(1, wholeArticle(search, article, first, end) / mostArticleGrams),
    articleWords: Math.min(1, articleWords(index, question, first, end, name.mask) / mostArticleWords),
    called: name.called,
    nameSaid: name.said,
    opening: matchGrams(grams, [{ lines: index.passageLines, first, units: openingUnits }], ordinary(index)).cosine,
  }
  const inArticle = own.reduce((mask, passage) => mask | (passages.masks[passage] as number), name.mask)

  const content = (passage: number) => passages.content[passage] as number
  const promising =
    own.length <= maxPassagesEach ? own : own.sort((a, b) => content(b) - content(a)).slice(0, maxPassagesEach)
  return promising.map((passage) => {
    const match = matchGrams(grams, [{ lines: index.passageLines, first: passage }], ordinary(index))
    const mask = passages.masks[passage] as number
    const features: PassageFeatures = {
      words: bits(mask & question.contentMask) / (question.content.length || 1),
      grams: Math.min(1, match.bm25 / mostGrams),
      ...ofArticle,
    }
    return {
      articleId: index.articleIds[article] as string,
      position: index.positionOf[passage] as number,
      score: scoreOf(features),
      features,
      article,
      mask: mask | name.mask,
      name,
      inArticle: covered(inArticle, question),
      gramCoverage: match.coverage,
    }
  })
}

/** k1 of the passages' n-grams: repetition goes on counting for longer than with words. */
const passageK1 = 3.5
/** The same for whole articles, which have more room to repeat themselves. */
const articleK1 = 8
/** What the scores rarely exceed, so that the features stay in 0…1. */
const mostGrams = 2
const mostArticleGrams = 4
const mostArticleWords = 2
/** Units of an article's opening: about two sentences. */
const openingUnits = 200

const ordinary = ({ passageLines }: OpenShard) => ({ k1: passageK1, mean: passageLines.mean })

/** Everything that stands in the article as one text, its first name included. */
function wholeArticle({ index, grams }: Search, article: number, first: number, end: number): number {
  const { passageLines, nameLines, statistics } = index
  const name = firstName(index, article)
  const mean = statistics.articleUnits + statistics.namesUnits
  const stretches = [{ lines: passageLines, first, end }]
  if (index.nameOf[name] === article) stretches.push({ lines: nameLines, first: name, end: name + 1 })
  return matchGrams(grams, stretches, { k1: articleK1, mean }).bm25
}

interface ClosestName extends Pick<GramMatch, 'cosine'> {
  mask: number
  coverage: number
  /** Idf share of the name that the question says. */
  said: number
  /** Idf share of the question's n-grams in the name and the article's path together. */
  called: number
  /** An alias or question that is the very question, whatever its case and punctuation. */
  same: boolean
}

/** What a name surely reaches that is the question; repeated n-grams keep it below 1. Spares comparing the others. */
const leastOfSame = 0.8

/** The name that is closest to the question: title, description, alias or question. */
function closestName({ index, question, names, grams, line: asked, unnamed }: Search, article: number): ClosestName {
  const path = { lines: index.slugLines, first: article }
  const plain = { k1: passageK1, mean: index.nameLines.mean }
  let best = {
    mask: 0,
    coverage: 0,
    cosine: 0,
    said: 0,
    called: matchGrams(grams, [path], plain).coverage,
    same: false,
  }
  let closest = -1
  const start = firstName(index, article)
  for (let name = start; name < start + maxNames && index.nameOf[name] === article; name++) {
    if (unnamed.size > 0 && unnamed.has(lineAt(index.nameLines, name))) continue
    const mask = names.masks[name] as number
    const coverage = covered(mask, question)
    const line = { lines: index.nameLines, first: name }
    const { cosine } = matchGrams(grams, [line], plain)
    const called = matchGrams(grams, [line, path], plain).coverage
    const said = Math.min(1, (coverage * question.mass) / (nameMass(index, name) || 1))
    const closeness = coverage + cosine + 0.3 * said
    // Titles are not meant as questions, and several articles may share one.
    const same = name > start && cosine >= leastOfSame && lineAt(index.nameLines, name) === asked
    if (same || closeness > closest) [best, closest] = [{ mask, coverage, cosine, said, called, same }, closeness]
    if (same) break
  }
  return best
}

/** Names stand in the order of their articles. */
function firstName({ nameOf }: OpenShard, article: number): number {
  let low = 0
  let high = nameOf.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nameOf[middle] as number) < article) low = middle + 1
    else high = middle
  }
  return low
}
