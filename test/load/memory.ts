/** What a customer costs who is connected and says nothing: said hello, follows one conversation. */
import { setTimeout as wait } from 'node:timers/promises'
import { startChild } from './child.ts'
import { atMost, type Figure, noted } from './figures.ts'
import { openHouse } from './house.ts'
import { inspectable, kept } from './inspect.ts'
import { joinCustomers, leave, opened, socketUrl } from './sockets.ts'

const FIRST = 1_000
const ALL = 5_000
/** Sockets that come and go before anything is counted, so that what every first socket brings along is there. */
const WARM_UP = 200
/** Long enough for timers that run only while one says hello. */
const SETTLE_MS = 6_000

interface Cost {
  /** KB a socket: in use after a collection, and of the machine. */
  used: number
  resident: number
}

export async function memory(): Promise<Figure[]> {
  const house = await openHouse({ customers: ALL, node: [inspectable] })
  await leave(await joinCustomers(house, house.customers.slice(0, WARM_UP)))
  const printed = () => house.server.output()
  const join = (from: number, to: number) => joinCustomers(house, house.customers.slice(from, to))
  const [first, all] = await costs(printed, join)
  await house.server.stop()
  const [plain, hono] = [await bareCosts('ws'), await bareCosts('hono')]
  const bare = (at: 0 | 1) => [
    { name: 'Hono’s ws', value: hono[at].used },
    { name: 'bare ws', value: plain[at].used },
  ]
  const goal = { reach: 40, aim: 25 }
  return [
    atMost(`memory in use per idle customer, ${count(FIRST)}`, first.used, 'KB', bare(0), goal),
    atMost(`memory in use per idle customer, ${count(ALL)}`, all.used, 'KB', bare(1), goal),
    // The first thousand find room that the start left behind, so that only what comes after them tells anything.
    noted(
      `memory of the process per idle customer, from ${count(FIRST)} to ${count(ALL)}`,
      further(first, all),
      'KB',
      bare(1).map(({ name }, at) => ({ name, value: further(...(at === 0 ? hono : plain)) })),
    ),
  ]
}

async function bareCosts(kind: 'ws' | 'hono'): Promise<[Cost, Cost]> {
  const child = await startChild('./bare/sockets.ts', [kind], [inspectable])
  const open = async (from: number, to: number) => {
    const clients = []
    for (let at = from; at < to; at++) clients.push(await opened(socketUrl(child.url)))
    return clients
  }
  await leave(await open(0, WARM_UP))
  const measured = await costs(child.stderr, open)
  await child.end()
  return measured
}

async function costs(
  printed: () => string,
  open: (from: number, to: number) => Promise<Parameters<typeof leave>[0]>,
): Promise<[Cost, Cost]> {
  await wait(SETTLE_MS)
  const before = await kept(printed())
  const cost = async (sockets: number): Promise<Cost> => {
    await wait(SETTLE_MS)
    const now = await kept(printed())
    const each = (bytes: number) => bytes / sockets / 1024
    return { used: each(now.used - before.used), resident: each(now.resident - before.resident) }
  }
  const first = await open(0, FIRST)
  const costFirst = await cost(FIRST)
  const rest = await open(FIRST, ALL)
  const costAll = await cost(ALL)
  await leave([...first, ...rest])
  return [costFirst, costAll]
}

function further(first: Cost, all: Cost): number {
  return (all.resident * ALL - first.resident * FIRST) / (ALL - FIRST)
}

function count(number: number): string {
  return number.toLocaleString('en')
}
