/** What the desk keeps beside conversations: who is there, settings, one-time secrets; and whether the disk answers. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { Settings } from '../protocol/settings.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { FOLD } from './refold.ts'
import { secrets, settings } from './schema/operations.ts'
import { presence } from './schema/staff.ts'

export function deskRows(
  db: Db,
): Part<
  | 'setPresence'
  | 'presences'
  | 'disconnectAll'
  | 'settings'
  | 'savedSettings'
  | 'saveSettings'
  | 'putSecret'
  | 'spendSecret'
  | 'ping'
> {
  const see = db
    .insert(presence)
    .values({ staffId: $('staffId'), state: $('state'), connected: $('connected'), seenAt: $('seenAt') })
    .onConflictDoUpdate({
      target: presence.staffId,
      set: { state: sql`excluded.state`, connected: sql`excluded.connected`, seenAt: sql`excluded.seen_at` },
    })
    .prepare()
  const seen = db.select().from(presence).prepare()
  const disconnect = db
    .update(presence)
    .set({ connected: false, seenAt: to(presence.seenAt, 'now') })
    .where(eq(presence.connected, true))
    .prepare()
  const latest = db.select().from(settings).orderBy(desc(settings.version)).limit(1).prepare()
  const earlier = db
    .select()
    .from(settings)
    .where(eq(settings.version, $('version')))
    .prepare()
  const save = db
    .insert(settings)
    .values({ document: $('document'), savedBy: $('by'), savedAt: $('at') })
    .prepare()
  const put = db
    .insert(secrets)
    .values({ name: $('name'), hash: $('hash') })
    .onConflictDoUpdate({ target: secrets.name, set: { hash: sql`excluded.hash` } })
    .prepare()
  const spend = db
    .delete(secrets)
    .where(and(eq(secrets.name, $('name')), eq(secrets.hash, $('hash'))))
    .prepare()

  return {
    setPresence(staffId, chosen) {
      see.run({ staffId, ...chosen })
    },
    presences: () => seen.all(),
    // Their grace starts now: when they really went, this process was not there to see.
    disconnectAll(now) {
      disconnect.run({ now })
    },
    // Parsed, so that what a later version added has its default in a document from before.
    settings() {
      const row = latest.get()
      return row && Settings.parse(row.document)
    },
    savedSettings(version) {
      const row = version === undefined ? latest.get() : earlier.get({ version })
      return row && { version: row.version, settings: Settings.parse(row.document), by: row.savedBy, at: row.savedAt }
    },
    saveSettings(document, by, at, after) {
      if (after !== undefined && latest.get()?.version !== after) return undefined
      return Number(save.run({ document, by, at }).lastInsertRowid)
    },
    putSecret(name, hash) {
      put.run({ name, hash })
    },
    spendSecret: (name, hash) => spend.run({ name, hash }).changes === 1,
    // Reading would be answered from memory; this writes a page of the header and waits for the disk.
    ping() {
      db.$client.pragma(`user_version = ${FOLD}`)
    },
  }
}
