/** What a customer's message says about itself, before anything is looked up. Rules only; the words are data. */
import type { Signals } from '../domain/handoff.ts'
import { clean, type Script, scriptOf } from '../domain/text.ts'
import { alreadyDone } from './already-did.ts'
import { complains } from './complaint.ts'
import { type KeywordRule, keywordsIn } from './keywords.ts'
import { asksForPerson, asksIfBot } from './person.ts'
import { followsUp, repeatsOf } from './repeats.ts'
import { sensitiveTopic } from './sensitive.ts'
import { type Smalltalk, smalltalkOf } from './smalltalk.ts'
import { upsetScore } from './upset.ts'

export interface Understanding extends Signals {
  /** The message as it goes on: well-formed, NFC, without characters that nobody can see, trimmed. */
  text: string
  script: Script
  /** Whether the customer asks if this is a machine, which is not a request for a person. */
  asksIfBot: boolean
  /** Set only where the message holds nothing else: "hi, how do I reset my password?" is a question. */
  smalltalk?: Smalltalk
  /**
   * BCP 47 primary subtag of a courtesy, of a request for a person or of the question whether this is a machine: short
   * as they are, nothing else tells their language. Undefined where they are said in several.
   */
  lang?: string
  /** Whether it needs the turns before to be understood: "and on mobile?". */
  followUp: boolean
  /** What the customer says they already did, in their own words. */
  alreadyDid: string[]
}

/**
 * Reads one message by rules.
 * @param text as the customer typed it
 * @param earlier the customer's turns before, oldest first
 * @param lang BCP 47 of the message where it is known; every served language is tried, this one first
 * @param rules the desk's own, of the languages that count
 */
export function understand(
  text: string,
  earlier: readonly string[],
  lang?: string,
  rules: readonly KeywordRule[] = [],
): Understanding {
  const cleaned = clean(text).trim()
  const person = asksForPerson(cleaned, lang)
  const sensitive = sensitiveTopic(cleaned, lang)
  const complaint = complains(cleaned, lang)
  const asksBot = person ? undefined : asksIfBot(cleaned, lang)
  const courtesy = person || sensitive ? undefined : smalltalkOf(cleaned, lang)
  const smalltalk = courtesy?.kind
  const spoken = (person ?? asksBot ?? courtesy)?.lang
  const keywords = keywordsIn(cleaned, rules)
  const repeats = smalltalk ? 1 : repeatsOf(cleaned, earlier)
  return {
    text: cleaned,
    script: scriptOf(cleaned),
    ...(person ? { wantsPerson: person.rule } : {}),
    ...(sensitive ? { sensitive } : {}),
    ...(complaint ? { complaint } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    upset: upsetScore(cleaned, repeats),
    repeats,
    asksIfBot: asksBot !== undefined,
    ...(smalltalk ? { smalltalk } : {}),
    ...(spoken ? { lang: spoken } : {}),
    followUp: !smalltalk && followsUp(cleaned, earlier, lang),
    alreadyDid: alreadyDone(cleaned),
  }
}
