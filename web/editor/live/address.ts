/** The place in the address, as a signal. */
import { signal } from '@preact/signals'
import { hashOf, type Place, placeOf } from '../pure/place.ts'

export const place = signal<Place>(placeOf(location.hash))

addEventListener('hashchange', () => {
  if (hashOf(placeOf(location.hash)) !== hashOf(place.value)) place.value = placeOf(location.hash)
})

/** Goes to a place; `replace` leaves no step to come back to. */
export function go(to: Pick<Place, 'page'> & Partial<Place>, replace = false): void {
  const hash = hashOf(to)
  if (hash === location.hash) return
  if (replace) history.replaceState(null, '', hash)
  else location.hash = hash
  // The browser tells of it later; the next key is about the new place already.
  place.value = placeOf(hash)
}
