/** News of conversations under load: bounded frames, and nothing lost for who was behind. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Conversation } from '../../src/domain/conversation.ts'
import { emptyConversation } from '../../src/domain/conversation.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import type { Connection } from '../../src/realtime/connection.ts'
import { type EntryNews, entryNews } from '../../src/realtime/entry-news.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

type Told = Extract<ServerFrame, { type: 'entry_changed' }>

let desk: TestDesk
let news: EntryNews
let connections: Set<Connection>
beforeEach(async () => {
  desk = await openDesk()
  connections = new Set()
  news = entryNews(desk, connections, 1_000)
})
afterEach(async () => {
  news.stop()
  await desk.close()
})

function reader(kind: 'staff' | 'customer' = 'staff') {
  const told: Told[] = []
  const one = { told, behind: 0 }
  connections.add({
    peer: () => ({ kind }) as never,
    follows: () => undefined,
    sendRaw: (json) => told.push(JSON.parse(String(json))),
    waiting: () => one.behind,
    close: () => {},
    beat: () => {},
  })
  return one
}

const state = (id: string, seq = 1): Conversation => ({ ...emptyConversation(id), seq, updatedAt: 'x' })
const shown = ({ entries }: Told) => entries.map(({ conversationId, seq }) => `${conversationId} ${seq}`)

it('each conversation is told once, as it is in the end, to staff alone', async () => {
  const [agent, customer] = [reader(), reader('customer')]
  for (let seq = 1; seq <= 50; seq++) news.changed(state('a', seq))
  news.changed(state('b'))
  await desk.clock.advance(100)
  expect(agent.told.map(shown)).toEqual([['a 50', 'b 1']])
  expect(customer.told).toEqual([])
  await desk.clock.advance(60_000)
  expect(agent.told).toHaveLength(1)
})

it('where more change than a frame holds, agents are told to ask', async () => {
  const agent = reader()
  for (let n = 0; n < 400; n++) news.changed(state(`c${n}`))
  await desk.clock.advance(100)
  expect(agent.told).toHaveLength(1)
  expect(agent.told[0]).toMatchObject({ more: true })
  expect(agent.told[0]?.entries).toHaveLength(300)
})

it('who is behind hears later all that the others heard, the latest of each, and nothing twice', async () => {
  const [quick, slow] = [reader(), reader()]
  slow.behind = 5_000
  news.changed(state('a', 1))
  await desk.clock.advance(5_000)
  news.changed(state('b', 1))
  news.changed(state('a', 2))
  await desk.clock.advance(5_000)
  expect(quick.told.map(shown)).toEqual([['a 1'], ['b 1', 'a 2']])
  expect(slow.told).toEqual([])
  slow.behind = 0
  await desk.clock.advance(5_000)
  expect(slow.told.map((frame) => new Set(shown(frame)))).toEqual([new Set(['a 2', 'b 1'])])
  expect(quick.told).toHaveLength(2)
})
