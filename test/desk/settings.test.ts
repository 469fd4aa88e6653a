/** Settings that several people change: nobody's change is lost without a word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Save, savedSettings, saveSettings } from '../../src/desk/settings.ts'
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts'
import { hired, openDesk, type TestDesk } from '../fixtures/desk.ts'

let desk: TestDesk
let ann: { id: string; name: string }
let bo: { id: string; name: string }
const save: Save = async (settings, by, after) =>
  (await desk.store.saveSettings(settings, by, desk.clock.now(), after)) !== undefined
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  bo = await hired(desk, 'Bo')
  await desk.store.saveSettings(defaultSettings, 'bellhop.config.json', desk.clock.now())
})
afterEach(() => desk.close())

const now = () => savedSettings(desk)
const change = (given: object, by = ann, seen?: number) =>
  saveSettings(desk, save, given as Record<string, unknown>, by.id, seen)

describe('A part that is saved', () => {
  it('is replaced whole; the others stay, and who did it and when is told', async () => {
    await change({ queue: { capacity: 7, email: true } })
    const done = await change({ queue: { capacity: 8 } })
    expect(done).toMatchObject({ changed: ['queue'] })
    const { version, by, at, settings } = await now()
    expect({ version, by, at }).toEqual({ version: 3, by: ann, at: desk.clock.now() })
    expect(settings).toEqual({ ...defaultSettings, queue: { ...defaultSettings.queue, capacity: 8 } })
  })

  it('is checked with all the others: a team that a macro needs is not removed', async () => {
    await change({ teams: [{ id: 'a', name: 'A' }], macros: [{ id: 'm', name: 'M', text: 'x', teamId: 'a' }] })
    expect(await change({ teams: [] })).toEqual({
      faults: [{ path: 'macros.0.teamId', message: 'is no team of this desk' }],
    })
    expect((await now()).settings.teams).toHaveLength(1)
    expect(await change({ colour: 'red' })).toEqual({
      faults: [{ path: 'colour', message: 'is not a field of the settings' }],
    })
  })

  it('may be mended although another part has been wrong before, but not made wrong itself', async () => {
    const wrong = {
      ...defaultSettings,
      handoff: { ...defaultSettings.handoff, off: ['sensitive.weather'] },
    } as Settings
    await desk.store.saveSettings(wrong, ann.id, desk.clock.now())
    expect(await change({ queue: { capacity: 4 } })).toMatchObject({ changed: ['queue'] })
    expect(await change({ handoff: { off: ['sensitive.weather'] } })).toMatchObject({
      faults: [{ path: 'handoff.off.0' }],
    })
  })

  it('takes members who are on the staff and nobody else', async () => {
    const team = (agentIds: string[]) => ({ teams: [{ id: 'a', name: 'A', agentIds }] })
    expect(await change(team([ann.id]))).toMatchObject({ changed: ['teams'] })
    expect(await change(team([ann.id, '01900000-0000-7000-8000-00000000dead']))).toMatchObject({
      faults: [{ path: 'teams.0.agentIds.1' }],
    })
  })
})

describe('Two who change the same part', () => {
  it('do not overwrite each other: the second is told who came first, and with what', async () => {
    const { version } = await now()
    await change({ queue: { capacity: 5 } }, ann, version)
    const second = await change({ queue: { capacity: 9 } }, bo, version)
    expect(second).toMatchObject({ parts: ['queue'], overtaken: { version: version + 1, by: ann } })
    expect((await now()).settings.queue.capacity).toBe(5)
    expect(await change({ queue: { capacity: 9 } }, bo, version + 1)).toMatchObject({ changed: ['queue'] })
  })

  it('do not stand in each other’s way where they change different parts', async () => {
    const { version } = await now()
    await change({ queue: { capacity: 5 } }, ann, version)
    expect(await change({ assistant: { name: 'Desk' } }, bo, version)).toMatchObject({ changed: ['assistant'] })
    expect((await now()).settings).toMatchObject({ queue: { capacity: 5 }, assistant: { name: 'Desk' } })
  })

  it('are not told of a change that was taken back', async () => {
    const { version } = await now()
    await change({ queue: { capacity: 5 } }, ann, version)
    await change({ queue: {} }, ann, version + 1)
    expect(await change({ queue: { capacity: 9 } }, bo, version)).toMatchObject({ changed: ['queue'] })
  })

  it('are told of everything where the version that they name was never saved', async () => {
    expect(await change({ queue: { capacity: 9 } }, bo, 99)).toMatchObject({ parts: ['queue'] })
  })

  it('at the same moment, of many exactly one wins, and nothing of the winner is lost', async () => {
    const { version } = await now()
    const done = await Promise.all(
      Array.from({ length: 8 }, (_, n) => change({ queue: { capacity: 10 + n } }, n % 2 ? ann : bo, version)),
    )
    expect(done.filter((each) => 'saved' in each)).toHaveLength(1)
    expect(done.filter((each) => 'overtaken' in each)).toHaveLength(7)
  })

  it('at the same moment and without a version, both are saved, one after the other', async () => {
    const done = await Promise.all([change({ queue: { capacity: 5 } }), change({ assistant: { name: 'Desk' } }, bo)])
    expect(done.every((each) => 'saved' in each)).toBe(true)
    expect((await now()).settings).toMatchObject({ queue: { capacity: 5 }, assistant: { name: 'Desk' } })
  })
})
