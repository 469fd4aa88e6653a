/** What is kept no longer than it has to be: a few rows at a time, so that nobody waits for it. */
import { and, asc, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { tombstone } from '../domain/erased.ts'
import type { ConversationEvent, Iso } from '../domain/events.ts'
import { binRemoval } from './article-bin.ts'
import { oldRevisionRemoval } from './article-revisions.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import { eventColumns, keysOf } from './conversations.ts'
import { oldDiscardedRemoval } from './discarded-drafts.ts'
import { unsentFileRemoval } from './files.ts'
import type { Part } from './part.ts'
import { articleBin, articleVotes } from './schema/content.ts'
import { conversations, events, letters } from './schema/conversations.ts'
import { audit, modelUsage } from './schema/operations.ts'
import { invites, sessions } from './schema/staff.ts'
import { visitors } from './schema/visitors.ts'

export function retention(db: Db): Part<'idleConversations' | 'removeOutdated'> {
  const idle = (status: 'resolved' | 'answering') =>
    db
      .select({ id: conversations.id, updatedAt: conversations.updatedAt })
      .from(conversations)
      .where(and(eq(conversations.status, status), lt(conversations.updatedAt, $('before'))))
      .orderBy(asc(conversations.updatedAt), asc(conversations.id))
      .limit($('limit'))
      .prepare()
  const [resolved, answering] = [idle('resolved'), idle('answering')]

  /** Deletes the oldest rows of a table before a moment. */
  const removal = (table: SQLiteTable, rowid: SQL | SQLiteColumn, at: SQLiteColumn) =>
    db
      .delete(table)
      .where(
        inArray(
          rowid as SQLiteColumn,
          db
            .select({ rowid: sql`${rowid}` })
            .from(table)
            .where(lt(at, $('before')))
            .orderBy(asc(at))
            .limit($('limit')),
        ),
      )
      .prepare()
  const oldAudit = removal(audit, audit.position, audit.at)
  const oldSessions = removal(sessions, sessions.tokenHash, sessions.expires)
  const oldInvites = removal(invites, invites.tokenHash, invites.expires)
  const oldLetters = removal(letters, letters.letterId, letters.at)
  const oldFiles = unsentFileRemoval(db)
  const oldVoteComments = db
    .update(articleVotes)
    .set({ comment: null })
    .where(
      inArray(
        articleVotes.voteId,
        db
          .select({ id: articleVotes.voteId })
          .from(articleVotes)
          .where(and(isNotNull(articleVotes.comment), lt(articleVotes.at, $('before'))))
          .orderBy(asc(articleVotes.at))
          .limit($('limit')),
      ),
    )
    .prepare()
  const oldUsage = removal(modelUsage, sql`rowid`, modelUsage.day)
  const oldRevisions = oldRevisionRemoval(db)
  const oldDiscarded = oldDiscardedRemoval(db)
  const binned = db
    .select({ id: articleBin.id })
    .from(articleBin)
    .where(lt(articleBin.at, $('before')))
    .orderBy(asc(articleBin.at))
    .limit($('limit'))
    .prepare()
  const takeFromBin = binRemoval(db)

  const commented = db
    .select({ position: events.position, conversationId: events.conversationId, ...eventColumns })
    .from(events)
    .where(
      and(
        sql`${events.type} in ('rating.given', 'answer.rated')`,
        lt(events.at, $('before')),
        sql`coalesce(json_extract(${events.data}, '$.comment'), json_extract(${events.data}, '$.why')) is not null`,
      ),
    )
    .orderBy(asc(events.at))
    .limit($('limit'))
    .prepare()
  const named = db
    .select({ id: visitors.id })
    .from(visitors)
    .where(
      and(
        lt(visitors.usedAt, $('before')),
        sql`coalesce(json_extract(${visitors.contact}, '$.name'), json_extract(${visitors.contact}, '$.email')) is not null`,
      ),
    )
    .limit($('limit'))
    .prepare()
  const namedIn = db
    .select({ position: events.position, conversationId: events.conversationId, ...eventColumns })
    .from(events)
    .innerJoin(conversations, eq(conversations.id, events.conversationId))
    .where(
      and(
        eq(conversations.visitorId, $('id')),
        sql`${events.type} in ('conversation.started', 'contact.identified', 'message.posted')`,
      ),
    )
    .prepare()
  const unname = db
    .update(visitors)
    .set({ contact: to(visitors.contact, 'contact') })
    .where(eq(visitors.id, $('id')))
    .prepare()
  const states = db
    .select({ id: conversations.id, state: conversations.state })
    .from(conversations)
    .where(eq(conversations.visitorId, $('visitorId')))
    .prepare()
  const stateOf = db
    .select({ state: conversations.state })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const saveState = db
    .update(conversations)
    .set({ state: to(conversations.state, 'state') })
    .where(eq(conversations.id, $('id')))
    .prepare()
  const saveEvent = db
    .update(events)
    .set({ actor: to(events.actor, 'actor'), data: to(events.data, 'data'), words: to(events.words, 'words') })
    .where(eq(events.position, $('position')))
    .prepare()

  const save = (position: number, event: ConversationEvent) => {
    const { actor, data } = event
    saveEvent.run({ position, actor, data, words: keysOf(event).words })
  }

  const dropComments = (before: Iso, limit: number) => {
    const rows = commented.all({ before, limit })
    for (const { position, conversationId, ...event } of rows) {
      save(position, tombstone(event as ConversationEvent))
      const state = stateOf.get({ id: conversationId })?.state
      if (!state?.rating?.comment) continue
      const { comment: _, ...rating } = state.rating
      if (rating.at === (event.data as { at?: Iso }).at)
        saveState.run({ id: conversationId, state: { ...state, rating } })
    }
    return rows.length
  }

  /** The contact goes from the visitor, the conversations' starts, and the messages that carry the name. */
  const dropContacts = (before: Iso, limit: number) => {
    const rows = named.all({ before, limit })
    const nobody = { verified: false }
    for (const { id } of rows) {
      for (const { position, ...event } of namedIn.all({ id })) {
        save(position, nameless(event as unknown as ConversationEvent))
      }
      for (const { id: conversationId, state } of states.all({ visitorId: id })) {
        saveState.run({ id: conversationId, state: { ...state, contact: nobody } })
      }
      unname.run({ id, contact: nobody })
    }
    return rows.length
  }

  const remove = db.$client.transaction(
    (outdated: Parameters<Part<'removeOutdated'>['removeOutdated']>[0], limit: number) => {
      const {
        contactsBefore,
        commentsBefore,
        auditBefore,
        usageBefore,
        sessionsBefore,
        invitesBefore,
        lettersBefore,
        unsentFilesBefore,
        binnedBefore,
        revisionsBefore,
      } = outdated
      let removed = 0
      if (contactsBefore) removed += dropContacts(contactsBefore, limit)
      if (commentsBefore) removed += dropComments(commentsBefore, limit)
      if (commentsBefore) removed += oldVoteComments.run({ before: commentsBefore, limit }).changes
      if (auditBefore) removed += oldAudit.run({ before: auditBefore, limit }).changes
      if (usageBefore) removed += oldUsage.run({ before: usageBefore.slice(0, 10), limit }).changes
      if (sessionsBefore) removed += oldSessions.run({ before: sessionsBefore, limit }).changes
      if (invitesBefore) removed += oldInvites.run({ before: invitesBefore, limit }).changes
      if (lettersBefore) removed += oldLetters.run({ before: lettersBefore, limit }).changes
      if (unsentFilesBefore) removed += oldFiles(unsentFilesBefore, limit)
      if (binnedBefore)
        removed += binned.all({ before: binnedBefore, limit }).filter(({ id }) => takeFromBin(id)).length
      if (binnedBefore) removed += oldDiscarded(binnedBefore, limit)
      if (revisionsBefore) removed += oldRevisions(revisionsBefore, limit)
      return removed
    },
  )

  return {
    idleConversations: (before, limit) =>
      [...resolved.all({ before, limit }), ...answering.all({ before, limit })]
        .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id),
    removeOutdated: (outdated, limit) => remove.immediate(outdated, limit),
  }
}

/** An event without who the customer said they are. */
function nameless(event: ConversationEvent): ConversationEvent {
  const actor = event.actor.kind === 'customer' ? { kind: 'customer' as const } : event.actor
  switch (event.type) {
    case 'conversation.started':
      return { ...event, actor, data: { ...event.data, contact: { verified: false } } }
    case 'contact.identified':
      return { ...event, actor, data: { verified: false } }
    case 'message.posted': {
      const { author } = event.data
      return {
        ...event,
        actor,
        data: { ...event.data, author: author.kind === 'customer' ? { kind: 'customer' } : author },
      }
    }
    default:
      return event
  }
}
