/** Signing in and out, and making the first admin by the one-time link. */
import { z } from 'zod'
import { makeFirstAdmin, needsFirstAdmin, signIn, signOut } from '../desk/staff.ts'
import type { StaffMember } from '../ports/store.ts'
import type { RateLimits } from '../ports/system.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { Staff } from '../protocol/shapes.ts'
import { dropSession, keepSession } from './actor.ts'
import { Refused, within } from './errors.ts'
import { type Api, route } from './route.ts'

export function sessionRoutes(api: Api & { body: Bodies; limits: RateLimits; secureCookies: boolean }): void {
  const { desk, body, limits } = api
  const hours = desk.limits.SESSION_HOURS

  route(
    api,
    { method: 'post', path: '/api/session', summary: 'Sign in', who: 'anyone', body: body.session, answers: Staff },
    async ({ c, body: { email, password } }) => {
      if (c.req.header('origin') !== undefined && !api.ownOrigin(c)) {
        throw new Refused('forbidden', 'This request came from another site.')
      }
      const account = `${email.trim().toLowerCase()} ${c.get('address')}`
      within('attempts to sign in', await limits.take('sign_in', account))
      const entered = await signIn(desk, email, password)
      if (!entered) throw new Refused('unauthenticated', 'This email and password do not go together.')
      await limits.forgive('sign_in', account)
      keepSession(c, entered.session, hours, api.secureCookies)
      return shown(entered.member)
    },
  )

  route(api, { method: 'delete', path: '/api/session', summary: 'Sign out', who: 'anyone' }, async ({ c, actor }) => {
    if (!api.ownOrigin(c)) throw new Refused('forbidden', 'This request did not come from our own pages.')
    if (actor.kind === 'staff') {
      await signOut(desk, actor.session)
      desk.fanout.publish({ kind: 'signed_out', sessionHash: desk.ids.hash(actor.session) })
    }
    dropSession(c)
    return { signedOut: true }
  })

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
    },
    async ({ c, body: { token, ...who } }) => {
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
      keepSession(c, made.session, hours, api.secureCookies)
      return shown(made.member)
    },
  )
}

function shown({ id, name, email, roles }: StaffMember) {
  return { id, name, email, roles }
}
