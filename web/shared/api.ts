/** One way to call Bellhop's REST interface from a page, and one error for all that can go wrong. */
import type { ErrorCode } from '../../src/protocol/errors.ts'
import { hearServerDate } from './time.ts'

export interface Call {
  /** Sent as JSON. Left out: no body. */
  body?: object
  /** Sent as it is, in place of a body. */
  file?: Blob
  headers?: Record<string, string>
  /** A visitor's token. `null`: an anonymous visitor. Left out: the staff's cookie goes along. */
  token?: string | null
  signal?: AbortSignal
  /** How long an answer may take before the call counts as lost. */
  patienceMs?: number
}

/** A network that swallows everything never says so: after this long without an answer there is none. */
const PATIENCE_MS = 15_000

/** Why a call failed, in words that may be shown. `status` is 0 where no answer came. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode | 'offline'
  readonly fields: { path: string; message: string }[]
  /** Seconds until it makes sense to try again, where the server said so. */
  readonly retryAfter: number | undefined
  /** The whole answer, e.g. what came in between where a cursor is stale. */
  readonly data: unknown

  constructor(
    message: string,
    about: {
      status: number
      code: ErrorCode | 'offline'
      fields?: ApiError['fields']
      retryAfter?: number
      data?: unknown
    },
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = about.status
    this.code = about.code
    this.fields = about.fields ?? []
    this.retryAfter = about.retryAfter
    this.data = about.data
  }

  /** Whether the same call may well work later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/**
 * Calls the server and answers its JSON.
 * @param path from the root, e.g. `/api/me`
 * @throws ApiError with code `offline` where no answer of Bellhop's came; an abort through `signal` throws its reason
 */
export async function api<T = unknown>(method: string, path: string, call: Call = {}): Promise<T> {
  const { body, file, token, signal, patienceMs = PATIENCE_MS } = call
  const headers: Record<string, string> = { accept: 'application/json', ...call.headers }
  // Hono's CSRF guard wants a content type of JSON on every write, with or without a body.
  if (method !== 'GET') headers['content-type'] = `application/${file ? 'octet-stream' : 'json'}`
  if (token) headers.authorization = `Bearer ${token}`
  let response: Response
  let data: unknown
  const lost = new AbortController()
  const giveUp = () => lost.abort()
  const patience = setTimeout(giveUp, patienceMs)
  signal?.addEventListener('abort', giveUp)
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: token === undefined ? 'same-origin' : 'omit',
      cache: 'no-store',
      ...(method === 'GET' ? {} : { body: file ?? JSON.stringify(body ?? {}) }),
      signal: lost.signal,
    })
    hearServerDate(response.headers.get('date'))
    data = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  } catch (fault) {
    if (signal?.aborted) throw fault
    throw unreachable()
  } finally {
    clearTimeout(patience)
    signal?.removeEventListener('abort', giveUp)
  }
  if (response.ok && (data !== undefined || response.status === 204)) return data as T
  throw refusal(response, data)
}

/** What is thrown where nobody of Bellhop's has answered. */
export function unreachable(status = 0, retryAfter?: number): ApiError {
  const wait = retryAfter === undefined ? {} : { retryAfter }
  return new ApiError('The server cannot be reached.', { status, code: 'offline', ...wait })
}

function refusal(response: Response, data: unknown): ApiError {
  const error = (data as { error?: Partial<ApiError> } | undefined)?.error
  const retryAfter = secondsUntil(response.headers)
  // A proxy's page instead of our JSON: nobody of Bellhop's has answered, so that the refusal is not ours either.
  if (!error?.code) {
    return unreachable(response.status < 500 && response.status !== 429 ? 0 : response.status, retryAfter)
  }
  return new ApiError(error.message ?? '', {
    status: response.status,
    code: error.code,
    data,
    ...(error.fields && { fields: error.fields }),
    ...(retryAfter !== undefined && { retryAfter }),
  })
}

/** `Retry-After` in whole seconds (RFC 9110, 10.2.3: seconds or a date), a date being measured against the answer's own. */
function secondsUntil(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : (Date.parse(value) - Date.parse(headers.get('date') ?? new Date().toUTCString())) / 1_000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}
