/**
 * Changes that come by disk or git are written down like an editor's, and so is what the base said when it was first
 * read: every text that an answer may cite can be found again.
 */
import { fileOf } from '../../domain/article-path.ts'
import type { ArticleRevision, Editor } from '../../ports/content.ts'
import { type Desk, isDenied } from '../desk.ts'

/** Articles that are read and written down in one go. */
const BATCH = 50
/** Milliseconds between two goes: nobody who is chatting waits for it. */
const PAUSE_MS = 20
/** Files up to which git is asked who changed them: a checkout of hundreds is not asked one by one. */
const MOST_ASKED = 20
/** Changed files that are named to those who look on. */
const MOST_NAMED = 200

const onDisk: Editor = { name: 'On disk' }

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
    const fresh = [...articles.all().values()].filter(({ id, revision }) => known.get(fileOf(id)) !== revision)
    await writeDown(
      desk,
      fresh.map(({ id }) => id),
      known.size > 0 && fresh.length <= MOST_ASKED,
      () => stopped,
    )
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
  const known = ids.length > BATCH ? await desk.store.latestRevisions() : undefined
  for (let at = 0; at < ids.length && !stopped(); at += BATCH) {
    const changes: Change[] = []
    for (const id of ids.slice(at, at + BATCH)) {
      const path = fileOf(id)
      const written = desk.content.files.lastWritten(path)
      const file = await desk.content.files.read(path)
      if (!file || isDenied(file)) continue
      const { revision, text } = file
      // Whoever changed it here writes it down, with their own reason.
      if (revision === desk.content.files.lastWritten(path) && !(await desk.store.changeTo(path, revision))) continue
      if (known ? known.get(path) === revision : await isNewest(desk, path, revision)) continue
      const commit = asked ? await desk.content.history?.lastCommit(path) : undefined
      changes.push({
        written,
        id: desk.ids.next(),
        path,
        revision,
        text,
        by: commit ? { name: commit.name } : onDisk,
        at: desk.clock.now(),
        why: commit?.message ?? '',
        kind: 'outside',
      })
    }
    // What was written here meanwhile is newer than what was read, and has been written down.
    const found = changes.filter(({ path, written }) => desk.content.files.lastWritten(path) === written)
    if (found.length > 0) await desk.store.addRevisions(found.map(({ written: _, ...change }) => change))
    if (at + BATCH < ids.length) await pause(desk)
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

async function isNewest(desk: Desk, path: string, revision: string): Promise<boolean> {
  const [newest] = await desk.store.revisionsOf(path, 1)
  return newest?.revision === revision && newest.kind !== 'binned'
}

const pause = ({ clock }: Desk) => new Promise<void>((done) => clock.after(PAUSE_MS, done))
