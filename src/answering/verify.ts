/** Whether the assistant may say a sentence: only what a source that it was handed says. */
import { words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports.ts'
import { cited, stripMarkers } from './citations.ts'
import { factsOf, signsOf, unsupportedFact } from './facts.ts'
import { say } from './phrases.ts'
import { plain } from './plain.ts'
import { promiseIn } from './promises.ts'
import { contentOf, contradicts, coverage, stemsOf, wordLine } from './support.ts'
import { connectingWords, grammarWords, negatingWords } from './words/small.ts'

export type Verified = { ok: true } | { ok: false; why: string }

/** The share of a sentence's words that the passages it cites have to hold, 0…1. A paraphrase keeps the nouns. */
export const SUPPORTED_FROM = 0.6
/** The same for a sentence that cites nothing: it has to be nearly in the words of one passage. */
export const UNCITED_FROM = 0.85
/** A company's promise has to be a promise in a clause that holds this share of its words. */
const PROMISE_FROM = 0.75

/**
 * Checks one sentence, list item or block of a draft before the customer sees it.
 * Passes: what stands word for word in a passage; what is supported by the passages it cites and adds no number,
 * date, amount, address, telephone number or code; greetings and lead-ins that state nothing.
 * @param question the customer's own words, whose numbers and addresses may be said back
 * @param lang the language of the answer; words cannot be compared with a passage in another one, facts can
 */
export function verify(
  sentence: string,
  passages: readonly NumberedPassage[],
  { question, lang }: { question: string; lang?: string },
): Verified {
  if (/!\[[^\]]{0,500}\][([]/.test(sentence)) return no('it holds an image')
  if (isQuoted(withoutLabel(plain(sentence).text), sentence, passages.map(sourceText))) return { ok: true }
  const numbers = cited(sentence)
  const stray = numbers.find((n) => !passages.some((each) => each.n === n))
  if (stray !== undefined) return no(`it cites [${stray}], which is not a passage it was given`)

  const bare = stripMarkers(sentence)
  const { text } = plain(bare)
  const said = withoutLabel(text)
  if (words(said).length === 0) return { ok: true }
  const sources = numbers.length > 0 ? passages.filter(({ n }) => numbers.includes(n)) : passages
  const texts = sources.map(sourceText)
  if (isQuoted(said, bare, texts)) return { ok: true }

  if (ownWords.has(wordLine(said)) || announcesArticle(said, passages, lang)) return { ok: true }

  const fact = unsupportedFact(factsOf(bare), [...texts, question].map(factsOf), `${texts.join('\n')}\n${question}`)
  if (fact) return no(`${fact} stands in none of its sources`)
  const promise = promiseIn(said)
  if (promise === 'own' || (promise === 'company' && !promisedIn(said, texts)))
    return no('it promises what nobody does')
  if (isHarmless(said, passages, question, lang)) return { ok: true }
  if (numbers.length === 0) return uncited(said, texts)
  return supported(said, sources, texts, lang)
}

function no(why: string): Verified {
  return { ok: false, why }
}

/** Titles and headings are part of what a passage says. */
function sourceText({ passage }: NumberedPassage): string {
  return `${passage.title}\n\n${passage.trail.join('\n\n')}\n\n${passage.markdown}\n\n${passage.text}`
}

/** Bellhop's words for a callout: "Note:". */
function withoutLabel(text: string): string {
  return text
    .trim()
    .replace(/^\p{L}{3,14}\s*[::]\s+/u, (label) => (connectingWords.has(words(label)[0] ?? '') ? '' : label))
}

/** Word for word in one passage, its addresses and the signs of its amounts among them. */
function isQuoted(said: string, markdown: string, texts: readonly string[]): boolean {
  const line = wordLine(said)
  const { links } = plain(markdown)
  const signs = signsOf(factsOf(markdown))
  return texts.some((source) => {
    if (!wordLine(plain(source).text).includes(line) || !links.every((link) => source.includes(link))) return false
    const { measured } = factsOf(source)
    return signs.every((sign) => measured.has(sign))
  })
}

function uncited(said: string, texts: readonly string[]): Verified {
  const content = contentOf(said)
  const near = content.length >= 3 && texts.some((source) => coverage(content, stemsOf(source)) >= UNCITED_FROM)
  if (!near) return no('it states something without a source')
  const against = contradicts(said, texts)
  return against ? no(against) : { ok: true }
}

function supported(
  said: string,
  sources: readonly NumberedPassage[],
  texts: readonly string[],
  lang: string | undefined,
): Verified {
  const own = lang?.split('-')[0]
  if (own && sources.every(({ passage }) => passage.lang !== own)) return { ok: true }
  const share = coverage(contentOf(said), stemsOf(texts.join('\n')))
  if (share < SUPPORTED_FROM) return no('its sources do not say this')
  const against = contradicts(said, texts)
  return against ? no(against) : { ok: true }
}

/** Whether a source makes the same promise: "we send you a mail" is the company's to say. */
function promisedIn(said: string, texts: readonly string[]): boolean {
  const content = contentOf(said)
  return texts.some((source) =>
    source
      .split(/(?<=[.!?])\s+|\n+/)
      .some((clause) => promiseIn(plain(clause).text) && coverage(content, stemsOf(clause)) >= PROMISE_FROM),
  )
}

const bareAnswers = new Set('yes no yeah nope ja nein oui non si da ne sim nao nee'.split(' '))
const permitting =
  /^(?:can|cannot|may|must|should|shall|allowed|kann|kannst|konnen|darf|durfen|muss|mussen|soll|sollen|peut|peuvent|pouvez|doit|devez|puede|puedes|pueden|debe|deben|moze|mozete|mogu|sme|smete|mora|morate|treba|won't|can't)$/
const offering =
  /^(?:help|assist|ask|tell|let|know|helfen|fragen|sagen|aider|aide|demander|dire|ayudar|ayudarle|preguntar|decir|pomognem|pomoci|pitajte|reci|recite)$/

/**
 * A greeting, a connection or an announcement that states nothing: only grammar and connecting words; before a colon
 * or a question mark also words of the question and of the articles' titles. A yes or no states something.
 */
function isHarmless(
  said: string,
  passages: readonly NumberedPassage[],
  question: string,
  lang: string | undefined,
): boolean {
  const all = words(said)
  if (all.every((word) => bareAnswers.has(word))) return false
  const opens = /[::?？]\s*["'”»“]?\s*$/.test(said.trim())
  if (!opens && all.some((word) => negatingWords.has(word))) return false
  if (!opens && all.some((word) => permitting.test(word)) && !all.some((word) => offering.test(word))) return false
  if (!all.some((word) => connectingWords.has(word)) && !opens) return false
  const known = opens ? announced(passages, question, lang) : new Set<string>()
  return all.every((word) => grammarWords.has(word) || connectingWords.has(word) || known.has(word))
}

/** What Bellhop itself adds to a quote. */
const ownWords = new Set(
  ['en', 'de', 'fr', 'es', 'sr', 'sr-Cyrl'].flatMap((lang) =>
    (['restInArticle', 'quotedBefore'] as const).map((key) => wordLine(say(lang, key, {}))),
  ),
)

/** "From “Title” – Heading:" and nothing more. */
function announcesArticle(said: string, passages: readonly NumberedPassage[], lang: string | undefined): boolean {
  if (!/[:：]\s*$/.test(said)) return false
  const known = announced(passages, '', lang)
  return words(said).every((word) => known.has(word) || fromWords.has(word))
}

const fromWords = new Set("from aus d'apres apres d de iz clanka in auf en jezik".split(' '))

function announced(passages: readonly NumberedPassage[], question: string, lang: string | undefined): Set<string> {
  const titles = passages.flatMap(({ passage }) => [passage.title, ...passage.trail])
  const languages = passages.map(({ passage }) => languageName(passage.lang, lang ?? 'en'))
  return new Set(words([question, ...titles, ...languages].join(' ')))
}

function languageName(lang: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(lang) ?? lang
  } catch {
    return lang
  }
}
