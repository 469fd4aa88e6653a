/** Whether what is known of answers' citations follows from the log. */
import type { Connection } from './connection.ts'

/** Answers that are named of each kind of fault. */
const NAMED = 20

/** What the log says that answers cite; of those that were erased it says nothing. */
const cited = `select distinct e.conversation_id, e.data ->> '$.id', c.value ->> '$.articleId', c.value ->> '$.revision'
  from events e, json_each(e.data, '$.citations') c
  where e.type = 'message.posted' and e.data ->> '$.author.kind' = 'bot'`
const kept = `select conversation_id, message_id, article_id, revision from citations where conversation_id is not null`

/** Faults, each a clause. */
export function strayCitations(connection: Connection): string[] {
  const less = (one: string, other: string) =>
    connection.prepare(`${one} except ${other} limit ${NAMED}`).raw().all() as [string, string, string, string][]
  return [
    ...less(kept, cited).map(([, message, article]) => `answer ${message} is said to cite ${article}, and does not`),
    ...less(cited, kept).map(([, message, article]) => `answer ${message} cites ${article}, which is not written down`),
  ]
}
