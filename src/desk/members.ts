/** The staff as admins see and change them. */
import type { Iso } from '../domain/events.ts'
import type { StaffChange, StaffMember } from '../ports/staff.ts'
import type { Desk } from './desk.ts'
import { type Colleague, colleagues } from './presence.ts'
import { dropOff } from './sweep.ts'

export interface Overview extends StaffMember {
  state: Colleague['state']
  /** Conversations that they hold. */
  open: number
  /** To a few minutes; null where it is not known any more. */
  lastSeen: Iso | null
  /** Ids of the teams that they belong to. */
  teams: string[]
}

/** Everybody on the staff, those who are disabled too, by name. */
export async function members(desk: Desk): Promise<Overview[]> {
  const [staff, uses, presences, all] = await Promise.all([
    desk.store.staff(),
    desk.store.staffUses(),
    desk.store.presences(),
    colleagues(desk),
  ])
  const now = desk.clock.now()
  const here = new Map(all.map((each) => [each.agentId, each]))
  const used = new Map(uses.map(({ staffId, at }) => [staffId, at]))
  const seen = new Map(presences.map(({ staffId, connected, seenAt }) => [staffId, connected ? now : seenAt]))
  const { teams } = desk.settings()
  return staff
    .map((member) => ({
      ...member,
      state: here.get(member.id)?.state ?? ('offline' as const),
      open: here.get(member.id)?.open ?? 0,
      lastSeen: latest(now, used.get(member.id), seen.get(member.id)),
      teams: teams.filter(({ agentIds }) => agentIds.includes(member.id)).map(({ id }) => id),
    }))
    .sort((one, other) => one.name.localeCompare(other.name))
}

/** The later of two moments; one that is still to come is the promise of a call that was just made. */
function latest(now: Iso, ...moments: (Iso | undefined)[]): Iso | null {
  const last = moments.reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other), undefined)
  return last === undefined ? null : last > now ? now : last
}

/**
 * Changes a member. Nobody shuts themselves out, and somebody stays admin.
 * @returns `yourself` where it would take the admin's own account from them
 */
export async function changeMember(
  desk: Desk,
  by: StaffMember,
  id: string,
  change: StaffChange,
): Promise<StaffMember | 'unknown' | 'last_admin' | 'yourself'> {
  const shutsOut = change.disabled === true || (change.roles !== undefined && !change.roles.includes('admin'))
  if (by.id === id && shutsOut) return 'yourself'
  const changed = await desk.store.updateStaff(id, change)
  if (typeof changed === 'string') return changed
  const now = (await colleagues(desk)).find(({ agentId }) => agentId === id)
  desk.fanout.publish({ kind: 'presence', agentId: id, name: changed.name, state: now?.state ?? 'offline' })
  desk.fanout.publish({ kind: 'staff' })
  desk.fanout.publish({ kind: 'queue' })
  // Who is disabled does not come back: their customers need not wait for the next sweep.
  if (changed.disabled) {
    await dropOff(desk).catch((error: unknown) => desk.log.error({ err: error }, 'taking back failed'))
  }
  return changed
}
