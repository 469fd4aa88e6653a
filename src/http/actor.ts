/** Who is asking: a visitor by token, staff by cookie. A token wins over a cookie. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Desk } from '../desk/desk.ts'
import { signOfLife } from '../desk/presence.ts'
import { editsArticles, staffOf, worksConversations } from '../desk/staff.ts'
import { visitorOf } from '../desk/visitors.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { Visitor } from '../ports/visitors.ts'
import { Refused } from './errors.ts'

export type Actor =
  | { kind: 'visitor'; visitor: Visitor; token: string }
  | { kind: 'staff'; member: StaffMember; session: string }
  | { kind: 'nobody' }

/** `staff` works conversations; `editor` looks after articles, as admins may; `member` is anyone on the staff. */
export type Who = 'anyone' | 'visitor' | 'party' | 'member' | 'staff' | 'editor' | 'admin'

const SESSION_COOKIE = 'bellhop_session'
const BROWSER_COOKIE = 'bellhop_browser'
const BROWSER_DAYS = 180

/** Over https the browser itself sees to it that the cookie is this host's alone and never travels in the clear. */
export function sessionCookie(secure: boolean): string {
  return secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE
}

/** @throws Refused `unauthenticated` for a token or session that is not valid (any more) */
export async function actorOf(c: Context, desk: Desk, secureCookies: boolean): Promise<Actor> {
  const header = c.req.header('authorization')
  if (header !== undefined) {
    const token = /^Bearer ([\w-]{20,200})$/.exec(header)?.[1]
    const visitor = token ? await visitorOf(desk, token) : undefined
    if (!token || !visitor) {
      throw new Refused('unauthenticated', 'This token is not valid. Start a new conversation to get one.')
    }
    return { kind: 'visitor', visitor, token }
  }
  const session = getCookie(c, sessionCookie(secureCookies))
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
    if (who !== 'visitor' && who !== 'party') throw new Refused('forbidden', 'Only staff may do this.')
    return
  }
  if (who === 'visitor') throw new Refused('forbidden', 'Only the customer may do this.')
  const { roles } = actor.member
  if (who === 'admin' && !roles.includes('admin')) throw new Refused('forbidden', 'Only an admin may do this.')
  if (who === 'editor' && !editsArticles(actor.member)) throw new Refused('forbidden', 'Only editors may do this.')
  const works = worksConversations(actor.member)
  if (!works && who !== 'member' && who !== 'editor') throw new Refused('forbidden', 'Only agents may do this.')
  if (c.req.method !== 'GET' && !ownOrigin(c)) {
    throw new Refused('forbidden', 'This request did not come from our own pages. Send our own Origin with it.')
  }
  if (works) await signOfLife(desk, actor.member)
}

/** What a browser keeps of a sign-in: the session, and the mark by which it is known at the next one. */
export interface Kept {
  session?: string
  browserMark?: string
}

/** @param hours that a session lives at most */
export function keep(c: Context, { session, browserMark }: Kept, hours: number, secure: boolean): void {
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const
  const prefixed = secure ? ({ ...options, prefix: 'host' } as const) : options
  if (session) setCookie(c, SESSION_COOKIE, session, { ...prefixed, maxAge: hours * 3_600 })
  if (browserMark) setCookie(c, BROWSER_COOKIE, browserMark, { ...prefixed, maxAge: BROWSER_DAYS * 86_400 })
}

export function browserMarkOf(c: Context, secure: boolean): string | undefined {
  return secure ? getCookie(c, BROWSER_COOKIE, 'host') : getCookie(c, BROWSER_COOKIE)
}

export function dropSession(c: Context, secure: boolean): void {
  deleteCookie(c, sessionCookie(secure), { path: '/', secure })
}
