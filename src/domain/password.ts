/** What a password of the staff must be. Length is what counts; there are no rules about signs and capitals. */

/** Characters (UTF-16 units). Hashing a password costs by its length too. */
export const PASSWORD_CHARACTERS = { min: 12, max: 1_024 } as const

const MIN_BESIDE_NAMES = 8
const MIN_DIFFERENT = 5

/**
 * What is wrong with a password, as the end of the sentence "The password …"; undefined where nothing is.
 * A guesser tries the names that belong to an account first, so those count for nothing.
 */
export function passwordFault(password: string, { email, name }: { email: string; name: string }): string | undefined {
  const { min, max } = PASSWORD_CHARACTERS
  if (password.length < min) return `takes at least ${min} characters`
  if (password.length > max) return `takes at most ${max} characters`
  const folded = fold(password)
  const names = [email, email.split('@')[0] ?? '', name].map(fold).filter(Boolean)
  const rest = names.reduce((left, known) => left.replaceAll(known, ''), folded)
  if (rest.length < MIN_BESIDE_NAMES) return 'is little more than the name or the email address'
  if (new Set(folded).size < MIN_DIFFERENT) return 'repeats a few characters'
  return undefined
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
