/** A customer whom the embedding site vouches for: a JWT signed with the site's secret. */
import { verify } from 'hono/jwt'
import { z } from 'zod'
import type { Contact } from '../domain/events.ts'
import { bounds } from '../protocol/limits.ts'
import { Refused } from './errors.ts'

const Claims = z.object({
  exp: z.number(),
  name: z.string().trim().min(1).max(bounds.NAME_CHARACTERS).optional(),
  email: z.email().max(bounds.EMAIL_CHARACTERS).optional(),
})

/** @param secret the site's; without one, every identity is refused */
export function identityBy(secret: string | undefined): (identity: string) => Promise<Contact> {
  return async (identity) => {
    if (!secret) {
      throw new Refused('bad_request', 'This server takes no signed identities: BELLHOP_IDENTITY_SECRET is not set.')
    }
    const refusal = new Refused('unauthenticated', 'This identity is not signed by the site, or has expired.')
    const payload = await verify(identity, secret, 'HS256').catch(() => {
      throw refusal
    })
    const claims = Claims.safeParse(payload)
    if (!claims.success) throw refusal
    const { name, email } = claims.data
    return { ...(name && { name }), ...(email && { email }), verified: true }
  }
}
