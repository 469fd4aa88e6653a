/** Visitors, known by the hash of their token. */
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { visitors } from './schema/visitors.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How exactly the last use is known. Written at every request it would double the writes of the house. */
const LAST_USE_STEP_MS = HOUR_MS

/** What stands for the token's hash of a visitor who was erased; no hash looks like it. */
const dead = 'erased:'

export function deadToken(visitorId: string): string {
  return dead + visitorId
}

/** A call that was under way when they were erased writes nothing about them any more. */
export const alive = and(eq(visitors.id, $('id')), ne(visitors.tokenHash, sql`${dead} || ${visitors.id}`))

export function visitorRows(
  db: Db,
): Part<'addVisitor' | 'visitorByToken' | 'saveContact' | 'bindVisitor' | 'samePerson'> {
  const add = db
    .insert(visitors)
    .values({
      id: $('id'),
      tokenHash: $('tokenHash'),
      contact: $('contact'),
      createdAt: $('at'),
      usedAt: $('at'),
      personHash: $('personHash'),
    })
    .prepare()
  const byToken = db
    .select()
    .from(visitors)
    .where(eq(visitors.tokenHash, $('tokenHash')))
    .prepare()
  const touch = db
    .update(visitors)
    .set({ usedAt: to(visitors.usedAt, 'now') })
    .where(eq(visitors.id, $('id')))
    .prepare()
  const contact = db
    .update(visitors)
    .set({ contact: to(visitors.contact, 'contact') })
    .where(alive)
    .prepare()
  const bind = db
    .update(visitors)
    .set({ personHash: to(visitors.personHash, 'personHash') })
    .where(and(alive, or(isNull(visitors.personHash), eq(visitors.personHash, $('personHash')))))
    .prepare()
  const other = alias(visitors, 'other')
  const same = db
    .select({ id: visitors.id })
    .from(visitors)
    .innerJoin(other, or(eq(other.id, visitors.id), eq(other.personHash, visitors.personHash)))
    .where(and(eq(visitors.id, $('id')), eq(other.id, $('otherId'))))
    .prepare()

  return {
    addVisitor(visitor) {
      add.run({ personHash: null, ...visitor })
    },
    visitorByToken(tokenHash, now, maxIdleDays) {
      const row = byToken.get({ tokenHash })
      if (!row) return undefined
      const idle = Date.parse(now) - Date.parse(row.usedAt)
      if (idle > maxIdleDays * DAY_MS) return undefined
      if (idle >= LAST_USE_STEP_MS) touch.run({ id: row.id, now })
      return { id: row.id, contact: row.contact }
    },
    saveContact(id, saved) {
      contact.run({ id, contact: saved })
    },
    bindVisitor: (id, personHash) => bind.run({ id, personHash }).changes === 1,
    samePerson: (id, otherId) => same.get({ id, otherId }) !== undefined,
  }
}
