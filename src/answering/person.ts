/** Whether the customer asks for a person, in any of the served languages and in any wrapping. */
import { unwrapped } from './unwrap.ts'
import { aboutHandover } from './words/about-handover.ts'
import { lexica, oneLang } from './words/all.ts'
import type { Lexicon, PersonWords } from './words/lexicon.ts'
import { everyMatch, wordMatcher } from './words/match.ts'

/** At most this many words stand between the verb and the person. */
const REACH = 6

/**
 * The rule that matched, e.g. `asks_for_person.de`, with the language where it can be no other, or undefined.
 * A verb, at most six words, a person; or a bare "human please". Words that are nearly a person (agent, operator)
 * count only where nothing but small words stands between, so that "contact the user agent team" is a question.
 * Questions about bringing in a person ("when does the bot call a human?") ask for none.
 */
export function asksForPerson(text: string, lang?: string): { rule: string; lang?: string } | undefined {
  const line = withoutQuestionsAbout(unwrapped(text))
  const found = lexica(lang, text).filter((lexicon) => asks(lexicon, line))
  return found[0] && { rule: `asks_for_person.${found[0].lang}`, ...langOf(found, lang) }
}

/** Whether the customer asks if they are talking to a machine or a person, and in which language where it can be no other. */
export function asksIfBot(text: string, lang?: string): { lang?: string } | undefined {
  const line = unwrapped(text).replace(/\s+/g, ' ').trim()
  const found = lexica(lang, text).filter((lexicon) => lexicon.asksIfBot.some((pattern) => pattern.test(line)))
  return found.length > 0 ? langOf(found, lang) : undefined
}

function langOf(found: readonly Lexicon[], told?: string): { lang?: string } {
  const one = oneLang(
    found.map(({ lang }) => lang),
    told,
  )
  return one ? { lang: one } : {}
}

/** A clause with more characters than this is no question about handing over. */
const LONGEST_QUESTION = 300

function withoutQuestionsAbout(line: string): string {
  return line.replace(/[^.,!?;:\n¿¡]+/g, (clause) =>
    clause.length > LONGEST_QUESTION
      ? clause
      : aboutHandover.reduce((left, about) => left.replace(about, ' _ '), clause),
  )
}

function asks(lexicon: Lexicon, line: string): boolean {
  const { person } = lexicon
  const cutOut = [...(person.refuses ? [person.refuses] : []), ...person.never, ...lexicon.asksIfBot]
  const rest = cutOut.reduce((left, pattern) => left.replace(everyMatch(pattern), ' _ '), line)
  if (person.also.some((pattern) => pattern.test(rest))) return true
  const clauses = rest.split(/[.!?;:\n{}"“”„«»()[\]<>|¿¡]+|\s[-–—]+\s/)
  const words = compiled(lexicon.lang, person)
  const said = clauses.flatMap((clause) => tokens(clause))
  if (said.length <= REACH && bare(words, said, true)) return true
  return clauses.some(
    (clause) => inClause(words, tokens(clause)) || clause.split(',').some((part) => bare(words, tokens(part), false)),
  )
}

function tokens(clause: string): string[] {
  return clause.match(/[\p{L}\p{N}_]+(?:'[\p{L}]+)?|,/gu) ?? []
}

type Matcher = (word: string) => boolean

interface Compiled
  extends Record<
    | 'contact'
    | 'move'
    | 'moveLinks'
    | 'want'
    | 'human'
    | 'maybe'
    | 'real'
    | 'fillers'
    | 'enders'
    | 'thirdParty'
    | 'product',
    Matcher
  > {
  verbAfter: boolean
}

const compilations = new Map<string, Compiled>()

function compiled(lang: string, person: PersonWords): Compiled {
  const known = compilations.get(lang)
  if (known) return known
  const made: Compiled = {
    contact: wordMatcher(person.contact, 'tolerant'),
    move: wordMatcher(person.move, 'tolerant'),
    moveLinks: wordMatcher(person.moveLinks),
    want: wordMatcher(person.want),
    human: wordMatcher(person.human, 'tolerant'),
    maybe: wordMatcher(person.maybe, 'tolerant'),
    real: wordMatcher(person.real),
    fillers: wordMatcher(`${person.fillers} ,`, 'tolerant'),
    enders: wordMatcher(person.enders),
    thirdParty: wordMatcher(person.thirdParty),
    product: wordMatcher(person.product),
    verbAfter: person.verbAfter ?? false,
  }
  compilations.set(lang, made)
  return made
}

/** Nothing but a person and politeness. Inside a longer message the politeness or "real" has to be there. */
function bare(words: Compiled, said: string[], whole: boolean): boolean {
  const isPerson = (word: string) => words.human(word) || words.maybe(word)
  const people = said.filter(isPerson)
  if (people.length === 0 || people.length > 3) return false
  if (!said.every((word) => isPerson(word) || words.real(word) || words.enders(word) || words.fillers(word)))
    return false
  const polite = said.some((word) => words.enders(word))
  const real = said.some((word) => words.real(word))
  if (whole) return real || said.length <= 2 || (polite && !said.includes(',')) || (people.some(words.human) && polite)
  return (real && people.length > 0 && said.length >= 2) || (polite && said.length <= 4 && said.length >= 2)
}

function inClause(words: Compiled, said: string[]): boolean {
  return said.some((word, at) => {
    const human = words.human(word)
    if (!human && !words.maybe(word)) return false
    let end = at
    while (human && said[end + 1] !== undefined && words.maybe(said[end + 1] ?? '')) end++
    const next = said[end + 1]
    if (next !== undefined && words.product(next)) return false
    const strong = human || isReal(words, said, at)
    const ends = said.slice(end + 1).every((w, i) => words.enders(w) || w === ',' || (i > 0 && words.fillers(w)))
    return verbBefore(words, said, at, strong, ends) || (words.verbAfter && verbAfter(words, said, at, end, strong))
  })
}

function isReal(words: Compiled, said: string[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const word = said[back] ?? ''
    if (words.real(word) || words.human(word)) return true
    if (!words.fillers(word)) return false
  }
  return false
}

function verbBefore(words: Compiled, said: string[], at: number, strong: boolean, ends: boolean): boolean {
  const between: string[] = []
  for (let back = at - 1; back >= Math.max(0, at - 1 - REACH); back--) {
    const word = said[back] ?? ''
    if (words.thirdParty(word)) return false
    const byOthers =
      said.slice(Math.max(0, back - 3), back).some(words.thirdParty) || words.thirdParty(`${said[back - 1] ?? ''}s`)
    if (words.contact(word) && !byOthers) return true
    if (words.move(word) && !byOthers && between.some(words.moveLinks)) return true
    if (words.want(word) && !byOthers && ends && between.every((w) => quiet(words, w))) return true
    if (!strong && !quiet(words, word)) return false
    between.push(word)
  }
  return false
}

function verbAfter(words: Compiled, said: string[], at: number, end: number, strong: boolean): boolean {
  if (said.slice(Math.max(0, at - 4), at).some(words.thirdParty)) return false
  for (let ahead = end + 1; ahead <= Math.min(said.length - 1, end + 5); ahead++) {
    const word = said[ahead] ?? ''
    if (words.thirdParty(word) || words.product(word)) return false
    if (words.contact(word)) return leadIn(words, said.slice(Math.max(0, at - 3), at), strong)
    if (words.move(word) && said.slice(0, at).some(words.moveLinks)) return true
    if (words.want(word)) return true
    if (!quiet(words, word)) return false
  }
  return false
}

/** What stands right before a person that its verb follows: "mit einem echten". */
function leadIn(words: Compiled, before: string[], strong: boolean): boolean {
  return strong || before.length === 0 || quiet(words, before.at(-1) ?? '')
}

function quiet(words: Compiled, word: string): boolean {
  return (
    (word.length <= 2 && word !== 'it') ||
    words.fillers(word) ||
    words.real(word) ||
    words.human(word) ||
    words.enders(word)
  )
}
