/** Passwords in forms: what is wrong with them, as sentences at their fields. */
import { passwordFault } from '../../../src/domain/password.ts'

/** What is wrong with a new password, as a sentence; undefined where nothing is. */
export function newPasswordFault(password: string, who: { email: string; name: string }): string | undefined {
  if (!password) return 'Choose a password of at least 12 characters.'
  const fault = passwordFault(password, who)
  return fault && `This ${fault}.`
}

/** The fault of one field among those that the server told, under its name; `words` in place of the server's own. */
export function faultOf<N extends string>(
  fields: readonly { path: string; message: string }[],
  name: N,
  words?: string,
): Partial<Record<N, string>> {
  const found = fields.find(({ path }) => path === name)
  if (!found) return {}
  return { [name]: words ?? sentence(found.message) } as Partial<Record<N, string>>
}

/** A server's "takes at least 12 characters" as a sentence. */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`
}
