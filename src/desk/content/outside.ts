/**
 * Changes that come by disk or git are written down like an editor's, and so is what the base said when it was first
 * read: every text that an answer may cite can be found again.
 */
import { fileOf, idOf } from '../../domain/article-path.ts'
import type { ArticleRevision } from '../../ports/content.ts'
import { type Desk, isDenied } from '../desk.ts'
import { goneFrom, renamed, writeGoneDown } from './gone.ts'
import { onDisk } from './note.ts'

/** Articles that are read and written down in one go. */
const BATCH = 50
/** Milliseconds between two goes: nobody who is chatting waits for it. */
const PAUSE_MS = 20
/** Files up to which git is asked who changed them: a checkout of hundreds is not asked one by one. */
const MOST_ASKED = 20
/** Changed files that are named to those who look on. */
const MOST_NAMED = 200

export interface Keeper {
  /** When what is to be written down by now is. */
  settled(): Promise<void>
  stop(): void
}

/** Writes down what the base says, now and whenever it changes. */
export function keepRevisions(desk: Desk): Keeper {
  const { articles } = desk.content
  let stopped = false
  let working: Promise<void> = Promise.resolve()
  const go = (work: () => Promise<void>) => {
    working = working
      .then(() => (stopped ? undefined : work()))
      .catch((error: unknown) => desk.log.error({ err: error }, 'changes of articles were not written down'))
  }
  go(async () => {
    const known = await desk.store.latestRevisions()
    const all = articles.all()
    const fresh = [...all.values()].filter(({ id, revision }) => known.get(fileOf(id)) !== revision)
    const left = [...known.keys()].map(idOf).filter((id) => !all.has(id))
    const ids = [...fresh.map(({ id }) => id), ...left]
    await writeDown(desk, ids, known.size > 0 && ids.length <= MOST_ASKED, () => stopped)
  })
  const ended = articles.listen((ids) => {
    const paths = ids.length <= MOST_NAMED ? ids.map(fileOf) : []
    desk.fanout.publish({ kind: 'articles', paths })
    go(() => writeDown(desk, ids, ids.length <= MOST_ASKED, () => stopped))
  })
  return {
    settled: () => working,
    stop() {
      stopped = true
      ended()
    },
  }
}

/** @param asked whether git is asked who changed them */
async function writeDown(desk: Desk, ids: readonly string[], asked: boolean, stopped: () => boolean): Promise<void> {
  const paths = ids.map(fileOf)
  const known = await desk.store.latestRevisions(ids.length > BATCH ? undefined : paths)
  const gone = await goneFrom(desk, new Map(paths.flatMap((path) => pairOf(known, path))))
  const came = paths.filter((path) => !known.has(path))
  const former = await renamed(desk, gone, came, asked)
  for (let at = 0; at < paths.length && !stopped(); at += BATCH) {
    const changes: Change[] = []
    for (const path of paths.slice(at, at + BATCH)) {
      const change = await changeOf(desk, path, asked)
      const formerPath = former.get(path)
      if (change) changes.push({ ...change, ...(formerPath !== undefined && { kind: 'moved', formerPath }) })
    }
    // What was written here meanwhile is newer than what was read, and has been written down.
    const found = changes.filter(({ path, written }) => desk.content.files.lastWritten(path) === written)
    if (found.length > 0) await desk.store.addRevisions(found.map(({ written: _, ...change }) => change))
    for (const { path, formerPath } of found) {
      if (formerPath === undefined) continue
      gone.delete(formerPath)
      await desk.store.moveDrafts(formerPath, path)
    }
    if (at + BATCH < paths.length) await pause(desk)
  }
  if (stopped() || gone.size === 0) return
  await writeGoneDown(desk, gone, asked)
  // Whoever looks at what is gone sees it from now on.
  desk.fanout.publish({ kind: 'articles', paths: gone.size <= MOST_NAMED ? [...gone.keys()] : [] })
}

const pairOf = (known: ReadonlyMap<string, string>, path: string): [string, string][] => {
  const revision = known.get(path)
  return revision === undefined ? [] : [[path, revision]]
}

/** What a file holds that is not written down as its newest; undefined where it is, or there is none. */
async function changeOf(desk: Desk, path: string, asked: boolean): Promise<Change | undefined> {
  const { files, history } = desk.content
  // Where a file was taken away here and another one is seen now, that is forgotten.
  const written = files.lastWritten(path) ?? undefined
  const file = await files.read(path)
  if (!file || isDenied(file)) return undefined
  const { revision, text } = file
  // Whoever changed it here writes it down, with their own reason.
  if (revision === files.lastWritten(path) && !(await desk.store.changeTo(path, revision))) return undefined
  if ((await desk.store.latestRevisions([path])).get(path) === revision) return undefined
  const commit = asked ? await history?.lastCommit(path) : undefined
  return {
    written,
    id: desk.ids.next(),
    path,
    revision,
    text,
    by: commit ? { name: commit.name } : onDisk,
    at: desk.clock.now(),
    why: commit?.message ?? '',
    kind: 'outside',
  }
}

/** A change as it was found, and what had been written to its path here before it was looked for. */
type Change = ArticleRevision & { text: string; written: string | undefined }

/**
 * The text of a revision that is about to be replaced, written down where it was not yet: answers may have cited it.
 * @returns undefined where neither the record nor the file holds it
 */
export async function replaced(desk: Desk, path: string, revision: string): Promise<string | undefined> {
  const known = await desk.store.textOf(revision)
  if (known !== undefined) return known
  const file = await desk.content.files.read(path)
  if (!file || isDenied(file) || file.revision !== revision) return undefined
  const found = {
    id: desk.ids.next(),
    path,
    revision,
    by: onDisk,
    at: desk.clock.now(),
    why: '',
    kind: 'outside' as const,
  }
  await desk.store.addRevisions([{ ...found, text: file.text }])
  return file.text
}

const pause = ({ clock }: Desk) => new Promise<void>((done) => clock.after(PAUSE_MS, done))
