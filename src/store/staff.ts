/** Staff and their sessions. */
import { and, asc, eq, getTableColumns, gt, lte, max, ne } from 'drizzle-orm'
import type { StaffChange } from '../ports/staff.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import { linkEnds } from './invites.ts'
import { memberWrites } from './members.ts'
import type { Part } from './part.ts'
import { sessions, staff } from './schema/staff.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How exactly the last use of a session is known. */
const LAST_USE_STEP_MS = 5 * MINUTE_MS

const { passwordHash, emailKey: _key, createdAt: _created, ...member } = getTableColumns(staff)

export function staffRows(
  db: Db,
): Part<
  | 'addStaff'
  | 'staff'
  | 'staffById'
  | 'staffByEmail'
  | 'setDisabled'
  | 'setPassword'
  | 'updateStaff'
  | 'staffUses'
  | 'addSession'
  | 'staffBySession'
  | 'endSession'
> {
  const members = memberWrites(db)
  const all = db.select(member).from(staff).orderBy(asc(staff.id)).prepare()
  const byId = db
    .select(member)
    .from(staff)
    .where(eq(staff.id, $('id')))
    .prepare()
  const byEmail = db
    .select({ ...member, passwordHash })
    .from(staff)
    .where(eq(staff.emailKey, $('emailKey')))
    .prepare()
  const disable = db
    .update(staff)
    .set({ disabled: to(staff.disabled, 'disabled') })
    .where(eq(staff.id, $('id')))
    .prepare()
  const addSession = db
    .insert(sessions)
    .values({ tokenHash: $('tokenHash'), staffId: $('staffId'), usedAt: $('at'), expires: $('expires') })
    .prepare()
  const sweep = db
    .delete(sessions)
    .where(lte(sessions.expires, $('at')))
    .prepare()
  const bySession = db
    .select({ ...member, usedAt: sessions.usedAt })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.tokenHash, $('tokenHash')), gt(sessions.expires, $('now')), eq(staff.disabled, false)))
    .prepare()
  const touch = db
    .update(sessions)
    .set({ usedAt: to(sessions.usedAt, 'now') })
    .where(eq(sessions.tokenHash, $('tokenHash')))
    .prepare()
  const endSession = db
    .delete(sessions)
    .where(eq(sessions.tokenHash, $('tokenHash')))
    .prepare()
  const endOthers = db
    .delete(sessions)
    .where(and(eq(sessions.staffId, $('id')), ne(sessions.tokenHash, $('kept'))))
    .prepare()

  const save = db
    .update(staff)
    .set({
      name: to(staff.name, 'name'),
      roles: to(staff.roles, 'roles'),
      disabled: to(staff.disabled, 'disabled'),
      capacity: to(staff.capacity, 'capacity'),
      languages: to(staff.languages, 'languages'),
      skills: to(staff.skills, 'skills'),
    })
    .where(eq(staff.id, $('id')))
    .prepare()
  const uses = db
    .select({ staffId: sessions.staffId, at: max(sessions.usedAt) })
    .from(sessions)
    .groupBy(sessions.staffId)
    .prepare()
  const links = linkEnds(db)

  const endAll = (id: string) => {
    members.endSessions.run({ id })
    links.madeBy(id)
    links.of(id)
  }
  const setDisabled = db.$client.transaction((id: string, disabled: boolean) => {
    disable.run({ id, disabled })
    if (disabled) endAll(id)
  })
  const setPassword = db.$client.transaction((id: string, hash: string, kept: string) => {
    members.setPassword.run({ id, passwordHash: hash })
    endOthers.run({ id, kept })
    links.of(id)
  })
  const update = db.$client.transaction((id: string, change: StaffChange) => {
    const before = byId.get({ id })
    if (!before) return 'unknown'
    const after = { ...before, ...change }
    const everybody = all.all().map((each) => (each.id === id ? after : each))
    const ceases = isAdmin(before) && !isAdmin(after)
    if (ceases && !everybody.some(isAdmin)) return 'last_admin'
    save.run(after)
    if (after.disabled && !before.disabled) endAll(id)
    if (ceases) links.madeBy(id)
    return after
  })
  const startSession = db.$client.transaction(
    (session: { tokenHash: string; staffId: string; at: string; expires: string }) => {
      sweep.run(session)
      addSession.run(session)
    },
  )

  return {
    addStaff: (added) =>
      members.add.run({ ...added, emailKey: keyOf(added.email) }).changes === 1 ? 'added' : 'email_taken',
    staff: () => all.all(),
    staffById: (id) => byId.get({ id }),
    staffByEmail: (email) => byEmail.get({ emailKey: keyOf(email) }),
    setDisabled: (id, disabled) => setDisabled.immediate(id, disabled),
    setPassword: (id, hash, kept) => setPassword.immediate(id, hash, kept ?? ''),
    updateStaff: (id, change) => update.immediate(id, change),
    staffUses: () => uses.all().flatMap(({ staffId, at }) => (at ? [{ staffId, at }] : [])),
    addSession: (session) => startSession.immediate(session),
    staffBySession(tokenHash, now, maxIdleHours) {
      const found = bySession.get({ tokenHash, now })
      if (!found) return undefined
      const { usedAt, ...who } = found
      const idle = Date.parse(now) - Date.parse(usedAt)
      if (idle >= maxIdleHours * HOUR_MS) return undefined
      if (idle >= LAST_USE_STEP_MS) touch.run({ tokenHash, now })
      return who
    },
    endSession(tokenHash) {
      endSession.run({ tokenHash })
    },
  }
}

function isAdmin({ roles, disabled }: { roles: string[]; disabled: boolean }): boolean {
  return roles.includes('admin') && !disabled
}

/** One mailbox, however its address is typed. */
export function keyOf(email: string): string {
  return email.normalize('NFC').toLowerCase()
}
