/** The settings document is changed: checked as a whole, and never over what somebody else saved in the meantime. */
import type { SavedSettings } from '../ports/settings.ts'
import { Settings } from '../protocol/settings.ts'
import type { SavedSettingsShape } from '../protocol/settings-calls.ts'
import { type SettingsFault, settingsFaults } from '../protocol/settings-faults.ts'
import type { Desk } from './desk.ts'

export type Part = keyof Settings

/** Puts a document in force; false where another was saved after the version that it was made from. */
export type Save = (settings: Settings, by: string, after: number) => Promise<boolean>

export type Saved =
  | { saved: SavedSettingsShape; changed: Part[] }
  | { faults: SettingsFault[] }
  /** Somebody else saved some of these parts since; `parts` are those that differ. */
  | { overtaken: SavedSettingsShape; parts: Part[] }

/** Tries at most, where others save at the same moment; each look is of what they left. */
const MOST_TRIES = 20

/** The document as it is saved. */
export async function savedSettings(desk: Pick<Desk, 'store'>): Promise<SavedSettingsShape> {
  return signed(desk, await newest(desk))
}

/**
 * Replaces parts of the document; the others stay as they are.
 * @param given what was sent for each part, before it is checked
 * @param seen the version that the change was made on; left out, it goes over whatever there is
 * @returns `faults` where the document would be wrong: mistakes that it had before, in parts that are not replaced,
 * keep nobody from mending others
 */
export async function saveSettings(
  desk: Pick<Desk, 'store'>,
  save: Save,
  given: Record<string, unknown>,
  by: string,
  seen?: number,
): Promise<Saved> {
  const named = Object.keys(given)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const now = await newest(desk)
    const read = Settings.safeParse({ ...now.settings, ...given })
    if (!read.success) return { faults: faultsOf(read.error) }
    const next = read.data
    const faults = await newFaults(desk, now.settings, next, named)
    if (faults.length > 0) return { faults }
    const theirs = seen === undefined || seen === now.version ? [] : await changedSince(desk, seen, now.settings, named)
    if (theirs.length > 0) return { overtaken: await signed(desk, now), parts: theirs }
    if (await save(next, by, now.version)) {
      return { saved: await savedSettings(desk), changed: differing(now.settings, next) }
    }
  }
  throw new Error('the settings were saved by others each time that they should be')
}

/** The parts of two documents that differ, by their names. */
export function differing(before: Settings, after: Settings): Part[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Part[]
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

async function newest({ store }: Pick<Desk, 'store'>): Promise<SavedSettings> {
  const saved = await store.savedSettings()
  if (!saved) throw new Error('there are no settings: the first start saves some')
  return saved
}

async function newFaults(
  { store }: Pick<Desk, 'store'>,
  before: Settings,
  next: Settings,
  named: readonly string[],
): Promise<SettingsFault[]> {
  const agentIds = new Set((await store.staff()).map(({ id }) => id))
  const old = settingsFaults(before, agentIds)
  const isOld = (fault: SettingsFault) =>
    !named.includes(fault.path.split('.')[0] ?? '') &&
    old.some(({ path, message }) => path === fault.path && message === fault.message)
  return settingsFaults(next, agentIds).filter((fault) => !isOld(fault))
}

/** Which of these parts somebody changed after a version; all, where that version was never saved. */
async function changedSince(
  { store }: Pick<Desk, 'store'>,
  seen: number,
  now: Settings,
  named: readonly string[],
): Promise<Part[]> {
  const then = await store.savedSettings(seen)
  const changed = then ? differing(then.settings, now) : (Object.keys(now) as Part[])
  return changed.filter((name) => named.includes(name))
}

function faultsOf(error: {
  issues: readonly { path: PropertyKey[]; message: string; code: string }[]
}): SettingsFault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.')
    if (issue.code !== 'unrecognized_keys' || !('keys' in issue)) return [{ path, message: issue.message }]
    return (issue.keys as string[]).map((key) => ({
      path: [path, key].filter(Boolean).join('.'),
      message: 'is not a field of the settings',
    }))
  })
}

async function signed({ store }: Pick<Desk, 'store'>, { version, at, by, settings }: SavedSettings) {
  const member = (await store.staff()).find(({ id }) => id === by)
  return { version, at, by: member ? { id: member.id, name: member.name } : { name: by }, settings }
}
