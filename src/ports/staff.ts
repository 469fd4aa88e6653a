/** Who works at the desk, how they come in, and whether they are there. */
import type { Iso } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'

export interface Account {
  id: string
  email: string
  name: string
  roles: Role[]
  disabled: boolean
}

export interface StaffMember extends Account {
  /** Conversations held at once, in place of the settings' own number. */
  capacity: number | null
  /** Languages they answer in; none: any. */
  languages: string[]
  /** Categories of articles they know about; none: any. */
  skills: string[]
}

export type Role = 'admin' | 'agent' | 'editor'

/** What an admin changes about a member; what is not named stays. */
export type StaffChange = Partial<
  Pick<StaffMember, 'name' | 'roles' | 'disabled' | 'capacity' | 'languages' | 'skills'>
>

/** A link that works once: somebody joins the staff by it, or a member sets a new password. */
export interface Invite {
  /** The hash of the link's token. */
  id: string
  /** As addresses are compared: NFC, lower case. One link an address. */
  email: string
  name: string
  /** What they will be; none where a member sets a new password. */
  roles: Role[]
  /** The admin who made it. It dies when they are disabled or are no admin any more. */
  invitedBy: string
  at: Iso
  expires: Iso
}

export interface StaffStore {
  addStaff(member: Account & { passwordHash: string; at: Iso }): Promise<'added' | 'email_taken'>
  staff(): Promise<StaffMember[]>
  staffById(id: string): Promise<StaffMember | undefined>
  staffByEmail(email: string): Promise<(StaffMember & { passwordHash: string }) | undefined>
  /** Disabling ends their sessions and links, so that enabling them later does not bring one back. */
  setDisabled(id: string, disabled: boolean): Promise<void>
  /** Ends all their sessions with it, but for one that is to stay, and a link by which they could set another. */
  setPassword(id: string, passwordHash: string, keepSession?: string): Promise<void>
  /**
   * Changes a member in one step. Nothing changes where nobody enabled would be an admin after it. Whoever is disabled
   * by it loses sessions and links as with `setDisabled`, whoever is no admin any more the links that they made.
   */
  updateStaff(id: string, change: StaffChange): Promise<StaffMember | 'unknown' | 'last_admin'>
  /** When sessions of each member were last used, to a few minutes, as far as there are sessions. */
  staffUses(): Promise<{ staffId: string; at: Iso }[]>

  // Links to join the staff, or to set a new password.
  /**
   * Keeps a link. One to join is refused where the address is staff's, or has one that has not run out; one to set a
   * new password takes the place of the last, and is refused for who is not staff or is disabled. `not_admin` where
   * its maker is no enabled admin (any more).
   */
  addInvite(invite: Invite): Promise<'added' | 'email_taken' | 'invited' | 'not_staff' | 'not_admin'>
  /** All links, newest first; also those that have run out. */
  invites(): Promise<Invite[]>
  invite(id: string): Promise<Invite | undefined>
  /** Whether there was one to end. */
  endInvite(id: string): Promise<boolean>
  /**
   * Spends a link: the new member is added, or the member's password set and their sessions ended. Exactly one of
   * several at once gets it. `gone` where there is none that holds at this moment; `email_taken` where the address
   * became staff's meanwhile, which ends the link too.
   */
  spendInvite(
    id: string,
    account: { staffId: string; name: string; passwordHash: string; at: Iso },
  ): Promise<StaffMember | 'gone' | 'email_taken'>

  addSession(session: { tokenHash: string; staffId: string; at: Iso; expires: Iso }): Promise<void>
  /** The enabled member whose session this is, has not expired and was used within `maxIdleHours`; touches its last use. */
  staffBySession(tokenHash: string, now: Iso, maxIdleHours: number): Promise<StaffMember | undefined>
  endSession(tokenHash: string): Promise<void>

  // Presence: what an agent chose, and when they were last seen.
  setPresence(staffId: string, presence: { state: PresenceState; connected: boolean; seenAt: Iso }): Promise<void>
  presences(): Promise<{ staffId: string; state: PresenceState; connected: boolean; seenAt: Iso }[]>
  /** At start: nobody is connected to this process yet. */
  disconnectAll(now: Iso): Promise<void>
}
