/** Imports that an editor looks at before they are carried out: what was read is kept for a while, as it came. */

import type { ArticleRevision } from '../ports/content.ts'
import type { ImportWish } from '../ports/moving.ts'
import type { ImportReport } from '../protocol/moving.ts'
import { commit } from './content/commit.ts'
import { type Desk, isDenied } from './desk.ts'

interface Kept {
  importId: string
  by: string
  name: string
  bytes: Uint8Array
  wish: ImportWish
  until: string
}

type Member = { id: string; name: string }

export type Read = { importId: string; until: string; report: ImportReport } | { refused: string }

export interface Imports {
  /** Tells what an import would do, and keeps it for `IMPORT_MINUTES`. @param by the editor's id */
  read(by: string, name: string, bytes: Uint8Array, wish: ImportWish): Promise<Read>
  /**
   * Carries it out, against the base as it is then, and writes down whose change it was; undefined where there is none
   * of this editor's (any more).
   */
  apply(by: Member, importId: string): Promise<{ report: ImportReport } | { refused: string } | undefined>
}

/** The imports of this process. Of more than `IMPORTS_KEPT` the oldest goes: each is held in memory. */
export function openImports(desk: Desk): Imports {
  const { moving, clock, ids, limits } = desk
  let kept: Kept[] = []
  /** One at a time: two that write would each look at a base that the other changes. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => {})
    return done
  }
  const alive = () => {
    kept = kept.filter(({ until }) => until > clock.now())
    return kept
  }
  const tellTo = (by: string) => (done: number, total: number) => {
    desk.fanout.publish({ kind: 'import', by, done, total })
  }
  return {
    async read(by, name, bytes, wish) {
      const answer = await inTurn(() => moving.bring(name, bytes, wish, false, tellTo(by)))
      if ('refused' in answer) return answer
      const until = new Date(Date.parse(clock.now()) + limits.IMPORT_MINUTES * 60_000).toISOString()
      const importId = ids.next()
      kept = [...alive(), { importId, by, name, bytes, wish, until }].slice(-limits.IMPORTS_KEPT)
      return { importId, until, report: answer.report }
    },
    async apply(by, importId) {
      const found = alive().find((each) => each.importId === importId && each.by === by.id)
      if (!found) return undefined
      kept = kept.filter((each) => each !== found)
      return inTurn(async () => {
        const answer = await moving.bring(found.name, found.bytes, found.wish, true, tellTo(by.id))
        if ('refused' in answer) return answer
        const { report, written } = answer
        const why = `Import ${report.source}`
        await writeDown(desk, by, written, why)
        if (written.length > 0) await commit(desk, by, written, why)
        await desk.content.articles.reload()
        return { report }
      })
    },
  }
}

/** Revisions that are written down in one go. */
const BATCH = 50

/** Every article that came or changed is a revision, as if its editor had published it. */
async function writeDown(desk: Desk, by: Member, paths: readonly string[], why: string): Promise<void> {
  const articles = paths.filter((path) => /\.md$/i.test(path))
  for (let at = 0; at < articles.length; at += BATCH) {
    const changes: (ArticleRevision & { text: string })[] = []
    for (const path of articles.slice(at, at + BATCH)) {
      const file = await desk.content.files.read(path)
      if (!file || isDenied(file)) continue
      const { revision, text } = file
      changes.push({ id: desk.ids.next(), path, revision, text, by, at: desk.clock.now(), why, kind: 'published' })
    }
    if (changes.length > 0) await desk.store.addRevisions(changes)
  }
}
