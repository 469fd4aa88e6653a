/** The place in the address, as a signal; and whoever has not saved yet is asked before it changes. */
import { signal } from '@preact/signals'
import { hashOf, home, inviteTokenOf, type Place, placeOf, setupTokenOf } from '../pure/place.ts'
import { inviteToken, setupToken } from './links.ts'

takeTokens()

export const place = signal<Place>(placeOf(location.hash))
tidy()

/** Where somebody wanted to go from what they had not saved, until they have decided. */
export const wanted = signal<Place | undefined>(undefined)

/** What is typed here is not saved: whoever leaves is asked. */
let held = false

addEventListener('hashchange', () => {
  takeTokens()
  const to = placeOf(location.hash)
  if (held && hashOf(to) !== hashOf(place.value)) {
    history.replaceState(null, '', hashOf(place.value))
    wanted.value = to
    return
  }
  if (hashOf(to) !== hashOf(place.value)) place.value = to
  tidy()
})

/** Goes to a place; `replace` leaves no step to come back to. */
export function go(to: Place, replace = false) {
  const hash = hashOf(to)
  if (hash === location.hash) return
  if (replace) {
    history.replaceState(null, '', hash)
    place.value = to
  } else {
    location.hash = hash
    // The browser tells of it later; the next key is about the new place already.
    if (!held) place.value = placeOf(hash)
  }
}

/** Says whether there is something here that would be lost. */
export function holdPlace(unsaved: boolean) {
  if (unsaved !== held) (unsaved ? addEventListener : removeEventListener)('beforeunload', warn)
  held = unsaved
}

/** Leaves what was not saved, for where somebody wanted to go. */
export function leaveUnsaved() {
  const to = wanted.value
  wanted.value = undefined
  holdPlace(false)
  if (to) go(to)
}

function warn(event: BeforeUnloadEvent) {
  event.preventDefault()
}

function takeTokens() {
  const setup = setupTokenOf(location.hash)
  const invite = inviteTokenOf(location.hash)
  if (!setup && !invite) return
  if (setup) setupToken.value = setup
  if (invite) inviteToken.value = invite
  history.replaceState(null, '', `${location.pathname}${hashOf(home)}`)
}

/** An address from before is written as it is now. */
function tidy() {
  const hash = hashOf(place.value)
  if (place.value.at === 'admin' && hash !== location.hash) history.replaceState(null, '', hash)
}
