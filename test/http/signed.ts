/** Identities as an embedding site signs them, and as it should not. */
import { createHmac } from 'node:crypto'

export const secret = 'a secret that the shop and the desk share'

/** Seconds since 1970, as JWTs count. */
export const now = () => Math.floor(Date.now() / 1000)
export const soon = () => now() + 300
export const hs256 = { alg: 'HS256', typ: 'JWT' }

export const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** Signed with the right secret by HMAC-SHA256, whatever the header says. */
export function signedText(header: object, claims: string): string {
  const parts = `${encoded(header)}.${Buffer.from(claims).toString('base64url')}`
  return `${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`
}

export function signedAs(header: object, claims: object): string {
  return signedText(header, JSON.stringify(claims))
}

/** As it should be, for the next five minutes. */
export function identityOf(claims: object): string {
  return signedAs(hs256, { exp: soon(), ...claims })
}
