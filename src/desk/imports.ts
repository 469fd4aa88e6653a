/** Imports that an editor looks at before they are carried out: what was read is kept for a while, as it came. */
import type { ImportWish } from '../ports/moving.ts'
import type { ImportReport } from '../protocol/moving.ts'
import type { Desk } from './desk.ts'

interface Kept {
  importId: string
  by: string
  name: string
  bytes: Uint8Array
  wish: ImportWish
  until: string
}

export type Read = { importId: string; until: string; report: ImportReport } | { refused: string }

export interface Imports {
  /** Tells what an import would do, and keeps it for `IMPORT_MINUTES`. @param by the editor's id */
  read(by: string, name: string, bytes: Uint8Array, wish: ImportWish): Promise<Read>
  /** Carries it out, against the base as it is then; undefined where there is none of this editor's (any more). */
  apply(by: string, importId: string): Promise<{ report: ImportReport } | { refused: string } | undefined>
}

/** The imports of this process. Of more than `IMPORTS_KEPT` the oldest goes: each is held in memory. */
export function openImports({
  moving,
  clock,
  ids,
  limits,
}: Pick<Desk, 'moving' | 'clock' | 'ids' | 'limits'>): Imports {
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
  return {
    async read(by, name, bytes, wish) {
      const answer = await inTurn(() => moving.bring(name, bytes, wish, false))
      if ('refused' in answer) return answer
      const until = new Date(Date.parse(clock.now()) + limits.IMPORT_MINUTES * 60_000).toISOString()
      const importId = ids.next()
      kept = [...alive(), { importId, by, name, bytes, wish, until }].slice(-limits.IMPORTS_KEPT)
      return { importId, until, report: answer.report }
    },
    async apply(by, importId) {
      const found = alive().find((each) => each.importId === importId && each.by === by)
      if (!found) return undefined
      kept = kept.filter((each) => each !== found)
      return inTurn(() => moving.bring(found.name, found.bytes, found.wish, true))
    },
  }
}
