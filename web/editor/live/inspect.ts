/** What the server says of the text as it is typed: how it looks to customers, its front matter, its problems. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Inspected as Said } from '../../../src/protocol/editor.ts'
import { ApiError } from '../../shared/api.ts'
import type { Problem } from '../pure/problem.ts'
import { inspect } from './calls.ts'
import { hintsIn, startComparing, stopComparing } from './comparing.ts'

export interface Inspected extends Said {
  /** The text that this is said of. */
  of: string
}

export const inspected = signal<Inspected | undefined>(undefined)
/** Everything that is found in the text, also beside other articles. */
export const problems = computed((): Problem[] => {
  const said = inspected.value
  return said ? [...said.problems, ...hintsIn(said.of)] : []
})
/** Why it cannot be said; what was said last stays. */
export const blind = signal('')

/** After a failure the next look waits, in milliseconds. */
const LATER_MS = 2_000

let stop: (() => void) | undefined

/** Looks at a text whenever it changes: one look at a time, and the newest text is never left out. */
export function startInspecting(path: string, text: ReadonlySignal<string>): void {
  stopInspecting()
  startComparing(path, text)
  const end = new AbortController()
  let busy = false
  const look = async () => {
    if (busy || end.signal.aborted) return
    busy = true
    const of = text.value
    try {
      const said = await inspect(path, of, end.signal)
      if (end.signal.aborted) return
      inspected.value = { ...said, of }
      blind.value = ''
    } catch (error) {
      if (end.signal.aborted) return
      blind.value = error instanceof ApiError && !error.passing ? error.message : 'offline'
      await new Promise((resolve) => setTimeout(resolve, LATER_MS))
    }
    busy = false
    if (text.value !== inspected.value?.of && (blind.value === '' || blind.value === 'offline')) void look()
  }
  const dispose = effect(() => {
    void text.value
    void look()
  })
  stop = () => {
    end.abort()
    dispose()
  }
}

export function stopInspecting(): void {
  stop?.()
  stop = undefined
  stopComparing()
  inspected.value = undefined
  blind.value = ''
}
