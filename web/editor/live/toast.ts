/** Words that pass by: they need no answer. */
import { signal } from '@preact/signals'

export const passing = signal('')

const TOAST_MS = 6_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Says something for six seconds. */
export function toast(words: string): void {
  passing.value = words
  clearTimeout(timer)
  timer = setTimeout(() => {
    passing.value = ''
  }, TOAST_MS)
}
