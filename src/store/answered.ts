/** Conversations that the articles answered something in, for asking the same again. */
import { sql } from 'drizzle-orm'
import type { Iso } from '../domain/events.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'

export function answeredRows(db: Db): Part<'lastAnswered'> {
  return {
    lastAnswered(limit) {
      // The newest event of a conversation is met first, and what is erased holds no decision.
      return db.all<{ conversationId: string; at: Iso }>(sql`
        select conversation_id as "conversationId", max(at) as at
        from events where type = 'answer.judged' and json_extract(data, '$.decision') = 'answer'
        group by conversation_id order by at desc, conversation_id desc limit ${limit}`)
    },
  }
}
