/** Ends a call that shows no sign of life: the SDK's own timeout does not cover a stall in mid-stream. */
import { DraftFailed } from '../ports/drafting.ts'
import type { Timing } from './timing.ts'

export interface Watch {
  signal: AbortSignal
  /** Something has to happen within `ms` from now, or the call ends with `fault`, which is made only then. */
  expect(ms: number, fault: () => DraftFailed): void
  fault(): DraftFailed | undefined
  stop(): void
}

/** One timer that each sign of life sets anew, one for the whole, and the customer's own abort. */
export function watchOver(timing: Timing, signal: AbortSignal, deadline: number): Watch {
  const call = new AbortController()
  let fault: DraftFailed | undefined
  let cancel = () => {}
  const end = (why: DraftFailed) => {
    fault ??= why
    call.abort()
  }
  const cancelTotal = timing.after(Math.max(0, deadline - timing.now()), () =>
    end(new DraftFailed('timeout', 'the model took too long')),
  )
  const onAbort = () => call.abort()
  signal.addEventListener('abort', onAbort, { once: true })
  return {
    signal: call.signal,
    expect(ms, why) {
      cancel()
      cancel = timing.after(ms, () => end(why()))
    },
    fault: () => fault,
    stop() {
      cancel()
      cancelTotal()
      signal.removeEventListener('abort', onAbort)
      call.abort()
    },
  }
}
