/** Customers who write: as fast as they are answered, or so many messages a second; and how long it took to be told. */
import { setTimeout as wait } from 'node:timers/promises'
import { systemIds } from '../../src/system/secrets.ts'
import type { Client } from './sockets.ts'

/** What one sends and how the answer to it is known. */
export interface Writer {
  client: Client
  /** The frame that sends a message under an id. */
  frame(id: string): string
}

const idIn = /"clientMessageId":"([^"]+)"/

/**
 * Every writer sends its next message once its last was answered.
 * @param used milliseconds of processor so far on the other side
 * @returns answers a second, after a tenth to warm up, and the processor that each took, in milliseconds
 */
export async function asFastAsAnswered(
  writers: readonly Writer[],
  seconds: number,
  used: () => Promise<number> = async () => 0,
): Promise<{ perSecond: number; processor: number }> {
  let answered = 0
  const until: { stopped: boolean } = { stopped: false }
  for (const { client, frame } of writers) {
    let waitsFor = systemIds.next()
    const before = client.heard
    client.heard = (text) => {
      before(text)
      if (!isAnswer(text) || idIn.exec(text)?.[1] !== waitsFor) return
      answered++
      if (until.stopped) return
      waitsFor = systemIds.next()
      client.send(frame(waitsFor))
    }
    client.send(frame(waitsFor))
  }
  await wait(seconds * 100)
  const before = await used()
  const [from, began] = [answered, performance.now()]
  await wait(seconds * 1000)
  const count = answered - from
  const perSecond = count / ((performance.now() - began) / 1000)
  const processor = ((await used()) - before) / count
  until.stopped = true
  await wait(200)
  for (const { client } of writers) client.heard = () => {}
  return { perSecond, processor }
}

export interface Latency {
  /** Milliseconds from sending to the acknowledgement. */
  acks: number[]
  /** Milliseconds from sending until the one on the other side has it. */
  relays: number[]
}

/**
 * Messages at an even pace, whoever is behind, the writers in turn.
 * @param readers who get the messages as events
 * @throws Error where less than all was answered
 */
export async function atPace(
  writers: readonly Writer[],
  readers: readonly Client[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Latency> {
  const sent = new Map<string, number>()
  const [acks, relays]: [number[], number[]] = [[], []]
  const since = (text: string) => performance.now() - (sent.get(idIn.exec(text)?.[1] ?? '') ?? Number.NaN)
  for (const { client } of writers) {
    client.heard = (text) => {
      if (isAnswer(text)) acks.push(since(text))
    }
  }
  for (const reader of readers) {
    reader.heard = (text) => {
      if (text.startsWith('{"type":"event"')) relays.push(since(text))
    }
  }
  const total = Math.round(perSecond * seconds)
  const began = performance.now()
  for (let n = 0; n < total; n++) {
    const due = began + (n * 1000) / perSecond
    if (performance.now() < due) await wait(Math.max(1, due - performance.now()))
    const { client, frame } = writers[n % writers.length] as Writer
    const id = systemIds.next()
    sent.set(id, performance.now())
    client.send(frame(id))
  }
  for (let patience = 100; patience > 0 && acks.length < total; patience--) await wait(100)
  if (acks.length < total) throw new Error(`${total - acks.length} of ${total} messages were never acknowledged.`)
  return { acks, relays }
}

function isAnswer(text: string): boolean {
  return text.startsWith('{"type":"ack"') || text.startsWith('{"type":"send"')
}
