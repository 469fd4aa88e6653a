/** What a customer says they already did, so that nobody asks them to do it again. */
import { fold, sentences } from '../domain/text.ts'
import { lexica } from './words/all.ts'

/** Characters of one thing done that are kept. */
const MOST_LENGTH = 240

/** Characters of a message that are read for it. */
const MOST_READ = 4_000

/** At most this many are told. */
const MOST_THINGS = 6

/** The clauses in which the customer says so, as typed. Questions ("have I already…?") are not among them. */
export function alreadyDone(text: string): string[] {
  const clauses = text
    .slice(0, MOST_READ)
    .split(/\n+/)
    .flatMap((line) => sentences(line))
    .filter((sentence) => !/[?？]\s*$/.test(sentence))
    .flatMap(untilBut)
  const done = clauses.filter((clause) => {
    const line = fold(clause)
    return lexica().some(({ alreadyDid }) => alreadyDid.test(line))
  })
  return [...new Set(done.map(shortened))].slice(0, MOST_THINGS)
}

/** "I already restarted it, but nothing changed" tells one thing done and one that is not; so does "it fails, I restarted it". */
function untilBut(sentence: string): string[] {
  return sentence
    .split(/[,;]?\s+(?:but|however|yet|aber|jedoch|mais|pero|ali|no|međutim|али|међутим|ma|mas|maar)\s+/iu)
    .flatMap((part) => part.split(/[,;]\s+(?=(?:I|we|ich|wir|je|nous|ya|he|hemos|već|vec)\s|j['’]ai\s)/u))
    .map((part) => part.trim())
    .filter(Boolean)
}

function shortened(clause: string): string {
  const trimmed = clause.replace(/\s+/g, ' ').replace(/[.!,;:]+$/, '')
  return trimmed.length <= MOST_LENGTH ? trimmed : `${trimmed.slice(0, MOST_LENGTH - 1).trimEnd()}…`
}
