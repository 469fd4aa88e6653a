/** Which revisions of which articles the assistant's answers cited. */
import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { ConversationEvent } from '../domain/events.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { citations } from './schema/content.ts'

/** Writes down what an answer cites; inside the caller's transaction. */
export function citationWriter(db: Db): (conversationId: string, event: ConversationEvent) => void {
  const add = db
    .insert(citations)
    .values({
      revision: $('revision'),
      articleId: $('articleId'),
      conversationId: $('conversationId'),
      messageId: $('messageId'),
      at: $('at'),
    })
    .prepare()
  return (conversationId, event) => {
    if (event.type !== 'message.posted' || event.data.author.kind !== 'bot') return
    const cited = new Map(
      event.data.citations.map(({ articleId, revision }) => [`${articleId} ${revision}`, { articleId, revision }]),
    )
    for (const each of cited.values()) add.run({ ...each, conversationId, messageId: event.data.id, at: event.at })
  }
}

/** Leaves of a conversation's answers that there were some; inside the caller's transaction. */
export function citationForgetting(db: Db): (conversationId: string) => void {
  const forget = db
    .update(citations)
    .set({ conversationId: null, messageId: null })
    .where(eq(citations.conversationId, $('conversationId')))
    .prepare()
  return (conversationId) => {
    forget.run({ conversationId })
  }
}

export function citationRows(db: Db): Part<'citedCounts' | 'citedIn' | 'conversationOfAnswer'> {
  const counts = db
    .select({ revision: citations.revision, many: sql<number>`count(*)` })
    .from(citations)
    .where(inArray(citations.revision, sql`(select value from json_each(${$('revisions')}))`))
    .groupBy(citations.revision)
    .prepare()
  const answers = db
    .select({ conversationId: citations.conversationId, messageId: citations.messageId, at: citations.at })
    .from(citations)
    .where(eq(citations.revision, $('revision')))
    .orderBy(desc(citations.position))
    .limit($('limit'))
    .prepare()
  const conversation = db
    .select({ conversationId: citations.conversationId })
    .from(citations)
    .where(eq(citations.messageId, $('messageId')))
    .limit(1)
    .prepare()

  return {
    citedCounts: (revisions) =>
      new Map(counts.all({ revisions: JSON.stringify(revisions) }).map(({ revision, many }) => [revision, many])),
    citedIn: (revision, limit) => answers.all({ revision, limit }),
    conversationOfAnswer: (messageId) => conversation.get({ messageId })?.conversationId ?? undefined,
  }
}
