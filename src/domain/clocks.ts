/**
 * Where service clocks stand: their runs, which are a fold of the events, held against opening hours and targets. Time
 * counts while the desk is open, so that what comes in at closing time is not late the next morning.
 */
import { isPaused, type ServiceClocks } from './clock-runs.ts'
import type { ClockPassed } from './decide-time.ts'
import type { ClockKind, ClockRun, Iso } from './events.ts'
import type { OpeningHours } from './hours.ts'
import { openAfter, openSeconds } from './open-time.ts'

export const clockKinds = ['greeting', 'nextReply', 'hold', 'resolution'] as const satisfies readonly ClockKind[]

/** Seconds of opening hours that each clock may run; a kind that is not named has no clock. */
export type Targets = { readonly [kind in ClockKind]?: number }

export interface ClockRules {
  hours: OpeningHours
  targets: Targets
  /** 0…1: how much of a clock has run when a warning is due. */
  warnAt: number
}

/** A clock as agents see it. */
export interface Clock {
  kind: ClockKind
  dueAt: Iso
  warnAt: Iso
  /** When it ran out, once that is on record. */
  breachedAt?: Iso
}

/**
 * The clocks that are running, each with the moment it falls due; those that stand still, and those whose moment never
 * comes in these opening hours, are left out.
 */
export function runningClocks(clocks: ServiceClocks | undefined, rules: ClockRules): Clock[] {
  return clockKinds.flatMap((kind) => {
    const run = clocks?.runs[kind]
    const target = rules.targets[kind]
    if (!run || target === undefined || isPaused(run)) return []
    const warnAt = momentIn(run, target * rules.warnAt, rules.hours)
    const dueAt = run.breachedAt ?? momentIn(run, target, rules.hours)
    if (!warnAt || !dueAt) return []
    return [{ kind, dueAt, warnAt, ...(run.breachedAt && { breachedAt: run.breachedAt }) }]
  })
}

/**
 * The one clock to show: what can still be kept before what is late, words that a customer waits for before the end of
 * the whole, the sooner before the later.
 */
export function urgentClock(clocks: ServiceClocks | undefined, rules: ClockRules): Clock | null {
  const warned = ({ kind, breachedAt }: Clock) => !breachedAt && clocks?.runs[kind]?.warned === true
  const rank = (clock: Clock) =>
    clock.kind === 'resolution'
      ? clock.breachedAt || warned(clock)
        ? 2
        : 3
      : warned(clock)
        ? 0
        : clock.breachedAt
          ? 1
          : 3
  // A silence that the customer was told about matters less than the answer that is still owed.
  const told = ({ kind, breachedAt }: Clock) => Number(kind === 'hold' && breachedAt !== undefined)
  const [first] = runningClocks(clocks, rules).sort(
    (a, b) => rank(a) - rank(b) || told(a) - told(b) || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0),
  )
  return first ?? null
}

/**
 * The next moment at which a warning or a breach is due that is not on record; undefined where none is to come.
 * @param resting kinds that are left out
 */
export function nextPassing(
  clocks: ServiceClocks | undefined,
  rules: ClockRules,
  resting: readonly ClockKind[] = [],
): Iso | undefined {
  const moments = unrecorded(clocks, rules, resting).map(({ dueAt, warnAt, warned }) => (warned ? dueAt : warnAt))
  return moments.reduce<Iso | undefined>((first, at) => (first === undefined || at < first ? at : first), undefined)
}

/**
 * What is due by now and not on record. A breach stands for the warning that would have come before it.
 * @param resting kinds that are left out
 */
export function passedBy(
  clocks: ServiceClocks | undefined,
  rules: ClockRules,
  now: Iso,
  resting: readonly ClockKind[] = [],
): ClockPassed[] {
  return unrecorded(clocks, rules, resting).flatMap(({ kind: clock, dueAt, warnAt, warned }): ClockPassed[] => {
    if (dueAt <= now) return [{ clock, what: 'breached', dueAt }]
    return !warned && warnAt <= now ? [{ clock, what: 'warned', dueAt }] : []
  })
}

function unrecorded(clocks: ServiceClocks | undefined, rules: ClockRules, resting: readonly ClockKind[]) {
  return runningClocks(clocks, rules)
    .filter(({ kind, breachedAt }) => !breachedAt && !resting.includes(kind))
    .map((clock) => ({ ...clock, warned: clocks?.runs[clock.kind]?.warned === true }))
}

/** The moment at which a run that goes on has counted so many seconds. */
function momentIn({ since, pauses = [] }: ClockRun, seconds: number, hours: OpeningHours): Iso | undefined {
  let from = since
  let left = seconds
  for (const [paused, resumed] of pauses) {
    const counted = openSeconds(hours, from, paused)
    if (counted >= left) return openAfter(hours, from, left)
    left -= counted
    from = resumed ?? paused
  }
  return openAfter(hours, from, left)
}
