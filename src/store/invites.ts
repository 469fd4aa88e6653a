/** Links that work once: somebody joins the staff by one, or a member sets a new password. */
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Invite, StaffMember } from '../ports/staff.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import { memberWrites } from './members.ts'
import type { Part } from './part.ts'
import { invites, staff } from './schema/staff.ts'

const shown = {
  id: invites.tokenHash,
  email: invites.email,
  name: invites.name,
  roles: invites.roles,
  invitedBy: invites.invitedBy,
  at: invites.at,
  expires: invites.expires,
}

type Account = Parameters<Part<'spendInvite'>['spendInvite']>[1]

export function inviteRows(db: Db): Part<'addInvite' | 'invites' | 'invite' | 'endInvite' | 'spendInvite'> {
  const byEmail = db
    .select()
    .from(staff)
    .where(eq(staff.emailKey, $('email')))
    .prepare()
  const enabledAdmin = db
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.id, $('id')),
        eq(staff.disabled, false),
        sql`exists (select 1 from json_each(${staff.roles}) where value = 'admin')`,
      ),
    )
    .prepare()
  const holding = db
    .select({ id: invites.tokenHash })
    .from(invites)
    .where(and(eq(invites.email, $('email')), ne(invites.roles, []), gt(invites.expires, $('at'))))
    .prepare()
  const endOf = db
    .delete(invites)
    .where(eq(invites.email, $('email')))
    .prepare()
  const insert = db
    .insert(invites)
    .values({
      tokenHash: $('id'),
      email: $('email'),
      name: $('name'),
      roles: $('roles'),
      invitedBy: $('invitedBy'),
      at: $('at'),
      expires: $('expires'),
    })
    .prepare()
  const all = db.select(shown).from(invites).orderBy(desc(invites.at), desc(invites.tokenHash)).prepare()
  const byId = db
    .select(shown)
    .from(invites)
    .where(eq(invites.tokenHash, $('id')))
    .prepare()
  const end = db
    .delete(invites)
    .where(eq(invites.tokenHash, $('id')))
    .prepare()
  const members = memberWrites(db)

  const add = db.$client.transaction((given: Invite) => {
    const invite = { ...given }
    if (!enabledAdmin.get({ id: invite.invitedBy })) return 'not_admin'
    const member = byEmail.get(invite)
    const joins = invite.roles.length > 0
    if (joins && member) return 'email_taken'
    if (joins && holding.get(invite)) return 'invited'
    if (!joins && (!member || member.disabled)) return 'not_staff'
    endOf.run(invite)
    insert.run(invite)
    return 'added'
  })

  const spend = db.$client.transaction((id: string, account: Account) => {
    const invite = byId.get({ id })
    if (!invite || invite.expires <= account.at) return 'gone'
    end.run({ id })
    const member = byEmail.get(invite)
    if (invite.roles.length > 0) {
      if (member) return 'email_taken'
      const { staffId: id, ...named } = account
      members.add.run({
        ...named,
        id,
        email: invite.email,
        emailKey: invite.email,
        roles: invite.roles,
        disabled: false,
      })
    } else {
      if (!member || member.disabled) return 'gone'
      members.setPassword.run({ id: member.id, passwordHash: account.passwordHash })
      members.endSessions.run({ id: member.id })
    }
    const now = byEmail.get(invite)
    return now ? memberOf(now) : 'gone'
  })

  return {
    addInvite: (invite) => add.immediate(invite),
    invites: () => all.all(),
    invite: (id) => byId.get({ id }),
    endInvite: (id) => end.run({ id }).changes === 1,
    spendInvite: (id, account) => spend.immediate(id, account),
  }
}

function memberOf({
  passwordHash: _,
  emailKey: _key,
  createdAt: _at,
  ...member
}: typeof staff.$inferSelect): StaffMember {
  return member
}

/** What ends links beside being used: whoever made them may not any more, or whom they are for has no need of them. */
export function linkEnds(db: Db): { madeBy(staffId: string): void; of(staffId: string): void } {
  const madeBy = db
    .delete(invites)
    .where(eq(invites.invitedBy, $('id')))
    .prepare()
  const of = db
    .delete(invites)
    .where(sql`${invites.email} = (select ${staff.emailKey} from ${staff} where ${staff.id} = ${$('id')})`)
    .prepare()
  return {
    madeBy(id) {
      madeBy.run({ id })
    },
    of(id) {
      of.run({ id })
    },
  }
}
