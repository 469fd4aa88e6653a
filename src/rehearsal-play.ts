/** Plays a rehearsal in the thread that it is called in: for the worker, and for the command line. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Asked } from './desk/asked.ts'
import { listedQuestions, type Pace, rehearse } from './desk/rehearse/rehearse.ts'
import type { RehearsalOutcome } from './domain/rehearsal.ts'
import { openStage, type Scene } from './knowledge/stage.ts'
import type { RehearsalJob, RehearsalResult, Rehearser } from './ports/rehearsals.ts'
import { quotingDesk } from './rehearsal-desk.ts'

/** What is known from earlier rehearsals. */
export interface Remembered {
  /** What questions came to, by all that it depends on: the base, the judge and the settings. */
  outcomes: Map<string, Map<string, RehearsalOutcome>>
  /** How questions were read, by the settings. */
  read: Map<string, Map<string, Asked>>
}

export const nothingRemembered = (): Remembered => ({ outcomes: new Map(), read: new Map() })

/** Bases whose outcomes are remembered: the one that is served, and drafts of it. */
const mostRemembered = 4
/** Questions of one base from which on all are forgotten: those that nobody asks any more are among them. */
const mostQuestions = 20_000

/**
 * @param remembered outcomes of earlier rehearsals; brought up to date
 * @param turn lets others have a turn
 * @throws the signal's reason where it is aborted
 */
export async function play(
  scene: Scene,
  { questions, fit, settings, maxWrong, part }: Omit<RehearsalJob, 'changes' | 'now'>,
  remembered: Remembered,
  { progress, turn, signal }: Omit<Pace, 'progress'> & { progress(done: number, total: number): void },
): Promise<RehearsalResult> {
  const { before, after, stamps, moved } = scene
  const all = [...listedQuestions(before.articles(), after.articles(), moved), ...questions].filter(
    (_, at) => !part || at % part.of === part.at,
  )
  const circumstances = JSON.stringify([fit, settings, maxWrong])
  const side = (retriever: Scene['before'], stamp: string) => {
    const known = recall(remembered.outcomes, mostRemembered, `${stamp}\n${circumstances}`)
    return { desk: quotingDesk({ retriever, settings, maxWrong }), known }
  }
  progress(0, all.length)
  const rows = await rehearse(
    {
      before: side(before, stamps.before),
      after: side(after, stamps.after),
      read: recall(remembered.read, 1, JSON.stringify(settings)),
      moved,
      questions: all,
    },
    { turn, signal, progress: (done) => progress(done, all.length) },
    () => performance.now(),
  )
  progress(all.length, all.length)
  return { stamp: stamps.before, rows }
}

/** What is kept under a key, the newest last; beyond so many, the oldest is forgotten. */
function recall<V>(kept: Map<string, Map<string, V>>, most: number, key: string): Map<string, V> {
  const known = kept.get(key) ?? new Map<string, V>()
  if (known.size > mostQuestions) known.clear()
  kept.delete(key)
  kept.set(key, known)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return known
}

/** Plays in this thread, for where nothing was compiled. */
export function rehearserHere(folder: string): Rehearser {
  const stage = openStage(folder)
  const remembered = nothingRemembered()
  return {
    aside: false,
    async rehearse(job, progress, signal) {
      signal.throwIfAborted()
      const scene = await stage.set(job.changes, job.fit, job.now, job.settings.articles.answerStale)
      return play(scene, job, remembered, { progress, turn: () => turn(), signal })
    },
    close: async () => {},
  }
}
