/** Whether the customer makes a complaint, or complains of how they are served. */
import { fold } from '../domain/text.ts'
import { type ComplaintWords, complaintWords } from './words/complaints.ts'
import { wordMatcher } from './words/match.ts'

/** Words at most between handing in and what is handed in, and words before them in which somebody else may stand. */
const BETWEEN = 5
const BEFORE = 3

/** Words at most of a message that is nothing but "a formal complaint". */
const BARE_WORDS = 4

/**
 * The rule that matched, e.g. `complaint.de`, or undefined. A complaint is handed in ("lodge a complaint"), aimed at
 * us ("complaint against your company"), or said ("I wish to complain", "unhappy with your service"). Questions that
 * name complaints ("where do I see complaints?") and complaints of somebody else's are none.
 * @param lang BCP 47 of the message where it is known; every served language is tried, this one first
 */
export function complains(text: string, lang?: string): string | undefined {
  const line = fold(text.normalize('NFKC').replace(/\n+/g, ' . '))
    .replace(/[*_~`]+/g, ' ')
    .replace(/\s+/g, ' ')
  const own = lang?.split('-')[0]
  const found = complaintWords.filter((words) => complainsIn(words, line))
  const one = found.find((words) => words.lang === own) ?? found[0]
  return one && `complaint.${one.lang}`
}

function complainsIn(words: ComplaintWords, line: string): boolean {
  if (words.also.some((pattern) => pattern.test(line))) return true
  const is = compiled(words)
  const said = line.split(/[.!?;:,\n()"“”„«»¿¡]+/).map((clause) => clause.match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [])
  const discontent = words.claims?.discontent.test(line) ?? false
  const whole = said.flat()
  if (whole.length <= BARE_WORDS && isBare(is, whole)) return true
  return said.some((clause) => clause.some((_, at) => isHandedIn(is, clause, at, words.verbAfter ?? false, discontent)))
}

type Matcher = (word: string) => boolean
type Lists = 'noun' | 'file' | 'fillers' | 'against' | 'us' | 'thirdParty' | 'not' | 'thing'
type Compiled = Record<Lists | 'claim' | 'byConsumer', Matcher>

const never: Matcher = () => false

const compilations = new Map<string, Compiled>()

function compiled(words: ComplaintWords): Compiled {
  const known = compilations.get(words.lang)
  if (known) return known
  const made: Compiled = {
    noun: wordMatcher(words.noun, 'tolerant'),
    file: wordMatcher(words.file, 'tolerant'),
    fillers: wordMatcher(words.fillers, 'tolerant'),
    against: wordMatcher(words.against, 'tolerant'),
    us: wordMatcher(words.us, 'tolerant'),
    thirdParty: wordMatcher(words.thirdParty),
    not: wordMatcher(words.not),
    thing: wordMatcher(words.thing),
    claim: words.claims ? wordMatcher(words.claims.noun, 'tolerant') : never,
    byConsumer: words.claims ? wordMatcher(words.claims.byConsumer, 'tolerant') : never,
  }
  compilations.set(words.lang, made)
  return made
}

function isBare(is: Compiled, said: string[]): boolean {
  return said.some(is.noun) && said.every((word) => is.noun(word) || is.fillers(word))
}

/** Whether what is handed in stands at this word, with its verb or with whom it is against. */
function isHandedIn(is: Compiled, said: string[], at: number, verbAfter: boolean, discontent: boolean): boolean {
  const word = said[at] ?? ''
  const noun = is.noun(word)
  if ((!noun && !is.claim(word)) || is.thing(said[at + 1] ?? '')) return false
  const aimed = aimsAtUs(is, said, at)
  const surely = noun || aimed || discontent || is.byConsumer(said[at - 1] ?? '')
  if (!surely) return false
  return (aimed && !is.not(said[at - 1] ?? '')) || verbBefore(is, said, at) || (verbAfter && verbBehind(is, said, at))
}

/** `against your company`, within four words. */
function aimsAtUs(is: Compiled, said: string[], at: number): boolean {
  return is.against(said[at + 1] ?? '') && said.slice(at + 2, at + 5).some(is.us)
}

function verbBefore(is: Compiled, said: string[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 1 - BETWEEN); back--) {
    const word = said[back] ?? ''
    if (is.file(word)) return isOwn(is, said, back)
    if (!is.fillers(word)) return false
  }
  return false
}

function verbBehind(is: Compiled, said: string[], at: number): boolean {
  const ahead = said.slice(at + 1, at + 1 + BETWEEN).findIndex(is.file)
  return ahead >= 0 && isOwn(is, said, at) && !said.slice(at + 1, at + 1 + ahead).some(is.thirdParty)
}

/** Neither somebody else's nor declined. */
function isOwn(is: Compiled, said: string[], at: number): boolean {
  return !said.slice(Math.max(0, at - BEFORE), at).some((word) => is.thirdParty(word) || is.not(word))
}
