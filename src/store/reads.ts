/** How far customers have read, and what the team knows of them: beside the log, because neither is an event. */
import { and, eq, lt, ne } from 'drizzle-orm'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { conversations } from './schema/conversations.ts'
import { visitors } from './schema/visitors.ts'

export function readRows(db: Db): Part<'saveReads' | 'readSeq' | 'attributesOf'> {
  const advance = db
    .update(conversations)
    .set({ readSeq: to(conversations.readSeq, 'seq') })
    .where(and(eq(conversations.id, $('id')), lt(conversations.readSeq, $('seq')), ne(conversations.status, 'erased')))
    .prepare()
  const reached = db
    .select({ seq: conversations.readSeq })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const known = db
    .select({ attributes: visitors.attributes })
    .from(visitors)
    .where(eq(visitors.id, $('id')))
    .prepare()

  return {
    saveReads(reads) {
      for (const { conversationId: id, seq } of reads) advance.run({ id, seq })
    },
    readSeq: (id) => reached.get({ id })?.seq ?? 0,
    attributesOf: (id) => known.get({ id })?.attributes ?? {},
  }
}
