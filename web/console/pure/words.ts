/** What codes on the wire are called in front of people. Unknown codes are shown as they are, readable. */
import type { StatusName } from '../../../src/domain/snapshot.ts'

const reasons: Record<string, string> = {
  customer_request: 'Asked for a person',
  sensitive_topic: 'Sensitive topic',
  low_confidence: 'The articles do not cover it',
  bot_failure: 'The assistant failed',
  loop_limit: 'The assistant was not getting anywhere',
  turn_cap: 'Many turns without an end',
  accepted_offer: 'Took up the offer of a person',
}

const rules: Record<string, string> = {
  button: 'pressed the button',
  said_yes: 'said yes to a person',
  articles_fall_short: 'nothing was close enough to answer from',
  model_found_no_answer: 'the model found no answer in the articles',
  'verify.withheld': 'the draft could not be verified',
  defect: 'something broke while answering',
}

const faults: Record<string, string> = {
  timeout: 'the model took too long',
  stalled: 'the model stopped in the middle',
  truncated: 'the model stopped in the middle',
  empty: 'the model answered nothing',
  rate_limited: 'the model is overloaded',
  refused: 'the model’s server refused the request',
  malformed: 'the model’s server answered with something unreadable',
  filtered: 'the model’s own filter stopped the answer',
  too_long: 'the answer grew too long',
  not_found: 'the model does not exist',
  no_answer: 'the model found no answer in the articles',
  withheld: 'the draft could not be verified',
  day_budget: 'the day’s budget for the model is spent',
  visitor_budget: 'one person’s budget for a day is spent',
  unreachable: 'the model could not be reached',
  breaker_open: 'the model has been failing and is left alone for now',
}

/** What kept a drafter from answering. */
export const faultWords = (fault: string) => faults[fault] ?? fault.replaceAll('_', ' ')

const offers: Record<string, string> = {
  complaint: 'the customer makes a complaint',
  upset: 'the customer sounds upset',
  repeated_question: 'the same question came again',
  thumbs_down: 'an answer was marked as not helpful',
  declined: 'the question is about something else',
}

const sensitive: Record<string, string> = {
  legal: 'legal matters',
  self_harm: 'self-harm',
  violence: 'violence',
  account_security: 'account security',
  regulator: 'a complaint to a regulator',
}

export const outcomes = [
  { id: 'solved', words: 'Solved' },
  { id: 'not_solved', words: 'Not solved' },
  { id: 'no_answer', words: 'No answer from the customer' },
  { id: 'duplicate', words: 'Duplicate' },
  { id: 'spam', words: 'Spam' },
] as const

export const priorities = [
  { priority: 3, words: 'Urgent' },
  { priority: 2, words: 'High' },
  { priority: 1, words: 'Raised' },
  { priority: 0, words: 'Usual' },
] as const

export const presences = [
  { id: 'online', words: 'Online' },
  { id: 'assign_only', words: 'Only what is assigned to me' },
  { id: 'away', words: 'Away' },
] as const

export const statusWords: Record<StatusName, string> = {
  answering: 'With the assistant',
  queued: 'Waiting',
  assigned: 'With a colleague',
  resolved: 'Resolved',
}

const decisions: Record<string, string> = {
  answer: 'Answered from the articles',
  clarify: 'Asked back',
  smalltalk: 'Small talk',
  decline: 'Said it is about something else',
  handoff: 'Handed over',
}

export const reasonWords = (reason: string | undefined) => (reason ? (reasons[reason] ?? plain(reason)) : '')
export const offerWords = (reason: string) => offers[reason] ?? plain(reason)
export const decisionWords = (decision: string) => decisions[decision] ?? plain(decision)
export const outcomeWords = (outcome: string) => outcomes.find(({ id }) => id === outcome)?.words ?? plain(outcome)

export function priorityWords(priority: number): string {
  return priorities.find((each) => each.priority === priority)?.words ?? `Priority ${priority}`
}

export function presenceWords(state: string): string {
  if (state === 'offline') return 'Offline'
  if (state === 'assign_only') return 'Assigned only'
  return presences.find(({ id }) => id === state)?.words ?? plain(state)
}

/** The rule that fired, e.g. `asks_for_person.de`, in words. */
export function ruleWords(rule: string): string {
  const [family = '', detail = ''] = rule.split('.')
  switch (family) {
    case 'asks_for_person':
      return detail ? `asked in words (${languageName(detail) ?? detail})` : 'asked in words'
    case 'draft':
      return faults[detail] ?? `the draft failed: ${faultWords(detail)}`
    case 'budget':
      return detail === 'visitor'
        ? 'this visitor asked as much of the model as one may in a day'
        : 'the day’s budget for the model is spent'
    case 'attempts':
      return `the answer failed ${detail} times`
    case 'sensitive':
      return `about ${sensitive[detail] ?? plain(detail)}`
    case 'fruitless_turns':
      return `${detail} turns in a row that brought nothing`
    case 'turn_cap':
      return `${detail} turns of the assistant`
    case 'keyword':
      return `words of the desk’s own rule “${detail}”`
    default:
      return rules[rule] ?? plain(rule)
  }
}

/** A score of 0…1 as a person would say it. */
export function scoreWords(score: number): 'strong match' | 'fair match' | 'weak match' {
  return score >= 0.7 ? 'strong match' : score >= 0.4 ? 'fair match' : 'weak match'
}

/** A confidence of 0…1 as a person would say it. */
export function confidenceWords(confidence: number): string {
  return confidence >= 0.8 ? 'sure' : confidence >= 0.5 ? 'fairly sure' : confidence >= 0.25 ? 'unsure' : 'very unsure'
}

/** What became of the suggestion behind a message, for the team. */
export function suggestedWords({ verdict, distance }: { verdict: string; distance: number }): string {
  if (verdict === 'accepted') return 'The suggested reply, as it was'
  return `From the suggested reply, ${Math.max(1, Math.round(distance * 100))}% changed`
}

/** A language tag in English, or undefined where it is none. */
export function languageName(tag: string | undefined): string | undefined {
  if (!tag) return undefined
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag)
  } catch {
    return undefined
  }
}

/** How long something lasts, short: `now`, `4 min`, `2 h 5 min`, `3 d`. */
export function lasting(milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  return `${Math.floor(hours / 24)} d`
}

/** The page a customer wrote from, as text: the host always visible, never a link to follow. */
export function pageWords(url: string): { host: string; path: string } {
  if (!URL.canParse(url)) return { host: '', path: url }
  const { host, pathname, search } = new URL(url)
  return { host, path: `${pathname}${search}` }
}

function plain(code: string): string {
  const words = code.replace(/[._]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
