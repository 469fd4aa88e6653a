/** The first start reads the settings from a file in the data folder, whole or not at all; later ones do not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openHouse } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { openLog } from '../../src/system/log.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** The house over a data folder with that file. */
function houseWith(document: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-first-settings-'))
  made.push(folder)
  mkdirSync(join(folder, 'kb', 'orders'), { recursive: true })
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'kb', 'orders', 'returns.md'), '---\ntitle: Returns\n---\nWithin 30 days.\n')
  const file = join(folder, 'data', 'bellhop.config.json')
  writeFileSync(file, JSON.stringify(document))
  const config = readConfig({ BELLHOP_DATA: join(folder, 'data'), BELLHOP_KB: join(folder, 'kb') })
  return { file, open: () => openHouse(config, openLog('silent'), 'http://localhost') }
}

describe('The first start', () => {
  it('takes every part of the file, members who are still to be made too, and no later start reads it', async () => {
    const agentId = '01900000-0000-7000-8000-000000000001'
    const { file, open } = houseWith({
      handoff: { keywords: [{ id: 'end', lang: 'en', words: ['end'], does: 'offer', reason: 'end' }] },
      teams: [{ id: 'billing', name: 'Billing', agentIds: [agentId], languages: ['de'] }],
      macros: [{ id: 'hi', name: 'Hi', text: 'Hi {{customer.name}}', teamId: 'billing' }],
      clocks: { greetingSeconds: 30 },
      widget: { sites: ['https://shop.example/page'], accent: '#7a1f5c' },
    })
    const first = await open()
    expect(first.desk.settings()).toMatchObject({
      teams: [{ agentIds: [agentId] }],
      macros: [{ teamId: 'billing' }],
      clocks: { greetingSeconds: 30, warnAt: 0.75 },
      widget: { sites: ['https://shop.example'] },
    })
    expect(await first.desk.store.savedSettings()).toMatchObject({ version: 1, by: 'bellhop.config.json' })
    await first.close()
    writeFileSync(file, '{"assistant": {"name": "Late"}}')
    const second = await open()
    expect(second.desk.settings().assistant.name).toBe('Bellhop')
    await second.close()
  })

  it('names every mistake in the file, those between parts too', async () => {
    const { open } = houseWith({
      hours: {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      macros: [{ id: 'hi', name: 'Hi', text: 'x', teamId: 'gone' }],
    })
    await expect(open()).rejects.toThrow(/hours\.weekly\.mon\.1: overlaps[\s\S]*macros\.0\.teamId: is no team/)
  })
})
