/** Whether the assistant may say a sentence: only what a source that it was handed says. */
import { words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports.ts'
import { align, type Place, type Token, tokensOf } from './align.ts'
import { cited, stripMarkers } from './citations.ts'
import { type Facts, factsOf, signsOf, unknownDate, unknownLink, unknownNumber, withoutAddresses } from './facts.ts'
import { announcesArticle, isHarmless, isOwnWord } from './harmless.ts'
import { unknownName } from './names.ts'
import { plain } from './plain.ts'
import { turnedRound } from './polarity.ts'
import { promiseIn, unheldTerm } from './promises.ts'
import { type Source, type SourceSentence, sourceOf } from './sources.ts'
import { contentOf, coverage, stemsOf, unheldPart, wordLine } from './support.ts'
import { connectingWords } from './words/small.ts'

export type Verified = { ok: true } | { ok: false; why: string; rule: Rule | 'citation' | 'image' }

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

/** The share of a sentence's words that the passages it cites have to hold, 0…1. A paraphrase keeps the nouns. */
export const SUPPORTED_FROM = 0.6
/** The same for a sentence that cites nothing: it has to be nearly in the words of one passage. */
export const UNCITED_FROM = 0.85
/** A company's promise has to be a promise in a clause that holds this share of its words. */
const PROMISE_FROM = 0.75

/**
 * Each rule by its name: what it finds wrong with a claim, in words for a person. They are asked in this order, the
 * first four also of greetings and announcements.
 */
export const rules = { link, number, date, promise, coverage: covered, name, negation } satisfies Record<
  string,
  (claim: Claim) => string | undefined
>
export type Rule = keyof typeof rules
const always: readonly Rule[] = ['link', 'number', 'date', 'promise']

/**
 * Checks one sentence, list item or block of a draft before the customer sees it.
 * Passes: what stands word for word in a passage; what is supported by the passages it cites and adds no number,
 * date, amount, address, telephone number, code or name, and no negation or limit; greetings and lead-ins that state
 * nothing.
 * @param question the customer's own words, whose numbers and addresses may be said back
 * @param lang the language of the answer; words cannot be compared with a passage in another one, facts can
 */
export function verify(
  sentence: string,
  passages: readonly NumberedPassage[],
  context: { question: string; lang?: string },
): Verified {
  for (const fault of found(sentence, passages, context)) return { ok: false, ...fault }
  return { ok: true }
}

export interface Fault {
  rule: Rule | 'citation' | 'image'
  why: string
}

/** Everything that is wrong with a sentence, each rule asked by itself. */
export function faultsOf(
  sentence: string,
  passages: readonly NumberedPassage[],
  context: { question: string; lang?: string },
): Fault[] {
  return [...found(sentence, passages, context)]
}

function* found(
  sentence: string,
  passages: readonly NumberedPassage[],
  context: { question: string; lang?: string },
): Generator<Fault> {
  if (/!\[[^\]]{0,500}\][([]/.test(sentence)) yield { rule: 'image', why: 'it holds an image' }
  const sources = passages.map(sourceOf)
  if (isQuoted(withoutLabel(plain(sentence).text), sentence, sources)) return
  const numbers = cited(sentence)
  const stray = numbers.find((n) => !passages.some((each) => each.n === n))
  if (stray !== undefined) yield { rule: 'citation', why: `it cites [${stray}], which is not a passage it was given` }

  const markdown = stripMarkers(sentence)
  const said = withoutLabel(plain(markdown).text)
  if (words(said).length === 0) return
  const named = sources.filter(({ n }) => numbers.includes(n))
  if (isQuoted(said, markdown, numbers.length > 0 ? named : sources)) return
  if (isOwnWord(said) || announcesArticle(said, passages, context.lang)) return

  const claim = claimOf(markdown, said, sources, numbers, context)
  for (const rule of always) yield* asked(rule, claim)
  if (isHarmless(said, passages, context)) return
  for (const rule of Object.keys(rules) as Rule[]) if (!always.includes(rule)) yield* asked(rule, claim)
}

function* asked(rule: Rule, claim: Claim): Generator<Fault> {
  const why = rules[rule](claim)
  if (why) yield { rule, why }
}

function claimOf(
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

/** Bellhop's words for a callout: "Note:". */
function withoutLabel(text: string): string {
  return text
    .trim()
    .replace(/^\p{L}{3,14}\s*[::]\s+/u, (label) => (connectingWords.has(words(label)[0] ?? '') ? '' : label))
}

/** Word for word in one passage, its addresses and the signs of its amounts among them. */
function isQuoted(said: string, markdown: string, sources: readonly Source[]): boolean {
  const line = wordLine(said)
  const { links } = plain(markdown)
  const signs = signsOf(factsOf(markdown))
  return sources.some(
    (source) =>
      source.line.includes(line) &&
      links.every((link) => source.text.includes(link)) &&
      signs.every((sign) => source.facts.measured.has(sign)),
  )
}

/** Addresses, mailboxes and telephone numbers are the source's or the customer's own. */
function link(claim: Claim): string | undefined {
  return missing(unknownLink(claim.facts, known(claim)))
}

/** So are numbers, with what they measure, and codes. */
function number(claim: Claim): string | undefined {
  return missing(unknownNumber(claim.facts, nearby(claim)))
}

/** So are days, months and times of day. */
function date(claim: Claim): string | undefined {
  return missing(unknownDate(claim.facts, nearby(claim)))
}

function known({ sources, question }: Claim) {
  return {
    facts: [...sources.map(({ facts }) => facts), factsOf(question)],
    text: `${sources.map(({ text }) => text).join('\n')}\n${question}`,
  }
}

/** What it rests on: the sentences that it follows with their neighbours, and titles. Empty where it follows none. */
function around({ places, basis }: Claim): SourceSentence[] {
  const rested = new Set(places.flatMap((place) => (place ? [place.sentence] : [])))
  if (rested.size === 0) return []
  return basis.filter(({ heading }, at) => heading || rested.has(at) || rested.has(at - 1) || rested.has(at + 1))
}

/** Numbers stand where the sentence's other words stand; in another language only the whole passage can tell. */
function nearby(claim: Claim) {
  const all = known(claim)
  if (claim.foreign || claim.places.every((place) => !place)) return all
  return { facts: [...around(claim).map(({ facts }) => facts), factsOf(claim.question)], text: all.text }
}

function missing(fact: string | undefined): string | undefined {
  return fact && `${fact} stands in none of its sources`
}

/** Nobody acts, and nothing is granted, unless the source says so itself. */
function promise(claim: Claim): string | undefined {
  const { said, sources, foreign } = claim
  const kind = promiseIn(said)
  if (kind === 'own' || (kind === 'company' && !promisedIn(claim))) return 'it promises what nobody does'
  if (foreign) return undefined
  const term = unheldTerm(said, sources.map(({ text }) => text).join('\n'))
  return term && `it grants “${term}”, which its sources do not`
}

/** Whether a source makes the same promise: "we send you a mail" is the company's to say. */
function promisedIn({ said, basis }: Claim): boolean {
  const content = contentOf(said)
  return basis.some(({ text }) => promiseIn(text) && coverage(content, stemsOf(text)) >= PROMISE_FROM)
}

/** The words of the sentence, and of each of its clauses, are its sources'. */
function covered({ cites, foreign, prose, facts, sources, basis, places }: Claim): string | undefined {
  if (foreign && cites) return undefined
  const content = contentOf(prose)
  if (!cites && content.length < 3) return 'it states something without a source'
  const rested = restedOn(basis, places)
  const held = stemsOf([...sources.map(({ sentences }) => sentences[0]?.text ?? ''), ...rested].join('\n'))
  // An address that the source has is as good as a word of it.
  const addresses = facts.addresses.size + facts.phones.size
  const share = (coverage(content, held) * content.length + addresses) / Math.max(1, content.length + addresses)
  if (content.length > 0 && share < (cites ? SUPPORTED_FROM : UNCITED_FROM))
    return cites ? 'its sources do not say this' : 'it states something without a source'
  const part = unheldPart(prose, held)
  return part && `its sources do not say “${part}”`
}

/** The sentences that it follows. */
function restedOn(basis: Claim['basis'], places: Claim['places']): string[] {
  const found = new Set(places.flatMap((place) => (place ? [place.sentence] : [])))
  return [...found].map((at) => basis[at]?.text ?? '')
}

/** Names are the source's. */
function name(claim: Claim): string | undefined {
  const { foreign, markdown, others, question, lang } = claim
  if (foreign) return undefined
  const from = (texts: readonly string[]) => new Set(texts.flatMap((text) => words(text)))
  const own = from([...around(claim).map(({ text }) => text), question])
  const elsewhere = from(others.map(({ line }) => line))
  const strange = unknownName(markdown, { known: own, elsewhere, lang: lang?.split('-')[0] })
  return strange && `${strange} is named in none of its sources`
}

/** What it says is not turned round, widened or hardened. */
function negation({ foreign, tokens, places, basis }: Claim): string | undefined {
  if (foreign) return undefined
  return turnedRound(
    tokens,
    places,
    basis.map((each) => each.tokens),
  )
}
