/**
 * One language's words for understanding. Every entry is folded (lower case, no diacritics, Latin letters),
 * so that Serbian is written once for both scripts. In lists of words `stem*` matches what begins with it.
 */
export interface Lexicon {
  /** BCP 47 primary subtag. */
  lang: string
  person: PersonWords
  /** Of the folded text: the customer asks whether this is a machine. */
  asksIfBot: RegExp[]
  /** By topic, patterns of the folded text. */
  sensitive: Partial<Record<SensitiveTopic, RegExp[]>>
  /** Words and phrases of anger with their weight, 0…1. */
  anger: [weight: number, pattern: RegExp][]
  smalltalk: SmalltalkWords
  followUp: { starts: RegExp; refers: RegExp }
  /** Begins a clause in which the customer says what they already did. */
  alreadyDid: RegExp
}

export type SensitiveTopic = 'self_harm' | 'violence' | 'legal' | 'account_security' | 'regulator'

/** Lists of words, parted by spaces. */
export interface PersonWords {
  /** To be in touch: speak, talk, chat, contact. */
  contact: string
  /** To be passed on; counts only with one of `toMe` between it and the person, or `to`. */
  move: string
  moveLinks: string
  /** To want or be given; the person has to end the clause. */
  want: string
  /** Always a person: human. */
  human: string
  /** May be a person: agent, operator, someone. */
  maybe: string
  /** Make what follows a person: real, live. */
  real: string
  /** What may stand between verb and person. */
  fillers: string
  /** May follow the person at the end of a clause: please, now. */
  enders: string
  /** Somebody else does the talking: customers, they. */
  thirdParty: string
  /** After the word for a person, make it a part of a product: app, version. */
  product: string
  /** Verbs may stand after the person, as in German. */
  verbAfter?: boolean
  /** Whole patterns of the folded text that are a request. */
  also: RegExp[]
  /** Patterns that are cut out before anything is matched. */
  never: RegExp[]
  /** A person is declined: "I don't need an agent". Cut out as well, and a "no" among courtesies. */
  refuses?: RegExp
}

export interface SmalltalkWords {
  greeting: RegExp
  how_are_you: RegExp
  thanks: RegExp
  goodbye: RegExp
  yes: RegExp
  no: RegExp
  /** Asks for help, and says nothing of what with. */
  help: RegExp
  ok: RegExp
  /** What may stand beside any of these without making it a question. */
  beside: RegExp
  /** Words of these that another language said first: understood, but no sign of the language. */
  borrowed?: RegExp
}
