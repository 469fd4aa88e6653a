/** What this browser remembers of an agent's wishes. */
import { type Signal, signal } from '@preact/signals'

export const alertsOn = preference('alerts', false)
export const singleKeys = preference('keys', true)

function preference(name: string, usual: boolean): Signal<boolean> {
  const key = `bellhop.console.${name}`
  const kept = signal(read(key) ?? usual)
  kept.subscribe((value) => {
    try {
      localStorage.setItem(key, value ? 'on' : 'off')
    } catch {
      // It holds until the page closes.
    }
  })
  return kept
}

function read(key: string): boolean | undefined {
  try {
    const value = localStorage.getItem(key)
    return value === null ? undefined : value === 'on'
  } catch {
    return undefined
  }
}
