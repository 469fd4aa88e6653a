/** `bellhop misses`, on a database that nobody serves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { misses } from '../../src/commands/misses.ts'
import { UsageError } from '../../src/commands/usage.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { conversationOf } from '../fixtures/events.ts'
import { asked, handed } from '../fixtures/missed.ts'

let said: string
beforeEach(async () => {
  said = ''
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-misses-'))
  vi.stubEnv('BELLHOP_DATA', folder)
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  const store = await openSqlite({ file: join(folder, 'bellhop.sqlite') })
  for (const [id, question] of Object.entries({ a: 'Can I pay with shells?', b: 'May I pay with shells' })) {
    await conversationOf(store, id, [...asked(id, question, { decision: 'handoff' }), ...handed('low_confidence')])
  }
  await store.close()
  return () => {
    out.mockRestore()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('bellhop misses', () => {
  it('gathers what was not looked at yet, and prints it the same each time', async () => {
    expect(await misses(['--since', '2026-01-01'])).toBe(0)
    expect(said).toMatch(/Can I pay with shells\?\n {5}2 conversations, .*\(estimated\); en\n/)
    const first = said
    said = ''
    await misses(['--since', '2026-01-01'])
    expect(said).toBe(first)
  })

  it('prints JSON and CSV, and only what was missed since a day', async () => {
    await misses(['--since', '2026-01-01', '--json'])
    expect(JSON.parse(said)).toMatchObject([{ conversations: 2, state: 'open', costFrom: 'assumed' }])
    said = ''
    await misses(['--since', '2026-01-01', '--csv'])
    expect(said.split('\r\n')).toHaveLength(3)
    said = ''
    await misses(['--since', '2026-12-31'])
    expect(said).toBe('Nothing was missed.\n')
  })

  it('says what it takes where it is asked for something else', async () => {
    await expect(misses(['--since', 'yesterday'])).rejects.toThrow('--since takes a day')
    await expect(misses(['--json', '--csv'])).rejects.toThrow(UsageError)
    await expect(misses(['--xml'])).rejects.toThrow(UsageError)
  })
})
