/** What Bellhop itself says to customers, in their language. Articles are quoted, never paraphrased, here. */
import type { HandoffReason, Iso, Promise_ } from '../domain/events.ts'
import type { Script } from '../domain/text.ts'
import { namesIn } from './language-names.ts'
import { de } from './phrases/de.ts'
import { en } from './phrases/en.ts'
import { es } from './phrases/es.ts'
import { fr } from './phrases/fr.ts'
import type { Phrases } from './phrases/shape.ts'
import { sr } from './phrases/sr.ts'
import { srCyrl } from './phrases/sr-cyrl.ts'

export type PhraseKey = keyof Phrases

const languages: Record<string, Phrases> = { en, de, fr, es, sr, 'sr-Cyrl': srCyrl }

/**
 * One of Bellhop's own sentences.
 * @param lang BCP 47, e.g. `de`, `de-AT`, `sr`, `sr-Cyrl`; English where it is not one that Bellhop speaks
 */
export function say<K extends PhraseKey>(lang: string | undefined, key: K, params: Parameters<Phrases[K]>[0]): string {
  const phrase = phrasesFor(lang)[key] as (p: Parameters<Phrases[K]>[0]) => string
  return phrase(params)
}

/** The language to speak: the customer's, in the script that they write it in. */
export function spokenLang(lang: string | undefined, script?: Script): string {
  const primary = (lang ?? 'en').split('-')[0]?.toLowerCase() ?? 'en'
  if (primary === 'sr') return script === 'cyrillic' || /-cyrl/i.test(lang ?? '') ? 'sr-Cyrl' : 'sr'
  return primary in languages ? primary : 'en'
}

export interface Standing {
  reason: HandoffReason
  /** The rule that fired, e.g. `sensitive.self_harm`. */
  rule?: string
  /** 1-based, or null where there is none to tell. */
  position: number | null
  /** Seconds, or null where nothing honest can be said. */
  waitSeconds: readonly [low: number, high: number] | null
  promise: Promise_
  /** Whether anybody is at work; `true` where it is not said. */
  staffed?: boolean
  /** The desk's, as an IANA name. */
  timeZone: string
}

/** What the customer is told when a person is brought in: why, and where they stand, with no time that is not known. */
export function handoverText(lang: string | undefined, standing: Standing): string {
  return `${say(lang, whyKey(standing), {})} ${standingText(lang, standing)}`
}

/** Where a waiting customer stands. */
export function standingText(
  lang: string | undefined,
  { position, waitSeconds, promise, timeZone, staffed = true }: Omit<Standing, 'reason' | 'rule'>,
): string {
  if (promise.kind === 'later') {
    const when = promise.at
      ? say(lang, 'waitLater', { at: localTime(lang, promise.at, timeZone) })
      : say(lang, 'waitUnknown', {})
    return `${when} ${say(lang, 'stillHere', {})}`
  }
  if (!staffed) {
    const nobody = say(lang, 'waitNobody', {})
    return position === null ? nobody : `${say(lang, 'waitPosition', { position })} ${nobody}`
  }
  if (position === null) return say(lang, 'waitNow', {})
  if (!waitSeconds) return say(lang, 'waitPosition', { position })
  return say(lang, 'waitPositionRange', { position, range: waitRangeText(lang, waitSeconds) })
}

/**
 * What a waiting customer is told whom nobody took in time: that more are asked now, or, with a promise, when somebody
 * will surely be there.
 */
export function widenedText(lang: string | undefined, promise: Promise_ | undefined, timeZone: string): string {
  if (!promise) return say(lang, 'askedEveryone', {})
  const when = promise.at
    ? say(lang, 'countOn', { at: localTime(lang, promise.at, timeZone) })
    : say(lang, 'countOnUnknown', {})
  return `${when} ${say(lang, 'stillHere', {})}`
}

/** `2–5 minutes`, in the customer's language. Rounded outwards to whole minutes, so that it never says too little. */
export function waitRangeText(lang: string | undefined, [low, high]: readonly [number, number]): string {
  if (high < 60) return say(lang, 'lessThanAMinute', {})
  const [from, to] = [Math.max(1, Math.floor(low / 60)), Math.ceil(high / 60)]
  const inHours = to > 120
  const format = new Intl.NumberFormat(intlLocale(lang), {
    style: 'unit',
    unit: inHours ? 'hour' : 'minute',
    unitDisplay: 'long',
  })
  const [a, b] = inHours ? [Math.max(1, Math.floor(from / 60)), Math.ceil(to / 60)] : [from, to]
  return a >= b ? format.format(b) : format.formatRange(a, b)
}

/** A moment as the customer's language writes it, on the desk's wall clock, with the zone named. */
export function localTime(lang: string | undefined, at: Iso, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(intlLocale(lang), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    // With `numeric` the locale settles the leading zero: 9:00 AM, but 09:00.
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(at))
  // German reads the time with its word, which Intl leaves out.
  const clock = spokenLang(lang) === 'de' ? ' Uhr' : ''
  return parts.map(({ type, value }) => (type === 'minute' ? value + clock : value)).join('')
}

/** What a language is called in another, e.g. `Englisch`; its code where nobody has a name for it. */
export function languageName(lang: string | undefined, named: string): string {
  try {
    return namesIn(intlLocale(lang)).of(named) ?? named
  } catch {
    return named
  }
}

function whyKey({ reason, rule }: Standing) {
  switch (reason) {
    case 'customer_request':
    case 'accepted_offer':
      return 'handoffRequested'
    case 'sensitive_topic':
      return rule === 'sensitive.self_harm' ? 'handoffSelfHarm' : 'handoffSensitive'
    case 'low_confidence':
      return 'handoffNoAnswer'
    case 'bot_failure':
      return rule?.startsWith('budget.') ? 'handoffBudget' : 'handoffFailed'
    case 'loop_limit':
    case 'turn_cap':
      return 'handoffLoop'
    default:
      // A rule of the desk's own.
      return 'handoffSensitive'
  }
}

function phrasesFor(lang: string | undefined): Phrases {
  return languages[spokenLang(lang)] ?? en
}

function intlLocale(lang: string | undefined): string {
  const spoken = spokenLang(lang)
  if (spoken === 'sr') return 'sr-Latn'
  // A region goes with its clock: 9:00 AM in en, 09:00 in en-GB.
  return lang?.startsWith(`${spoken}-`) && isLocale(lang) ? lang : spoken
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
