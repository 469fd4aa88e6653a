/** Links that work once: an admin makes one, and whoever opens it joins the staff or sets a new password. */

import type { Iso } from '../domain/events.ts'
import { passwordFault } from '../domain/password.ts'
import type { Invite, Role, StaffMember } from '../ports/staff.ts'
import type { Desk } from './desk.ts'
import { accountOf, type Entered, enter } from './staff.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A link as it is told once, to the admin who made it: only its hash is kept. */
export interface Link {
  /** How an admin names it, e.g. to take it back. */
  id: string
  /** With the token behind `#`, which no browser sends to a server. */
  url: string
  expires: Iso
}

/** Somebody new may join, under this address. One link an address, until it is used, taken back or runs out. */
export function invite(
  desk: Desk,
  by: StaffMember,
  { email, name, roles }: { email: string; name: string; roles: Role[] },
): Promise<Link | 'email_taken' | 'invited' | 'not_staff' | 'not_admin'> {
  return link(desk, by, { email: accountOf(email), name, roles }, desk.limits.INVITE_DAYS * DAY_MS)
}

/**
 * A member who lost their password may set a new one; a later link ends this one.
 * @returns `yourself` for one's own: whoever finds an open browser must not get the account by it
 */
export async function passwordLink(
  desk: Desk,
  by: StaffMember,
  memberId: string,
): Promise<Link | 'email_taken' | 'invited' | 'not_staff' | 'not_admin' | 'yourself'> {
  if (by.id === memberId) return 'yourself'
  const member = await desk.store.staffById(memberId)
  if (!member) return 'not_staff'
  const { email, name } = member
  return link(desk, by, { email: accountOf(email), name, roles: [] }, desk.limits.PASSWORD_LINK_HOURS * HOUR_MS)
}

async function link(
  desk: Desk,
  by: StaffMember,
  who: Pick<Invite, 'email' | 'name' | 'roles'>,
  lastsMs: number,
): Promise<Link | 'email_taken' | 'invited' | 'not_staff' | 'not_admin'> {
  const token = desk.ids.secret()
  const id = desk.ids.hash(token)
  const at = desk.clock.now()
  const expires = new Date(Date.parse(at) + lastsMs).toISOString()
  const added = await desk.store.addInvite({ id, ...who, invitedBy: by.id, at, expires })
  return added === 'added' ? { id, url: `${desk.publicUrl}/console/#invite=${token}`, expires } : added
}

/** What a link is for; `expired` where it has run out, `gone` where it was used, taken back or never was. */
export async function invited(desk: Desk, token: string): Promise<Invite | 'expired' | 'gone'> {
  const found = await desk.store.invite(desk.ids.hash(token))
  if (!found) return 'gone'
  return found.expires <= desk.clock.now() ? 'expired' : found
}

/**
 * Uses a link: its holder has an account with this password, and is signed in. Of several at once one wins.
 * @returns `fault` where the password is no good, which leaves the link as it was
 */
export async function accept(
  desk: Desk,
  token: string,
  { name, password }: { name?: string; password: string },
): Promise<
  (Entered & { joined: boolean; invitedBy: string }) | { fault: string } | 'expired' | 'gone' | 'email_taken'
> {
  const found = await invited(desk, token)
  if (typeof found === 'string') return found
  const who = { email: found.email, name: name ?? found.name }
  const fault = passwordFault(password, who)
  if (fault) return { fault }
  const passwordHash = await desk.passwords.hash(password)
  const account = { staffId: desk.ids.next(), name: who.name, passwordHash, at: desk.clock.now() }
  const member = await desk.store.spendInvite(found.id, account)
  if (typeof member === 'string') return member
  const joined = found.roles.length > 0
  if (joined) desk.fanout.publish({ kind: 'queue' })
  return { ...(await enter(desk, member, passwordHash)), joined, invitedBy: found.invitedBy }
}
