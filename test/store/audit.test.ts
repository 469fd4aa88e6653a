/** What looking things up in the audit log costs: whatever is asked, no more rows are read than the index names. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditQuery } from '../../src/ports/audit.ts'
import { auditRows } from '../../src/store/audit.ts'
import { connect } from '../../src/store/connection.ts'
import { migrate } from '../../src/store/migrate.ts'
import { ownMigrations } from '../../src/store/sqlite.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-audit-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What SQLite says that it does for a page of the log. */
function planOf(query: AuditQuery): string {
  const file = join(folder, 'bellhop.sqlite')
  const connection = connect(file, 100)
  migrate(connection, ownMigrations, file)
  let plan = ''
  const prepare = connection.prepare.bind(connection)
  const spied = Object.assign(Object.create(connection), {
    prepare(sql: string) {
      if (!sql.startsWith('select')) return prepare(sql)
      const given = Array.from(sql.matchAll(/\?/g), () => '')
      const rows = prepare(`explain query plan ${sql}`).all(given)
      plan = (rows as { detail: string }[]).map(({ detail }) => detail).join(' | ')
      return prepare(sql)
    },
  })
  auditRows(drizzle(spied)).auditEntries(query)
  connection.close()
  return plan
}

describe('a page of the audit log', () => {
  it.each<[AuditQuery, RegExp]>([
    [{ actor: 'ann' }, /^SEARCH audit USING INDEX audit_by_actor \(<expr>=\?\)$/],
    [{ actor: 'ann', cursor: '9' }, /^SEARCH audit USING INDEX audit_by_actor \(<expr>=\? AND rowid<\?\)$/],
    [{ action: 'claim' }, /^SEARCH audit USING INDEX audit_by_action \(action=\?\)$/],
    [{ action: 'claim', cursor: '9' }, /^SEARCH audit USING INDEX audit_by_action \(action=\? AND rowid<\?\)$/],
    [{ actor: 'ann', action: 'claim' }, /^SEARCH audit USING INDEX audit_by_(actor|action) /],
    [{ conversationId: 'c' }, /^SEARCH audit USING INDEX audit_by_conversation /],
    [{}, /^SCAN audit$/],
  ])('asked for by %j is read in its order from an index', (query, plan) => {
    expect(planOf(query)).toMatch(plan)
  })
})
