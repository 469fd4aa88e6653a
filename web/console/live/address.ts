/** The place in the address, as a signal. */
import { signal } from '@preact/signals'
import { hashOf, home, type Place, placeOf, setupTokenOf } from '../pure/place.ts'

const firstHash = location.hash

/** The token of a setup link. It leaves the address, and with it the history, before anything else happens. */
export const setupToken = signal<string | undefined>(setupTokenOf(firstHash))
if (setupToken.value) history.replaceState(null, '', `${location.pathname}${hashOf(home)}`)

export const place = signal<Place>(placeOf(location.hash))

addEventListener('hashchange', () => {
  const token = setupTokenOf(location.hash)
  if (token) {
    setupToken.value = token
    history.replaceState(null, '', `${location.pathname}${hashOf(home)}`)
  }
  place.value = placeOf(location.hash)
})

/** Goes to a place; `replace` leaves no step to come back to. */
export function go(to: Place, replace = false) {
  const hash = hashOf(to)
  if (hash === location.hash) return
  if (replace) {
    history.replaceState(null, '', hash)
    place.value = to
  } else location.hash = hash
}
