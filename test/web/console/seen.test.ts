import { describe, expect, it } from 'vitest'
import type { Message } from '../../../src/domain/events.ts'
import { between, GLANCE_MS, look, seenThrough } from '../../../web/console/pure/seen.ts'
import { ApiError } from '../../../web/shared/api.ts'
import { createOutbox } from '../../../web/shared/outbox.ts'
import type { Pending } from '../../../web/shared/pending.ts'

const start = seenThrough(10, 0)

describe('what an agent has seen', () => {
  it('is what was there when the conversation was opened', () => {
    expect(start.seq).toBe(10)
  })

  it('does not hold a message that has only just come in', () => {
    const shown = look(start, 11, 5_000)
    expect(shown.seq).toBe(10)
    expect(look(shown, 11, 5_000 + GLANCE_MS - 1).seq).toBe(10)
  })

  it('holds it once it was on the screen for a moment', () => {
    expect(look(look(start, 11, 5_000), 11, 5_000 + GLANCE_MS).seq).toBe(11)
  })

  it('does not hold what came in below the part in view, however long ago', () => {
    let seen = look(start, undefined, 1_000)
    seen = look(seen, undefined, 60_000)
    expect(seen.seq).toBe(10)
    seen = look(seen, 12, 60_100)
    expect(seen.seq).toBe(10)
    expect(look(seen, 12, 60_100 + GLANCE_MS).seq).toBe(12)
  })

  it('never goes back', () => {
    expect(look(look(look(start, 12, 1_000), 12, 9_000), 11, 9_100).seq).toBe(12)
  })

  it('is everything shown once the agent agrees to send anyway', () => {
    expect(seenThrough(14, 2_000).seq).toBe(14)
  })
})

describe('what came in between', () => {
  const message = (seq: number, author: Message['author'], visibility: Message['visibility'] = 'public') =>
    ({ id: `m${seq}`, seq, author, visibility, text: '', html: '', citations: [], at: '' }) as Message

  it('is what others wrote in public after what was seen', () => {
    const messages = [
      message(1, { kind: 'customer' }),
      message(2, { kind: 'customer' }),
      message(3, { kind: 'agent', id: 'mara' }),
      message(4, { kind: 'agent', id: 'jon' }),
      message(5, { kind: 'agent', id: 'jon' }, 'note'),
      message(6, { kind: 'system' }),
      message(7, { kind: 'bot' }),
    ]
    expect(between(messages, 1, 'mara').map(({ seq }) => seq)).toEqual([2, 4, 7])
  })
})

describe('a reply that something overtook', () => {
  it('waits to be asked about, and goes out under the same id once the agent has seen it', async () => {
    const newest = 12
    const tried: Pending[] = []
    let list: readonly Pending[] = []
    const outbox = createOutbox({
      key: 'k',
      storage: null,
      onChange: (now) => {
        list = now
      },
      deliver: async (pending) => {
        tried.push(pending)
        if ((pending.seenSeq ?? newest) < newest) throw new ApiError('Read first.', { status: 409, code: 'stale' })
      },
    })
    const { clientMessageId } = outbox.add('c', 'Here you are.', { seenSeq: 10 })
    await new Promise(setImmediate)
    expect(list[0]).toMatchObject({ state: 'failed', fault: { code: 'stale', retryable: false } })

    outbox.flush()
    await new Promise(setImmediate)
    expect(tried).toHaveLength(1)

    outbox.retry(clientMessageId, seenThrough(newest, 0).seq)
    await new Promise(setImmediate)
    expect(list).toEqual([])
    expect(tried.map((pending) => pending.clientMessageId)).toEqual([clientMessageId, clientMessageId])
  })
})
