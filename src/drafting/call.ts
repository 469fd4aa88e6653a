/** One request to the provider, up to the head of its answer. */
import { APIConnectionError, APIError, type OpenAI } from 'openai'
import type { ChatMessage } from '../answering/prompt.ts'
import { DraftFailed, type Meter, type ProviderNews } from '../ports/drafting.ts'
import type { Log } from '../ports/system.ts'
import { type Bill, billFor } from './bill.ts'
import { type Failure, failureOf } from './faults.ts'
import type { Timing } from './timing.ts'
import { type Watch, watchOver } from './watch.ts'

export interface OpenAiLimits {
  /** Milliseconds to the first byte, between two bytes, and for everything together. */
  firstByteMs: number
  idleMs: number
  totalMs: number
  /** Asked again at most this often, and only before the first byte. */
  retries: number
  backoffMs: number
  /** Longest `Retry-After` that is waited out, in milliseconds. */
  retryAfterMs: number
  /** Characters that are taken, and tokens that are asked for. */
  outputChars: number
  outputTokens: number
}

export const defaultLimits: OpenAiLimits = {
  firstByteMs: 10_000,
  idleMs: 10_000,
  totalMs: 18_000,
  retries: 2,
  backoffMs: 400,
  retryAfterMs: 5_000,
  outputChars: 6_000,
  outputTokens: 900,
}

export interface Calls {
  client: OpenAI
  model: string
  limits: OpenAiLimits
  timing: Timing
  log: Log | undefined
  /**
   * What this server's completions take: some refuse a temperature, the older name of the token limit, or to tell
   * what a call took.
   */
  dialect: { tokens: 'max_tokens' | 'max_completion_tokens' | 'none'; temperature: boolean; usage: boolean }
  tell(news: ProviderNews): void
}

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk

export interface Opened {
  stream: AsyncIterable<Chunk>
  watch: Watch
  bill: Bill
  /** When it was asked, in milliseconds of the timing. */
  askedAt: number
}

/** What is asked of a model, until it is called off. */
export interface Ask {
  messages: ChatMessage[]
  /** Whose budget it goes on. */
  meter?: Meter | undefined
  signal: AbortSignal
}

/**
 * Asks, and waits for the head of the answer.
 * @param again whether a request before this one failed
 */
export async function open(
  calls: Calls,
  ask: Ask,
  deadline: number,
  again: boolean,
): Promise<Opened | { failure: Failure; cause: unknown } | 'aborted'> {
  const { client, limits, timing, log, tell } = calls
  const { signal } = ask
  if (signal.aborted) return 'aborted'
  const bill = await billFor(ask, limits.outputTokens, log)
  const askedAt = timing.now()
  const watch = watchOver(timing, signal, deadline)
  watch.expect(limits.firstByteMs, () => new DraftFailed('timeout', 'the model did not begin to answer in time'))
  tell({ kind: 'called', again })
  try {
    const { data, response } = await client.chat.completions
      .create(bodyOf(calls, ask), { signal: watch.signal })
      .withResponse()
    if (/html|json/i.test(response.headers.get('content-type') ?? '')) {
      throw new DraftFailed('malformed', 'the model’s server answered with a page, not with a stream')
    }
    return { stream: data, watch, bill, askedAt }
  } catch (error) {
    watch.stop()
    if (error instanceof APIConnectionError || (error instanceof APIError && error.status !== undefined)) bill.waived()
    await closed(calls, { bill, askedAt })
    if (signal.aborted) return 'aborted'
    if (watch.fault()) throw watch.fault()
    if (error instanceof DraftFailed) throw error
    if (adapt(calls, error)) return { failure: { fault: 'refused', message: '', again: 0 }, cause: error }
    return { failure: failureOf(error, limits.retryAfterMs), cause: error }
  }
}

/** A request has come to its end, however it went. */
export async function closed({ timing, tell }: Calls, { bill, askedAt }: Pick<Opened, 'bill' | 'askedAt'>) {
  tell({ kind: 'ended', afterMs: timing.now() - askedAt, ...(await bill.settle()) })
}

function bodyOf({ model, limits, dialect }: Calls, { messages }: Ask) {
  return {
    model,
    messages,
    stream: true as const,
    ...(dialect.tokens === 'none' ? {} : { [dialect.tokens]: limits.outputTokens }),
    ...(dialect.temperature ? { temperature: 0.2 } : {}),
    ...(dialect.usage ? { stream_options: { include_usage: true } } : {}),
  }
}

/** Where a server refuses a parameter by name, it is asked without it from then on. */
function adapt({ dialect }: Calls, error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false
  const about = `${error.param ?? ''} ${error.message}`
  if (dialect.temperature && /\btemperature\b/.test(about)) {
    dialect.temperature = false
    return true
  }
  if (dialect.tokens !== 'none' && /\bmax_(?:completion_)?tokens\b/.test(about)) {
    dialect.tokens = dialect.tokens === 'max_tokens' ? 'max_completion_tokens' : 'none'
    return true
  }
  // A refusal that names nothing is most likely about the newest of the parameters.
  if (dialect.usage && (/\b(?:stream_options|include_usage)\b/.test(about) || error.error === undefined)) {
    dialect.usage = false
    return true
  }
  return false
}
