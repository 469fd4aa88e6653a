/** Visitors, known by the hash of their token. */
import { and, eq, ne, sql } from 'drizzle-orm'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { visitors } from './schema.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How exactly the last use is known. Written at every request it would double the writes of the house. */
const LAST_USE_STEP_MS = HOUR_MS

/** What stands for the token's hash of a visitor who was erased; no hash looks like it. */
const dead = 'erased:'

export function deadToken(visitorId: string): string {
  return dead + visitorId
}

export function visitorRows(db: Db): Part<'addVisitor' | 'visitorByToken' | 'saveContact'> {
  const add = db
    .insert(visitors)
    .values({ id: $('id'), tokenHash: $('tokenHash'), contact: $('contact'), createdAt: $('at'), usedAt: $('at') })
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
    .where(and(eq(visitors.id, $('id')), ne(visitors.tokenHash, sql`${dead} || ${visitors.id}`)))
    .prepare()

  return {
    addVisitor(visitor) {
      add.run({ ...visitor })
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
  }
}
