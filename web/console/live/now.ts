/** The clock of everything that says how long something lasts; one tick for the whole page. */
import { signal } from '@preact/signals'

const TICK_MS = 10_000
const SECOND_MS = 1_000

/** How far the server's clock is ahead of this machine's, in milliseconds: moments that are due are the server's. */
let ahead = 0

/** Milliseconds since the epoch, by the server's clock. */
export function serverNow(): number {
  return Date.now() + ahead
}

/** Milliseconds since the epoch, renewed every ten seconds and whenever the page is looked at again. */
export const now = signal(serverNow())

let seconds: ReturnType<typeof setInterval> | undefined

/** The same, renewed every second while anything on the page reads it: for what ends within a minute or two. */
export const second = signal(serverNow(), {
  watched() {
    second.value = serverNow()
    seconds = setInterval(tickSecond, SECOND_MS)
  },
  unwatched() {
    clearInterval(seconds)
  },
})

/** @param iso the server's time, as it has just come */
export function hearServerTime(iso: string) {
  ahead = Date.parse(iso) - Date.now()
  tick()
}

function tick() {
  now.value = serverNow()
}

function tickSecond() {
  second.value = serverNow()
}

setInterval(tick, TICK_MS)
document.addEventListener('visibilitychange', tick)
