/** The staff, for admins, and the links that they make: to join it, or to set a new password. */
import { z } from 'zod'
import { invite, type Link as MadeLink, passwordLink } from '../desk/invites.ts'
import { changeMember, members } from '../desk/members.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { RateLimits } from '../ports/system.ts'
import { InviteBody, Link, Member, MemberBody, Members } from '../protocol/staff.ts'
import type { Actor } from './actor.ts'
import { Refused, within } from './errors.ts'
import { type Api, route } from './route.ts'

export function staffRoutes(api: Api & { limits: RateLimits }): void {
  const { desk, limits } = api

  route(
    api,
    {
      method: 'get',
      path: '/api/staff/all',
      summary: 'Everybody on the staff, disabled members too, and the links that were made',
      who: 'admin',
      answers: Members,
    },
    async () => {
      const now = desk.clock.now()
      const [staff, links] = await Promise.all([members(desk), desk.store.invites()])
      const settings = desk.settings()
      return {
        staff,
        invites: links.map((link) => ({
          ...link,
          kind: link.roles.length > 0 ? 'join' : 'password',
          expired: link.expires <= now,
        })),
        teams: settings.teams.map(({ id, name }) => ({ id, name })),
        capacity: settings.queue.capacity,
        categories: desk.retriever.status().categories,
      }
    },
  )

  route(
    api,
    {
      method: 'patch',
      path: '/api/staff/:memberId',
      summary: 'Change a member: name, roles, capacity, languages, skills, disabled',
      who: 'admin',
      body: MemberBody,
      answers: Member,
      audited: 'staff.change',
    },
    async ({ c, actor, body, note }) => {
      const id = c.req.param('memberId') ?? ''
      note({ target: id, action: deedOf(body), detail: detailOf(body) })
      const changed = await changeMember(desk, memberOf(actor), id, changeOf(body))
      if (changed === 'unknown') throw unknownMember()
      if (changed === 'yourself') {
        throw refusedField(body.disabled ? 'disabled' : 'roles', 'This would shut you out. Ask another admin to do it.')
      }
      if (changed === 'last_admin') {
        throw refusedField(
          body.disabled ? 'disabled' : 'roles',
          'There would be no admin left. Make another one first.',
        )
      }
      return changed
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/staff/:memberId/password-link',
      summary: 'A link, told once, by which a member sets a new password',
      who: 'admin',
      body: z.strictObject({}),
      answers: Link,
      audited: 'staff.password_link',
    },
    async ({ c, actor, note }) => {
      const id = c.req.param('memberId') ?? ''
      note({ target: id })
      const by = memberOf(actor)
      within('links', await limits.take('invite', by.id))
      return made(await passwordLink(desk, by, id))
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/invites',
      summary: 'A link, told once, by which somebody joins the staff',
      who: 'admin',
      body: InviteBody,
      answers: Link,
      status: 201,
      audited: 'invite.make',
    },
    async ({ actor, body, note }) => {
      note({ detail: { roles: body.roles.join(', ') } })
      const by = memberOf(actor)
      within('links', await limits.take('invite', by.id))
      return made(await invite(desk, by, body))
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: '/api/invites/:inviteId',
      summary: 'Take a link back',
      who: 'admin',
      answers: z.object({ ended: z.literal(true) }),
      audited: 'invite.end',
    },
    async ({ c }) => {
      if (!(await desk.store.endInvite(c.req.param('inviteId') ?? ''))) {
        throw new Refused('not_found', 'There is no such link: it was used or taken back already.')
      }
      return { ended: true }
    },
  )
}

type Change = z.output<typeof MemberBody>

/** Leaves out what is undefined: the store takes what is named. */
function changeOf(body: Change) {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function deedOf({ disabled, ...rest }: Change): string {
  const alone = Object.values(rest).every((value) => value === undefined)
  if (disabled === undefined || !alone) return 'staff.change'
  return disabled ? 'staff.disable' : 'staff.enable'
}

/** What was changed by its name; of roles and capacity also to what. No name of a person. */
function detailOf({ roles, capacity, ...rest }: Change): Record<string, string | number> {
  const changed = Object.keys(changeOf({ roles, capacity, ...rest }))
  return {
    changed: changed.join(', '),
    ...(roles && { roles: roles.join(', ') }),
    ...(capacity !== undefined && { capacity: capacity ?? 'default' }),
  }
}

function made(link: Exclude<Awaited<ReturnType<typeof passwordLink>>, never>): MadeLink {
  switch (link) {
    case 'not_staff':
      throw unknownMember()
    case 'not_admin':
      throw new Refused('forbidden', 'Only an admin may do this.')
    case 'yourself':
      throw new Refused('forbidden', 'Change your own password on your page, or ask another admin for a link.')
    case 'email_taken':
      throw taken('belongs to somebody on the staff already')
    case 'invited':
      throw taken('is invited already; take that link back first')
    default:
      return link
  }
}

function taken(why: string): Refused {
  return new Refused('conflict', `This address ${why}.`, { fields: [{ path: 'email', message: why }] })
}

function unknownMember(): Refused {
  return new Refused('not_found', 'There is no such member of the staff, or they are disabled.')
}

function refusedField(path: string, message: string): Refused {
  return new Refused('forbidden', message, { fields: [{ path, message }] })
}

function memberOf(actor: Actor): StaffMember {
  if (actor.kind !== 'staff') throw new Error('a staff route was reached by someone else')
  return actor.member
}
