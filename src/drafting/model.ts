/** A model behind any server that speaks OpenAI's chat completions. What the SDK does not notice, this does. */
import OpenAI from 'openai'
import { DraftFailed, type Provider, type ProviderNews } from '../ports/drafting.ts'
import type { Log } from '../ports/system.ts'
import { type BreakerLimits, breaker, defaultBreaker } from './breaker.ts'
import { type Ask, type Calls, defaultLimits, type OpenAiLimits, open } from './call.ts'
import { answersEvenSo, notAsked, ProviderFailed, reasonOf } from './faults.ts'
import { read } from './stream.ts'
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

export interface Model {
  name: string
  timing: Timing
  log: Log | undefined
  /** Whether it would be asked now; false while its breaker is open. */
  available(): boolean
  provider: Provider
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
  const listeners = new Set<(news: ProviderNews) => void>()
  const tell = (news: ProviderNews) => {
    for (const listener of listeners) listener(news)
  }
  /** The failure that the breaker last opened for, and when it first did. */
  let off: { since: number; last: DraftFailed } | undefined
  let last = new DraftFailed('unreachable', 'the model fails')
  let latest: { error: DraftFailed; at: number } | undefined
  const gate = breaker({ ...defaultBreaker, ...options.breaker }, timing.now, (open) => {
    if (open) log?.error({ model, fault: last.fault, why: reasonOf(last) }, `the model is left alone: ${last.message}`)
    else log?.info({ model }, 'the model answers again')
    off = open ? { since: off?.since ?? timing.now(), last } : undefined
    tell({ kind: 'turned' })
  })
  const calls: Calls = {
    client: clientFor(options, limits),
    model,
    limits,
    timing,
    log,
    dialect: { tokens: 'max_tokens', temperature: true, usage: true },
    tell,
  }

  const failed = (error: DraftFailed) => {
    if (!notAsked.has(error.fault)) latest = { error, at: timing.now() }
    if (notAsked.has(error.fault)) gate.abandoned()
    else if (answersEvenSo.has(error.fault)) gate.succeeded()
    else {
      last = error
      if (error instanceof ProviderFailed && error.lasting) gate.trip()
      else gate.failed()
    }
    tell({ kind: 'failed', fault: error.fault })
  }

  return {
    name: `openai ${model}`,
    timing,
    log,
    available: gate.available,
    provider: {
      host: new URL(calls.client.baseURL).host,
      lastFault: () =>
        latest && { fault: latest.error.fault, why: latest.error.message, agoMs: timing.now() - latest.at },
      state() {
        const againInMs = gate.triesAgainInMs()
        if (!off || againInMs === undefined) return { on: true }
        return { on: false, why: reasonOf(off.last), forMs: timing.now() - off.since, againInMs }
      },
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    async *complete(ask) {
      if (!gate.enter()) {
        tell({ kind: 'failed', fault: 'breaker_open' })
        throw new DraftFailed('breaker_open', 'the model failed several times and is left alone for a while')
      }
      let told = false
      try {
        yield* attempts(calls, ask)
        told = !ask.signal.aborted
        if (told) gate.succeeded()
      } catch (error) {
        told = true
        if (error instanceof DraftFailed) failed(error)
        else gate.abandoned()
        throw error
      } finally {
        // Whoever stops reading without an abort has what they wanted.
        if (!told && ask.signal.aborted) gate.abandoned()
        else if (!told) gate.succeeded()
      }
    },
  }
}

function clientFor({ apiKey, baseUrl, fetch }: OpenAiOptions, { totalMs }: OpenAiLimits): OpenAI {
  return new OpenAI({
    apiKey,
    ...(baseUrl ? { baseURL: baseUrl } : {}),
    ...(fetch ? { fetch } : {}),
    maxRetries: 0,
    timeout: totalMs * 2,
    logLevel: 'off',
  })
}

async function* attempts(calls: Calls, ask: Ask): AsyncIterable<string> {
  const { limits, timing } = calls
  const deadline = timing.now() + limits.totalMs
  for (let retry = 0; ; ) {
    const opened = await open(calls, ask, deadline, retry > 0)
    if (opened === 'aborted') return
    if ('stream' in opened) {
      yield* read(calls, ask, opened)
      return
    }
    const { failure, cause } = opened
    if (failure.again === 0) continue
    const backoff = limits.backoffMs * 2 ** retry * (0.5 + timing.random())
    const pause = failure.again === 'own' ? backoff : failure.again
    retry++
    if (pause === undefined || retry > limits.retries || timing.now() + pause >= deadline)
      throw new ProviderFailed(failure, cause)
    if ((await wait(timing, pause, ask.signal)) === 'aborted') return
  }
}
