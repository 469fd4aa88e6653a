/** How the desk serves, in figures: waits against what was told, clocks that ran out, and who and what there is now. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Desk } from '../desk/desk.ts'
import type { KeptClocks } from '../desk/keep-clocks.ts'
import { colleagues } from '../desk/presence.ts'
import type { Notice } from '../ports/fanout.ts'

export interface DeskMetrics {
  heard(notice: Notice): void
  /** Where the clocks that run now are read from. */
  clocks(counts: KeptClocks['counts']): void
}

export function countDesk(desk: Desk, registers: Registry[]): DeskMetrics {
  const waits = new Histogram({
    name: 'bellhop_queue_wait_seconds',
    help: 'From joining the queue of an open desk to being taken by an agent',
    buckets: [5, 15, 30, 60, 120, 300, 600, 1_200, 3_600],
    registers,
  })
  const told = new Counter({
    name: 'bellhop_wait_estimates_total',
    help: 'Waits that a customer was told a range for on joining or coming back, by how the wait was: within the range, shorter or longer',
    labelNames: ['outcome'],
    registers,
  })
  const off = new Histogram({
    name: 'bellhop_wait_estimate_error_seconds',
    help: 'How far a wait was outside the range that the customer was told on joining or coming back; 0 within it',
    buckets: [0, 15, 30, 60, 120, 300, 600, 1_800],
    registers,
  })
  const warnings = new Counter({
    name: 'bellhop_clock_warnings_total',
    help: 'Service clocks that came near their end',
    labelNames: ['clock'],
    registers,
  })
  const breaches = new Counter({
    name: 'bellhop_clock_breaches_total',
    help: 'Service clocks that ran out, by clock and by the team that the conversation was queued for, if any',
    labelNames: ['clock', 'team'],
    registers,
  })
  // A rate over nothing is no number: every outcome is there from the start.
  for (const outcome of ['within', 'shorter', 'longer']) told.inc({ outcome }, 0)

  gauge('bellhop_agents', 'Agents by presence', ['state'], async (set) => {
    const states = { online: 0, assign_only: 0, away: 0, offline: 0 }
    for (const { works, state } of await colleagues(desk)) if (works) states[state]++
    for (const [state, count] of Object.entries(states)) set({ state }, count)
  })
  gauge('bellhop_conversations', 'Conversations by status', ['status'], async (set) => {
    const counts = await desk.store.countByStatus()
    for (const [status, count] of Object.entries(counts)) set({ status }, count)
  })

  function gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => Promise<void> | void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        await read((labels, value) => this.set(labels, value))
      },
    })
  }

  function waited(seconds: number, estimate: readonly [low: number, high: number] | undefined): void {
    waits.observe(seconds)
    if (!estimate) return
    const [low, high] = estimate
    told.inc({ outcome: seconds < low ? 'shorter' : seconds > high ? 'longer' : 'within' })
    off.observe(Math.max(0, low - seconds, seconds - high))
  }

  return {
    heard(notice) {
      if (notice.kind !== 'events') return
      for (const event of notice.events) {
        const joined = notice.state.clocks?.joined
        if (event.type === 'conversation.claimed' && joined && !event.data.undone) {
          waited(Math.max(0, Date.parse(event.at) - Date.parse(joined.at)) / 1000, joined.estimate)
        }
        if (event.type === 'clock.warned') warnings.inc({ clock: event.data.clock })
        if (event.type === 'clock.breached') breaches.inc({ clock: event.data.clock, team: event.data.teamId ?? '' })
      }
    },
    clocks(counts) {
      gauge(
        'bellhop_clocks',
        'Service clocks running now, by clock and whether they ran out',
        ['clock', 'late'],
        (set) => {
          for (const [clock, { running, late }] of Object.entries(counts())) {
            set({ clock, late: 'no' }, running - late)
            set({ clock, late: 'yes' }, late)
          }
        },
      )
    },
  }
}
