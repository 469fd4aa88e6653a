/** Rehearsals that editors asked for: one at a time each, kept for a while for whoever looks through them. */
import { countVerdicts } from '../../content/verdict.ts'
import {
  type Rehearsal,
  RehearsalFailed,
  type RehearsalJob,
  type RehearsalState,
  type Rehearsals,
  type Rehearser,
} from '../../ports/rehearsals.ts'
import type { FileChange, Trials } from '../../ports/trials.ts'
import type { Desk } from '../desk.ts'
import { customersQuestions, type Looked } from './questions.ts'

/** Rehearsals that are kept after they ended; of one that is forgotten, the text is rehearsed again. */
const mostKept = 16
/** Milliseconds for which what was asked beforehand is taken to be known still: workers forget it after ten minutes. */
const preparedMs = 5 * 60_000

export interface RehearsalParts {
  rehearser: Rehearser
  trials: Pick<Trials, 'fit' | 'stamp'>
  /** Lets others have a turn. */
  turn(): Promise<void>
}

interface Run extends Rehearsal {
  stop: AbortController
  /** When it has ended, well or not. */
  over: Promise<void>
}

export function openRehearsals(desk: () => Desk, { rehearser, trials, turn }: RehearsalParts): Rehearsals {
  const all = new Map<string, Run>()
  const looked: Looked = new Map()
  let prepared = { stamp: '', at: 0, stop: new AbortController() }

  const jobOf = async (changes: readonly FileChange[]): Promise<RehearsalJob> => {
    const questions = await customersQuestions(desk(), looked, turn)
    const { settings, maxWrong, clock } = desk()
    return { changes, questions, fit: trials.fit(), settings: settings(), maxWrong, now: clock.now() }
  }
  const prepare = async ({ stop: { signal } }: typeof prepared) => {
    try {
      await rehearser.rehearse(await jobOf([]), () => {}, signal)
    } catch (error) {
      // Whoever rehearses meets it again, and is told.
      if (!signal.aborted) desk().log.warn({ err: error }, 'what is answered now could not be asked beforehand')
    }
  }
  const run = async (rehearsal: Run, changes: readonly FileChange[]) => {
    const { stop } = rehearsal
    const move = (state: RehearsalState) => {
      if (rehearsal.state.kind !== 'running') return
      rehearsal.state = state
      desk().fanout.publish({ kind: 'rehearsal', rehearsalId: rehearsal.id, by: rehearsal.by.id })
    }
    try {
      const job = await jobOf(changes)
      stop.signal.throwIfAborted()
      const { stamp, rows } = await rehearser.rehearse(
        job,
        (done, total) => move({ kind: 'running', done, total }),
        stop.signal,
      )
      const counts = countVerdicts(rows.map(({ verdict }) => verdict))
      move({ kind: 'done', at: desk().clock.now(), stamp, counts, rows })
    } catch (error) {
      if (stop.signal.aborted) return move({ kind: 'cancelled' })
      desk().log.error({ err: error }, 'a rehearsal broke off')
      const known = error instanceof RehearsalFailed
      move({ kind: 'failed', message: known ? error.message : 'The questions could not be asked again.' })
    }
  }
  const end = (rehearsal: Run) => {
    if (rehearsal.state.kind !== 'running') return
    rehearsal.state = { kind: 'cancelled' }
    rehearsal.stop.abort()
    desk().fanout.publish({ kind: 'rehearsal', rehearsalId: rehearsal.id, by: rehearsal.by.id })
  }
  const own = (by: { id: string }, id: string) => {
    const found = all.get(id)
    return found?.by.id === by.id ? found : undefined
  }
  // Whoever was erased stands in no report.
  const stopListening = desk().fanout.subscribe((notice) => {
    if (notice.kind !== 'events' || !notice.events.some(({ type }) => type === 'conversation.erased')) return
    for (const { state } of all.values()) {
      if (state.kind === 'done') state.rows = state.rows.filter((row) => row.conversationId !== notice.conversationId)
    }
  })

  const start: Rehearsals['start'] = (by, changes) => {
    prepared.stop.abort()
    const paths = changes.map(({ path }) => path)
    for (const other of all.values()) {
      if (other.by.id === by.id && other.paths.some((path) => paths.includes(path))) end(other)
    }
    const id = desk().ids.next()
    const state: RehearsalState = { kind: 'running', done: 0, total: 0 }
    const key = keyOf(desk(), changes)
    const rehearsal: Run = { id, by, paths, key, state, stop: new AbortController(), over: Promise.resolve() }
    all.set(id, rehearsal)
    for (const [oldest, { state }] of all) {
      if (all.size <= mostKept) break
      if (state.kind !== 'running') all.delete(oldest)
    }
    rehearsal.over = run(rehearsal, changes)
    return id
  }

  return {
    prepare() {
      const [stamp, at] = [trials.stamp(), Date.parse(desk().clock.now())]
      if (!rehearser.aside || (stamp === prepared.stamp && at - prepared.at < preparedMs)) return
      prepared.stop.abort()
      prepared = { stamp, at, stop: new AbortController() }
      void prepare(prepared)
    },
    start,
    async ended(by, changes) {
      const key = keyOf(desk(), changes)
      const running = [...all.values()].findLast((each) => each.key === key && each.state.kind === 'running')
      await (running ?? all.get(start(by, changes)))?.over
    },
    get: own,
    cancel(by, id) {
      const found = own(by, id)
      if (found) end(found)
      return found !== undefined
    },
    of(changes) {
      const key = keyOf(desk(), changes)
      const found = [...all.values()].findLast((each) => each.key === key && each.state.kind === 'done')
      return found as (Rehearsal & { state: { kind: 'done' } }) | undefined
    },
    async close() {
      stopListening()
      prepared.stop.abort()
      for (const each of all.values()) end(each)
      await rehearser.close()
    },
  }
}

/** However its lines are broken, a text is the same; they are broken as before when it is written. */
function keyOf({ ids }: Desk, changes: readonly FileChange[]): string {
  const named = changes.map(({ path, text }) => [path, text?.replace(/\r\n?/g, '\n') ?? null])
  return ids.hash(JSON.stringify(named.sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))))
}
