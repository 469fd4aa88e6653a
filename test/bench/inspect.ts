/**
 * `npm run bench -- --only inspect`: what an editor waits for as they type in a base of 414 real articles: the problems
 * at each keystroke, what overlaps with others at each pause, and once for each reading of the base both of all files.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openLibrary } from '../../src/knowledge/library.ts'
import { dataFolder, haveData } from '../eval/sets.ts'
import { type Latencies, latencies } from './timing.ts'

/** Keystrokes in each of so many articles. */
const KEYSTROKES = 5
const ARTICLES = 60

export async function benchInspect(): Promise<void> {
  if (!haveData()) return console.log(`There is no evaluation data at ${dataFolder}.`)
  const folder = join(dataFolder, 'arduino-help/kb')
  const log = { info() {}, warn() {}, error() {} }
  const library = await openLibrary({ folder, clock: { now: () => new Date().toISOString() }, log, watch: false })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()
  await library.inspectAll()
  const inspected = performance.now()
  const found = await library.overlaps()
  const compared = performance.now()
  delay.disable()

  const ids = library.articles().map(({ id }) => id)
  const chosen = ids.filter((_, at) => at % Math.ceil(ids.length / ARTICLES) === 0)
  const typed: { path: string; text: string }[] = []
  for (const id of chosen) {
    const text = await readFile(join(folder, `${id}.md`), 'utf8')
    for (let key = 1; key <= KEYSTROKES; key++) {
      typed.push({ path: `${id}.md`, text: `${text}\nAnd ${'more'.repeat(key)}.\n` })
    }
  }
  const numbers = typed.map((_, at) => String(at))
  const at = (number: string) => typed[Number(number)] ?? { path: '', text: '' }
  const keystroke = await latencies(numbers, (number) => library.inspect(at(number).path, at(number).text))
  // The same text is not read twice, so that what was warmed up does not count.
  const pause = await latencies(numbers, (number) => library.overlapsOf(at(number).path, `${at(number).text}.`))
  await library.close()

  console.log(`\n${ids.length} articles of arduino-help, ${typed.length} keystrokes in ${chosen.length} of them`)
  console.log(`problems at a keystroke  ${said(keystroke)}`)
  console.log(`overlaps at a pause      ${said(pause)}`)
  console.log(
    `all files once           problems ${Math.round(inspected - began)} ms, ${found.length} overlaps ${Math.round(compared - inspected)} ms, ` +
      `longest pause of the event loop ${(delay.max / 1e6).toFixed(0)} ms`,
  )
}

const said = ({ p50, p99 }: Latencies) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
