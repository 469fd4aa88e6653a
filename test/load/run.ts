/**
 * `npm run bench:load`: the real server in a process of its own, driven from this one with real sockets and requests,
 * and in the same run what the machine gives bare. `-- --only acks,memory` runs some parts, `-- --seconds 2` shortens
 * the measured time of each, `-- --profile FOLDER` keeps a profile of each server. Loopback only. Figures move with the machine and whatever else it does; ratios move less.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { acks } from './acks.ts'
import { answers } from './answers.ts'
import { churn } from './churn.ts'
import { busy, type Figure, measured, printTable } from './figures.ts'
import { profileInto, raisedLimits } from './house.ts'
import { latency } from './latency.ts'
import { memory } from './memory.ts'
import { stop } from './stop.ts'
import { raisedBudgets, stream } from './stream.ts'

const parts: Record<string, (seconds: number) => Promise<Figure[]>> = {
  acks,
  latency: (seconds) => latency(1_000, seconds),
  crowd: (seconds) => latency(5_000, seconds),
  stream,
  answers,
  memory,
  churn,
  stop,
}

try {
  const { only, seconds } = asked()
  const limits = Object.keys(raisedLimits).join(', ')
  console.log(`Raised for this, because all comes from one address and writes without a pause: ${limits}`)
  console.log(
    'answers runs with BELLHOP_LIMIT_BURST_MS=1; stream takes the 350 ms off: waiting for the end of a burst is no work.',
  )
  const budgets = Object.keys(raisedBudgets).join(', ')
  console.log(`stream runs without the model’s help to search (BELLHOP_MODEL_SEARCH=0); raised for it: ${budgets}`)
  const figures: Figure[] = []
  const failures: string[] = []
  for (const name of only) {
    console.log(`${name} … (${busy()})`)
    try {
      figures.push(...measured(await (parts[name] as (typeof parts)[string])(seconds)))
    } catch (error) {
      failures.push(`${name}: ${sentenceOf(error)}`)
    }
  }
  if (figures.length > 0) printTable(figures, console.log)
  console.log(`\n${busy()}`)
  for (const failure of failures) console.error(failure)
  process.exit(failures.length > 0 ? 1 : 0)
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** @throws Error with a sentence that says what can be asked */
function asked(): { only: string[]; seconds: number } {
  const names = Object.keys(parts)
  const { values } = parseArgs({
    options: { only: { type: 'string' }, seconds: { type: 'string', default: '5' }, profile: { type: 'string' } },
  })
  if (values.profile) profileInto(resolve(values.profile))
  const only = values.only?.split(',') ?? names
  const unknown = only.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; the parts are ${names.join(', ')}.`)
  const seconds = Number(values.seconds)
  if (!(seconds >= 1 && seconds <= 60)) throw new Error('--seconds takes a number from 1 to 60.')
  return { only, seconds }
}
