/** Whether news may be heard: until the customer says no, and in every tab. */
import { signal } from '@preact/signals'
import { quietly } from '../shared/shelf.ts'
import type { Session } from './session.ts'

export interface SoundSwitch {
  isOff(): boolean
  toggle(): void
}

export function openSoundSwitch({ storage, soundKey }: Session): SoundSwitch {
  const off = signal(false)
  const take = () =>
    quietly(() => {
      if (storage) off.value = storage.getItem(soundKey) === 'off'
    })
  take()
  window.addEventListener('storage', take)
  return {
    isOff: () => off.value,
    toggle() {
      off.value = !off.value
      quietly(() => storage?.setItem(soundKey, off.value ? 'off' : 'on'))
    },
  }
}
