/** Filters in words, one chip each. */
import type { StatusName } from '../../../src/domain/snapshot.ts'
import type { Filters } from './filters.ts'
import { languageName, priorityWords, statusWords } from './words.ts'

export interface Chip {
  name: keyof Filters
  words: string
  /** Which of the tags. */
  tag?: string
}

export function chipsOf(
  { team, tags = [], lang, urgent, time, status, assignee, oldest }: Filters,
  names: { team: (id: string) => string | undefined; agent: (id: string) => string | undefined; me: string },
): Chip[] {
  const chips: (Chip | undefined)[] = [
    status && { name: 'status', words: statusWords[status as StatusName] },
    team ? { name: 'team', words: team === 'none' ? 'No team' : (names.team(team) ?? team) } : undefined,
    assignee ? { name: 'assignee', words: holder(assignee, names) } : undefined,
    lang ? { name: 'lang', words: languageName(lang) ?? lang } : undefined,
    urgent
      ? { name: 'urgent', words: urgent === 3 ? priorityWords(3) : `${priorityWords(urgent)} or more` }
      : undefined,
    time ? { name: 'time', words: timeWords(time) } : undefined,
    ...tags.map((tag): Chip => ({ name: 'tags', words: `Tag ${tag}`, tag })),
    oldest ? { name: 'oldest', words: 'Oldest first' } : undefined,
  ]
  return chips.filter((chip) => chip !== undefined)
}

function holder(assignee: string, { agent, me }: { agent: (id: string) => string | undefined; me: string }): string {
  if (assignee === 'none') return 'With nobody'
  return assignee === 'me' || assignee === me ? 'With me' : `With ${agent(assignee) ?? 'a colleague'}`
}

function timeWords(time: string): string {
  if (time === 'today') return 'Today'
  if (time === '7d') return 'Last 7 days'
  if (time === '30d') return 'Last 30 days'
  const [from, to] = time.split('..').map(dayWords)
  if (from && to) return from === to ? from : `${from} to ${to}`
  return from ? `Since ${from}` : `Up to ${to}`
}

function dayWords(day: string): string {
  return (
    day && new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  )
}
