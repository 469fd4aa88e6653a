/** The demo's rows: found by their marks, and taken away whole. */
import { and, eq, gte, inArray, isNotNull, like, lt, ne, not, sql } from 'drizzle-orm'
import { DEMO_HOST, demoTokens } from '../ports/demo.ts'
import type { Db } from './connection.ts'
import { dropEmptyClusters } from './miss-clusters.ts'
import { stepBack } from './misses.ts'
import type { Part } from './part.ts'
import { citations, proposals } from './schema/content.ts'
import { conversations, events, fileParts, files, intents, letters, tags } from './schema/conversations.ts'
import { misses, missWatch } from './schema/misses.ts'
import { audit, modelUsage } from './schema/operations.ts'
import { presence, sessions, staff } from './schema/staff.ts'
import { contactNotes, visitors } from './schema/visitors.ts'

export function demoRows(db: Db): Part<'demo' | 'removeDemo'> {
  const madeUp = db
    .select({ id: visitors.id })
    .from(visitors)
    .where(and(gte(visitors.tokenHash, demoTokens.from), lt(visitors.tokenHash, demoTokens.before)))
  const theirs = inArray(conversations.visitorId, madeUp)
  const talks = db.select({ id: conversations.id }).from(conversations).where(theirs)
  const players = db
    .select({ id: staff.id })
    .from(staff)
    .where(like(staff.emailKey, `%@${DEMO_HOST}`))
  /** Players who hold conversations with real customers. */
  const busy = db
    .select({ id: conversations.agentId })
    .from(conversations)
    .where(
      and(
        eq(conversations.status, 'assigned'),
        isNotNull(conversations.agentId),
        inArray(conversations.agentId, players),
        not(theirs),
      ),
    )

  const removeDemo = db.$client.transaction(() => {
    const before = db.select({ state: conversations.state }).from(conversations).where(theirs).all()
    const theirFiles = db.select({ id: files.id }).from(files).where(inArray(files.conversationId, talks))
    db.delete(fileParts).where(inArray(fileParts.fileId, theirFiles)).run()
    for (const [table, ofTalk] of [
      [files, files.conversationId],
      [intents, intents.conversationId],
      [letters, letters.conversationId],
      [tags, tags.conversationId],
      [proposals, proposals.conversationId],
      [audit, audit.conversationId],
      [citations, citations.conversationId],
      [misses, misses.conversationId],
      [missWatch, missWatch.conversationId],
      [events, events.conversationId],
      [conversations, conversations.id],
    ] as const) {
      db.delete(table).where(inArray(ofTalk, talks)).run()
    }
    dropEmptyClusters(db)
    stepBack(db)
    db.delete(contactNotes).where(inArray(contactNotes.visitorId, madeUp)).run()
    db.delete(modelUsage).where(inArray(modelUsage.visitorId, madeUp)).run()
    const gone = db.delete(visitors).where(inArray(visitors.id, madeUp)).run()

    const held = new Set(busy.all().flatMap(({ id }) => id ?? []))
    const all = players.all().map(({ id }) => id)
    const free = all.filter((id) => !held.has(id))
    db.delete(sessions).where(inArray(sessions.staffId, all)).run()
    db.delete(presence).where(inArray(presence.staffId, free)).run()
    db.delete(staff).where(inArray(staff.id, free)).run()
    db.update(staff)
      .set({ disabled: true })
      .where(inArray(staff.id, [...held]))
      .run()
    return {
      conversations: before.map(({ state }) => state),
      visitors: gone.changes,
      removed: free.length,
      disabled: held.size,
    }
  })

  const open = ne(conversations.status, 'erased')
  const own = db.select({ many: sql<number>`count(*)` }).from(conversations).where(and(open, theirs)).prepare()
  const other = db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(open, not(theirs)))
    .limit(1)
    .prepare()

  return {
    demo: () => ({ conversations: own.get()?.many ?? 0, others: other.get() !== undefined }),
    removeDemo: () => removeDemo.immediate(),
  }
}
