/** The clock of everything that says how long something lasts; one tick for the whole page. */
import { signal } from '@preact/signals'

const TICK_MS = 10_000

/** Milliseconds since the epoch, renewed every ten seconds and whenever the page is looked at again. */
export const now = signal(Date.now())

const tick = () => {
  now.value = Date.now()
}
setInterval(tick, TICK_MS)
document.addEventListener('visibilitychange', tick)
