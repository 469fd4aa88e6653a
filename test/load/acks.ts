/** How many messages a second are written to disk and acknowledged: 100 customers, 20 agents who read along. */
import { rowsPerSecond } from './bare/rows.ts'
import { startChild } from './child.ts'
import { atLeast, type Figure, noted } from './figures.ts'
import { openHouse, processorMs } from './house.ts'
import { asFastAsAnswered, type Writer } from './load.ts'
import { joinAgents, joinCustomers, leave, opened, socketUrl } from './sockets.ts'

const SENDERS = 100
const AGENTS = 20
const GROUP = 100

export const words = 'My parcel was due on Monday, and the tracking has not moved since. Can you see where it is?'

export function writes(conversationId: string): (id: string) => string {
  return (clientMessageId) => JSON.stringify({ type: 'send', conversationId, clientMessageId, text: words })
}

export async function acks(seconds: number): Promise<Figure[]> {
  const house = await openHouse({ customers: SENDERS, agents: AGENTS })
  const agents = await joinAgents(house)
  const customers = await joinCustomers(house, house.customers)
  const writers = customers.map((client, at) => ({ client, frame: writes(house.customers[at]?.id ?? '') }))
  const { perSecond, processor } = await asFastAsAnswered(writers, seconds, () => processorMs(house))
  await leave([...customers, ...agents])
  await house.server.stop()

  const [single, grouped] = [rowsPerSecond(1, seconds), rowsPerSecond(GROUP, seconds)]
  const echo = await echoesPerSecond(seconds)
  return [
    atLeast(
      `acknowledged messages, durable, ${SENDERS} senders`,
      perSecond,
      '/s',
      [
        { name: 'rows at FULL one by one', value: single },
        { name: `rows at FULL in groups of ${GROUP}`, value: grouped },
        { name: 'ws echo', value: echo },
      ],
      { reach: 0.5, aim: 1.5 },
    ),
    noted('processor for an acknowledged message', processor, 'ms'),
  ]
}

async function echoesPerSecond(seconds: number): Promise<number> {
  const bare = await startChild('./bare/sockets.ts', ['ws'])
  const clients = await Promise.all(Array.from({ length: SENDERS }, () => opened(socketUrl(bare.url))))
  const frame = writes('01900000-0000-7000-8000-000000000000')
  const { perSecond } = await asFastAsAnswered(
    clients.map((client): Writer => ({ client, frame })),
    seconds,
  )
  await leave(clients)
  await bare.end()
  return perSecond
}
