/** What the forms of the settings have in common: numbers as typed, ids made from names, faults at their fields. */
import { words } from '../../../../src/domain/text.ts'
import type { Settings } from '../../../../src/protocol/settings.ts'

export interface FieldFault {
  path: string
  message: string
}

/** How a page holds the parts of the document that it changes: everything as typed, so that nothing is lost. */
export interface PageForm<F> {
  /** The parts that the page saves. */
  parts: readonly (keyof Settings)[]
  formOf(settings: Settings): F
  /** What is sent. What is not a number goes as typed, so that the server can say so at its field. */
  partsOf(form: F, settings: Settings): Partial<Record<keyof Settings, unknown>>
}

/** What the server said about a field or anything inside it, as a sentence. */
export function faultAt(faults: readonly FieldFault[], path: string): string | undefined {
  const found = faults.find((fault) => fault.path === path) ?? faults.find((fault) => fault.path.startsWith(`${path}.`))
  return found && sentence(found.message)
}

/** What is wrong in parts that the page does not show, e.g. a macro of a team that was removed. */
export function faultsElsewhere(faults: readonly FieldFault[], parts: readonly string[], settings: object): string[] {
  return faults
    .filter(({ path }) => !parts.includes(path.split('.')[0] ?? ''))
    .map(({ path, message }) => `${placeWords(path, settings)}: ${sentence(message)}`)
}

/** `macros.3.teamId` as “Macros, “Refund”, team”. @param settings the document, for the names of what it lists */
export function placeWords(path: string, settings: object): string {
  let at: unknown = settings
  return path
    .split('.')
    .map((key, n) => {
      at = (at as Record<string, unknown> | undefined)?.[key]
      const named = nameOf(at)
      if (/^\d+$/.test(key)) return named ? `“${named}”` : String(Number(key) + 1)
      return n === 0 ? capital(plainKey(key)) : plainKey(key)
    })
    .join(', ')
}

/** A number where it is one, with a comma or a point; otherwise as typed. */
export function number(text: string): number | string {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() && Number.isFinite(value) ? value : text
}

/** An id from a name, in any script: `Zahlungen & Rückgaben` becomes `zahlungen-ruckgaben`. */
export function idFor(name: string): string {
  return words(name)
    .join('-')
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}

/**
 * Ids stay as they are; a new entry gets one that nobody has.
 * @param wish what an entry's id is made from
 * @param kind what it is called where nothing is left of that, e.g. `team`
 */
export function identified<T extends { id: string }>(entries: T[], wish: (entry: T) => string, kind: string): T[] {
  const taken = new Set(entries.map(({ id }) => id))
  return entries.map((entry, at) => {
    if (entry.id) return entry
    const wanted = idFor(wish(entry)) || `${kind}-${at + 1}`
    let id = wanted
    for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, 36)}-${n}`
    taken.add(id)
    return { ...entry, id }
  })
}

/** `billing, returns; ` as its entries: parted by commas, semicolons or lines, each once. */
export function listed(text: string, parting: RegExp = /[,;\n]+/): string[] {
  const entries = text.split(parting).map((entry) => entry.trim())
  return [...new Set(entries.filter(Boolean))]
}

function sentence(message: string): string {
  const text = /expected number/.test(message) ? 'takes a number' : message.replace(/^(an? )/, 'takes $1')
  return `${capital(text)}${/[.!?]$/.test(text) ? '' : '.'}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function nameOf(value: unknown): string | undefined {
  const { name, date } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return [name, date].find((each) => typeof each === 'string' && each !== '') as string | undefined
}

const known: Record<string, string> = {
  teamId: 'team',
  agentIds: 'members',
  weekly: 'opening hours',
  timeZone: 'time zone',
  off: 'switched off',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

function plainKey(key: string): string {
  return known[key] ?? key.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
}
