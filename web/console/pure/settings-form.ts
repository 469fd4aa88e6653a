/** The settings document as a form holds it: everything as typed, so that nothing is lost before it is right. */
import { type Weekday, weekdays } from '../../../src/domain/hours.ts'
import { words } from '../../../src/domain/text.ts'
import type { Settings } from '../../../src/protocol/settings.ts'
import { sentence } from './password.ts'

export interface SettingsForm {
  name: string
  greeting: string
  helpsWith: string
  timeZone: string
  alwaysOpen: boolean
  weekly: Record<Weekday, [open: string, close: string][]>
  holidays: { date: string; name: string }[]
  capacity: string
  graceSeconds: string
  fruitlessTurns: string
  turnCap: string
  upsetFrom: string
  sameQuestion: string
  off: string[]
  teams: Settings['teams']
  /** What has no fields here goes back as it came. */
  kept: Settings
}

/** What a day starts with when it is opened. */
export const usualSpan: [open: string, close: string] = ['09:00', '17:00']

export function formOf(kept: Settings): SettingsForm {
  const { assistant, hours, handoff, queue, teams } = kept
  const weekly = Object.fromEntries(
    weekdays.map((day) => [day, copy(hours.weekly?.[day] ?? [])]),
  ) as SettingsForm['weekly']
  return {
    name: assistant.name,
    greeting: assistant.greeting ?? '',
    helpsWith: assistant.helpsWith ?? '',
    timeZone: hours.timeZone,
    alwaysOpen: !hours.weekly,
    weekly,
    holidays: hours.holidays.map((holiday) => ({ ...holiday })),
    capacity: String(queue.capacity),
    graceSeconds: String(queue.graceSeconds),
    fruitlessTurns: String(handoff.fruitlessTurns),
    turnCap: String(handoff.turnCap),
    upsetFrom: String(handoff.upsetFrom),
    sameQuestion: String(handoff.sameQuestion),
    off: [...handoff.off],
    kept,
    teams: teams.map((team) => ({ ...team, agentIds: [...team.agentIds] })),
  }
}

/** The document to send. What is not a number goes as typed, so that the server can say so at its field. */
export function settingsOf(form: SettingsForm): object {
  const { kept } = form
  return {
    ...kept,
    assistant: {
      name: form.name.trim(),
      ...(form.greeting.trim() && { greeting: form.greeting.trim() }),
      ...(form.helpsWith.trim() && { helpsWith: form.helpsWith.trim() }),
    },
    hours: {
      timeZone: form.timeZone.trim(),
      ...(!form.alwaysOpen && { weekly: form.weekly }),
      holidays: form.holidays.map(({ date, name }) => ({ date, name: name.trim() })),
    },
    handoff: {
      ...kept.handoff,
      off: form.off,
      fruitlessTurns: number(form.fruitlessTurns),
      turnCap: number(form.turnCap),
      upsetFrom: number(form.upsetFrom),
      sameQuestion: number(form.sameQuestion),
    },
    queue: { ...kept.queue, capacity: number(form.capacity), graceSeconds: number(form.graceSeconds) },
    teams: identified(form.teams).map((team) => ({ ...team, name: team.name.trim() })),
  }
}

export interface FieldFault {
  path: string
  message: string
}

/** What the server said about a field or anything inside it, as a sentence. */
export function faultAt(faults: readonly FieldFault[], path: string): string | undefined {
  const found = faults.find((fault) => fault.path === path) ?? faults.find((fault) => fault.path.startsWith(`${path}.`))
  if (!found) return undefined
  const message = /expected number/.test(found.message)
    ? 'takes a number'
    : found.message.replace(/^(an? )/, 'takes $1')
  return sentence(message)
}

/** A team's id from its name, in any script: `Zahlungen & Rückgaben` becomes `zahlungen-ruckgaben`. */
export function idFor(name: string): string {
  return words(name)
    .join('-')
    .replace(/[^a-z0-9-]+/g, '')
    .slice(0, 40)
}

/** Ids stay as they are; a new team gets one that nobody has. */
function identified(teams: SettingsForm['teams']): SettingsForm['teams'] {
  const taken = new Set(teams.map(({ id }) => id))
  return teams.map((team, at) => {
    if (team.id) return team
    const wish = idFor(team.name) || `team-${at + 1}`
    const id = taken.has(wish) ? `${wish.slice(0, 36)}-${at + 1}` : wish
    taken.add(id)
    return { ...team, id }
  })
}

function number(text: string): number | string {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() && Number.isFinite(value) ? value : text
}

function copy(spans: [string, string][]): [string, string][] {
  return spans.map(([open, close]) => [open, close])
}
