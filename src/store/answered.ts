/** Conversations that the articles answered something in, for asking the same again. */
import { sql } from 'drizzle-orm'
import type { Iso } from '../domain/events.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'

export function answeredRows(db: Db): Part<'lastAnswered'> {
  return {
    lastAnswered(limit) {
      // What was decided outlives the words of a conversation that is erased.
      return db.all<{ conversationId: string; at: Iso }>(sql`
        select conversation_id as "conversationId", max(events.at) as at
        from events join conversations on conversations.id = conversation_id
        where type = 'answer.judged' and json_extract(data, '$.decision') = 'answer' and status <> 'erased'
        group by conversation_id order by at desc, conversation_id desc limit ${limit}`)
    },
  }
}
