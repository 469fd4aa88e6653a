/** The staff in forms: roles in words, and what a form of a member sends. */
import type { Members } from '../../../src/protocol/staff.ts'
import type { Role } from './admin.ts'

export const roles: { id: Role; words: string; about: string }[] = [
  { id: 'agent', words: 'Agent', about: 'Answers customers.' },
  { id: 'admin', words: 'Admin', about: 'Decides about the desk and the staff, and can answer too.' },
  { id: 'editor', words: 'Editor', about: 'Writes articles; sees no conversations.' },
]

export const roleWords = (role: Role): string => roles.find(({ id }) => id === role)?.words ?? role

export type MemberOf = Members['staff'][number]

/** A member as a form holds them. */
export interface MemberForm {
  name: string
  roles: Role[]
  /** As typed; empty: as many as the settings say. */
  capacity: string
  languages: string[]
  skills: string[]
  teams: string[]
}

export function memberForm({ name, roles: has, capacity, languages, skills, teams }: MemberOf): MemberForm {
  return { name, roles: has, capacity: capacity === null ? '' : String(capacity), languages, skills, teams }
}

/** What is different from how it was, as the server takes it; teams are kept in the settings and not in it. */
export function memberChange(before: MemberForm, after: MemberForm): object {
  const typed = after.capacity.trim()
  const number = Number(typed)
  const capacity = typed === '' ? null : Number.isInteger(number) ? number : typed
  const now = {
    name: after.name.trim(),
    roles: after.roles,
    capacity,
    languages: after.languages,
    skills: after.skills,
  }
  const was = { ...before, capacity: before.capacity === '' ? null : Number(before.capacity) }
  const changed = (Object.keys(now) as (keyof typeof now)[]).filter((key) => !same(now[key], was[key]))
  return Object.fromEntries(changed.map((key) => [key, now[key]]))
}

export function teamsChanged(before: MemberForm, after: MemberForm): boolean {
  return !same([...before.teams].sort(), [...after.teams].sort())
}

/** A list with one thing in it or not, in the order of `all`. */
export function toggled<T>(list: readonly T[], item: T, on: boolean, all: readonly T[]): T[] {
  return all.filter((each) => (each === item ? on : list.includes(each)))
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
