/** Pictures that imports brought and that no article shows any more: they stay, and are told. */
import { createHash } from 'node:crypto'
import type { BaseFiles } from '../../ports/moving.ts'

/** As `pictures.ts` names them: by their content. */
const name = /-([0-9a-f]{8}\.(?:jpg|png|gif|webp|avif))/g
const whole = /(?:^|\/)pictures\/[^/]+-([0-9a-f]{8})\.(?:jpg|png|gif|webp|avif)$/
/** Left over pictures that are named one by one. */
const mostNamed = 10

/** What of a picture's name is its own, of all that a text names. */
export function picturesNamed(text: string): Set<string> {
  return new Set([...text.matchAll(name)].map(([, own = '']) => own))
}

/** Whether a picture is among those that texts name. */
export function isShown(path: string, shown: ReadonlySet<string>): boolean {
  return [...picturesNamed(path)].some((own) => shown.has(own))
}

/**
 * Tells which pictures of earlier imports nothing shows, as a sentence; empty where there are none. Only what still
 * holds what it was named by was brought by an import, and by nobody else.
 */
export async function leftOver(
  base: Pick<BaseFiles, 'read'>,
  paths: readonly string[],
  shown: ReadonlySet<string>,
): Promise<string> {
  const left: string[] = []
  for (const path of paths) {
    const hash = whole.exec(path)?.[1]
    if (hash === undefined || isShown(path, shown)) continue
    const bytes = await base.read(path)
    if (bytes && createHash('sha256').update(bytes).digest('hex').startsWith(hash)) left.push(path)
  }
  if (left.length === 0) return ''
  const more = left.length > mostNamed ? ` and ${left.length - mostNamed} more` : ''
  const several = left.length > 1
  return `${several ? `${left.length} pictures that imports` : 'A picture that an import'} brought ${several ? 'are' : 'is'} shown by no article any more and ${several ? 'stay' : 'stays'}: ${left.slice(0, mostNamed).join(', ')}${more}. Remove ${several ? 'them' : 'it'} on disk if nothing else needs ${several ? 'them' : 'it'}.`
}
