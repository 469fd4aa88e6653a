/** Signing in and out, one's own password, and making the first admin by the one-time link. */
import type { Context } from 'hono'
import { z } from 'zod'
import {
  accountOf,
  changePassword,
  knownBrowser,
  makeFirstAdmin,
  needsFirstAdmin,
  signIn,
  signOut,
} from '../desk/staff.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { Limited, RateLimits } from '../ports/system.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { Staff } from '../protocol/staff.ts'
import { browserMarkOf, dropSession, keep } from './actor.ts'
import { Refused, within } from './errors.ts'
import { type Api, type HttpEnv, route } from './route.ts'

export function sessionRoutes(api: Api & { body: Bodies; limits: RateLimits }): void {
  const { desk, body, limits, secureCookies } = api
  const hours = desk.limits.SESSION_HOURS

  route(
    api,
    {
      method: 'post',
      path: '/api/session',
      summary: 'Sign in',
      who: 'anyone',
      body: body.session,
      answers: Staff,
      audited: 'sign_in',
    },
    async ({ c, body: { email, password }, note }) => {
      if (c.req.header('origin') !== undefined && !api.ownOrigin(c)) {
        throw new Refused('forbidden', 'This request came from another site.')
      }
      const counted = await countAttempt(c, email)
      const entered = await signIn(desk, email, password)
      const detail = { address: c.get('address') }
      if (!entered) {
        // Whose account it is, where there is one; what was typed may be anything, a password too.
        const target = (await desk.store.staffByEmail(accountOf(email)))?.id
        note({ actor: { kind: 'nobody' }, ...(target && { target }), detail })
        throw new Refused('unauthenticated', 'This email and password do not go together.')
      }
      for (const [what, key] of counted) await limits.forgive(what, key)
      const { id, name } = entered.member
      note({ actor: { kind: 'staff', id, name }, detail })
      keep(c, entered, hours, secureCookies)
      return shown(entered.member)
    },
  )

  /**
   * Counts before the password is looked at, so that of many at once none slips by. A browser that the account signed in
   * with before is counted by itself: whoever guesses from a thousand addresses locks nobody out of where they work.
   * @returns what was counted, to be given back
   */
  async function countAttempt(c: Context<HttpEnv>, email: string): Promise<[Limited, string][]> {
    const account = accountOf(email)
    const browser = await knownBrowser(desk, email, browserMarkOf(c, secureCookies))
    const counts: [Limited, string][] = browser
      ? [['sign_in', `${account} browser ${browser}`]]
      : [
          ['sign_in', `${account} ${c.get('address')}`],
          ['sign_in_address', c.get('address')],
          ['sign_in_account', account],
        ]
    // One after another: what one refuses is not counted by the next, so that one address cannot use an account up.
    for (const [what, key] of counts) within('attempts to sign in', await limits.take(what, key))
    return counts
  }

  route(
    api,
    { method: 'delete', path: '/api/session', summary: 'Sign out', who: 'anyone', audited: 'sign_out' },
    async ({ c, actor }) => {
      if (!api.ownOrigin(c)) throw new Refused('forbidden', 'This request did not come from our own pages.')
      if (actor.kind === 'staff') {
        await signOut(desk, actor.session)
        desk.fanout.publish({ kind: 'signed_out', sessionHash: desk.ids.hash(actor.session) })
      }
      dropSession(c, secureCookies)
      return { signedOut: true }
    },
  )

  route(
    api,
    { method: 'get', path: '/api/me', summary: 'Who is signed in', who: 'anyone', answers: Staff },
    async ({ actor }) => {
      if (actor.kind !== 'staff') throw new Refused('unauthenticated', 'Nobody is signed in here.')
      return shown(actor.member)
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/me/password',
      summary: 'Change your own password; every other session of yours ends',
      who: 'member',
      body: body.password,
      answers: Staff,
      audited: 'password.change',
    },
    async ({ c, actor, body: given }) => {
      if (actor.kind !== 'staff') throw new Error('a route for staff was reached by someone else')
      const { member, session } = actor
      // Whoever found an open browser may not try passwords in it without end.
      const key = `password of ${member.id}`
      within('attempts', await limits.take('sign_in', key))
      const changed = await changePassword(desk, member, session, given)
      if (changed === 'wrong') throw refusedField('forbidden', 'current', 'is not your password')
      await limits.forgive('sign_in', key)
      if ('fault' in changed) throw refusedField('bad_request', 'next', changed.fault)
      keep(c, changed, hours, secureCookies)
      return shown(member)
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/setup',
      summary: 'Whether the first admin is still to be made',
      who: 'anyone',
      answers: z.object({ needed: z.boolean() }),
    },
    async () => ({ needed: await needsFirstAdmin(desk) }),
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/setup',
      summary: 'Make the first admin',
      who: 'anyone',
      body: body.setup,
      answers: Staff,
      audited: 'staff.first_admin',
    },
    async ({ c, body: { token, ...who }, note }) => {
      within('attempts', await limits.take('sign_in', `first admin ${c.get('address')}`))
      const made = await makeFirstAdmin(desk, token, who)
      if (made === 'spent') {
        throw new Refused(
          'forbidden',
          'This link has been used or is out of date. Restarting prints a new one while there is no admin.',
        )
      }
      if (made === 'emailTaken') {
        throw new Refused('conflict', 'Somebody with this email is staff already.', {
          fields: [{ path: 'email', message: 'is taken' }],
        })
      }
      const { id, name } = made.member
      note({ actor: { kind: 'staff', id, name }, detail: { address: c.get('address') } })
      keep(c, made, hours, secureCookies)
      return shown(made.member)
    },
  )
}

function refusedField(code: 'bad_request' | 'forbidden', path: string, message: string): Refused {
  return new Refused(code, `The password was not changed: ${path} ${message}.`, { fields: [{ path, message }] })
}

function shown({ id, name, email, roles }: StaffMember) {
  return { id, name, email, roles }
}
