/** Frames made from their own schemas, whole and broken in one place, from every kind of peer. */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { clientFrames } from '../../src/protocol/frames.ts'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { connect, type Socket, staffSocket, visitorSocket } from '../realtime/socket.ts'
import { accepted, broken } from './from-schema.ts'
import { openHouse } from './house.ts'
import { HANG_MS, leak, runs } from './runs.ts'

const house = await openHouse()
const { server } = house
const peers = ['owner', 'other', 'agent', 'admin'] as const
type Peer = (typeof peers)[number]
const sockets: Record<Peer, Socket> = {
  owner: await visitorSocket(server, house.owner.token),
  other: await visitorSocket(server, house.other.token),
  agent: await staffSocket(server, house.agent),
  admin: await staffSocket(server, house.admin),
}
afterAll(async () => {
  for (const socket of Object.values(sockets)) socket.close()
  await house.removed()
})

const schema = clientFrames(defaultLimits)
const frames = schema.options.map((option) => [option.shape.type.value as string, option] as const)

describe.each(frames)('A frame %s', (_, option) => {
  it('with one mistake is refused by its place, and changes nothing [S17] [S30] [S31]', async () => {
    const before = await house.record()
    const asked = fc.tuple(fc.constantFrom(...peers), broken(option, house.hints))
    await fc.assert(
      fc.asyncProperty(asked, async ([peer, { value, path }]) => {
        const [answer, ...more] = await answersTo(sockets[peer], JSON.stringify(value))
        expect(more).toEqual([])
        expect(answer).toMatchObject({ type: 'error', code: 'bad_request' })
        const named = answer?.type === 'error' ? (answer.fields ?? []).map((field) => field.path) : []
        const names = named.some((name) => name === path || name.startsWith(path ? `${path}.` : ''))
        expect(names, `${path || 'the whole'} is wrong, named: ${JSON.stringify(answer)}`).toBe(true)
      }),
      { numRuns: runs(40, 2 * frames.length), timeout: HANG_MS },
    )
    expect(await house.record()).toBe(before)
  })

  it('that is whole gets one answer, and never a failure of the server’s own', async () => {
    const asked = fc.tuple(fc.constantFrom(...peers), accepted(option, house.hints))
    await fc.assert(
      fc.asyncProperty(asked, async ([peer, value]) => {
        const answers = await answersTo(sockets[peer], JSON.stringify(value))
        expect(answers).toHaveLength(1)
        expect(answers[0], JSON.stringify(answers)).not.toMatchObject({ code: 'internal' })
      }),
      { numRuns: runs(40, 2 * frames.length), timeout: HANG_MS },
    )
  })

  it('before hello is refused, or the socket closes as not signed in', async () => {
    const asked = fc.oneof(
      accepted(option, house.hints),
      broken(option, house.hints).map(({ value }) => value),
    )
    await fc.assert(
      fc.asyncProperty(asked, async (value) => {
        const socket = await connect(server)
        const forged = (value as { type?: string } | null)?.type === 'hello' ? { token: 'A'.repeat(43) } : {}
        socket.sendRaw(JSON.stringify(typeof value === 'object' ? { ...value, ...forged } : value))
        const closed = socket.closed.then(({ code }) => code)
        const refused = socket.frame('error').then(({ code }) => code)
        refused.catch(() => {})
        expect([4401, 'bad_request']).toContain(await Promise.race([closed, refused]))
        socket.close()
      }),
      { numRuns: runs(3, frames.length), timeout: HANG_MS },
    )
  })
})

it('Any JSON at all gets one answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...peers), fc.jsonValue({ maxDepth: 4 }), async (peer, value) => {
      const answers = await answersTo(sockets[peer], JSON.stringify(value))
      expect(answers).toMatchObject([{ type: 'error', code: 'bad_request' }])
    }),
    { numRuns: runs(100), timeout: HANG_MS },
  )
})

it('After all that nothing of it was logged as a failure', () => {
  const failures = server
    .log()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line))
  expect(failures).toEqual([])
})

let pinged = 0

/** What answers a frame: all that is no news, up to the pong of a ping sent behind it. */
async function answersTo(socket: Socket, text: string): Promise<ServerFrame[]> {
  const from = socket.frames.length
  const id = `ping ${++pinged}`
  socket.sendRaw(text)
  socket.send({ type: 'ping', id })
  await socket.frame('pong', (pong) => pong.id === id)
  const answers = socket.frames.slice(from).filter((frame) => {
    return ['error', 'ack', 'pong'].includes(frame.type) && !('id' in frame && frame.id === id)
  })
  expect(leak(JSON.stringify(answers))).toBeUndefined()
  return answers
}
