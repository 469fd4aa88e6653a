/** What this browser remembers of an agent's wishes; every tab of it follows. */
import { type Signal, signal } from '@preact/signals'
import { quietly, shelf } from '../../shared/shelf.ts'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
const onOff = ['on', 'off'] as const

/** Whether a bell rings. */
export const sound = preference('alerts', onOff, 'on')
/** Whether notifications are wanted; the browser has its say as well. */
export const notifications = preference('notifications', onOff, 'off')
/** Whether single keys do anything (WCAG 2.1.4). */
export const singleKeys = preference('keys', onOff, 'on')
/** Whether the brief and the customer stand beside the conversation where there is room. */
export const asideShown = preference('aside', onOff, 'on')
export const theme = preference('theme', themes, 'system')
export const density = preference('density', densities, 'comfortable')

/** Lets the page look as it is wanted, from the first picture on. */
export function dress(root: HTMLElement) {
  theme.subscribe((chosen) => {
    if (chosen === 'system') delete root.dataset.theme
    else root.dataset.theme = chosen
  })
  density.subscribe((chosen) => {
    root.dataset.density = chosen
  })
}

/** The other of two. */
export function flip(kept: Signal<'on' | 'off'>) {
  kept.value = kept.peek() === 'on' ? 'off' : 'on'
}

function preference<T extends string>(name: string, choices: readonly T[], usual: T): Signal<T> {
  return remembered(name, usual, (value) => choices.find((choice) => choice === value))
}

/**
 * A value that outlives the page, and is the same in every tab.
 * @param known what a kept text means; undefined where it means nothing
 */
export function remembered<T extends string>(
  name: string,
  usual: T,
  known: (value: string | null | undefined) => T | undefined,
): Signal<T> {
  const key = `bellhop.console.${name}`
  const storage = shelf('localStorage')
  const kept = signal(known(quietly(() => storage?.getItem(key))) ?? usual)
  let first = true
  kept.subscribe((value) => {
    // What nobody chose is not written down: it follows what is usual.
    if (!first) quietly(() => storage?.setItem(key, value))
    first = false
  })
  addEventListener('storage', (event) => {
    if (event.key === key) kept.value = known(event.newValue) ?? usual
  })
  return kept
}
