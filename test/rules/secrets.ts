/** Keys and passwords that must never be in the tree, as they look. */

export interface Secret {
  kind: string
  /** As far as it may be printed: its beginning. */
  begins: string
  line: number
}

const shapes: [string, RegExp][] = [
  ['a key of AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['a key of a model provider', /\bsk-(?:[a-z]+-)?[A-Za-z0-9_-]{20,}/g],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/g],
  ['a token of Slack', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/g],
  ['a key of Google', /\bAIza[0-9A-Za-z_-]{35}/g],
  ['a key of Stripe', /\b[sr]k_live_[0-9A-Za-z]{16,}/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{40,}/g],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g],
  ['a password in an address', /\b[a-z][a-z+]*:\/\/[^\s/:@'"`]+:[^\s/@'"`]{6,}@[\w.-]+/g],
]

const assignment =
  /(?:secret|token|passw(?:or)?d|api_?-?key|private_?-?key|credential)\w*["']?\s*[:=]\s*["'`]?([^\s"'`,;(){}[\]<>]{16,})/gi

/** Bits a character; words and names stay below, what a generator made is above. */
const RANDOM_BITS = 3.8

/**
 * What looks like a real secret in a text.
 * A value that says of itself that it is made up (`example`, `fake`, `test`, a row of digits) is none.
 */
export function secretsIn(text: string): Secret[] {
  const known = shapes.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map((found) => ({ kind, found, value: found[0] })),
  )
  const random = [...text.matchAll(assignment)]
    .map((found) => ({ kind: 'a random value under a secret’s name', found, value: found[1] ?? '' }))
    .filter(({ value }) => looksRandom(value))
  return [...known, ...random]
    .filter(({ value }) => !isMadeUp(value))
    .map(({ kind, found, value }) => ({
      kind,
      begins: value.slice(0, 8),
      line: text.slice(0, found.index).split('\n').length,
    }))
}

function isMadeUp(value: string): boolean {
  return /example|fake|test|dummy|sample|made-?up|not-?a|x{5}|(.)\1{5}|abcdef|012345|123456|password|user:pass/i.test(
    value,
  )
}

function looksRandom(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value) && !/[./]{1}\w+[./]/.test(value) && entropy(value) >= RANDOM_BITS
}

/** Shannon's, in bits a character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0)
}
