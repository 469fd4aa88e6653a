/** Staff and their sessions. */
import { and, asc, eq, getTableColumns, gt, lte } from 'drizzle-orm'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { sessions, staff } from './schema.ts'

const { passwordHash, emailKey: _key, createdAt: _created, ...member } = getTableColumns(staff)

export function staffRows(
  db: Db,
): Part<
  'addStaff' | 'staff' | 'staffById' | 'staffByEmail' | 'setDisabled' | 'addSession' | 'staffBySession' | 'endSession'
> {
  const add = db
    .insert(staff)
    .values({
      id: $('id'),
      email: $('email'),
      emailKey: $('emailKey'),
      name: $('name'),
      roles: $('roles'),
      disabled: $('disabled'),
      passwordHash: $('passwordHash'),
      createdAt: $('at'),
    })
    .onConflictDoNothing({ target: staff.emailKey })
    .prepare()
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
    .values({ tokenHash: $('tokenHash'), staffId: $('staffId'), createdAt: $('at'), expires: $('expires') })
    .prepare()
  const sweep = db
    .delete(sessions)
    .where(lte(sessions.expires, $('at')))
    .prepare()
  const bySession = db
    .select(member)
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.tokenHash, $('tokenHash')), gt(sessions.expires, $('now')), eq(staff.disabled, false)))
    .prepare()
  const endSession = db
    .delete(sessions)
    .where(eq(sessions.tokenHash, $('tokenHash')))
    .prepare()
  const endSessions = db
    .delete(sessions)
    .where(eq(sessions.staffId, $('id')))
    .prepare()

  const setDisabled = db.$client.transaction((id: string, disabled: boolean) => {
    disable.run({ id, disabled })
    if (disabled) endSessions.run({ id })
  })
  const startSession = db.$client.transaction(
    (session: { tokenHash: string; staffId: string; at: string; expires: string }) => {
      sweep.run(session)
      addSession.run(session)
    },
  )

  return {
    addStaff: (added) => (add.run({ ...added, emailKey: keyOf(added.email) }).changes === 1 ? 'added' : 'email_taken'),
    staff: () => all.all(),
    staffById: (id) => byId.get({ id }),
    staffByEmail: (email) => byEmail.get({ emailKey: keyOf(email) }),
    setDisabled: (id, disabled) => setDisabled.immediate(id, disabled),
    addSession: (session) => startSession.immediate(session),
    staffBySession: (tokenHash, now) => bySession.get({ tokenHash, now }),
    endSession(tokenHash) {
      endSession.run({ tokenHash })
    },
  }
}

/** One mailbox, however its address is typed. */
function keyOf(email: string): string {
  return email.normalize('NFC').toLowerCase()
}
