/** Service clocks as forms hold them: on or off, and a length in the unit that a person would say it in. */
import type { Clocks, Settings } from '../../../../src/protocol/settings.ts'
import { number, type PageForm } from './fields.ts'

export const units = [
  { id: 's', words: 'seconds', seconds: 1 },
  { id: 'min', words: 'minutes', seconds: 60 },
  { id: 'h', words: 'hours', seconds: 3_600 },
  { id: 'd', words: 'days', seconds: 86_400 },
] as const
export type Unit = (typeof units)[number]['id']

export interface Length {
  amount: string
  unit: Unit
}

export type ClockName = keyof Clocks

/** Each clock with what it measures, what its document counts in, and what it starts with when it is switched on. */
export const clockKinds: readonly {
  name: ClockName
  words: string
  about: string
  counts: 's' | 'min'
  usual: Length
}[] = [
  {
    name: 'greetingSeconds',
    words: 'First word of a person',
    about: 'From joining the queue.',
    counts: 's',
    usual: { amount: '60', unit: 's' },
  },
  {
    name: 'nextReplySeconds',
    words: 'Next reply',
    about: 'From a customer’s message to the agent’s next one.',
    counts: 's',
    usual: { amount: '5', unit: 'min' },
  },
  {
    name: 'holdSeconds',
    words: 'Held without a word',
    about: 'After an agent said that they would look.',
    counts: 's',
    usual: { amount: '30', unit: 's' },
  },
  {
    name: 'resolutionMinutes',
    words: 'Resolution',
    about: 'From joining the queue to the end.',
    counts: 'min',
    usual: { amount: '1', unit: 'd' },
  },
]

export type ClockForm = Record<ClockName, Length & { on: boolean }>

export interface ClocksForm {
  clocks: ClockForm
  /** In per cent. */
  warnAt: string
}

export const clocksPage: PageForm<ClocksForm> = {
  parts: ['clocks'],
  formOf: ({ clocks: { warnAt, ...clocks } }) => ({
    clocks: clockFormOf(clocks),
    warnAt: String(Math.round(warnAt * 100)),
  }),
  partsOf({ clocks, warnAt }) {
    const share = number(warnAt)
    return { clocks: { ...clocksOf(clocks), warnAt: typeof share === 'number' ? share / 100 : share } }
  },
}

export function clockFormOf(clocks: Clocks): ClockForm {
  const rows = clockKinds.map(({ name, counts, usual }) => {
    const value = clocks[name]
    const length = value === undefined ? usual : lengthOf(value * secondsIn(counts))
    return [name, { on: value !== undefined, ...length }]
  })
  return Object.fromEntries(rows) as ClockForm
}

export function clocksOf(form: ClockForm): Record<string, number | string> {
  const rows = clockKinds.flatMap(({ name, counts }) => {
    const { on, ...length } = form[name]
    return on ? [[name, countIn(length, counts)] as const] : []
  })
  return Object.fromEntries(rows)
}

/** In the largest unit that says it whole: 300 seconds are 5 minutes, 90 are 90 seconds. */
export function lengthOf(seconds: number): Length {
  const unit = units.findLast((each) => seconds >= each.seconds && seconds % each.seconds === 0) ?? units[0]
  return { amount: String(seconds / unit.seconds), unit: unit.id }
}

/** As a number of seconds or minutes; what is no number stays as typed. */
export function countIn({ amount, unit }: Length, counts: 's' | 'min'): number | string {
  const value = number(amount)
  if (typeof value === 'string') return value
  const count = (value * secondsIn(unit)) / secondsIn(counts)
  // Whole seconds, as far as halves of minutes and the like go.
  return Math.abs(count - Math.round(count)) < 1e-6 ? Math.round(count) : count
}

function secondsIn(unit: Unit): number {
  return units.find(({ id }) => id === unit)?.seconds ?? 1
}

/** What is said of a desk's clocks in a line, for teams that follow them. */
export function clockWords(clocks: Settings['clocks'] | Clocks): string {
  const said = clockKinds.flatMap(({ name, words, counts }) => {
    const value = clocks[name]
    if (value === undefined) return []
    const { amount, unit } = lengthOf(value * secondsIn(counts))
    return [`${words.toLowerCase()} ${amount} ${unit}`]
  })
  return said.join(', ') || 'no clocks'
}
