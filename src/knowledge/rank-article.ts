/** Scores the passages of one article against a question. */
import { articleWords } from './article-words.ts'
import { type ClosestName, closestName, firstName, type NameSearch } from './closest-name.ts'
import { type PassageFeatures, scoreOf } from './features.ts'
import { addMet, forget, type GramMatch, matchOf, scanLine } from './gram-match.ts'
import { bits } from './lexicon.ts'
import type { Gathered } from './open-index.ts'
import { covered } from './question.ts'

/** Passages of one candidate that are scanned: those its words point to. */
const maxPassagesEach = 8

export interface Hit {
  articleId: string
  position: number
  /** 0…1 */
  score: number
  features: PassageFeatures
}

export interface Search extends NameSearch {
  passages: Gathered
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
  const { index, question, passages } = search
  const first = index.passageStarts[article] as number
  const end = index.passageStarts[article + 1] as number
  const own = Array.from({ length: end - first }, (_, at) => first + at)
  const name = closestName(search, article)
  const inArticle = own.reduce((mask, passage) => mask | (passages.masks[passage] as number), name.mask)
  const content = (passage: number) => passages.content[passage] as number
  const promising =
    own.length <= maxPassagesEach ? own : own.sort((a, b) => content(b) - content(a)).slice(0, maxPassagesEach)
  const read = readArticle(search, article, promising)
  const ofArticle = {
    articleGrams: Math.min(1, read.whole.bm25 / mostArticleGrams),
    articleWords: Math.min(1, articleWords(index, question, first, end, name.mask) / mostArticleWords),
    called: name.called,
    nameSaid: name.said,
    opening: read.opening.cosine,
  }
  return promising.map((passage) => {
    const match = read.passages.get(passage) as GramMatch
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

/** Units of an article that are read as a whole; of longer ones the passages beyond are only read by themselves. */
const maxArticleUnits = 60_000

interface ArticleRead {
  /** Everything that stands in the article as one text, its first name included. */
  whole: GramMatch
  opening: GramMatch
  passages: ReadonlyMap<number, GramMatch>
}

/** Reads an article once, whatever it is compared as. */
function readArticle({ index, grams, room }: Search, article: number, promising: readonly number[]): ArticleRead {
  const { passageLines, nameLines, statistics } = index
  const ordinary = { k1: passageK1, mean: passageLines.mean }
  const first = index.passageStarts[article] as number
  const end = index.passageStarts[article + 1] as number
  const { whole, own } = room
  forget(whole)
  const passages = new Map<number, GramMatch>()
  let opening: GramMatch = { bm25: 0, coverage: 0, cosine: 0 }
  for (let passage = first; passage < end; passage++) {
    const counts = whole.units < maxArticleUnits
    const promises = promising.includes(passage)
    if (!counts && !promises) continue
    forget(own)
    if (passage === first) {
      scanLine(grams, passageLines, passage, own, 0, openingUnits)
      opening = matchOf(grams, own, ordinary)
    }
    scanLine(grams, passageLines, passage, own, own.units)
    if (promises) passages.set(passage, matchOf(grams, own, ordinary))
    if (counts) addMet(whole, own)
  }
  const name = firstName(index, article)
  if (index.nameOf[name] === article) scanLine(grams, nameLines, name, whole)
  const mean = statistics.articleUnits + statistics.namesUnits
  return { whole: matchOf(grams, whole, { k1: articleK1, mean }), opening, passages }
}
