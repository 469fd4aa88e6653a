/** Writes that wait for no disk: whole, in order, and no others with them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { atOnce } from '../../src/store/at-once.ts'
import { type Connection, connect } from '../../src/store/connection.ts'

const [NORMAL, FULL] = [1, 2]
let folder: string
let connection: Connection
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-at-once-'))
  connection = connect(join(folder, 'rows.sqlite'), 100)
  connection.exec('create table rows (n)')
})
afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const synchronous = () => connection.pragma('synchronous', { simple: true })
const rows = () => connection.prepare('select n from rows').pluck().all()

describe('A write that waits for no disk', () => {
  it('is written when it returns, and the next one waits for the disk again', () => {
    const write = atOnce(connection)
    const seen = write(() => {
      connection.exec('insert into rows values (1)')
      return synchronous()
    })
    expect(seen).toBe(NORMAL)
    expect(rows()).toEqual([1])
    expect(synchronous()).toBe(FULL)
  })

  it('is undone whole where it throws, and the next one waits for the disk again', () => {
    const write = atOnce(connection)
    expect(() =>
      write(() => {
        connection.exec('insert into rows values (1)')
        throw new Error('halfway')
      }),
    ).toThrow('halfway')
    expect(rows()).toEqual([])
    expect(synchronous()).toBe(FULL)
  })

  it('inside another write is refused, and that one keeps waiting for the disk', () => {
    const write = atOnce(connection)
    const outer = connection.transaction(() => {
      connection.exec('insert into rows values (1)')
      expect(() => write(() => connection.exec('insert into rows values (2)'))).toThrow(/inside a transaction/)
    })
    outer()
    expect(rows()).toEqual([1])
    expect(synchronous()).toBe(FULL)
  })
})
