/** Staff: who they are, how they sign in, and how the very first of them comes to be. */
import { passwordFault } from '../domain/password.ts'
import type { Role, StaffMember } from '../ports/staff.ts'
import type { Desk } from './desk.ts'

const HOUR_MS = 3_600_000

/** Made at start while there is no admin; spent by whoever makes the first one. */
const FIRST_ADMIN = 'first-admin'

/** Agents hold conversations, and so may admins; editors do not. */
export function worksConversations({ roles }: Pick<StaffMember, 'roles'>): boolean {
  return roles.includes('agent') || roles.includes('admin')
}

/** Editors look after articles, and so may admins. */
export function editsArticles({ roles }: Pick<StaffMember, 'roles'>): boolean {
  return roles.includes('editor') || roles.includes('admin')
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
  return added === 'added' ? { ...member, capacity: null, languages: [], skills: [] } : undefined
}

/** Signs in. Unknown addresses, wrong passwords and disabled members look alike, and take alike long. */
export async function signIn(desk: Desk, email: string, password: string): Promise<Entered | undefined> {
  const found = await desk.store.staffByEmail(accountOf(email))
  const right = await desk.passwords.verify(found?.passwordHash, password)
  if (!found || !right || found.disabled) return undefined
  const { passwordHash, ...member } = found
  const entered = await enter(desk, member, passwordHash)
  // Comparing takes its time: whoever got a new password or was disabled meanwhile must not come in by the old one.
  const now = await desk.store.staffByEmail(accountOf(email))
  if (now?.passwordHash !== passwordHash || now.disabled) {
    await signOut(desk, entered.session)
    return undefined
  }
  return entered
}

/** Lets a member in, whose password's hash this is. */
export async function enter(desk: Desk, member: StaffMember, passwordHash: string): Promise<Entered> {
  const session = await openSession(desk, member.id)
  return { member, session, browserMark: markFor(desk, { id: member.id, passwordHash }) }
}

export interface Entered {
  member: StaffMember
  session: string
  /** For this browser to keep: it shows at a later sign-in that this account signed in here before. */
  browserMark: string
}

/** One account, however its address is typed: what attempts are counted by. */
export function accountOf(email: string): string {
  return email.trim().toLowerCase().normalize('NFC')
}

/**
 * Which browser of this account a mark was given to, or undefined where it is no mark of theirs. Nobody makes one
 * without the account's password hash, and a changed password ends them all.
 */
export async function knownBrowser(desk: Desk, email: string, mark: string | undefined): Promise<string | undefined> {
  const found = await desk.store.staffByEmail(accountOf(email))
  const [browser = '', proof = ''] = mark?.split('.') ?? []
  if (!found || browser === '') return undefined
  const expected = proofOf(desk, browser, found)
  // Compared hashed: how long that takes tells nothing of the proof.
  return desk.ids.hash(proof) === desk.ids.hash(expected) ? browser : undefined
}

type Account = Pick<StaffMember, 'id'> & { passwordHash: string }

function markFor(desk: Desk, account: Account): string {
  const browser = desk.ids.secret()
  return `${browser}.${proofOf(desk, browser, account)}`
}

/** The secret comes last, so that nothing can be appended to what is hashed. */
function proofOf(desk: Desk, browser: string, { id, passwordHash }: Account): string {
  return desk.ids.hash(`${browser} ${id} ${passwordHash}`)
}

/**
 * Changes one's own password; every other session of theirs ends.
 * @returns a new mark for this browser; `wrong` where `current` is not the password (any more), or what is wrong with `next`
 */
export async function changePassword(
  desk: Desk,
  member: StaffMember,
  session: string,
  { current, next }: { current: string; next: string },
): Promise<{ browserMark: string } | { fault: string } | 'wrong'> {
  const found = await desk.store.staffByEmail(accountOf(member.email))
  if (!(await desk.passwords.verify(found?.passwordHash, current))) return 'wrong'
  const fault = next === current ? 'is the one that you have' : passwordFault(next, member)
  if (fault) return { fault }
  const passwordHash = await desk.passwords.hash(next)
  // Hashing takes its time: whoever was given a new password or was disabled meanwhile has not this one put over it.
  const now = await desk.store.staffByEmail(accountOf(member.email))
  if (now?.passwordHash !== found?.passwordHash || !(await staffOf(desk, session))) return 'wrong'
  await desk.store.setPassword(member.id, passwordHash, desk.ids.hash(session))
  return { browserMark: markFor(desk, { id: member.id, passwordHash }) }
}

export async function openSession(desk: Desk, staffId: string): Promise<string> {
  const session = desk.ids.secret()
  const at = desk.clock.now()
  const expires = new Date(Date.parse(at) + desk.limits.SESSION_HOURS * HOUR_MS).toISOString()
  await desk.store.addSession({ tokenHash: desk.ids.hash(session), staffId, at, expires })
  return session
}

export function staffOf(desk: Desk, session: string): Promise<StaffMember | undefined> {
  return desk.store.staffBySession(desk.ids.hash(session), desk.clock.now(), desk.limits.SESSION_IDLE_HOURS)
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
