/** A row that an earlier version made of its events is made anew by this one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FOLD } from '../../src/store/refold.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { conversationOf, posted } from '../fixtures/events.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-refold-'))
  file = join(folder, 'bellhop.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What an earlier version would have left: a row without what it did not know of. */
function aged(version: number) {
  const connection = new Database(file)
  connection.exec(`update conversations set state = json_remove(state, '$.lastMessage'), lang = 'xx'`)
  connection.pragma(`user_version = ${version}`)
  connection.close()
}

async function reopened() {
  await (await openSqlite({ file })).close()
}

describe('Rows of an earlier version', () => {
  it('are what this version makes of the events after the next start', async () => {
    const store = await openSqlite({ file })
    const id = 'c1'
    await conversationOf(store, id)
    await store.append(id, 1, [posted('Hello')])
    const before = await store.conversation(id)
    await store.close()
    aged(0)
    expect(verify(file).faults).not.toEqual([])
    await reopened()
    expect(verify(file).faults).toEqual([])
    const again = await openSqlite({ file })
    expect(await again.conversation(id)).toEqual(before)
    await again.close()
  })

  it('are left alone where this version made them: what is wrong there is for verify to find', async () => {
    const store = await openSqlite({ file })
    const id = 'c1'
    await conversationOf(store, id)
    await store.append(id, 1, [posted('Hello')])
    await store.close()
    aged(FOLD)
    await reopened()
    expect(verify(file).faults).not.toEqual([])
  })
})
