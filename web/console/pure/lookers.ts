/** Who else has a conversation open, in words. */
import type { Looker } from '../../../src/protocol/frames.ts'

/** Undefined where nobody else is there. Who writes is worth more than who looks. */
export function lookersWords(others: readonly Looker[]): string | undefined {
  if (others.length === 0) return undefined
  const writing = others.filter(({ typing }) => typing)
  const named = writing.length > 0 ? writing : others
  const are = named.length === 1 ? 'is' : 'are'
  return `${namesOf(named)} ${are} ${writing.length > 0 ? 'writing here too' : 'looking at this too'}`
}

function namesOf(who: readonly Looker[]): string {
  const names = who.map(({ name }) => name || 'A colleague')
  if (names.length > 2) return `${names[0]} and ${names.length - 1} others`
  return names.join(' and ')
}
