/** Pieces of a text that should not leave, and the text in which they are looked for. */

/** Kinds that never come back, and kinds whose place is kept so that they can. */
export type Removed = 'card number' | 'IBAN' | 'ID number' | 'password' | 'code' | 'key'
export type Held = 'email' | 'phone' | 'IP address'

export interface Span {
  from: number
  to: number
  kind: Removed | Held
}

/** What may stand between two digits of one number: blanks, dots, dashes and the like, up to three. */
export const between = '[\\s.,\\-/_|\\u200c\\u200d]{0,3}'

const disguised = /(?![0-9])\p{Nd}|(?!-)\p{Pd}|[\u00a0\u2000-\u200a\u202f\u205f\u3000\uff20\uff0e\u2212\u00ad]/gu

/**
 * The text with every digit as ASCII has it and every dash and blank as the plain one, each at its own place: what
 * is found here stands there too.
 */
export function plainForm(text: string): string {
  return text.replace(disguised, (character) => {
    const plain =
      character === '\u2212' || character === '\u00ad' || /\p{Pd}/u.test(character) ? '-' : asAscii(character)
    return plain.padEnd(character.length, '\u200d')
  })
}

function asAscii(character: string): string {
  const compatible = character.normalize('NFKC')
  if (/^[\d@. ]$/.test(compatible)) return compatible
  if (!/\p{Nd}/u.test(character)) return ' '
  // Digits of a script stand in tens, from its zero on.
  const code = character.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** Where a pattern's named group `value`, or the whole match, stands. */
export function spansOf(
  text: string,
  pattern: RegExp,
  kind: Span['kind'],
  fits: (match: RegExpExecArray) => boolean = () => true,
): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(pattern)) {
    if (!fits(match)) continue
    const [from, to] = match.indices?.groups?.value ?? [match.index, match.index + match[0].length]
    if (to > from) found.push({ from, to, kind })
  }
  return found
}

/** Spans in order, none over another: those that overlap are one, and what was found first says of what kind. */
export function apart(spans: readonly Span[]): Span[] {
  const rank = new Map(spans.map((span, at) => [span, at]))
  const inOrder = [...spans].sort((a, b) => a.from - b.from)
  const kept: { span: Span; rank: number }[] = []
  for (const span of inOrder) {
    const own = { span, rank: rank.get(span) ?? 0 }
    const last = kept.at(-1)
    if (!last || span.from >= last.span.to) kept.push(own)
    else {
      const { kind } = own.rank < last.rank ? span : last.span
      const to = Math.max(last.span.to, span.to)
      kept[kept.length - 1] = { span: { from: last.span.from, to, kind }, rank: Math.min(own.rank, last.rank) }
    }
  }
  return kept.map(({ span }) => span)
}
