/** What a sentence of a draft says, set beside the passages that it may rest on. */
import { align, type Place, type Token, tokensOf } from './align.ts'
import { type Facts, factsOf, withoutAddresses } from './facts.ts'
import type { Source } from './sources.ts'
import { contentOf, coverage } from './support.ts'

/** What a sentence says, beside what it may rest on. */
export interface Claim {
  /** Without its markers, as markdown and as read. */
  markdown: string
  said: string
  /** As read, without addresses. */
  prose: string
  facts: Facts
  tokens: readonly Token[]
  /** Where each token stands in `basis`. */
  places: readonly (Place | undefined)[]
  /** The passages that it cites; without citations the one that is nearest. */
  sources: readonly Source[]
  others: readonly Source[]
  /** The sentences of its sources. */
  basis: Source['sentences']
  cites: boolean
  question: string
  lang: string | undefined
  /** None of its sources is in its language: facts can be compared, words cannot. */
  foreign: boolean
}

/**
 * @param markdown without citation markers
 * @param said the same as read
 * @param numbers of the passages that it cites
 */
export function claimOf(
  markdown: string,
  said: string,
  sources: readonly Source[],
  numbers: readonly number[],
  { question, lang }: { question: string; lang?: string },
): Claim {
  const cites = numbers.length > 0
  const content = contentOf(said)
  const nearest = [...sources].sort((a, b) => coverage(content, b.stems) - coverage(content, a.stems)).slice(0, 1)
  const own = cites ? sources.filter(({ n }) => numbers.includes(n)) : nearest
  const basis = own.flatMap(({ sentences }) => sentences)
  const prose = withoutAddresses(said)
  const tokens = tokensOf(prose)
  return {
    markdown,
    said,
    prose,
    facts: factsOf(markdown),
    tokens,
    places: align(
      tokens,
      basis.map((each) => each.tokens),
    ),
    sources: own,
    others: sources.filter((each) => !own.includes(each)),
    basis,
    cites,
    question,
    lang,
    foreign: lang !== undefined && own.every((each) => each.lang !== lang.split('-')[0]),
  }
}
