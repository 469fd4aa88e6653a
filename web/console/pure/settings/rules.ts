/** The rules for handing over, as their page holds them. */
import type { switchable } from '../../../../src/domain/handoff.ts'
import type { Settings } from '../../../../src/protocol/settings.ts'
import { identified, idFor, listed, number, type PageForm } from './fields.ts'

type Family = (typeof switchable)[number]

export interface KeywordForm {
  /** Empty until it was saved once. */
  id: string
  lang: string
  /** As typed, a word or phrase a line. */
  words: string
  does: 'hand_over' | 'offer'
  reason: string
}

export interface RulesForm {
  off: string[]
  fruitlessTurns: string
  turnCap: string
  /** In per cent. */
  upsetFrom: string
  sameQuestion: string
  keywords: KeywordForm[]
}

export const rulesPage: PageForm<RulesForm> = {
  parts: ['handoff'],
  formOf: ({ handoff }) => ({
    off: [...handoff.off],
    fruitlessTurns: String(handoff.fruitlessTurns),
    turnCap: String(handoff.turnCap),
    upsetFrom: String(Math.round(handoff.upsetFrom * 100)),
    sameQuestion: String(handoff.sameQuestion),
    keywords: handoff.keywords.map(({ words, ...rule }) => ({ ...rule, words: words.join('\n') })),
  }),
  partsOf: (form) => ({ handoff: handoffOf(form) }),
}

/** The part as it is sent, to be saved or tried. */
export function handoffOf(form: RulesForm): Record<keyof Settings['handoff'], unknown> {
  const share = number(form.upsetFrom)
  return {
    off: form.off,
    fruitlessTurns: number(form.fruitlessTurns),
    turnCap: number(form.turnCap),
    upsetFrom: typeof share === 'number' ? share / 100 : share,
    sameQuestion: number(form.sameQuestion),
    keywords: identified(form.keywords, ({ reason, lang }) => `${reason} ${lang}`, 'rule').map(
      ({ words, reason, ...rule }) => ({
        ...rule,
        words: listed(words, /[\n;]+/),
        reason: reasonCode(reason),
      }),
    ),
  }
}

/** A code from words: `End of contract` becomes `end_of_contract`. What is a code stays. */
export function reasonCode(typed: string): string {
  return /^[a-z][a-z0-9_]*$/.test(typed.trim()) ? typed.trim() : idFor(typed).replaceAll('-', '_')
}

/** One of Bellhop's own rules, as the page lists it. */
export interface Rule {
  words: string
  about: string
  /** The code that is recorded. */
  reason: string
  /** By which it is switched off; absent where it always holds. */
  family?: Family
  /** The number that belongs to it. */
  threshold?: 'fruitlessTurns' | 'turnCap' | 'upsetFrom' | 'sameQuestion'
  unit?: string
}

/** Rules that bring in a person, in the order in which they are asked. */
export const handovers: readonly Rule[] = [
  {
    words: 'The customer asks for a person',
    about: 'By the button or in words, in every language served.',
    reason: 'customer_request',
  },
  { words: 'Takes up the offer of a person', about: 'A “yes” to an offer.', reason: 'accepted_offer' },
  {
    words: 'Self-harm',
    about: 'The customer is told where help is, too.',
    reason: 'sensitive_topic',
    family: 'sensitive.self_harm',
  },
  {
    words: 'Violence',
    about: 'Threats against the customer or by them.',
    reason: 'sensitive_topic',
    family: 'sensitive.violence',
  },
  {
    words: 'Security of their account',
    about: 'Hacked, stolen, signed in by somebody else.',
    reason: 'sensitive_topic',
    family: 'sensitive.account_security',
  },
  { words: 'Legal matters', about: 'Lawyers, courts, lawsuits.', reason: 'sensitive_topic', family: 'sensitive.legal' },
  {
    words: 'Complaint to a regulator',
    about: 'Ombudsmen, consumer protection, data protection.',
    reason: 'sensitive_topic',
    family: 'sensitive.regulator',
  },
  {
    words: 'Many turns without an end',
    about: 'Answers of the assistant since it took the conversation.',
    reason: 'turn_cap',
    threshold: 'turnCap',
    unit: 'turns',
  },
  {
    words: 'Getting nowhere',
    about: 'Turns in a row in which it asked back, declined or got a thumbs down.',
    reason: 'loop_limit',
    threshold: 'fruitlessTurns',
    unit: 'turns',
  },
  {
    words: 'The articles fall short',
    about: 'The question is one that they ought to answer, and they do not.',
    reason: 'low_confidence',
  },
  {
    words: 'The assistant fails',
    about: 'No draft, or one that could not be verified.',
    reason: 'bot_failure',
  },
]

/** Rules that offer a person beside the answer. */
export const offers: readonly Rule[] = [
  { words: 'A complaint', about: '“I want to file a complaint”.', reason: 'complaint', family: 'complaint' },
  {
    words: 'Sounds upset',
    about: 'Angry words, capitals, exclamation marks; lower offers sooner.',
    reason: 'upset',
    family: 'upset',
    threshold: 'upsetFrom',
    unit: 'per cent',
  },
  {
    words: 'The same question again',
    about: 'Asked this often in a row.',
    reason: 'repeated_question',
    family: 'repeated_question',
    threshold: 'sameQuestion',
    unit: 'times',
  },
  { words: 'Thumbs down', about: 'An answer was marked as not helpful.', reason: 'thumbs_down', family: 'thumbs_down' },
  { words: 'About something else', about: 'The assistant declined the question.', reason: 'declined' },
]
