/** One request to the provider, up to the head of its answer. */
import { APIError, type OpenAI } from 'openai'
import type { ChatMessage } from '../answering/prompt.ts'
import { DraftFailed } from '../ports/drafting.ts'
import type { Log } from '../ports/system.ts'
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

export interface Provider {
  client: OpenAI
  model: string
  limits: OpenAiLimits
  timing: Timing
  log: Log | undefined
  /** What this server's completions take: some models refuse a temperature, or the older name of the token limit. */
  dialect: { tokens: 'max_tokens' | 'max_completion_tokens' | 'none'; temperature: boolean }
}

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk

export interface Opened {
  stream: AsyncIterable<Chunk>
  watch: Watch
}

/** What is asked of a model, until it is called off. */
export interface Ask {
  messages: ChatMessage[]
  signal: AbortSignal
}

/** Asks, and waits for the head of the answer. */
export async function open(
  provider: Provider,
  { messages, signal }: Ask,
  deadline: number,
): Promise<Opened | { failure: Failure; cause: unknown } | 'aborted'> {
  const { client, model, limits, timing, dialect } = provider
  if (signal.aborted) return 'aborted'
  const watch = watchOver(timing, signal, deadline)
  watch.expect(limits.firstByteMs, new DraftFailed('timeout', 'the model did not begin to answer in time'))
  try {
    const { data, response } = await client.chat.completions
      .create(
        {
          model,
          messages,
          stream: true,
          ...(dialect.tokens === 'none' ? {} : { [dialect.tokens]: limits.outputTokens }),
          ...(dialect.temperature ? { temperature: 0.2 } : {}),
        },
        { signal: watch.signal },
      )
      .withResponse()
    if (/html|json/i.test(response.headers.get('content-type') ?? '')) {
      throw new DraftFailed('malformed', 'the model’s server answered with a page, not with a stream')
    }
    return { stream: data, watch }
  } catch (error) {
    watch.stop()
    if (signal.aborted) return 'aborted'
    if (watch.fault()) throw watch.fault()
    if (error instanceof DraftFailed) throw error
    if (adapt(provider, error)) return { failure: { fault: 'refused', message: '', again: 0 }, cause: error }
    return { failure: failureOf(error, limits.retryAfterMs), cause: error }
  }
}

/** Where a server refuses a parameter by name, it is asked without it from then on. */
function adapt({ dialect }: Provider, error: unknown): boolean {
  if (!(error instanceof APIError) || error.status !== 400) return false
  const about = `${error.param ?? ''} ${error.message}`
  if (dialect.temperature && /\btemperature\b/.test(about)) {
    dialect.temperature = false
    return true
  }
  if (dialect.tokens !== 'none' && /\bmax_(?:completion_)?tokens\b/.test(about)) {
    dialect.tokens = dialect.tokens === 'max_tokens' ? 'max_completion_tokens' : 'none'
    return true
  }
  return false
}
