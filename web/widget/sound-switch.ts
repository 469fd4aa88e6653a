/** Whether news may be heard: until the customer says no, and in every tab. */
import { signal } from '@preact/signals'
import { quietly } from '../shared/shelf.ts'
import type { Session } from './session.ts'

export interface SoundSwitch {
  isOff(): boolean
  toggle(): void
}

export function openSoundSwitch({ storage, soundKey }: Session): SoundSwitch {
  const off = signal(quietly(() => storage?.getItem(soundKey)) === 'off')
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === soundKey) off.value = newValue === 'off'
  })
  return {
    isOff: () => off.value,
    toggle() {
      off.value = !off.value
      quietly(() => (off.value ? storage?.setItem(soundKey, 'off') : storage?.removeItem(soundKey)))
    },
  }
}
