/** The settings document, saved part by part. */
import type { Settings } from '../../../src/protocol/settings.ts'
import { askStaff } from './desk.ts'
import { staffCall } from './session.ts'

/** @throws ApiError */
export function askSettings(): Promise<Settings> {
  return staffCall<Settings>('GET', '/api/settings')
}

/**
 * Changes one part of the settings as they are at this moment, so that what a colleague saved meanwhile stays.
 * @throws ApiError with `fields` below the part's name
 */
export async function savePart<K extends keyof Settings>(
  part: K,
  change: (now: Settings[K]) => Settings[K],
): Promise<Settings[K]> {
  const now = await askSettings()
  const saved = await staffCall<Settings>('PUT', '/api/settings', { body: { ...now, [part]: change(now[part]) } })
  return saved[part]
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
