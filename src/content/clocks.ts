/** Times of day: “3 pm”, “15:00”, “9–17 Uhr”, “de 9 h à 18 h”, as hours since midnight. */
import type { Token } from './numbers.ts'

export interface ClockTime {
  low: number
  /** The same as `low` where one time is given. */
  high: number
  last: number
}

const joins = /^(?:to|and|until|till|bis|und|a|y|hasta|et|do|i)$/

/** The time, or the span between two, that begins at a token. */
export function clockAt(sentence: string, tokens: readonly Token[], at: number): ClockTime | undefined {
  const first = timeAt(tokens, at)
  const bare = first ?? bareHour(tokens, at)
  if (!bare) return undefined
  const next = tokens[bare.last + 1]
  const gap = next ? sentence.slice(tokens[bare.last]?.to, next.from) : ''
  const dashed = /^\s*[-–—]\s*$/.test(gap) ? bare.last + 1 : undefined
  const second = timeAt(tokens, dashed ?? (next && joins.test(next.word) ? bare.last + 2 : -1))
  if (second) return { low: bare.hours, high: second.hours, last: second.last }
  return first && { low: first.hours, high: first.hours, last: first.last }
}

interface Time {
  hours: number
  last: number
}

function timeAt(tokens: readonly Token[], at: number): Time | undefined {
  const { raw = '' } = tokens[at] ?? {}
  const [, hour, minutes] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(raw) ?? []
  if (hour === undefined || Number(hour) > 24 || Number(minutes ?? 0) > 59) return undefined
  const hours = Number(hour) + Number(minutes ?? 0) / 60
  const half = /^(am|pm|a\.m|p\.m)$/.exec(tokens[at + 1]?.word ?? '')?.[1]
  if (half && hours <= 12.99) return { hours: (hours % 12) + (half.startsWith('p') ? 12 : 0), last: at + 1 }
  if (tokens[at + 1]?.word === 'uhr') return { hours, last: at + 1 }
  if (/^h$/.test(tokens[at + 1]?.raw ?? '') && ofDay.test(tokens[at - 1]?.word ?? '')) return { hours, last: at + 1 }
  return raw.includes(':') ? { hours, last: at } : undefined
}

/** Before an hour in French, which is written as a length of time is. */
const ofDay = /^(?:a|de|des|avant|vers|jusqu'a)$/

/** An hour that is told to be one by what follows: "from 9 to 5 pm". */
function bareHour(tokens: readonly Token[], at: number): Time | undefined {
  const raw = tokens[at]?.raw ?? ''
  return /^\d{1,2}$/.test(raw) && Number(raw) <= 24 ? { hours: Number(raw), last: at } : undefined
}
