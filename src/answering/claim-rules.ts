/** What can be wrong with a claim: one rule for each way of saying what no source says. */
import { words } from '../domain/text.ts'
import type { Claim } from './claim.ts'
import { factsOf, unknownDate, unknownLink, unknownNumber } from './facts.ts'
import { unknownName } from './names.ts'
import { turnedRound } from './polarity.ts'
import { promiseIn, unheldTerm } from './promises.ts'
import type { SourceSentence } from './sources.ts'
import { contentOf, coverage, stemsOf, unheldPart } from './support.ts'

/** The share of a sentence's words that the passages it cites have to hold, 0…1. A paraphrase keeps the nouns. */
const SUPPORTED_FROM = 0.6
/** The same for a sentence that cites nothing: it has to be nearly in the words of one passage. */
const UNCITED_FROM = 0.85
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
/** Asked of greetings and announcements too. */
export const always: readonly Rule[] = ['link', 'number', 'date', 'promise']

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
