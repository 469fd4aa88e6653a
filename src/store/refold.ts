/** Rows of conversations, made anew from their events where an earlier version made something else of them. */
import { replay } from '../domain/apply.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { Connection } from './connection.ts'
import { folded, rowOf } from './conversations.ts'

/** Rises whenever `apply` makes of the same events another state than before. In the file's header, as `user_version`. */
export const FOLD = 2

/** Inside a transaction that the caller holds the write lock for. */
export function refold(connection: Connection): void {
  if (Number(connection.pragma('user_version', { simple: true })) >= FOLD) return
  const ids = connection.prepare('select id from conversations order by id').pluck().all() as string[]
  const events = connection.prepare(
    'select seq, type, at, actor, data from events where conversation_id = ? order by seq',
  )
  const columns = folded.map((name) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = @${name}`)
  const update = connection.prepare(`update conversations set ${columns.join()} where id = @id`)
  for (const id of ids) {
    const log = events.all(id) as { seq: number; type: string; at: string; actor: string; data: string }[]
    const read = log.map((row) => ({ ...row, actor: JSON.parse(row.actor), data: JSON.parse(row.data) }))
    const { state, front, ...row } = rowOf(replay(id, read as ConversationEvent[]))
    update.run({ ...row, front: front ? 1 : 0, state: JSON.stringify(state) })
  }
  connection.pragma(`user_version = ${FOLD}`)
}
