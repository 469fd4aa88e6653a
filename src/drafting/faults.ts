/** What a provider's error means for the desk, and whether asking again can help. */
import { APIConnectionError, APIError } from 'openai'
import { DraftFailed, type DraftFault, type ProviderState } from '../ports/drafting.ts'

type OffWhy = Extract<ProviderState, { on: false }>['why']

export interface Failure {
  fault: DraftFault
  message: string
  /** Milliseconds to wait before asking again; undefined where that is no use. `own` leaves it to our backoff. */
  again?: number | 'own'
  /** It will not pass by itself: a key, a quota, a model's name. */
  lasting?: OffWhy
}

/** A failure that keeps its reason, for those who look after the provider. */
export class ProviderFailed extends DraftFailed {
  readonly lasting: OffWhy | undefined
  constructor({ fault, message, lasting }: Failure, cause?: unknown) {
    super(fault, message, cause === undefined ? undefined : { cause })
    this.lasting = lasting
  }
}

/** Faults that say nothing about the provider's health: what it said is not wanted, but it answers. */
export const answersEvenSo: ReadonlySet<DraftFault> = new Set(['filtered', 'too_long'])

/** Why nothing was asked, which says nothing about the provider either. */
export const notAsked: ReadonlySet<DraftFault> = new Set(['breaker_open', 'visitor_budget', 'day_budget'])

const reasons: Partial<Record<DraftFault, OffWhy>> = {
  timeout: 'too_slow',
  stalled: 'too_slow',
  rate_limited: 'overloaded',
  unreachable: 'unreachable',
  refused: 'refusing',
  not_found: 'model_unknown',
}

/** What a failure says about the provider, for the people at the desk. */
export function reasonOf(failed: DraftFailed): OffWhy {
  const lasting = failed instanceof ProviderFailed ? failed.lasting : undefined
  return lasting ?? reasons[failed.fault] ?? 'unreadable'
}

/**
 * Reads an error that the SDK threw before the first byte.
 * @param longestWait milliseconds of `Retry-After` that are waited out at most
 */
export function failureOf(error: unknown, longestWait: number): Failure {
  if (error instanceof APIConnectionError)
    return { fault: 'unreachable', message: 'the model’s server cannot be reached', again: 'own' }
  if (!(error instanceof APIError))
    return { fault: 'malformed', message: 'the model’s server answered something that is not the protocol' }
  const { status, code, type } = error
  if (code === 'insufficient_quota' || type === 'insufficient_quota') {
    return {
      fault: 'refused',
      message: 'the account at the model’s provider is out of quota',
      lasting: 'quota_used_up',
    }
  }
  if (status === 429) return rateLimited(error, longestWait)
  if (status === 401 || status === 403)
    return { fault: 'refused', message: 'the model’s provider refuses the API key', lasting: 'key_refused' }
  if (status === 404)
    return {
      fault: 'not_found',
      message: 'the model’s provider does not know this model or address',
      lasting: 'model_unknown',
    }
  if (status === 408 || (status !== undefined && status >= 500)) {
    return { fault: 'unreachable', message: `the model’s server answered ${status}`, again: 'own' }
  }
  return { fault: 'refused', message: `the model’s server refuses the request${status ? ` (${status})` : ''}` }
}

function rateLimited(error: APIError, longestWait: number): Failure {
  const message = 'the model’s provider is rate limiting'
  const wait = retryAfter(error.headers)
  if (wait === undefined) return { fault: 'rate_limited', message, again: 'own' }
  return wait <= longestWait ? { fault: 'rate_limited', message, again: wait } : { fault: 'rate_limited', message }
}

/**
 * `Retry-After` in milliseconds (RFC 9110, 10.2.3: seconds or a date), a date being measured against the response's
 * own `Date`; undefined where it is missing or makes no sense.
 */
export function retryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1_000)
  const at = Date.parse(value)
  const sent = Date.parse(headers?.get('date') ?? '')
  return /[a-z]{3}/i.test(value) && Number.isFinite(at - sent) ? Math.max(0, at - sent) : undefined
}
