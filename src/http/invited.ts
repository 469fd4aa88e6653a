/** What somebody does with a link that an admin made for them: look what it is for, and use it, once. */
import type { Context } from 'hono'
import { accept, invited } from '../desk/invites.ts'
import type { RateLimits } from '../ports/system.ts'
import { AcceptBody, Invited, LookBody, Staff } from '../protocol/staff.ts'
import { keep } from './actor.ts'
import { Refused, within } from './errors.ts'
import { type Api, type HttpEnv, route } from './route.ts'

export function invitedRoutes(api: Api & { limits: RateLimits }): void {
  const { desk, limits } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/invites/look',
      summary: 'What a link is for; the token goes in the body, never in an address',
      who: 'anyone',
      body: LookBody,
      answers: Invited,
      audited: 'invite.look',
    },
    async ({ c, body: { token }, note }) => {
      note({ actor: { kind: 'nobody' }, detail: { address: c.get('address') } })
      const forgive = await countTry(c)
      const found = await invited(desk, token)
      if (typeof found === 'string') throw dead(found)
      await forgive()
      const { email, name, roles, expires } = found
      return { kind: roles.length > 0 ? 'join' : 'password', email, name, expires }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/invites/accept',
      summary: 'Use a link: join the staff, or set a new password; signs in',
      who: 'anyone',
      body: AcceptBody,
      answers: Staff,
      audited: 'invite.accept',
    },
    async ({ c, body: { token, name, password }, note }) => {
      if (c.req.header('origin') !== undefined && !api.ownOrigin(c)) {
        throw new Refused('forbidden', 'This request came from another site.')
      }
      const detail = { address: c.get('address') }
      // Whoever is signed in in this browser has not done it.
      note({ actor: { kind: 'nobody' }, detail })
      const forgive = await countTry(c)
      const entered = await accept(desk, token, { password, ...(name !== undefined && { name }) })
      if (entered === 'gone' || entered === 'expired') throw dead(entered)
      await forgive()
      if (entered === 'email_taken') {
        throw new Refused('conflict', 'There is an account with this address already. Sign in with it.')
      }
      if ('fault' in entered) {
        const fields = [{ path: 'password', message: entered.fault }]
        throw new Refused('bad_request', `The password ${entered.fault}.`, { fields })
      }
      const { member, joined, invitedBy } = entered
      note({
        actor: { kind: 'staff', id: member.id, name: member.name },
        action: joined ? 'staff.join' : 'staff.password',
        target: invitedBy,
        detail,
      })
      keep(c, entered, desk.limits.SESSION_HOURS, api.secureCookies)
      return { id: member.id, name: member.name, email: member.email, roles: member.roles }
    },
  )

  /** Counts before the token is looked at, so that of many guesses at once none slips by. */
  async function countTry(c: Context<HttpEnv>): Promise<() => Promise<void>> {
    const key = `link ${c.get('address')}`
    within('attempts with a link', await limits.take('sign_in', key))
    return () => limits.forgive('sign_in', key)
  }
}

function dead(why: 'gone' | 'expired'): Refused {
  return new Refused(
    'forbidden',
    why === 'expired'
      ? 'This link has run out. Ask the admin who sent it for a new one.'
      : 'This link was used already or taken back. If it was yours, sign in, or ask an admin for a new one.',
  )
}
