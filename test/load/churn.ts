/** Customers who come, follow, write and go, over and over: what the server keeps must not grow with them. */
import { writes } from './acks.ts'
import { type Figure, noted } from './figures.ts'
import { openHouse } from './house.ts'
import { inspectable, kept } from './inspect.ts'
import { joinAgents, joinCustomers, leave } from './sockets.ts'

const CUSTOMERS = 500
/** Rounds before the first count: caches fill, code is compiled. */
const WARM_UP = 4
/** What may come and go by chance between two counts, in bytes for each visit: a socket that stayed would be 8 KB. */
const SLACK_PER_VISIT = 1_024
/** Rate limits forget in a minute; nothing else is waited for. */
const SETTLE_MS = 3_000

/** @throws Error where every visit leaves something behind */
export async function churn(seconds: number): Promise<Figure[]> {
  const house = await openHouse({ customers: CUSTOMERS, agents: 20, node: [inspectable] })
  const agents = await joinAgents(house)
  const round = async () => {
    const clients = await joinCustomers(house, house.customers)
    for (const [at, client] of clients.entries()) {
      const id = house.customers[at]?.id ?? ''
      client.send(writes(id)(crypto.randomUUID()))
      client.send(JSON.stringify({ type: 'typing', conversationId: id }))
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    await leave(clients)
  }
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    return (await kept(house.server.output())).used
  }
  for (let n = 0; n < WARM_UP; n++) await round()
  const before = await settled()
  let visits = 0
  for (const until = performance.now() + seconds * 4_000; performance.now() < until; visits += CUSTOMERS) await round()
  const perVisit = ((await settled()) - before) / visits
  await leave(agents)
  await house.server.stop()
  if (perVisit > SLACK_PER_VISIT) {
    throw new Error(`Each of ${visits} visits left ${Math.round(perVisit)} bytes behind.`)
  }
  return [
    noted(`kept after ${visits.toLocaleString('en')} visits of ${CUSTOMERS} customers`, perVisit, 'bytes a visit'),
  ]
}
