/** The settings document on the server: read, changed in parts, tried; and how the drafter does. */
import type { DrafterStatus, DrafterTest } from '../../../src/protocol/drafter.ts'
import type { ErrorBody } from '../../../src/protocol/errors.ts'
import type { Settings } from '../../../src/protocol/settings.ts'
import type { SavedSettingsShape, Trial } from '../../../src/protocol/settings-calls.ts'
import type { Members } from '../../../src/protocol/staff.ts'
import { ApiError } from '../../shared/api.ts'
import { askStaff } from './desk.ts'
import { staffCall } from './session.ts'

export type Saved = SavedSettingsShape
/** What somebody else saved of the parts that were changed here. */
export type Theirs = NonNullable<ErrorBody['error']['saved']>

/** @throws ApiError */
export const readSettings = () => staffCall<Saved>('GET', '/api/settings/saved')

/**
 * Replaces parts of the document.
 * @param version that they were changed from
 * @throws ApiError with `fields` at mistakes, or `conflict` where somebody else changed the same parts: see `theirsIn`
 */
export const saveParts = (parts: object, version: number) =>
  staffCall<Saved>('PATCH', '/api/settings', { body: parts, headers: { 'if-match': `"${version}"` } })

/** What somebody else saved, where that is why a save was refused. */
export function theirsIn(error: unknown): Theirs | undefined {
  if (!(error instanceof ApiError) || error.code !== 'conflict') return undefined
  return (error.data as ErrorBody).error.saved
}

/** What would happen if a customer wrote this. @throws ApiError */
export const tryMessage = (body: { text: string; lang?: string; handoff?: unknown }) =>
  staffCall<Trial>('POST', '/api/settings/try', { body })

/** @throws ApiError */
export const drafterStatus = () => staffCall<DrafterStatus>('GET', '/api/assistant')

/** A model may think as long as it may for a customer. */
const TEST_PATIENCE_MS = 60_000

/** @throws ApiError */
export const testDrafter = () => staffCall<DrafterTest>('POST', '/api/assistant/test', { patienceMs: TEST_PATIENCE_MS })

/** Everybody who may be in a team, and the categories of the knowledge base. @throws ApiError */
export const readMembers = () => staffCall<Members>('GET', '/api/staff/all')

/** @throws ApiError */
export const readSites = () =>
  staffCall<{ started: string[]; publicUrl: string; mail: boolean }>('GET', '/api/settings/sites')

/**
 * Changes one part of the settings as they are at this moment, so that what a colleague saved meanwhile stays.
 * @throws ApiError with `fields` below the part's name
 */
export async function savePart<K extends keyof Settings>(
  part: K,
  change: (now: Settings[K]) => Settings[K],
): Promise<Settings[K]> {
  const { settings, version } = await readSettings()
  const saved = await saveParts({ [part]: change(settings[part]) }, version)
  return saved.settings[part]
}

/** Makes a member belong to these teams and to no others. @throws ApiError */
export async function saveTeams(memberId: string, teamIds: readonly string[]): Promise<void> {
  await savePart('teams', (teams) =>
    teams.map((team) => {
      const others = team.agentIds.filter((id) => id !== memberId)
      return { ...team, agentIds: teamIds.includes(team.id) ? [...others, memberId] : others }
    }),
  )
  void askStaff()
}
