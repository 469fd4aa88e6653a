/** What the server says of the text as it is typed: how it looks to customers, its front matter, its problems. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Previewed } from '../../../src/protocol/editor.ts'
import { signedIn } from '../../console/live/session.ts'
import { ApiError } from '../../shared/api.ts'
import type { Problem } from '../pure/problem.ts'
import { inspect, preview } from './calls.ts'
import { hintsIn, startComparing, stopComparing } from './comparing.ts'

/** What is said, with the text that it is said of. */
type Of<T> = T & { of: string }

/** The text as customers would read it, with each key. */
export const shown = signal<Of<Previewed> | undefined>(undefined)
/** What is wrong with it, whenever it rests. */
export const inspected = signal<Of<{ problems: readonly Problem[] }> | undefined>(undefined)
/** Everything that is found in the text, also beside other articles. */
export const problems = computed((): Problem[] => {
  const said = inspected.value
  return said ? [...said.problems, ...hintsIn(said.of)] : []
})
/** Why it cannot be said; what was said last stays. */
export const blind = signal('')

/** Without a key for so long, problems are looked for: before, that would only hold the preview up. */
const PAUSE_MS = 150
/** After a failure the next look waits, in milliseconds. */
const LATER_MS = 2_000

let stop: (() => void) | undefined

export function startInspecting(path: string, text: ReadonlySignal<string>): void {
  stopInspecting()
  startComparing(path, text)
  const stops = [
    follow(text, 0, async (of, signal) => {
      const fault = await failing(async () => {
        const said = await preview(path, of, signal)
        if (!signal.aborted) shown.value = { ...said, of }
      })
      if (!signal.aborted) blind.value = fault
      return fault
    }),
    follow(text, PAUSE_MS, (of, signal) =>
      failing(async () => {
        const { problems } = await inspect(path, of, signal)
        if (!signal.aborted) inspected.value = { problems, of }
      }),
    ),
  ]
  stop = () => {
    for (const each of stops) each()
  }
}

export function stopInspecting(): void {
  stop?.()
  stop = undefined
  stopComparing()
  shown.value = undefined
  inspected.value = undefined
  blind.value = ''
}

/** Why something failed: in words where asking again is of no use, `offline` where it may pass, else empty. */
async function failing(ask: () => Promise<void>): Promise<string> {
  try {
    await ask()
    return ''
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      await signedIn()
      return 'offline'
    }
    return error instanceof ApiError && !error.passing ? error.message : 'offline'
  }
}

/**
 * Looks at a text whenever it changes: one look at a time, and the newest text is never left out.
 * @param look answers with why it failed
 */
function follow(
  text: ReadonlySignal<string>,
  pauseMs: number,
  look: (of: string, signal: AbortSignal) => Promise<string>,
): () => void {
  const end = new AbortController()
  let busy = false
  const run = async () => {
    if (busy) return
    busy = true
    if (pauseMs > 0) await rest(text, pauseMs)
    if (end.signal.aborted) return
    const of = text.value
    const fault = await look(of, end.signal)
    if (fault) await wait(LATER_MS)
    busy = false
    if (!end.signal.aborted && (text.value !== of || fault === 'offline')) void run()
  }
  const dispose = effect(() => {
    void text.value
    void run()
  })
  return () => {
    end.abort()
    dispose()
  }
}

/** Until a text has not changed for a while. */
async function rest(text: ReadonlySignal<string>, forMs: number): Promise<void> {
  for (;;) {
    const before = text.value
    await wait(forMs)
    if (text.value === before) return
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
