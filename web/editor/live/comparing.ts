/** What the text that is being written says twice or against other articles, asked for at each pause. */
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Overlap } from '../../../src/domain/overlaps.ts'
import { hintsOf, stillHeld } from '../pure/overlap-hints.ts'
import type { Problem } from '../pure/problem.ts'
import { call } from './call.ts'

/** Milliseconds without a key before the other articles are compared with the text. */
export const PAUSE_MS = 600

const compared = signal<{ hints: readonly Problem[]; of: string }>({ hints: [], of: '' })

let stop: (() => void) | undefined

/** Compares a text whenever it rests; the next key cancels what is on its way. */
export function startComparing(path: string, text: ReadonlySignal<string>): void {
  stopComparing()
  let end = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (of: string, until: AbortSignal) => {
    try {
      const { overlaps } = await call<{ overlaps: Overlap[] }>('POST', '/overlaps/writing', {
        body: { path, text: of },
        signal: until,
      })
      if (!until.aborted) compared.value = { hints: hintsOf(path.replace(/\.md$/, ''), overlaps), of }
    } catch {
      // What was found last stays; the inspection says that the server cannot be asked.
    }
  }
  const cancel = () => {
    clearTimeout(timer)
    end.abort()
  }
  const dispose = effect(() => {
    const of = text.value
    cancel()
    end = new AbortController()
    const { signal: until } = end
    timer = setTimeout(() => void look(of, until), PAUSE_MS)
  })
  stop = () => {
    dispose()
    cancel()
  }
}

export function stopComparing(): void {
  stop?.()
  stop = undefined
  compared.value = { hints: [], of: '' }
}

/** What was found last, as far as it holds of a text. */
export function hintsIn(text: string): Problem[] {
  return stillHeld(compared.value.hints, compared.value.of, text)
}
