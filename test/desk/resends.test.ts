/** Clients that send again whatever they are not sure of. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { relay } from '../../src/desk/relay.ts'
import { seeded } from '../eval/random.ts'
import { manualClock } from '../fixtures/clock.ts'
import { hired, messagesOf, openDesk, opened, type TestDesk } from '../fixtures/desk.ts'
import { textOf } from '../fixtures/resends.ts'
import { type TemporaryStore, temporaryStore } from '../fixtures/store.ts'

const run = promisify(execFile)
const resender = fileURLToPath(new URL('../fixtures/resender.ts', import.meta.url))

const IDS = 50
/** 4,000 at once, 2,000 after a restart, and 2,000 from each of two processes. */
const AT_ONCE = 4_000
const LATER = 2_000
const EACH = 2_000

let house: TemporaryStore
let desk: TestDesk
beforeEach(async () => {
  house = await temporaryStore()
  desk = await openDesk({ store: house.store, clock: manualClock(), name: 'a' })
})
afterEach(() => house.close())

/** The same few messages over and over, in any order, all at once; what each is answered with. */
async function sentOver(times: number, id: string, random: () => number): Promise<Set<string>> {
  const answers = await Promise.all(
    Array.from({ length: times }, async () => {
      const clientMessageId = `k${Math.floor(random() * IDS)}`
      const received = await receive(desk, id, { clientMessageId, text: textOf(clientMessageId) })
      return `${clientMessageId} ${'message' in received ? received.message.seq : received.refused}`
    }),
  )
  return new Set(answers)
}

describe('a message that is sent again', () => {
  it('[P2] 10,000 times, at once, after a restart and from two processes, is there once and always at the same place', async () => {
    const random = seeded(2)
    const id = await opened(desk)
    const first = await sentOver(AT_ONCE / 2, id, random)
    expect(first.size).toBe(IDS)
    expect(await sentOver(AT_ONCE / 2, id, random)).toEqual(first)
    desk = await openDesk({ store: await house.reopen(), clock: manualClock(), name: 'b' })
    expect(await sentOver(LATER, id, random)).toEqual(first)
    const others = await Promise.all(
      [1, 2].map(() => run(process.execPath, ['--import', 'tsx', resender, house.file, id, String(IDS), String(EACH)])),
    )
    for (const { stdout } of others) expect(new Set(stdout.trim().split('\n'))).toEqual(first)
    const messages = await messagesOf(desk, id)
    const there = new Map(messages.map(({ clientMessageId, text }) => [clientMessageId, text]))
    expect(messages).toHaveLength(IDS)
    for (let n = 0; n < IDS; n++) expect(there.get(`k${n}`)).toBe(textOf(`k${n}`))
  }, 120_000)

  it('[P2] with another text is refused, however it races the first and however often', async () => {
    const id = await opened(desk)
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, n) => receive(desk, id, { clientMessageId: 'k', text: `text ${n % 2}` })),
    )
    const [message, ...more] = await messagesOf(desk, id)
    expect(more).toEqual([])
    for (const [n, answer] of answers.entries()) {
      if (`text ${n % 2}` === message?.text) expect(answer).toMatchObject({ message: { id: message.id } })
      else expect(answer).toEqual({ refused: 'otherBody' })
    }
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(250)
  })

  it('[P2] by an agent is there once too, and with another text or as a note refused', async () => {
    const id = await opened(desk)
    const ann = await hired(desk, 'Ann')
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => relay(desk, id, ann, { clientMessageId: 'k', text: 'Hello' })),
    )
    const messages = (await messagesOf(desk, id)).filter(({ author }) => author.kind === 'agent')
    expect(messages).toHaveLength(1)
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ message: messages[0] })]),
    )
    desk = await openDesk({ store: await house.reopen(), clock: manualClock(), name: 'b' })
    expect(await relay(desk, id, ann, { clientMessageId: 'k', text: 'Hello' })).toEqual({ message: messages[0] })
    expect(await relay(desk, id, ann, { clientMessageId: 'k', text: 'Good-bye' })).toEqual({ refused: 'otherBody' })
    expect(await relay(desk, id, ann, { clientMessageId: 'k', text: 'Hello', note: true })).toEqual({
      refused: 'otherBody',
    })
  })
})
