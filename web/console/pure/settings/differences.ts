/** Where two versions of the same parts differ, for whoever has to choose between them. */
import { placeWords } from './fields.ts'

export interface Difference {
  /** Where, in words. */
  place: string
  mine: string
  theirs: string
}

/** Differences that are told one by one; beyond them only their number. */
export const MOST_TOLD = 12
const LONGEST_VALUE = 160

/**
 * Field by field; entries of lists that have an id are compared with each other whatever their place.
 * @param mine parts by name, as they would be sent @param theirs the same parts, as they were saved
 */
export function differences(mine: object, theirs: object): Difference[] {
  const found: Difference[] = []
  for (const name of Object.keys(theirs)) {
    walk(name, (mine as Record<string, unknown>)[name], (theirs as Record<string, unknown>)[name])
  }
  return found

  function walk(path: string, one: unknown, other: unknown) {
    if (same(one, other)) return
    if (isIdentified(one) && isIdentified(other)) return walkLists(path, one, other)
    if (isRecord(one) && isRecord(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
        walk(`${path}.${key}`, one[key], other[key])
      return
    }
    found.push({ place: placeWords(path, {}), mine: shown(one), theirs: shown(other) })
  }

  function walkLists(path: string, one: Identified[], other: Identified[]) {
    const ids = new Set([...one, ...other].map(({ id }) => id))
    for (const id of ids) {
      const [a, b] = [one, other].map((list) => list.find((entry) => entry.id === id))
      if (same(a, b)) continue
      const name = String(a?.name ?? b?.name ?? id)
      found.push({ place: `${placeWords(path, {})}, “${name}”`, mine: entryShown(a, b), theirs: entryShown(b, a) })
    }
    if (found.length === 0) found.push({ place: placeWords(path, {}), mine: 'another order', theirs: 'another order' })
  }
}

interface Identified {
  id: string
  name?: unknown
}

/** What an entry says where the other says something else. */
function entryShown(entry: Identified | undefined, other: Identified | undefined): string {
  if (!entry) return 'not there'
  if (!other) return 'there'
  const fields = Object.entries(entry).filter(([key, value]) => !same(value, (other as never)[key]))
  return cut(
    fields.map(([key, value]) => `${placeWords(key, {}).toLowerCase()}: ${shown(value)}`).join('; ') || 'nothing',
  )
}

function shown(value: unknown): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (isSpan(value)) return value.join('–')
  if (typeof value === 'string' && value.startsWith('data:image/')) return 'a picture'
  if (Array.isArray(value)) return cut(value.map(shown).join(', '))
  if (isRecord(value)) return cut(Object.values(value).map(shown).join(' '))
  return cut(String(value))
}

function cut(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE).trimEnd()}…` : text
}

/** Whatever order keys come in, and whether what is not said is left out or undefined. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => same(each, other[at]))
  }
  if (isRecord(one) && isRecord(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]))
  }
  return one === other
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Two times of a day: hours of one. */
function isSpan(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((time) => /^\d\d:\d\d$/.test(String(time)))
}

function isIdentified(value: unknown): value is Identified[] {
  return Array.isArray(value) && value.every((entry) => isRecord(entry) && typeof entry.id === 'string')
}
