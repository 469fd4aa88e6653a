/** A customer whom the embedding site vouches for: a JWT signed with the site's secret, HS256 and nothing else. */
import { verify } from 'hono/jwt'
import { z } from 'zod'
import type { Vouched } from '../desk/visitors.ts'
import { fitAttributes, typedText } from '../protocol/bodies.ts'
import { bounds } from '../protocol/limits.ts'
import { Refused } from './errors.ts'

/** Seconds that the site's clock may be ahead of ours or behind it. */
const CLOCK_SKEW_SECONDS = 60
const HOUR_SECONDS = 3_600

const Name = typedText(bounds.NAME_CHARACTERS)
const Email = typedText(bounds.EMAIL_CHARACTERS).pipe(z.email())
const Seconds = z.int().min(0)

export interface IdentityRules {
  /** The site's; without one, every identity is refused. */
  secret: string | undefined
  /** Hours from now that `exp` may be at most: what is signed for ever cannot be taken back. */
  maxHours: number
  /** ISO 8601. */
  now(): string
}

/**
 * Who an identity names. Hono checks the signature, compared by WebCrypto in constant time, with the algorithm pinned:
 * `none`, another HMAC or a public key are refused by the header. Times are checked here, by our own clock, and strictly:
 * `exp` is a whole number, there, ahead, and not too far. Either `sub` or `email` says who it is.
 * @returns a function that throws Refused `unauthenticated`, the same for whatever is wrong with an identity, or
 *          `bad_request` where this server takes none
 */
export function identityBy({ secret, maxHours, now }: IdentityRules): (identity: string) => Promise<Vouched> {
  const Claims = z
    .object({
      exp: Seconds,
      nbf: Seconds.optional(),
      iat: Seconds.optional(),
      sub: z.string().min(1).max(255).optional(),
      name: Name.optional(),
      email: Email.optional(),
      // Sites put other things under this name too: what does not fit is left out, and the identity stands.
      attributes: z.record(z.string(), z.unknown()).optional().catch(undefined),
    })
    .refine(({ sub, email }) => sub !== undefined || email !== undefined)
    .refine(({ exp, nbf = 0, iat = 0 }) => {
      const seconds = Math.floor(Date.parse(now()) / 1_000)
      const started = Math.max(nbf, iat) <= seconds + CLOCK_SKEW_SECONDS
      return started && exp > seconds && exp <= seconds + maxHours * HOUR_SECONDS + CLOCK_SKEW_SECONDS
    })

  return async (identity) => {
    if (!secret) {
      throw new Refused('bad_request', 'This server takes no signed identities: BELLHOP_IDENTITY_SECRET is not set.')
    }
    const payload = await verify(identity, secret, { alg: 'HS256', exp: false, nbf: false, iat: false }).catch(
      () => undefined,
    )
    const claims = Claims.safeParse(payload)
    if (!claims.success) {
      throw new Refused('unauthenticated', 'This identity is not signed by the site, or has expired.')
    }
    const { sub, name, email, attributes } = claims.data
    const fit = attributes && fitAttributes(attributes)
    return {
      contact: { ...(name && { name }), ...(email && { email }), verified: true },
      ...(fit && Object.keys(fit).length > 0 && { attributes: fit }),
      person: sub !== undefined ? { sub } : { email: email as string },
    }
  }
}
