/** Plays a rehearsal in the thread that it is called in: for the worker, and for the command line. */
import { setImmediate as turn } from 'node:timers/promises'
import { listedQuestions, type Pace, rehearse } from './desk/rehearse/rehearse.ts'
import type { RehearsalOutcome } from './domain/rehearsal.ts'
import { openStage, type Scene } from './knowledge/stage.ts'
import type { RehearsalJob, RehearsalResult, Rehearser } from './ports/rehearsals.ts'
import { quotingDesk } from './rehearsal-desk.ts'

/** What questions came to, by all that it depends on: the base, the judge and the settings. */
export type Remembered = Map<string, Map<string, RehearsalOutcome>>

/** Bases whose outcomes are remembered: the one that is served, and drafts of it. */
const mostRemembered = 4

/**
 * @param remembered outcomes of earlier rehearsals; brought up to date
 * @param turn lets others have a turn
 * @throws the signal's reason where it is aborted
 */
export async function play(
  scene: Scene,
  { questions, fit, settings, maxWrong }: Pick<RehearsalJob, 'questions' | 'fit' | 'settings' | 'maxWrong'>,
  remembered: Remembered,
  { progress, turn, signal }: Omit<Pace, 'progress'> & { progress(done: number, total: number): void },
): Promise<RehearsalResult> {
  const { before, after, stamps, moved } = scene
  const all = [...listedQuestions(before.articles(), after.articles(), moved), ...questions]
  const circumstances = JSON.stringify([fit, settings, maxWrong])
  const side = (retriever: Scene['before'], stamp: string) => {
    const known = recall(remembered, `${stamp}\n${circumstances}`)
    return { desk: quotingDesk({ retriever, settings, maxWrong }), known }
  }
  progress(0, all.length)
  const rows = await rehearse(
    { before: side(before, stamps.before), after: side(after, stamps.after), moved, questions: all },
    { turn, signal, progress: (done) => progress(done, all.length) },
    () => performance.now(),
  )
  progress(all.length, all.length)
  return { stamp: stamps.before, rows }
}

/** The newest last; the oldest is forgotten. */
function recall(remembered: Remembered, key: string): Map<string, RehearsalOutcome> {
  const known = remembered.get(key) ?? new Map<string, RehearsalOutcome>()
  remembered.delete(key)
  remembered.set(key, known)
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break
    remembered.delete(oldest)
  }
  return known
}

/** Plays in this thread, for where nothing was compiled. */
export function rehearserHere(folder: string): Rehearser {
  const stage = openStage(folder)
  const remembered: Remembered = new Map()
  return {
    async rehearse(job, progress, signal) {
      signal.throwIfAborted()
      const scene = await stage.set(job.changes, job.fit, job.now)
      return play(scene, job, remembered, { progress, turn: () => turn(), signal })
    },
    close: async () => {},
  }
}
