/** The team is told whether the assistant writes its answers; customers are not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Drafter, ProviderState } from '../../src/ports/drafting.ts'
import { type FakeOpenAI, startFakeOpenAI, wrongKey } from '../fake-openai/server.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { covered, customerOf } from '../http/client.ts'
import { staffSocket, visitorSocket } from './socket.ts'

let model: FakeOpenAI
let server: TestServer
beforeAll(async () => {
  model = await startFakeOpenAI()
  server = await startServer({ env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'gpt-test' } })
})
afterAll(async () => {
  await server.removed()
  await model.close()
})

describe('How the assistant does', () => {
  it('is told to staff after ready, and again when the provider refuses the key [S77]', async () => {
    const socket = await staffSocket(server, await server.staff(['agent']))
    expect(await socket.frame('assistant')).toEqual({ type: 'assistant', state: 'on' })
    model.otherwise(wrongKey)
    const customer = await customerOf(server)
    const own = await visitorSocket(server, customer.token)
    await customer.says(covered)
    const off = await socket.frame('assistant')
    expect(off).toEqual({
      type: 'assistant',
      state: 'off',
      why: 'key_refused',
      since: expect.stringMatching(/^\d{4}-.*Z$/),
      again: expect.stringMatching(/^\d{4}-.*Z$/),
      quoting: true,
    })
    const late = await staffSocket(server, await server.staff(['agent']))
    expect(await late.frame('assistant')).toMatchObject({ state: 'off', why: 'key_refused' })
    expect(own.frames.some(({ type }) => type === 'assistant')).toBe(false)
    for (const each of [socket, late, own]) each.close()
  })

  it('is told to everyone when it writes again, and once', async () => {
    const { desk } = server
    let state: ProviderState = { on: false, why: 'unreachable', forMs: 0, againInMs: 10_000 }
    const provider = { host: 'model.example', state: () => state, lastFault: () => undefined, listen: () => () => {} }
    const drafter: Drafter = { ...desk.drafter, provider }
    Object.assign(desk, { drafter })
    const sockets = [
      await staffSocket(server, await server.staff(['agent'])),
      await staffSocket(server, await server.staff(['admin'])),
    ]
    for (const socket of sockets) expect(await socket.frame('assistant')).toMatchObject({ why: 'unreachable' })
    state = { on: true }
    for (let n = 0; n < 3; n++) desk.fanout.publish({ kind: 'assistant' })
    for (const socket of sockets) await socket.frame('assistant', ({ state: now }) => now === 'on')
    desk.fanout.publish({ kind: 'assistant' })
    // Later than what is told together; then something else is told, behind whatever was told twice.
    await new Promise<void>((later) => desk.clock.after(200, later))
    state = { on: false, why: 'too_slow', forMs: 0, againInMs: 10_000 }
    desk.fanout.publish({ kind: 'assistant' })
    for (const socket of sockets) {
      await socket.frame('assistant', (frame) => frame.state === 'off' && frame.why === 'too_slow')
      expect(socket.frames.filter((frame) => frame.type === 'assistant' && frame.state === 'on')).toHaveLength(1)
      socket.close()
    }
  })
})
