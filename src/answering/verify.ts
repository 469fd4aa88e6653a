/** Whether the assistant may say a sentence: only what a source that it was handed says. */
import { words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import { cited, stripMarkers } from './citations.ts'
import { type Claim, claimOf } from './claim.ts'
import { always, type Rule, rules } from './claim-rules.ts'
import { factsOf, signsOf } from './facts.ts'
import { announcesArticle, isHarmless, isOwnWord } from './harmless.ts'
import { plain } from './plain.ts'
import { type Source, sourceOf } from './sources.ts'
import { wordLine } from './support.ts'
import { connectingWords } from './words/small.ts'

export type Verified = { ok: true } | { ok: false; why: string; rule: Rule | 'citation' | 'image' }

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
  for (const [mark] of sentence.matchAll(otherMarks)) {
    if (!sources.some(({ text }) => text.includes(mark)))
      yield { rule: 'citation', why: `it cites ${mark}, and passages are cited by their numbers` }
  }
  if (isQuoted(withoutLabel(plain(sentence).text), sentence, sources)) return
  const numbers = cited(sentence)
  const stray = numbers.find((n) => !passages.some((each) => each.n === n))
  if (stray !== undefined) yield { rule: 'citation', why: `it cites [${stray}], which is not a passage it was given` }

  const markdown = stripMarkers(sentence)
  const said = withoutLabel(plain(markdown).text)
  // A link round a number or a sign has an address even so.
  if (words(said).length === 0) return yield* asked('link', claimOf(markdown, said, sources, numbers, context))
  const named = sources.filter(({ n }) => numbers.includes(n))
  if (isQuoted(said, markdown, numbers.length > 0 ? named : sources)) return
  if (isOwnWord(said) || announcesArticle(said, passages, context.lang)) return

  const claim = claimOf(markdown, said, sources, numbers, context)
  for (const rule of always) yield* asked(rule, claim)
  if (isHarmless(said, passages, context)) return
  for (const rule of Object.keys(rules) as Rule[]) if (!always.includes(rule)) yield* asked(rule, claim)
}

/**
 * What looks like a citation and is none: a file's name (`[billing/refunds]`, `[refunds.md]`), a footnote (`[^3]`), a
 * range (`[1-3]`), and the brackets that some models cite in (`【3】`).
 */
const otherMarks =
  /\[(?:(?=[^\][\s]*(?:\/|\.md))[^\][\s]{3,200}|\^[^\][\s]{1,50}|\d*[ \t]*[-–][ \t]*\d{1,3})\](?!\()|【\d[^】]{0,50}】/g

function* asked(rule: Rule, claim: Claim): Generator<Fault> {
  const why = rules[rule](claim)
  if (why) yield { rule, why }
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
