/** How long a customer waits for the acknowledgement, and the message for the agent, while 500 a second are written. */

import { writes } from './acks.ts'
import { insertTimes } from './bare/rows.ts'
import { startChild } from './child.ts'
import { atMost, type Figure, noted, quantile } from './figures.ts'
import { openHouse } from './house.ts'
import { atPace, type Latency } from './load.ts'
import { joinAgents, joinCustomers, leave, opened, socketUrl } from './sockets.ts'

const AGENTS = 20
const PER_SECOND = 500

/** @param sockets customers who are connected; the goals are set for 1,000 */
export async function latency(sockets: number, seconds: number): Promise<Figure[]> {
  const house = await openHouse({ customers: sockets, agents: AGENTS })
  const agents = await joinAgents(house)
  const customers = await joinCustomers(house, house.customers)
  const writers = customers.map((client, at) => ({ client, frame: writes(house.customers[at]?.id ?? '') }))
  await atPace(writers, agents, { perSecond: PER_SECOND, seconds: 1 })
  const { acks, relays } = await atPace(writers, agents, { perSecond: PER_SECOND, seconds })
  await leave([...customers, ...agents])
  await house.server.stop()

  const insert = await insertTimes(PER_SECOND, seconds)
  const echo = (await echoTimes(sockets, seconds)).acks
  const bare = (share: number) => [
    { name: 'insert at FULL', value: quantile(insert, share) },
    { name: 'ws echo', value: quantile(echo, share) },
  ]
  const at = `${sockets.toLocaleString('en')} sockets, ${PER_SECOND} messages/s`
  const there = bare(0.5).reverse()
  return [
    atMost(`acknowledgement p50, ${at}`, quantile(acks, 0.5), 'ms', bare(0.5), { reach: 3, aim: 1 }),
    atMost(`acknowledgement p99, ${at}`, quantile(acks, 0.99), 'ms', bare(0.99), { reach: 50, aim: 15 }),
    atMost(`customer → agent p50, ${at}`, quantile(relays, 0.5), 'ms', there, { reach: 4, aim: 1.5 }),
    noted(`customer → agent p99, ${at}`, quantile(relays, 0.99), 'ms', bare(0.99).reverse()),
  ]
}

async function echoTimes(sockets: number, seconds: number): Promise<Latency> {
  const bare = await startChild('./bare/sockets.ts', ['ws'])
  const clients = []
  while (clients.length < sockets) clients.push(await opened(socketUrl(bare.url)))
  const frame = writes('01900000-0000-7000-8000-000000000000')
  const writers = clients.map((client) => ({ client, frame }))
  const times = await atPace(writers, [], { perSecond: PER_SECOND, seconds })
  await leave(clients)
  await bare.end()
  return times
}
