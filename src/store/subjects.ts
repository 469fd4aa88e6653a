/** What is kept about a person, for whoever has to tell or to erase it. */
import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { AuditEntry } from '../ports/audit.ts'
import type { AddressUse } from '../ports/privacy.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { conversations, events } from './schema/conversations.ts'
import { audit, modelUsage } from './schema/operations.ts'
import { contactNotes, visitors } from './schema/visitors.ts'
import { deadToken } from './visitors.ts'

export function subjectRows(db: Db): Part<'visitorsByEmail' | 'visitorRecord' | 'auditOf'> {
  // A contact is the whole data of one of these events, and a part of the other.
  const said = (field: 'email' | 'verified') =>
    sql<
      string | null
    >`coalesce(json_extract(${events.data}, ${`$.contact.${field}`}), json_extract(${events.data}, ${`$.${field}`}))`
  const given = db
    .selectDistinct({
      visitorId: conversations.visitorId,
      email: said('email').as('email'),
      verified: sql<number>`${said('verified')}`.as('verified'),
    })
    .from(events)
    .innerJoin(conversations, eq(conversations.id, events.conversationId))
    .where(and(sql`${events.type} in ('conversation.started', 'contact.identified')`, isNotNull(said('email'))))
    .prepare()
  const kept = db
    .select({ visitorId: visitors.id, contact: visitors.contact })
    .from(visitors)
    .where(isNotNull(sql`json_extract(${visitors.contact}, '$.email')`))
    .prepare()
  const samePerson = db
    .select({ id: visitors.id })
    .from(visitors)
    .where(
      eq(
        visitors.personHash,
        db
          .select({ personHash: visitors.personHash })
          .from(visitors)
          .where(eq(visitors.id, $('id'))),
      ),
    )
    .prepare()
  const record = db
    .select({
      id: visitors.id,
      contact: visitors.contact,
      createdAt: visitors.createdAt,
      usedAt: visitors.usedAt,
      tokenHash: visitors.tokenHash,
      attributes: visitors.attributes,
    })
    .from(visitors)
    .where(eq(visitors.id, $('id')))
    .prepare()
  const noted = db
    .select({ id: contactNotes.id, at: contactNotes.at, by: contactNotes.by, text: contactNotes.text })
    .from(contactNotes)
    .where(eq(contactNotes.visitorId, $('id')))
    .orderBy(asc(contactNotes.at), asc(contactNotes.id))
    .prepare()
  const usage = db
    .select({ day: modelUsage.day, requests: modelUsage.requests, tokens: modelUsage.tokens })
    .from(modelUsage)
    .where(and(eq(modelUsage.visitorId, $('id')), ne(modelUsage.visitorId, '')))
    .orderBy(asc(modelUsage.day))
    .prepare()
  const audited = db
    .select()
    .from(audit)
    .where(eq(audit.conversationId, $('id')))
    .orderBy(asc(audit.position))
    .prepare()

  return {
    visitorsByEmail(email) {
      const key = keyOf(email)
      const found = new Map<string, boolean>()
      const use = (visitorId: string, verified: boolean) =>
        found.set(visitorId, verified || (found.get(visitorId) ?? false))
      for (const { visitorId, email: each, verified } of given.all()) {
        if (each !== null && keyOf(each) === key) use(visitorId, Boolean(verified))
      }
      for (const { visitorId, contact } of kept.all()) {
        if (contact.email && keyOf(contact.email) === key) use(visitorId, contact.verified)
      }
      for (const [visitorId, verified] of [...found]) {
        if (verified) for (const { id } of samePerson.all({ id: visitorId })) use(id, true)
      }
      return [...found].sort().map(([visitorId, verified]): AddressUse => ({ visitorId, verified }))
    },
    visitorRecord(id) {
      const row = record.get({ id })
      if (!row || row.tokenHash === deadToken(id)) return undefined
      const { tokenHash: _, ...visitor } = row
      return { ...visitor, usage: usage.all({ id }), contactNotes: noted.all({ id }) }
    },
    auditOf: (conversationId) =>
      audited.all({ id: conversationId }).map(
        ({ at, actor, action, target, outcome, detail }): AuditEntry => ({
          at,
          actor,
          action,
          conversationId,
          ...(target !== null && { target }),
          outcome,
          ...(detail && { detail }),
        }),
      ),
  }
}

/** One mailbox, however its address is typed. */
function keyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
