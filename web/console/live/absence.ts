/**
 * Being asleep and coming back. A computer that slept does not know it: its clock has jumped, and the line may be dead
 * without saying so. Until the server has been heard again nothing here counts as live, and then it is told what changed.
 */
import { effect, signal } from '@preact/signals'
import type { Entry } from '../../../src/protocol/lists.ts'
import { type Changes, changesBetween, LONG_MS } from '../pure/absence.ts'
import { catchingUp } from './desk.ts'
import { entries } from './known.ts'
import { line, onFrame, retryLine } from './line.ts'
import { me } from './session.ts'

export interface Absence {
  /** How long, in milliseconds. */
  lasted: number
  changes: Changes
}

/** The last long absence, until the agent has seen it. */
export const absence = signal<Absence | undefined>(undefined)

/** The computer has just woken, and the server has not been heard since. */
export const justWoken = signal(false)

const TICK_MS = 5_000
/** A clock that goes further between two ticks was asleep: hidden pages tick once a minute at least. */
const SLEPT_MS = 90_000

/** What was last seen for sure. */
let left: { since: number; entries: Entry[] } | undefined

/** Watches from now on; called once, after the lists are kept: what they are told, they hear first. */
export function watchAbsence() {
  let last = Date.now()
  const tick = () => {
    const now = Date.now()
    if (now - last >= SLEPT_MS) wake(last)
    last = now
  }
  setInterval(tick, TICK_MS)
  // A page that is shown again may be shown before its timers go on.
  document.addEventListener('visibilitychange', tick)
  addEventListener('focus', tick)
  let wasOpen = false
  effect(() => {
    const { state, downSince } = line.value
    if (wasOpen && state !== 'open') leave(downSince ?? Date.now())
    wasOpen = state === 'open'
  })
  onFrame(({ type }) => {
    justWoken.value = false
    if (type === 'queue_changed' || (type === 'pong' && line.peek().state === 'open')) comeBack()
  })
  effect(() => {
    if (!catchingUp.value && line.peek().state === 'open') comeBack()
  })
}

function wake(since: number) {
  leave(since)
  justWoken.value = true
  retryLine()
}

function leave(since: number) {
  const known = entries.peek()
  if (known) left ??= { since, entries: known }
}

function comeBack() {
  const now = entries.peek()
  if (!left || !now || catchingUp.peek()) return
  const lasted = Date.now() - left.since
  const changes = changesBetween(left.entries, now, me().id)
  left = undefined
  if (lasted >= LONG_MS) absence.value = { lasted, changes }
}
