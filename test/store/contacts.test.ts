/** What looking up a customer costs: as much among a hundred thousand as among ten. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { connect } from '../../src/store/connection.ts'
import { contactRows } from '../../src/store/contacts.ts'
import { migrate } from '../../src/store/migrate.ts'
import { ownMigrations } from '../../src/store/sqlite.ts'

it('what is known of a customer is read by index, on all their devices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-contacts-'))
  const file = join(folder, 'bellhop.sqlite')
  const connection = connect(file, 100)
  migrate(connection, ownMigrations, file)
  const plans: string[] = []
  const prepare = connection.prepare.bind(connection)
  const spied = Object.assign(Object.create(connection), {
    prepare(sql: string) {
      const given = Array.from(sql.matchAll(/\?/g), () => '')
      const rows = prepare(`explain query plan ${sql}`).all(given) as { detail: string }[]
      plans.push(rows.map(({ detail }) => detail).join(' | '))
      return prepare(sql)
    },
  })
  contactRows(drizzle(spied))
  connection.close()
  rmSync(folder, { recursive: true, force: true })
  expect(plans.filter((plan) => plan.includes('visitors_by_person')).length).toBeGreaterThan(0)
  expect(plans.filter((plan) => /SCAN (visitors|named)/.test(plan))).toEqual([])
})
