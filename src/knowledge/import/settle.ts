/** Where links of imported articles lead here: to each other's files and headings, out to the web, or nowhere. */
import { dirname, relative } from 'node:path/posix'
import { headingSlug } from '../../domain/text.ts'
import { fragmentsOf, type Rewrite } from './links.ts'
import type { Original, Reading } from './original.ts'

/** Articles by what links may call them. */
export function keysToOriginals(originals: readonly Original[]): Map<string, Original> {
  const byKey = new Map<string, Original>()
  const twice = new Set<string>()
  for (const original of originals) {
    for (const key of original.keys) {
      // A name that two pages have tells neither.
      if (key.startsWith('wiki:') && byKey.has(key) && byKey.get(key) !== original) twice.add(key)
      else if (!byKey.has(key)) byKey.set(key, original)
    }
  }
  for (const key of twice) byKey.delete(key)
  return byKey
}

interface Settling {
  places: ReadonlyMap<string, string>
  byKey: ReadonlyMap<string, Original>
  fragments: Map<Original, Set<string>>
  warnings: string[]
}

/** Where a link of an article leads here. */
export function settler(reading: Reading, { places, byKey, fragments, warnings }: Settling) {
  const fragmentIn = (target: Original, fragment: string): string => {
    const known = fragments.get(target) ?? fragmentsOf(target.body)
    fragments.set(target, known)
    const wanted = decodedFragment(fragment)
    const there =
      target.anchors[wanted] ??
      (known.has(wanted) ? wanted : known.has(wanted.toLowerCase()) ? wanted.toLowerCase() : wikiHeading(known, wanted))
    return there ? `#${there}` : ''
  }
  return (from: Original) =>
    (address: string): Rewrite => {
      const [bare = '', fragment = ''] = address.startsWith('#') ? ['', address.slice(1)] : address.split('#')
      if (bare === '' || bare === 'wiki:') {
        const there = fragmentIn(from, fragment)
        if (there) return there === address ? undefined : there
        if (fragment === '' || fragment === 'top') return { text: true }
        warnings.push(`The link to #${fragment} leads to no heading; it is text now.`)
        return { text: true }
      }
      const target = reading
        .keysOf(from, bare)
        .map((key) => byKey.get(key))
        .find(Boolean)
      if (target) {
        const [here, there] = [places.get(from.id) as string, places.get(target.id) as string]
        const path = relative(dirname(here), there).split('/').map(encodedPart).join('/')
        const at = fragment ? fragmentIn(target, fragment) : ''
        if (fragment && at === '')
          warnings.push(`The link to ${address} leads to the article; its heading was not found.`)
        return target === from ? at || { text: true } : `${path}${at}`
      }
      const absolute = reading.absolute(from, address)
      if (absolute !== undefined) return absolute === address ? undefined : absolute
      warnings.push(`The link to ${address} leads to nothing that was imported; it is text now.`)
      return { text: true }
    }
}

const wikiHeading = (known: ReadonlySet<string>, wanted: string) =>
  known.has(headingSlug(wanted)) ? headingSlug(wanted) : undefined

/** As much of a path as must be encoded in a link; letters of any script stay. */
const encodedPart = (part: string) => part.replace(/[%?#\s()]/g, encodeURIComponent)

function decodedFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
