/** Scores the passages of one article against a question. */
import { type PassageFeatures, scoreOf } from './features.ts'
import { type GramMatch, type GramQuery, matchGrams } from './grams.ts'
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
}

export interface Ranked extends Hit {
  article: number
  /** Terms in the passage or in a name of its article. */
  mask: number
  name: ClosestName
  /** Idf share of the question's n-grams that stand in the passage. */
  gramCoverage: number
}

/** The passages of one candidate with what the model makes of them. */
export function rankArticle({ index, question, passages, names, grams }: Search, article: number): Ranked[] {
  const first = index.passageStarts[article] as number
  const end = index.passageStarts[article + 1] as number
  const own = Array.from({ length: end - first }, (_, at) => first + at)
  const name = closestName({ index, question, passages, names, grams }, article)
  const whole = matchGrams(grams, index.passageLines, first, end, index.articleUnits)
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
    const said = Math.min(1, (coverage * question.mass) / (nameMass(index, name) || 1))
    const closeness = coverage + cosine + 0.3 * said
    if (closeness > closest) [best, closest] = [{ mask, coverage, cosine, said }, closeness]
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
