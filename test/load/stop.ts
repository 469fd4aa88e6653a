/** A stop by SIGTERM while 1,000 customers are connected and 100 of them write: who is told what, and what is lost. */
import { join } from 'node:path'
import { openSqlite } from '../../src/store/sqlite.ts'
import { writes } from './acks.ts'
import { type Figure, noted } from './figures.ts'
import { openHouse } from './house.ts'
import { joinCustomers } from './sockets.ts'

const CUSTOMERS = 1_000
const WRITERS = 100
const RESTART = 1012
/** Milliseconds that they write before the stop. */
const BEFORE_MS = 1_000

/** @throws Error where something acknowledged is missing, or a socket was closed with anything but 1012 */
export async function stop(): Promise<Figure[]> {
  const house = await openHouse({ customers: CUSTOMERS, agents: 20 })
  const clients = await joinCustomers(house, house.customers)
  const acknowledged: { id: string; clientMessageId: string }[] = []
  for (const [at, client] of clients.slice(0, WRITERS).entries()) {
    const id = house.customers[at]?.id ?? ''
    const frame = writes(id)
    client.heard = (text) => {
      if (!text.startsWith('{"type":"ack"')) return
      const { clientMessageId } = JSON.parse(text) as { clientMessageId: string }
      acknowledged.push({ id, clientMessageId })
      if (client.ws.readyState === client.ws.OPEN) client.send(frame(crypto.randomUUID()))
    }
    client.send(frame(crypto.randomUUID()))
  }
  await new Promise((resolve) => setTimeout(resolve, BEFORE_MS))
  const codes = clients.map(({ ws }) => new Promise<number>((resolve) => ws.once('close', resolve)))
  const began = performance.now()
  const exit = await house.server.stop('SIGTERM')
  const tookMs = performance.now() - began
  const wrong = (await Promise.all(codes)).filter((code) => code !== RESTART)
  if (wrong.length > 0) throw new Error(`${wrong.length} sockets were closed with ${wrong[0]}, not with ${RESTART}.`)
  if (exit.code !== 0) throw new Error(`The server ended with ${exit.code ?? exit.signal}:\n${exit.stderr}`)

  const store = await openSqlite({ file: join(house.data, 'bellhop.sqlite') })
  let lost = 0
  for (const { id, clientMessageId } of acknowledged) {
    if (!(await store.messageByClientId(id, 'customer:', clientMessageId))) lost++
  }
  await store.close()
  if (lost > 0) throw new Error(`${lost} of ${acknowledged.length} acknowledged messages are not there.`)
  return [
    noted('closed with 1012 at SIGTERM', CUSTOMERS - wrong.length, `of ${CUSTOMERS}`),
    noted('acknowledged before the stop and there after it', acknowledged.length - lost, `of ${acknowledged.length}`),
    noted('from SIGTERM to the end of the process', tookMs / 1_000, 's'),
  ]
}
