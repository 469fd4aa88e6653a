/** The stream of a conversation as a call: where it begins, what it is sent as, and when it is not opened. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Customer, covered, customerOf, refused } from './client.ts'

let server: TestServer
let customer: Customer
beforeAll(async () => {
  server = await startServer({ limits: { ADDRESS_SOCKETS: 3 } })
  customer = await customerOf(server)
  await customer.says(covered)
})
afterAll(() => server.removed())

/** The seqs of the first events of a stream, which is left then. */
async function begins(path: string, headers: Record<string, string>, many: number) {
  const answer = await customer.call('GET', `/stream${path}`, { headers })
  expect(answer.status).toBe(200)
  const reader = answer.body?.getReader()
  let text = ''
  const seqs = () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq))
  while (seqs().length < many) text += Buffer.from((await reader?.read())?.value ?? []).toString()
  await reader?.cancel()
  return seqs().slice(0, many)
}

const gone = () => expect.poll(async () => (await server.desk.store.conversation(customer.id)) && lines()).toBe(0)
const lines = async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^bellhop_sockets\{kind="customer"\} (\d+)/m.exec(text)?.[1] ?? -1)
}

describe('A stream over HTTP', () => {
  it('is sent so that no proxy keeps or packs it, and nobody frames or sniffs it', async () => {
    const answer = await customer.call('GET', '/stream')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    await answer.body?.cancel()
    await gone()
  })

  it('begins after the cursor; what a reader got last counts more than the address it began with', async () => {
    expect(await begins('?after=1', {}, 2)).toEqual([2, 3])
    expect(await begins('?after=1', { 'last-event-id': '2' }, 1)).toEqual([3])
    expect(await begins('?after=1', { 'last-event-id': 'nonsense' }, 1)).toEqual([2])
    await gone()
  })

  it('that would begin after the end is refused as stale, nonsense as a mistake', async () => {
    await refused(customer.call('GET', '/stream?after=99'), 'stale')
    await refused(customer.call('GET', '/stream?after=-1'), 'bad_request')
    await refused(customer.call('GET', `/stream?after=1&token=${customer.token}`), 'bad_request')
  })

  it('is refused where this address has as many lines as it may', async () => {
    const open = [await customer.call('GET', '/stream'), await customer.call('GET', '/stream')]
    open.push(await customer.call('GET', '/stream'))
    const error = customer.call('GET', '/stream')
    await refused(error, 'rate_limited')
    for (const answer of open) await answer.body?.cancel()
    await gone()
  })

  it('is told of a restart, and keeps no stop waiting', async () => {
    const other = await startServer()
    const somebody = await customerOf(other)
    const answer = await somebody.call('GET', '/stream')
    const text = answer.text()
    await other.removed()
    expect(await text).toMatch(/data: \{"type":"close","code":1012\}\n\n$/)
  })
})
