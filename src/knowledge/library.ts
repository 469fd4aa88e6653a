/** The knowledge base: a folder of markdown that is read, watched and searched. */
import { resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Article } from '../domain/articles.ts'
import type { Inspector } from '../ports/inspector.ts'
import type { KnowledgeStatus } from '../ports/knowledge.ts'
import type { Clock, Log } from '../ports/system.ts'
import type { Trials } from '../ports/trials.ts'
import { type Builder, inPlace, inWorker, type Progress } from './builder.ts'
import { makeInspector } from './inspect/inspector.ts'
import { type Reader, readerOf } from './reader.ts'
import { makeSelfKnowledge } from './self-knowledge.ts'
import { type Shelf, searchShelf, shelve } from './shelf.ts'
import { stamping } from './stamp.ts'
import { keepStudied } from './study-times.ts'
import { warmUp } from './warm-up.ts'
import { watchFolder } from './watch.ts'

export { KnowledgeUnavailable } from './folder.ts'

export interface Library extends Reader, Trials, Inspector {
  /** All articles by id, those included that customers do not see. */
  everything(): ReadonlyMap<string, Article>
  /** The language that most articles are in. */
  common(): string
  /** Called after each change that was taken in; the returned function stops that. */
  onChange(listener: (status: KnowledgeStatus) => void): () => void
  /** Calls those who listen to changes, though no file changed. */
  renewed(): void
  /** Reads the folder again now and waits until what it holds is being answered from. */
  reload(): Promise<void>
  /** When the judge is fitted to the base as it was read last, where it lists enough questions for that. */
  studied(): Promise<void>
  close(): Promise<void>
}

export interface LibraryOptions {
  /** The folder of markdown files. */
  folder: string
  clock: Pick<Clock, 'now'>
  log: Log
  /** Builds in a worker thread by default; run from TypeScript sources, in this thread. */
  build?: (folder: string) => Builder
  /** Whether customers are answered from articles whose review is overdue; default: they are. */
  answersStale?: () => boolean
  /** Whether to follow changes on disk; default true. */
  watch?: boolean
}

/**
 * Opens a knowledge base and keeps it up to date until it is closed. A folder without articles is fine.
 * @throws KnowledgeUnavailable when the folder is missing or cannot be read; the message says what to do
 */
export async function openLibrary({
  folder,
  clock,
  log,
  build,
  watch = true,
  answersStale = () => true,
}: LibraryOptions): Promise<Library> {
  const root = resolve(folder)
  const makeBuilder = build ?? (import.meta.url.endsWith('.ts') ? inPlace : inWorker)
  const builder = makeBuilder(root)
  const listeners = new Set<(status: KnowledgeStatus) => void>()
  let closed = false
  let shelf: Shelf
  const self = makeSelfKnowledge((error) => log.error({ err: error }, 'The judge was not fitted to the articles.'))
  const reader = readerOf({
    shelf: () => shelf,
    now: () => clock.now(),
    inform: self.inform,
    fitted: self.fitted,
    answersStale,
  })
  const study = (first: boolean) => {
    const [now, reading] = [clock.now(), shelf]
    return self.study(reader.articles(), (request) => searchShelf(reading, request, now), first)
  }
  try {
    shelf = shelve(root, await builder.build(tellProgress(log)))
    await warmUp(reader.articles(), (request) => searchShelf(shelf, request, clock.now()))
    await study(true)
  } catch (error) {
    await builder.close()
    throw error
  }

  const studies = keepStudied(shelf.articles, () => {
    study(false).catch((error: unknown) => log.error({ err: error }, 'The articles were not asked their own titles.'))
  })

  /** One build at a time; changes that come meanwhile are one more build after it. */
  let running: Promise<void> | undefined
  let again: Promise<void> | undefined
  const reload = (): Promise<void> => {
    if (!running) {
      running = rebuild().finally(() => {
        running = undefined
      })
      return running
    }
    again ??= running.then(() => {
      again = undefined
      return reload()
    })
    return again
  }
  const rebuild = async () => {
    if (closed) return
    try {
      const base = await builder.build()
      // Where there are thousands of articles, each step that looks at all of them has a turn of the event loop.
      await turn()
      shelf = shelve(root, base)
      const { articles, passages, builtInMs } = shelf.status
      log.info({ articles, passages, builtInMs }, 'The knowledge base was read again.')
    } catch (error) {
      if (closed) return
      // What was read last goes on answering: a folder that is gone for a moment must not silence the desk.
      const message = error instanceof Error ? error.message : String(error)
      log.error({ folder: root }, `The knowledge base could not be read again; the last reading stays. ${message}`)
      const fault = { severity: 'error' as const, kind: 'unreadable' as const, file: '.', line: 0, message }
      const others = shelf.status.problems.filter(({ file }) => file !== '.')
      shelf = { ...shelf, status: { ...shelf.status, problems: [fault, ...others] } }
    }
    await turn()
    if (closed) return
    for (const listener of listeners) listener(reader.status())
    await turn()
    if (!closed) studies.changed(shelf.articles)
  }
  const stopWatching = watch
    ? await watchFolder(
        root,
        () => void reload(),
        (error) => log.error({ folder: root }, `Changes in the knowledge base are not noticed: ${error.message}`),
      )
    : async () => {}

  const stampNow = stamping()
  return {
    ...makeInspector(root, clock, () => shelf),
    ...reader,
    everything: () => shelf.articles,
    common: () => shelf.common,
    studied: self.settled,
    async trial(changes, { shown, at } = {}) {
      const tried = shelve(root, await builder.attempt({ changes, shown }))
      const now = () => (at && at > clock.now() ? at : clock.now())
      const found = readerOf({ shelf: () => tried, now, inform: self.inform, fitted: self.fitted, answersStale })
      return { ...found, held: (path) => tried.articles.get(path.replace(/\.md$/i, '')) }
    },
    stamp: () => stampNow(shelf, reader.articles(), clock.now()),
    fit: self.fit,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reload,
    renewed() {
      for (const listener of listeners) listener(reader.status())
    },
    async close() {
      closed = true
      studies.stop()
      self.stop()
      listeners.clear()
      await stopWatching()
      await builder.close()
    },
  }
}

/** Between two words about how far the first reading has come. */
const progressMs = 2000

/** Logs now and then how far a reading is that takes its time. */
function tellProgress(log: Log): (now: Progress) => void {
  let told = performance.now()
  return ({ doing, done, total }) => {
    if (performance.now() - told < progressMs) return
    told = performance.now()
    log.info({ done, total }, `The knowledge base is being read: ${doing} article ${done} of ${total}.`)
  }
}
