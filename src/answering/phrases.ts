/** What Bellhop itself says to customers, in their language. Articles are quoted, never paraphrased, here. */
import type { HandoffReason } from '../domain/brief.ts'
import { speaker } from '../domain/catalogue.ts'
import type { Iso, Promise_ } from '../domain/events.ts'
import { keeping } from '../domain/kept.ts'
import { localeOf, type SpokenLanguage, spokenFor, spokenLanguages } from '../domain/spoken.ts'
import type { Script } from '../domain/text.ts'
import { namesIn } from './language-names.ts'
import ar from './phrases/ar.json' with { type: 'json' }
import type { Blanks } from './phrases/blanks.ts'
import de from './phrases/de.json' with { type: 'json' }
import en from './phrases/en.json' with { type: 'json' }
import es from './phrases/es.json' with { type: 'json' }
import fr from './phrases/fr.json' with { type: 'json' }
import he from './phrases/he.json' with { type: 'json' }
import it from './phrases/it.json' with { type: 'json' }
import ja from './phrases/ja.json' with { type: 'json' }
import nl from './phrases/nl.json' with { type: 'json' }
import pl from './phrases/pl.json' with { type: 'json' }
import pt from './phrases/pt.json' with { type: 'json' }
import ru from './phrases/ru.json' with { type: 'json' }
import sr from './phrases/sr.json' with { type: 'json' }
import srCyrl from './phrases/sr-Cyrl.json' with { type: 'json' }
import sv from './phrases/sv.json' with { type: 'json' }
import tr from './phrases/tr.json' with { type: 'json' }
import zh from './phrases/zh.json' with { type: 'json' }

/** Nothing that the server says counts: numbers are written by Intl, so that no sentence here has plural forms. */
export type Phrases = Record<keyof typeof en, string>
export type PhraseKey = keyof Phrases
type Filling<K extends PhraseKey> = K extends keyof Blanks ? Blanks[K] : Record<string, never>

/** Every sentence that Bellhop says, by language. */
export const phrases: Readonly<Record<SpokenLanguage, Phrases>> = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  sv,
  sr,
  'sr-Cyrl': srCyrl,
  ru,
  tr,
  ar,
  he,
  zh,
  ja,
}

/**
 * One of Bellhop's own sentences.
 * @param lang BCP 47, e.g. `de`, `de-AT`, `sr`, `sr-Cyrl`; English where it is not one that Bellhop speaks
 */
export function say<K extends PhraseKey>(lang: string | undefined, key: K, values: Filling<K>): string {
  return voiceOf(spokenLang(lang))(key, values)
}

/** Making a voice takes a tenth of a millisecond; there are few. */
const voiceOf = keeping(spokenLanguages.length, (lang: SpokenLanguage) => speaker(phrases[lang], localeOf(lang)))

/** The language to speak: the customer's, in the script that they write it in. */
export function spokenLang(lang: string | undefined, script?: Script): SpokenLanguage {
  const spoken = spokenFor(lang ?? '') ?? 'en'
  return spoken === 'sr' && script === 'cyrillic' ? 'sr-Cyrl' : spoken
}

/** Sentences in a row, as the language writes them: Chinese and Japanese put no space between. */
export function inARow(lang: string | undefined, ...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(/^(?:zh|ja)/.test(spokenLang(lang)) ? '' : ' ')
}

/**
 * Nothing was found, what there is help with instead, and the way to a person.
 * @param helpsWith in the desk's own words
 * @param examples articles to tap follow below
 */
export function declineText(
  lang: string | undefined,
  { helpsWith, examples = false }: { helpsWith?: string | undefined; examples?: boolean },
): string {
  const instead = helpsWith ? say(lang, 'helpsWith', { topics: helpsWith }) : examples && say(lang, 'helpExamples', {})
  return inARow(lang, say(lang, 'declined', {}), instead || '', say(lang, 'orPerson', {}))
}

/**
 * What whoever waits for a person already is told instead of a handover: that they keep their place, and, where they
 * asked something, that the articles do not say. Someone in danger is told where help is.
 */
export function waitingText(lang: string | undefined, { reason, rule }: Pick<Standing, 'reason' | 'rule'>): string {
  if (rule === 'sensitive.self_harm') return say(lang, 'handoffSelfHarm', {})
  return inARow(lang, reason === 'low_confidence' ? say(lang, 'declined', {}) : '', say(lang, 'alreadyWaiting', {}))
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
  return inARow(lang, say(lang, whyKey(standing), {}), standingText(lang, standing))
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
    return inARow(lang, when, say(lang, 'stillHere', {}))
  }
  if (!staffed) {
    const nobody = say(lang, 'waitNobody', {})
    return position === null ? nobody : inARow(lang, placeText(lang, position), nobody)
  }
  if (position === null) return say(lang, 'waitNow', {})
  const range = waitSeconds ? say(lang, 'waitRange', { range: waitRangeText(lang, waitSeconds) }) : ''
  return inARow(lang, placeText(lang, position), range)
}

function placeText(lang: string | undefined, position: number): string {
  return position === 1 ? say(lang, 'waitNext', {}) : say(lang, 'waitPosition', { position })
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
  return inARow(lang, when, say(lang, 'stillHere', {}))
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

/** A moment in a line of its own, e.g. `Mar 2, 2026, 10:00 AM UTC`: as the customer's language writes it, in that zone. */
export function momentText(lang: string | undefined, at: Iso, timeZone: string): string {
  return new Intl.DateTimeFormat(intlLocale(lang), {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at))
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

/** The tag for dates and numbers in a customer's language. */
export function intlLocale(lang: string | undefined): string {
  const spoken = spokenLang(lang)
  // A region goes with its clock: 9:00 AM in en, 09:00 in en-GB.
  return spoken !== 'sr' && lang?.startsWith(`${spoken}-`) && isLocale(lang) ? lang : localeOf(spoken)
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
