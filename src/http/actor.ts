/** Who is asking: a visitor by token, staff by cookie. A token wins over a cookie. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Desk } from '../desk/desk.ts'
import { signOfLife } from '../desk/presence.ts'
import { staffOf, worksConversations } from '../desk/staff.ts'
import { visitorOf } from '../desk/visitors.ts'
import type { StaffMember, Visitor } from '../ports/store.ts'
import { Refused } from './errors.ts'

export type Actor =
  | { kind: 'visitor'; visitor: Visitor; token: string }
  | { kind: 'staff'; member: StaffMember; session: string }
  | { kind: 'nobody' }

export type Who = 'anyone' | 'visitor' | 'party' | 'staff' | 'admin'

export const SESSION_COOKIE = 'bellhop_session'

/** @throws Refused `unauthenticated` for a token or session that is not valid (any more) */
export async function actorOf(c: Context, desk: Desk): Promise<Actor> {
  const header = c.req.header('authorization')
  if (header !== undefined) {
    const token = /^Bearer ([\w-]{20,200})$/.exec(header)?.[1]
    const visitor = token ? await visitorOf(desk, token) : undefined
    if (!token || !visitor) {
      throw new Refused('unauthenticated', 'This token is not valid. Start a new conversation to get one.')
    }
    return { kind: 'visitor', visitor, token }
  }
  const session = getCookie(c, SESSION_COOKIE)
  const member = session ? await staffOf(desk, session) : undefined
  return session && member ? { kind: 'staff', member, session } : { kind: 'nobody' }
}

/**
 * Lets the right ones in.
 * @throws Refused `unauthenticated` where nobody is signed in, `forbidden` where someone else is
 */
export async function admit(
  c: Context,
  desk: Desk,
  actor: Actor,
  who: Who,
  ownOrigin: (c: Context) => boolean,
): Promise<void> {
  if (who === 'anyone') return
  if (actor.kind === 'nobody') throw new Refused('unauthenticated', 'Sign in, or send your token, first.')
  if (actor.kind === 'visitor') {
    if (who === 'staff' || who === 'admin') throw new Refused('forbidden', 'Only staff may do this.')
    return
  }
  if (who === 'visitor') throw new Refused('forbidden', 'Only the customer may do this.')
  const { roles } = actor.member
  if (who === 'admin' && !roles.includes('admin')) throw new Refused('forbidden', 'Only an admin may do this.')
  if (!worksConversations(actor.member)) throw new Refused('forbidden', 'Only agents may do this.')
  if (c.req.method !== 'GET' && !ownOrigin(c)) {
    throw new Refused('forbidden', 'This request did not come from our own pages. Send our own Origin with it.')
  }
  await signOfLife(desk, actor.member)
}

export function keepSession(c: Context, session: string, hours: number, secure: boolean): void {
  setCookie(c, SESSION_COOKIE, session, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: hours * 3_600, secure })
}

export function dropSession(c: Context): void {
  deleteCookie(c, SESSION_COOKIE, { path: '/' })
}
