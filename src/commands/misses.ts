import { parseArgs } from 'node:util'
import { databaseOf, openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import { gather } from '../desk/misses/gather.ts'
import { type ClusterLine, rankedMisses } from '../desk/misses/look.ts'
import { recordMisses } from '../desk/misses/record.ts'
import { StoreUnavailable } from '../ports/store.ts'
import { localFanout } from '../realtime/fanout.ts'
import { serveAlone } from '../store/serving.ts'
import { systemClock } from '../system/clock.ts'
import { systemIds } from '../system/secrets.ts'
import { counted } from './counted.ts'
import { csvOf } from './csv.ts'
import { UsageError } from './usage.ts'

/** Clusters printed at most. */
const MOST = 100_000

/** Prints what customers asked and did not get, by what it costs, the most first. */
export async function misses(args: string[]): Promise<number> {
  const { since, json, csv } = parsed(args)
  const config = readConfig(process.env)
  const store = await openStore(config)
  const quiet = { info() {}, warn() {}, error() {} }
  const fanout = localFanout(quiet)
  const desk = { store, clock: systemClock, ids: systemIds, log: quiet, fanout } as unknown as Desk
  try {
    await broughtUpToDate(desk, databaseOf(config))
    const { clusters } = await rankedMisses(desk, { limit: MOST, ...(since && { since }) })
    if (json) process.stdout.write(`${JSON.stringify(clusters, undefined, 2)}\n`)
    else if (csv) process.stdout.write(csvOf(header, clusters.map(rowOf)))
    else process.stdout.write(clusters.length === 0 ? 'Nothing was missed.\n' : `${clusters.map(told).join('\n\n')}\n`)
    return 0
  } finally {
    await store.close()
  }
}

function parsed(args: string[]): { since?: string; json: boolean; csv: boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const
    const { values } = parseArgs({ args, options: { since: { type: 'string' }, json: flag, csv: flag } })
    if (values.json && values.csv) throw new UsageError('misses prints --json or --csv, not both.')
    const { since, ...how } = values
    return { ...how, ...(since !== undefined && { since: new Date(since).toISOString() }) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const message = error instanceof RangeError ? '--since takes a day or a moment, e.g. 2026-03-01.' : String(error)
    throw new UsageError(message)
  }
}

/** Where no server runs that does it, what was not looked at yet is gathered here. */
async function broughtUpToDate(desk: Desk, file: string): Promise<void> {
  let endService: () => void
  try {
    endService = serveAlone(file, { waitMs: 0 })
  } catch (error) {
    if (error instanceof StoreUnavailable) return
    throw error
  }
  try {
    while (!(await recordMisses(desk)));
    while (await gather(desk));
  } finally {
    endService()
  }
}

const header = [
  'cluster',
  'question',
  'terms',
  'conversations',
  'last 7 days',
  '7 days before',
  'languages',
  'cost in hours',
  'seconds each',
  'cost from',
  'first',
  'last',
  'articles',
]

function rowOf(line: ClusterLine): (string | number)[] {
  return [
    line.clusterId,
    line.label,
    line.terms.join(' '),
    line.conversations,
    line.recent,
    line.before,
    line.languages.map(({ lang }) => lang).join(' '),
    hoursOf(line),
    Math.round(line.eachSeconds),
    line.costFrom,
    line.first,
    line.last,
    line.articleIds.join(' '),
  ]
}

function told(line: ClusterLine, at: number): string {
  const { label, conversations, recent, before, languages, terms, clusterId, costFrom } = line
  const trend = recent === before ? 'as many as before' : `${before} in the 7 days before`
  const cost = `${hoursOf(line)} h of agents’ time${costFrom === 'measured' ? '' : ' (estimated)'}`
  return [
    `${String(at + 1).padStart(3)}  ${label}`,
    `     ${counted(conversations, 'conversation')}, ${recent} in the last 7 days, ${trend}; ${cost}; ${languages.map(({ lang }) => lang).join(', ')}`,
    `     ${terms.join(', ')}  (${clusterId})`,
  ].join('\n')
}

function hoursOf({ costSeconds }: ClusterLine): number {
  return Math.round(costSeconds / 360) / 10
}
