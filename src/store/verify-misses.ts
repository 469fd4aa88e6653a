/** Whether what is kept of misses is what the log says, as far as the log has been folded. */
import { missesOf } from '../content/misses.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { Miss } from '../domain/misses.ts'
import type { Connection } from './connection.ts'
import { MISS_FOLD } from './misses.ts'

/** By then whoever was asked back has left. */
const AT_LAST = '9999-12-31T00:00:00.000Z'

interface Row {
  id: string
  kind: string
  handlingSeconds: number | null
}

/** Faults, a clause each; none in a database that was never folded, or not by this version. */
export function* strayMisses(connection: Connection): Iterable<string> {
  const tables = connection.prepare(`select count(*) from sqlite_schema where name = 'miss_progress'`).pluck().get()
  if (tables === 0) return
  const progress = connection.prepare('select position, fold from miss_progress').get() as
    | { position: number; fold: number }
    | undefined
  if (progress?.fold !== MISS_FOLD) return
  yield* nowhere(connection)
  const log = connection.prepare('select seq, type, at, actor, data from events where conversation_id = ? order by seq')
  const kept = connection.prepare(
    'select id, kind, handling_seconds as handlingSeconds from misses where conversation_id = ?',
  )
  const folded = connection
    .prepare('select conversation_id from events group by conversation_id having max(position) <= ?')
    .pluck()
    .all(progress.position) as string[]
  for (const id of folded) {
    const rows = log.all(id) as Record<'actor' | 'data', string>[]
    const read = rows.map((row) => ({ ...row, actor: JSON.parse(row.actor), data: JSON.parse(row.data) }))
    const { misses } = missesOf(read as unknown as ConversationEvent[], AT_LAST)
    yield* unlike(id, kept.all(id) as Row[], misses)
  }
}

function* unlike(conversationId: string, rows: readonly Row[], due: readonly Miss[]): Iterable<string> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, kind, handlingSeconds } of due) {
    const row = byId.get(id)
    byId.delete(id)
    // One that only time makes may not have been looked at yet.
    if (!row && kind !== 'left') yield `the log of conversation ${conversationId} has miss ${id}, which is not kept`
    if (row && (row.kind !== kind || row.handlingSeconds !== handlingSeconds))
      yield `miss ${id} is not what the log of conversation ${conversationId} says`
  }
  for (const id of byId.keys()) yield `miss ${id} is not in the log of conversation ${conversationId}`
}

function nowhere(connection: Connection): string[] {
  const rows = connection
    .prepare('select id from misses where cluster_id is not null and cluster_id not in (select id from miss_clusters)')
    .pluck()
    .all() as string[]
  return rows.map((id) => `miss ${id} is of a cluster that is not there`)
}
