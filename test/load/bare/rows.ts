/** What the disk gives: rows into one table of better-sqlite3 at `synchronous=FULL`, and nothing else. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../../src/store/connection.ts'
import { scratch } from '../../journeys/support/server.ts'

/** About what a message is as an event. */
const body = 'x'.repeat(500)

/** Rows a second, in transactions of so many. */
export function rowsPerSecond(group: number, seconds: number): number {
  return withTable((insert, together) => {
    const began = performance.now()
    let rows = 0
    while (performance.now() - began < seconds * 1000) {
      together(() => {
        for (let n = 0; n < group; n++) insert()
      })
      rows += group
    }
    return rows / ((performance.now() - began) / 1000)
  })
}

/** Milliseconds of single inserts, so many a second. */
export function insertTimes(perSecond: number, seconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    void withTable(
      (insert) =>
        new Promise<void>((done) => {
          const times: number[] = []
          const timer = setInterval(() => {
            const began = performance.now()
            insert()
            times.push(performance.now() - began)
            if (times.length < perSecond * seconds) return
            clearInterval(timer)
            resolve(times)
            done()
          }, 1000 / perSecond)
        }),
    )
  })
}

function withTable<T>(work: (insert: () => void, together: (rows: () => void) => void) => T): T {
  const folder = scratch('rows')
  const connection = connect(join(folder, 'rows.sqlite'), 1_000)
  connection.exec('create table rows (id integer primary key, body text)')
  const insert = connection.prepare('insert into rows (body) values (?)')
  const close = () => {
    connection.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const result = work(
    () => insert.run(body),
    (rows) => connection.transaction(rows)(),
  )
  if (result instanceof Promise) void result.finally(close)
  else close()
  return result
}
