/** What was measured, beside what the machine gives bare, in one table. */
import { loadavg } from 'node:os'

export interface Figure {
  name: string
  /** Of Bellhop, in `unit`. */
  value: number
  unit: string
  /** The same of as little as there can be, measured in the same run; several where there are several yardsticks. */
  bare: { name: string; value: number }[]
  /** What must be reached, and what is aimed for. */
  reach: string
  aim: string
  /** Whether the value meets them, given the bare limits. */
  verdict: 'aim' | 'reach' | 'below' | '–'
}

/** A figure that should be at least so many times its first bare limit. */
export function atLeast(
  name: string,
  value: number,
  unit: string,
  bare: Figure['bare'],
  times: { reach: number; aim: number },
): Figure {
  const limit = bare[0]?.value ?? 0
  const verdict = value >= limit * times.aim ? 'aim' : value >= limit * times.reach ? 'reach' : 'below'
  return { name, value, unit, bare, reach: `${times.reach} × bare`, aim: `${times.aim} × bare`, verdict }
}

/** A figure that should be at most so many of its unit. */
export function atMost(
  name: string,
  value: number,
  unit: string,
  bare: Figure['bare'],
  bounds: { reach: number; aim: number },
): Figure {
  const verdict = value <= bounds.aim ? 'aim' : value <= bounds.reach ? 'reach' : 'below'
  return { name, value, unit, bare, reach: `≤ ${bounds.reach} ${unit}`, aim: `≤ ${bounds.aim} ${unit}`, verdict }
}

/** A figure that nothing was asked of. */
export function noted(name: string, value: number, unit: string, bare: Figure['bare'] = []): Figure {
  return { name, value, unit, bare, reach: '–', aim: '–', verdict: '–' }
}

/** The value below which a share of all lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The figures as they are. @throws Error where one is no number: nothing is printed that was not measured */
export function measured(figures: Figure[]): Figure[] {
  for (const { name, value, bare } of figures) {
    for (const each of [value, ...bare.map((limit) => limit.value)]) {
      if (!Number.isFinite(each)) throw new Error(`"${name}" could not be measured; --seconds gives it more time.`)
    }
  }
  return figures
}

export function printTable(figures: readonly Figure[], print: (line: string) => void): void {
  print('')
  print('| figure | Bellhop | bare limit, same run | ratio | reach | aim for | |')
  print('|---|---|---|---|---|---|---|')
  for (const { name, value, unit, bare, reach, aim, verdict } of figures) {
    const limits = bare.map((limit) => `${short(limit.value)} ${unit} (${limit.name})`).join('; ') || '–'
    const ratios = bare.map((limit) => `${(value / limit.value).toPrecision(2)} ×`).join('; ') || '–'
    print(`| ${name} | ${short(value)} ${unit} | ${limits} | ${ratios} | ${reach} | ${aim} | ${verdict} |`)
  }
}

/** How busy the machine was over the last minute, which every figure has to be read with. */
export function busy(): string {
  return `load average ${loadavg()[0]?.toFixed(2)}`
}

function short(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(3)
}
