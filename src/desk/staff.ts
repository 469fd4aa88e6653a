/** Staff: who they are, how they sign in, and how the very first of them comes to be. */
import type { Role, StaffMember } from '../ports/store.ts'
import type { Desk } from './desk.ts'

const HOUR_MS = 3_600_000

/** Made at start while there is no admin; spent by whoever makes the first one. */
const FIRST_ADMIN = 'first-admin'

/** Agents hold conversations, and so may admins; editors do not. */
export function worksConversations({ roles }: Pick<StaffMember, 'roles'>): boolean {
  return roles.includes('agent') || roles.includes('admin')
}

export interface NewStaff {
  name: string
  email: string
  password: string
  roles: Role[]
}

/** @returns the new member, or undefined when the email is taken */
export async function addStaff(
  desk: Pick<Desk, 'store' | 'ids' | 'passwords' | 'clock'>,
  { name, email, password, roles }: NewStaff,
): Promise<StaffMember | undefined> {
  const member = { id: desk.ids.next(), name, email: email.toLowerCase(), roles, disabled: false }
  const passwordHash = await desk.passwords.hash(password)
  const added = await desk.store.addStaff({ ...member, passwordHash, at: desk.clock.now() })
  return added === 'added' ? member : undefined
}

/** Signs in. Unknown addresses, wrong passwords and disabled members look alike, and take alike long. */
export async function signIn(
  desk: Desk,
  email: string,
  password: string,
): Promise<{ member: StaffMember; session: string } | undefined> {
  const found = await desk.store.staffByEmail(email.trim().toLowerCase())
  const right = await desk.passwords.verify(found?.passwordHash, password)
  if (!found || !right || found.disabled) return undefined
  const { passwordHash: _, ...member } = found
  return { member, session: await openSession(desk, member.id) }
}

export async function openSession(desk: Desk, staffId: string): Promise<string> {
  const session = desk.ids.secret()
  const at = desk.clock.now()
  const expires = new Date(Date.parse(at) + desk.limits.SESSION_HOURS * HOUR_MS).toISOString()
  await desk.store.addSession({ tokenHash: desk.ids.hash(session), staffId, at, expires })
  return session
}

export function staffOf(desk: Desk, session: string): Promise<StaffMember | undefined> {
  return desk.store.staffBySession(desk.ids.hash(session), desk.clock.now())
}

export function signOut(desk: Desk, session: string): Promise<void> {
  return desk.store.endSession(desk.ids.hash(session))
}

export async function needsFirstAdmin(desk: Desk): Promise<boolean> {
  return !(await desk.store.staff()).some(({ roles, disabled }) => roles.includes('admin') && !disabled)
}

/** The one-time secret for making the first admin, or undefined where there is one. A new one ends the last. */
export async function offerFirstAdmin(desk: Desk): Promise<string | undefined> {
  if (!(await needsFirstAdmin(desk))) return undefined
  const secret = desk.ids.secret()
  await desk.store.putSecret(FIRST_ADMIN, desk.ids.hash(secret))
  return secret
}

/** @returns the admin with a session; `spent` for a wrong, used or outdated secret; `emailTaken` */
export async function makeFirstAdmin(
  desk: Desk,
  secret: string,
  who: Omit<NewStaff, 'roles'>,
): Promise<{ member: StaffMember; session: string } | 'spent' | 'emailTaken'> {
  if (!(await needsFirstAdmin(desk))) return 'spent'
  // Looked at first: a link that was spent on a mistake would be gone.
  if (await desk.store.staffByEmail(who.email.toLowerCase())) return 'emailTaken'
  if (!(await desk.store.spendSecret(FIRST_ADMIN, desk.ids.hash(secret)))) return 'spent'
  const member = await addStaff(desk, { ...who, roles: ['admin', 'agent', 'editor'] })
  return member ? { member, session: await openSession(desk, member.id) } : 'emailTaken'
}
