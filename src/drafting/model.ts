/** A model behind any server that speaks OpenAI's chat completions. What the SDK does not notice, this does. */
import OpenAI, { APIError } from 'openai'
import { DraftFailed } from '../ports/drafting.ts'
import type { Log } from '../ports/system.ts'
import { type BreakerLimits, breaker, defaultBreaker } from './breaker.ts'
import { type Ask, defaultLimits, type OpenAiLimits, type Opened, open, type Provider } from './call.ts'
import { asDraftFailed, failureOf } from './faults.ts'
import { realTiming, type Timing, wait } from './timing.ts'

export interface OpenAiOptions {
  apiKey: string
  /** e.g. `http://127.0.0.1:11434/v1`; OpenAI's own where it is not given. */
  baseUrl?: string
  model: string
  fetch?: typeof globalThis.fetch
  timing?: Timing
  limits?: Partial<OpenAiLimits>
  breaker?: Partial<BreakerLimits>
  log?: Log
}

/** Faults that say nothing about the provider's health. */
const healthy: ReadonlySet<string> = new Set(['filtered', 'too_long'])

export interface Model {
  name: string
  timing: Timing
  log: Log | undefined
  /** Whether it would be asked now; false while its breaker is open. */
  available(): boolean
  /**
   * The text of one completion in pieces; whole only where it ends without an error. An abort ends it quietly.
   * @throws DraftFailed within `totalMs`; after several in a row a breaker opens and nothing is called for a while
   */
  complete(ask: Ask): AsyncIterable<string>
}

/** All that is asked of a provider goes through one of these: one client, one breaker, one knowledge of its dialect. */
export function openaiModel(options: OpenAiOptions): Model {
  const { model, log } = options
  const timing = options.timing ?? realTiming
  const limits = { ...defaultLimits, ...options.limits }
  const gate = breaker({ ...defaultBreaker, ...options.breaker }, timing.now)
  const client = new OpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
    ...(options.fetch ? { fetch: options.fetch } : {}),
    maxRetries: 0,
    timeout: limits.totalMs * 2,
    logLevel: 'off',
  })
  const provider: Provider = {
    client,
    model,
    limits,
    timing,
    log,
    dialect: { tokens: 'max_tokens', temperature: true },
  }

  return {
    name: `openai ${model}`,
    timing,
    log,
    available: () => gate.available(),
    async *complete(ask) {
      if (!gate.enter())
        throw new DraftFailed('breaker_open', 'the model failed several times and is left alone for a while')
      let told = false
      try {
        yield* attempts(provider, ask)
        told = !ask.signal.aborted
        if (told) gate.succeeded()
      } catch (error) {
        told = true
        const failed = error instanceof DraftFailed ? error : asDraftFailed(failureOf(error, 0), error)
        if (healthy.has(failed.fault)) gate.succeeded()
        else if (lasting.has(failed)) {
          gate.trip()
          log?.error({ fault: failed.fault, model }, failed.message)
        } else gate.failed()
        throw failed
      } finally {
        // Whoever stops reading without an abort has what they wanted.
        if (!told && ask.signal.aborted) gate.abandoned()
        else if (!told) gate.succeeded()
      }
    },
  }
}

/** Failures that opened the breaker at once. */
const lasting = new WeakSet<DraftFailed>()

async function* attempts(provider: Provider, ask: Ask): AsyncIterable<string> {
  const { limits, timing } = provider
  const deadline = timing.now() + limits.totalMs
  for (let retry = 0; ; ) {
    const opened = await open(provider, ask, deadline)
    if (opened === 'aborted') return
    if ('stream' in opened) {
      yield* read(provider, ask, opened)
      return
    }
    const { failure, cause } = opened
    if (failure.again === 0) continue
    const backoff = limits.backoffMs * 2 ** retry * (0.5 + timing.random())
    const pause = failure.again === 'own' ? backoff : failure.again
    retry++
    if (pause === undefined || retry > limits.retries || timing.now() + pause >= deadline) {
      const failed = asDraftFailed(failure, cause)
      if (failure.lasting) lasting.add(failed)
      throw failed
    }
    if ((await wait(timing, pause, ask.signal)) === 'aborted') return
  }
}

/** The stream's text, checked as it comes; how it ended decides whether it was an answer. */
async function* read(provider: Provider, { signal }: Ask, { stream, watch }: Opened): AsyncIterable<string> {
  const { limits } = provider
  let finish: string | null | undefined
  let received = 0
  let choices = 0
  let otherModel = false
  try {
    for await (const chunk of stream) {
      watch.expect(limits.idleMs, new DraftFailed('stalled', 'the model stopped in the middle of its answer'))
      otherModel ||= differs(provider, chunk.model)
      const choice = chunk.choices?.[0]
      if (!choice) continue
      choices++
      if (choice.delta?.refusal) throw new DraftFailed('filtered', 'the model declines to answer this')
      const text = choice.delta?.content ?? ''
      received += text.length
      if (received > limits.outputChars)
        throw new DraftFailed('too_long', 'the model’s answer is longer than it may be')
      if (text) yield text
      finish = choice.finish_reason ?? finish
    }
    if (signal.aborted) return
    const stopped = watch.fault()
    if (stopped) throw stopped
    ended(finish, received, choices)
  } catch (error) {
    if (signal.aborted) return
    throw watch.fault() ?? (error instanceof DraftFailed ? error : midStream(error))
  } finally {
    watch.stop()
    if (otherModel) provider.log?.warn({ asked: provider.model }, 'the provider answers with another model')
  }
}

function ended(finish: string | null | undefined, received: number, choices: number): void {
  if (finish === 'content_filter') throw new DraftFailed('filtered', 'the provider’s filter stopped the answer')
  if (finish === 'length') throw new DraftFailed('too_long', 'the answer did not fit into the tokens it may have')
  if (choices === 0) throw new DraftFailed('malformed', 'the model’s server sent a stream without any answer')
  if (received === 0) throw new DraftFailed('empty', 'the model answered nothing')
  if (!finish) throw new DraftFailed('truncated', 'the model’s answer was cut off')
  if (finish !== 'stop') throw new DraftFailed('malformed', `the model stopped for another reason: ${finish}`)
}

function midStream(error: unknown): DraftFailed {
  if (error instanceof APIError || error instanceof SyntaxError) {
    return new DraftFailed('malformed', 'the model’s server sent something that is not the protocol', { cause: error })
  }
  return new DraftFailed('truncated', 'the connection to the model broke', { cause: error })
}

/** `gpt-4o-mini` is also answered by `gpt-4o-mini-2024-07-18` or `openai/gpt-4o-mini`. */
function differs({ model }: Provider, answered: string | undefined): boolean {
  const base = model.split('/').at(-1)?.split(':')[0] ?? model
  return !!answered && !answered.includes(base)
}
