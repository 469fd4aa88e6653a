/** What is written of a member of the staff, whether an admin, they themselves or a link brings it about. */
import { eq } from 'drizzle-orm'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import { sessions, staff } from './schema/staff.ts'

export function memberWrites(db: Db) {
  return {
    /** Changes nothing where the address is a member's already. */
    add: db
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
      .prepare(),
    setPassword: db
      .update(staff)
      .set({ passwordHash: to(staff.passwordHash, 'passwordHash') })
      .where(eq(staff.id, $('id')))
      .prepare(),
    endSessions: db
      .delete(sessions)
      .where(eq(sessions.staffId, $('id')))
      .prepare(),
  }
}
