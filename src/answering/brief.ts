/** What an agent needs before the first reply, from the record alone: no model is asked. */
import type { Brief } from '../domain/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import { defaultPolicy } from '../domain/handoff.ts'
import type { Judgement } from '../domain/judgement.ts'
import { alreadyDone } from './already-did.ts'
import { complains } from './complaint.ts'
import { asksQuestion } from './focus.ts'
import { asksForPerson } from './person.ts'
import { inARow, say, spokenLang } from './phrases.ts'
import { redact } from './redact/redact.ts'
import { followsUp } from './repeats.ts'
import { smalltalkOf } from './smalltalk.ts'
import type { Understanding } from './understand.ts'
import { upsetScore } from './upset.ts'

/** Characters: of what the customer wants, of each thing said, and of the summary. */
const WANTS_LENGTH = 400
const SAID_LENGTH = 300
const SUMMARY_LENGTH = 500

/** The newest things said, done and tried that are kept. */
const MOST_SAID = 12
const MOST_DONE = 6
const MOST_TRIED = 5
const MOST_PASSAGES = 5

/** A request for a person with no more words than this says nothing about the matter itself. */
const BARE_REQUEST_WORDS = 9

export interface BriefSource {
  state: Conversation
  /** Of this conversation, oldest first; notes are left out here. */
  messages: readonly Message[]
  judgements: readonly Judgement[]
  /** Of the newest customer message, where there is one. */
  understanding?: Understanding | undefined
  suggested?: Brief['suggestedReply']
  /** A draft that verification held back. */
  withheld?: string
  /** The customer's language, for the summary; the newest judgement's where it is not given. */
  lang?: string
}

/**
 * The brief at the moment of handing over. What the customer wants is the newest real question in their own words,
 * not "human please"; what was tried says what was searched for, what came up and why that fell short.
 */
export function writeBrief(source: BriefSource): Brief {
  const { state, judgements, understanding, suggested, withheld } = source
  const customer = source.messages.filter((m) => m.author.kind === 'customer' && m.visibility === 'public')
  const lang = source.lang ?? judgements.at(-1)?.lang ?? state.locale
  const present = customer.filter((m) => m.seq >= state.boundarySeq)
  const asking = newestQuestion(present.length > 0 ? present : customer, lang)
  const wants = asking ? wanted(asking, customer, lang) : ''
  const done = new Map(customer.slice(-MOST_SAID).flatMap((m) => alreadyDone(m.text).map((deed) => [deed, m.seq])))
  const deeds = [...done].slice(-MOST_DONE)
  const alreadyDid = deeds.map(([deed]) => deed)
  const moods = present.slice(-3).map((m) => ({ seq: m.seq, upset: upsetScore(m.text) }))
  const upset = Math.max(understanding?.upset ?? 0, ...moods.map((each) => each.upset))
  const loudest = moods.reduce((worst, each) => (each.upset >= worst.upset ? each : worst), { seq: 0, upset: 0 })
  const complaint = understanding?.complaint ?? present.find((m) => complains(m.text, lang))
  const isUpset = upset >= defaultPolicy.upsetFrom
  return {
    wants,
    tried: judgements
      .filter(({ decision }) => decision !== 'smalltalk')
      .slice(-MOST_TRIED)
      .map(tried),
    alreadyDid,
    mood: isUpset ? 'upset' : 'calm',
    ...(complaint ? { complains: true } : {}),
    said: customer.slice(-MOST_SAID).map(({ seq, text }) => ({ seq, text: shortened(text, SAID_LENGTH) })),
    ...(suggested ? { suggestedReply: suggested } : {}),
    ...(withheld ? { withheld } : {}),
    summary: summary(wants, alreadyDid, spokenLang(lang, understanding?.script)),
    places: {
      ...(asking && { wants: asking.seq }),
      ...(isUpset && loudest.seq > 0 && { mood: loudest.seq }),
      ...(deeds.length > 0 && { alreadyDid: deeds.map(([, seq]) => seq) }),
    },
  }
}

/** What a message asks, in the customer's words; with what it goes on from, where it does: "and on mobile?" */
function wanted(asking: Message, customer: readonly Message[], lang: string | undefined): string {
  const before = customer.slice(0, customer.indexOf(asking)).filter((message) => asksSomething(message, lang))
  const earlier = before.map(({ text }) => text)
  const last = earlier.at(-1)
  if (last === undefined || !followsUp(asking.text, earlier, lang)) return shortened(asking.text, WANTS_LENGTH)
  return shortened(`${ended(shortened(last, WANTS_LENGTH / 2))} ${asking.text}`, WANTS_LENGTH)
}

/**
 * The newest of a customer's messages that asks for something, rather one that does not only vent; where none does, the
 * newest that is more than a courtesy.
 */
export function newestQuestion(messages: readonly Message[], lang: string | undefined): Message | undefined {
  const newestFirst = [...messages].reverse()
  const saying = newestFirst.filter(({ text }) => !smalltalkOf(text.trim(), lang))
  const asking = saying.filter((message) => asksSomething(message, lang))
  return asking.find(({ text }) => !isOutburst(text)) ?? asking[0] ?? saying[0]
}

/** Anger that names no matter: it says how the customer is, not what they want. */
function isOutburst(text: string): boolean {
  return upsetScore(text) >= defaultPolicy.upsetFrom && !asksQuestion(text)
}

/** Whether there is more in a message than a courtesy or the wish for a person. */
export function asksSomething({ text }: Pick<Message, 'text'>, lang: string | undefined): boolean {
  return !smalltalkOf(text.trim(), lang) && !isBareRequest(text.trim(), lang)
}

function isBareRequest(text: string, lang: string | undefined): boolean {
  return text.split(/\s+/).length <= BARE_REQUEST_WORDS && asksForPerson(text, lang) !== undefined
}

function tried({ query, considered, why, messageId }: Judgement): Brief['tried'][number] {
  return { query, passages: considered.slice(0, MOST_PASSAGES), why, messageId }
}

/** The customer reads this over an agent's shoulder, so what should not be passed on is not in it. */
function summary(wants: string, alreadyDid: readonly string[], lang: string): string {
  if (!wants) return say(lang, 'summaryEmpty', {})
  const first = redact(wants)
  if (alreadyDid.length === 0) return shortened(first, SUMMARY_LENGTH)
  const did = say(lang, 'summaryTried', { did: redact(alreadyDid.join('; ')) })
  return shortened(inARow(lang, ended(first), ended(did)), SUMMARY_LENGTH)
}

/** As a sentence that another may follow. */
function ended(text: string): string {
  return /[.!?…。！？]["'”’»)]*$/.test(text) ? text : `${text}.`
}

function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length * 0.7 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
