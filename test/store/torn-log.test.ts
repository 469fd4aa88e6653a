/** A machine that goes down in the middle of a write: whatever of the log reached the disk opens to a clean prefix. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { seeded } from '../eval/random.ts'
import { bot, conversationOf, moment, posted } from '../fixtures/events.ts'

/** Bytes of the log's header, of a frame's header and of a page: SQLite's file format, "WAL format". */
const LOG_HEADER = 32
const FRAME_HEADER = 24
const PAGE = 4096
const CUTS = 1_000
const FLIPS = 100
const SEED = 20_260_302

let folder: string
let file: string
/** The log as it was after the last append. */
let log: Buffer
/** How long the log was when each append was acknowledged, oldest first. */
const acknowledged: { conversation: string; seq: number; logBytes: number }[] = []
/** Every event, by conversation. */
const whole = new Map<string, unknown[]>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-torn-'))
  const live = join(folder, 'live.sqlite')
  file = join(folder, 'copy.sqlite')
  const first = await openSqlite({ file: live })
  for (const id of ['a', 'b', 'c']) await conversationOf(first, id)
  await first.close()
  const store = await openSqlite({ file: live })
  // Who reads the beginning keeps the log from being folded into the file: every write stays in it.
  const reader = new Database(live, { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from events').get()
  copyFileSync(live, join(folder, 'base.sqlite'))
  for (let n = 0; n < 90; n++) {
    const conversation = ['a', 'b', 'c'][n % 3] ?? ''
    const seq = (await store.conversation(conversation))?.seq ?? 0
    const text = `message ${n} ${'x'.repeat(n * 40)}`
    const judged = { messageId: `r${n}`, answers: [`m${n}`], decision: 'answer', confidence: 1, lang: 'en' } as never
    const events = [
      posted(text, { id: `m${n}`, clientMessageId: `k${n}` }),
      ...(n % 4 === 0
        ? [
            posted('reply', { id: `r${n}`, author: bot }),
            { type: 'answer.judged' as const, at: moment(n), actor: bot, data: judged },
          ]
        : []),
    ]
    await store.append(conversation, seq, events, { set: { epoch: 1, answers: [`m${n}`], since: moment(n) } })
    acknowledged.push({ conversation, seq: seq + events.length, logBytes: statSync(`${live}-wal`).size })
  }
  log = readFileSync(`${live}-wal`)
  for (const id of ['a', 'b', 'c']) whole.set(id, await store.events(id, 0, 1_000))
  reader.close()
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens what this log would have left, and says what is there. */
function opened(left: Buffer): Map<string, { seq: number; data: string }[]> {
  rmSync(`${file}-shm`, { force: true })
  copyFileSync(join(folder, 'base.sqlite'), file)
  writeFileSync(`${file}-wal`, left)
  expect(verify(file).faults).toEqual([])
  const connection = new Database(file)
  const events = connection.prepare('select seq, data from events where conversation_id = ? order by seq')
  const held = new Map([...whole.keys()].map((id) => [id, events.all(id) as { seq: number; data: string }[]]))
  connection.close()
  return held
}

/** @param bytes how much of the log is sound */
function expectPrefix(held: Map<string, { seq: number; data: string }[]>, bytes: number): void {
  for (const [id, events] of held) {
    const due = (whole.get(id) ?? []).slice(0, events.length)
    expect(events.map(({ seq, data }) => ({ seq, data: JSON.parse(data) }))).toEqual(
      due.map((event) => ({ seq: (event as { seq: number }).seq, data: (event as { data: unknown }).data })),
    )
  }
  for (const { conversation, seq, logBytes } of acknowledged) {
    const there = held.get(conversation)?.length ?? 0
    // All that was acknowledged, and nothing of an append that was not whole.
    expect(there >= seq, `${conversation} ${seq} at ${logBytes} of ${bytes}`).toBe(logBytes <= bytes)
  }
}

describe('a write-ahead log', () => {
  it(`[P1] cut at ${CUTS} offsets opens to a clean prefix that holds all that was acknowledged by then`, () => {
    const random = seeded(SEED)
    const frames = Math.floor((log.length - LOG_HEADER) / (FRAME_HEADER + PAGE))
    expect(frames).toBeGreaterThan(200)
    const edges = Array.from({ length: frames + 1 }, (_, frame) => LOG_HEADER + frame * (FRAME_HEADER + PAGE))
    const ends = acknowledged.flatMap(({ logBytes }) => [logBytes - 1, logBytes, logBytes + 1])
    const cuts = new Set([0, 1, LOG_HEADER - 1, ...ends, ...edges.filter((_, at) => at % 2 === 0)])
    while (cuts.size < CUTS) cuts.add(Math.floor(random() * log.length))
    for (const cut of cuts) {
      const left = log.subarray(0, Math.min(cut, log.length))
      expectPrefix(opened(left), left.length)
    }
  }, 180_000)

  it(`[P1] with a byte turned over at ${FLIPS} places opens to a clean prefix from before that place`, () => {
    const random = seeded(SEED + 1)
    for (let n = 0; n < FLIPS; n++) {
      const at = LOG_HEADER + Math.floor(random() * (log.length - LOG_HEADER))
      const torn = Buffer.from(log)
      torn[at] = (torn[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      expectPrefix(opened(torn), at)
    }
  }, 60_000)
})
