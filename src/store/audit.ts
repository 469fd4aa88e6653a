/** What staff and operators did, kept in the order of writing. */
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { AuditEntry, AuditQuery } from '../ports/audit.ts'
import { BadCursor } from '../ports/store.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { audit } from './schema/operations.ts'

const DEFAULT_PAGE = 50
const MAX_PAGE = 200

export function auditRows(db: Db): Part<'addAudit' | 'auditEntries'> {
  const add = db
    .insert(audit)
    .values({
      at: $('at'),
      actor: $('actor'),
      action: $('action'),
      conversationId: $('conversationId'),
      target: $('target'),
      outcome: $('outcome'),
      detail: $('detail'),
    })
    .prepare()
  const page = pages(db)

  return {
    addAudit(entry) {
      add.run({ conversationId: null, target: null, detail: null, ...entry })
    },
    auditEntries({ cursor, limit = DEFAULT_PAGE, ...filters }) {
      const size = Math.min(Math.max(1, Math.trunc(limit)), MAX_PAGE)
      const found = page({ ...filters, before: positionOf(cursor), limit: size + 1 })
      const shown = found.slice(0, size)
      const last = shown.at(-1)
      return { entries: shown.map(entryOf), next: found.length > size && last ? String(last.position) : null }
    },
  }
}

/** One prepared query for each set of filters that is asked for, made when it is first asked for: at most 32. */
function pages(db: Db) {
  const filters: Record<string, SQL> = {
    since: gte(audit.at, $('since')),
    actor: eq(sql`${audit.actor} ->> '$.id'`, $('actor')),
    action: eq(audit.action, $('action')),
    conversationId: eq(audit.conversationId, $('conversationId')),
    before: lt(audit.position, $('before')),
  }
  const prepare = (names: string[]) =>
    db
      .select()
      .from(audit)
      .where(and(...names.map((name) => filters[name])))
      .orderBy(desc(audit.position))
      .limit($('limit'))
      .prepare()
  const prepared = new Map<string, ReturnType<typeof prepare>>()

  return (given: Record<string, string | number | undefined>) => {
    const names = Object.keys(filters).filter((name) => given[name] !== undefined)
    const key = names.join()
    const statement = prepared.get(key) ?? prepare(names)
    prepared.set(key, statement)
    return statement.all(given)
  }
}

function entryOf({
  at,
  actor,
  action,
  conversationId,
  target,
  outcome,
  detail,
}: typeof audit.$inferSelect): AuditEntry {
  return {
    at,
    actor,
    action,
    outcome,
    ...(conversationId !== null && { conversationId }),
    ...(target !== null && { target }),
    ...(detail && { detail }),
  }
}

/** @throws BadCursor */
function positionOf(cursor: AuditQuery['cursor']): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new BadCursor()
  return Number(cursor)
}
