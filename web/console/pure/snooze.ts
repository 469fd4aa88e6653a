/** The moments that a snooze offers. */

export interface SnoozeTime {
  id: string
  words: string
  at: Date
}

/** In the reader's own clock: an hour, three hours, tomorrow at nine, next Monday at nine. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
  const morning = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { id: 'hour', words: 'In an hour', at: hours(1) },
    { id: 'hours', words: 'In three hours', at: hours(3) },
    { id: 'tomorrow', words: 'Tomorrow morning', at: morning(1) },
    ...(toMonday > 1 ? [{ id: 'monday', words: 'Monday morning', at: morning(toMonday) }] : []),
  ]
}
