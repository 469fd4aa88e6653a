import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../web/shared/api.ts'
import { createOutbox, makeId } from '../../../web/shared/outbox.ts'
import type { Pending } from '../../../web/shared/pending.ts'
import type { Shelf } from '../../../web/shared/shelf.ts'
import { broken, forbidden, memory } from './memory.ts'

const offline = () => new ApiError('The server cannot be reached.', { status: 0, code: 'offline' })
const busy = (retryAfter: number) => new ApiError('slow down', { status: 429, code: 'rate_limited', retryAfter })
const full = () => new ApiError('disk full', { status: 503, code: 'unavailable' })
const stale = () => new ApiError('newer messages', { status: 409, code: 'stale' })
const tooLarge = () => new ApiError('too long', { status: 413, code: 'too_large' })

describe('an outbox', () => {
  it('keeps a message until the server has it', async () => {
    const { outbox, answers, texts } = post()
    outbox.add('c', 'hello')
    expect(texts()).toEqual(['hello: sending'])
    await answers[0]?.yes()
    expect(texts()).toEqual([])
  })

  it('sends one at a time, in the order of writing', async () => {
    const { outbox, answers, sent } = post()
    outbox.add('c', 'one')
    outbox.add('c', 'two')
    await settled()
    expect(sent).toEqual(['one'])
    await answers[0]?.yes()
    expect(sent).toEqual(['one', 'two'])
  })

  it('fails what comes after a failure too, and sends all again in order under the same ids', async () => {
    const { outbox, answers, sent, ids, texts } = post()
    outbox.add('c', 'one')
    outbox.add('c', 'two')
    await answers[0]?.no(offline())
    expect(texts()).toEqual(['one: failed', 'two: failed'])
    outbox.flush()
    await settled()
    await answers[1]?.yes()
    await answers[2]?.yes()
    expect(sent).toEqual(['one', 'one', 'two'])
    expect(ids[0]).toBe(ids[1])
    expect(texts()).toEqual([])
  })

  it('does not let a message that can never be sent hold up the next', async () => {
    const { outbox, answers, sent, texts } = post()
    outbox.add('c', 'far too long')
    outbox.add('c', 'short')
    await answers[0]?.no(tooLarge())
    expect(sent).toEqual(['far too long', 'short'])
    await answers[1]?.yes()
    outbox.flush()
    expect(texts()).toEqual(['far too long: failed'])
    expect(outbox.list()[0]?.fault).toMatchObject({ code: 'too_large', retryable: false })
    expect(sent).toHaveLength(2)
  })

  it('takes a message back, so that its words are not lost', async () => {
    const { outbox, answers, texts } = post()
    const { clientMessageId } = outbox.add('c', 'hello')
    await answers[0]?.no(tooLarge())
    expect(outbox.discard(clientMessageId)?.text).toBe('hello')
    expect(texts()).toEqual([])
  })

  it('counts a message as sent when its acknowledgement comes on another way', async () => {
    const { outbox, answers, texts } = post()
    const { clientMessageId } = outbox.add('c', 'hello')
    outbox.acknowledged(clientMessageId)
    await answers[0]?.no(offline())
    expect(texts()).toEqual([])
  })

  it('has the messages of an earlier page, and sends them when asked', async () => {
    const storage = memory()
    const before = post(storage)
    before.outbox.add('c', 'hello')
    await before.answers[0]?.no(offline())
    const after = post(storage)
    expect(after.texts()).toEqual(['hello: sending'])
    expect(after.sent).toEqual([])
    after.outbox.flush()
    await settled()
    expect(after.ids).toEqual(before.ids)
  })

  it('leaves what another tab wrote in storage', async () => {
    const storage = memory()
    const [one, two] = [post(storage), post(storage)]
    one.outbox.add('c', 'from one')
    two.outbox.add('c', 'from two')
    await one.answers[0]?.yes()
    expect(post(storage).texts()).toEqual(['from two: sending'])
  })

  it.each([
    ['is full', Object.assign(memory(), { setItem: broken })],
    ['is forbidden', forbidden],
    ['is not there', null],
    ['holds nonsense', holding('{"a":')],
    ['holds something else', holding('[1, null, {"text": 3}]')],
  ])('works where storage %s', async (_, storage) => {
    const { outbox, answers, texts } = post(storage)
    outbox.add('c', 'hello')
    expect(texts()).toEqual(['hello: sending'])
    await answers[0]?.yes()
    expect(texts()).toEqual([])
  })

  it('[P3] never lets what is written later overtake what failed, however often one writes', async () => {
    const { outbox, answers, sent, texts } = post()
    outbox.add('c', 'one')
    await answers[0]?.no(offline())
    outbox.add('c', 'two')
    await settled()
    expect(sent).toEqual(['one', 'one'])
    await answers[1]?.no(full())
    outbox.add('c', 'three')
    for (const at of [2, 3, 4]) {
      await settled()
      await answers[at]?.yes()
    }
    expect(sent).toEqual(['one', 'one', 'one', 'two', 'three'])
    expect(texts()).toEqual([])
  })

  it('[P3] sends what was written before it first when a later one is retried', async () => {
    const { outbox, answers, sent } = post()
    outbox.add('c', 'one')
    const { clientMessageId } = outbox.add('c', 'two')
    await answers[0]?.no(offline())
    outbox.retry(clientMessageId)
    await settled()
    await answers[1]?.yes()
    expect(sent).toEqual(['one', 'one', 'two'])
  })

  it('[P3] keeps the order of two failed ones across a reload, though the clock was set back in between', async () => {
    const storage = memory()
    const before = post(storage)
    before.outbox.add('c', 'one')
    before.outbox.add('c', 'two')
    await before.answers[0]?.no(offline())
    const kept = before.outbox.list().map(({ clientMessageId }) => `unsent:${clientMessageId}`)
    const second = JSON.parse(storage.getItem(kept[1] ?? '') ?? '{}') as Pending
    storage.removeItem(kept[0] ?? '')
    storage.setItem(kept[1] ?? '', JSON.stringify({ ...second, at: '2001-01-01T00:00:00.000Z' }))
    const first = { ...second, clientMessageId: 'first', text: 'one', order: second.order - 1 }
    storage.setItem('unsent:first', JSON.stringify(first))

    const after = post(storage)
    after.outbox.add('c', 'three')
    for (const at of [0, 1, 2]) {
      await settled()
      await after.answers[at]?.yes()
    }
    expect(after.sent).toEqual(['one', 'two', 'three'])
  })

  it('tries again by itself, less and less often, until it is through', async () => {
    const { outbox, answers, waits, passes, texts } = post()
    outbox.add('c', 'one')
    for (let at = 0; at < 8; at++) {
      await answers[at]?.no(offline())
      expect(texts()).toEqual(['one: failed'])
      await passes()
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
    await answers[8]?.yes()
    expect(texts()).toEqual([])
    outbox.add('c', 'two')
    await answers[9]?.no(offline())
    expect(waits.at(-1)).toBe(250)
  })

  it('says that it failed for as long as it tries again by itself, and not once it is asked to', async () => {
    const { outbox, answers, passes } = post()
    const { clientMessageId } = outbox.add('c', 'one')
    await answers[0]?.no(offline())
    await passes()
    expect(outbox.list()[0]).toMatchObject({ state: 'sending', fault: { code: 'offline' } })
    await answers[1]?.no(offline())
    outbox.retry(clientMessageId)
    expect(outbox.list()[0]?.fault).toBeUndefined()
  })

  it('leaves the server in peace for as long as it asked, unless a person asks', async () => {
    const { outbox, answers, sent, waits, texts, passes } = post()
    const { clientMessageId } = outbox.add('c', 'one')
    await answers[0]?.no(busy(40))
    expect(waits.at(-1)).toBeGreaterThanOrEqual(40_000)
    outbox.flush()
    outbox.add('c', 'two')
    await settled()
    expect(sent).toEqual(['one'])
    expect(texts()).toEqual(['one: failed', 'two: failed'])
    await passes()
    expect(sent).toEqual(['one', 'one'])
    await answers[1]?.no(busy(40))
    outbox.retry(clientMessageId)
    await settled()
    expect(sent).toEqual(['one', 'one', 'one'])
  })

  it('counts a failure while it was told that the line is back, and tries again', async () => {
    const { outbox, answers, texts, passes, sent } = post()
    outbox.add('c', 'one')
    outbox.flush()
    await answers[0]?.no(offline())
    expect(texts()).toEqual(['one: failed'])
    await passes()
    expect(sent).toEqual(['one', 'one'])
  })

  it('holds replies behind one that was overtaken until the agent has decided, but not notes or other conversations', async () => {
    const { outbox, answers, sent, texts } = post()
    const { clientMessageId } = outbox.add('c', 'first reply', { seenSeq: 3 })
    await answers[0]?.no(stale())
    outbox.add('c', 'second reply', { seenSeq: 3 })
    outbox.add('c', 'a note', { note: true })
    outbox.add('d', 'elsewhere', { seenSeq: 1 })
    await settled()
    await answers[1]?.yes()
    await answers[2]?.yes()
    expect(sent).toEqual(['first reply', 'a note', 'elsewhere'])
    expect(texts()).toEqual(['first reply: failed', 'second reply: waiting'])
    outbox.retry(clientMessageId, 5)
    await settled()
    await answers[3]?.yes()
    expect(sent.slice(3)).toEqual(['first reply', 'second reply'])
  })

  it('sends what waited when the one before it is taken back', async () => {
    const { outbox, answers, sent } = post()
    const { clientMessageId } = outbox.add('c', 'first reply')
    await answers[0]?.no(stale())
    outbox.add('c', 'second reply')
    outbox.discard(clientMessageId)
    await settled()
    expect(sent).toEqual(['first reply', 'second reply'])
  })

  it.each([
    ['conflict', 409],
    ['not_found', 404],
    ['too_large', 413],
    ['bad_request', 400],
  ] as const)('that failed for good (%s) is still there after a reload, with the reason', async (code, status) => {
    const storage = memory()
    const before = post(storage)
    before.outbox.add('c', 'precious')
    await before.answers[0]?.no(new ApiError('no', { status, code }))
    const after = post(storage)
    after.outbox.flush()
    await settled()
    expect(after.texts()).toEqual(['precious: failed'])
    expect(after.outbox.list()[0]?.fault).toMatchObject({ code, retryable: false })
    expect(after.sent).toEqual([])
  })

  it('[P2] sends what a closed tab left behind, and lets go of what another tab has sent or taken back', async () => {
    const open = opener()
    const one = open()
    const two = open()
    const { clientMessageId } = one.outbox.add('c', 'left behind')
    await one.answers[0]?.no(offline())
    two.outbox.flush()
    await settled()
    expect(two.ids).toEqual(one.ids)
    expect(two.texts()).toEqual(['left behind: sending'])
    expect(one.outbox.discard(clientMessageId)?.text).toBe('left behind')
    await settled()
    await settled()
    expect(two.texts()).toEqual([])
  })

  it('marks notes, so that one never goes out as a reply', () => {
    const storage = memory()
    post(storage).outbox.add('c', 'between us', { note: true })
    expect(post(storage).outbox.list()[0]).toMatchObject({ text: 'between us', note: true })
  })
})

describe('a message id', () => {
  it('is a UUID of version 4, also where the page has no https', () => {
    const { randomUUID } = crypto
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
    try {
      const ids = Array.from({ length: 100 }, makeId)
      expect(new Set(ids).size).toBe(100)
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true })
    }
  })
})

/** One more tab of a browser: what another takes out of storage it is told, a moment later. */
function opener(storage = memory()) {
  const listeners: ((key: string) => void)[] = []
  return () => {
    const at = listeners.length
    const own: Shelf = {
      getItem: storage.getItem,
      setItem: storage.setItem,
      key: storage.key,
      get length() {
        return storage.length
      },
      removeItem(key) {
        storage.removeItem(key)
        for (const [other, listen] of listeners.entries()) if (other !== at) setImmediate(() => listen(key))
      },
    }
    return post(own, (listen) => {
      listeners[at] = listen
    })
  }
}

function holding(value: string): Shelf {
  const storage = memory()
  storage.setItem('unsent:x', value)
  return storage
}

function post(storage: Shelf | null = memory(), onRemoved: (listen: (key: string) => void) => void = () => {}) {
  const sent: string[] = []
  const ids: string[] = []
  const waits: number[] = []
  let timer: (() => void) | undefined
  const answers: { yes(): Promise<void>; no(error: Error): Promise<void> }[] = []
  const outbox = createOutbox({
    key: 'unsent',
    storage,
    deliver: (pending: Pending) => {
      sent.push(pending.text)
      ids.push(pending.clientMessageId)
      return new Promise((resolve, reject) => {
        const then = (act: () => void) => {
          act()
          return settled()
        }
        answers.push({ yes: () => then(resolve), no: (error) => then(() => reject(error)) })
      })
    },
    onChange: () => {},
    world: {
      random: () => 0,
      setTimeout(run, ms) {
        waits.push(ms)
        timer = run
        return run
      },
      clearTimeout: () => {
        timer = undefined
      },
      onRemoved,
    },
  })
  return {
    outbox,
    sent,
    ids,
    waits,
    answers,
    /** Lets the time pass that it waits before the next try. */
    passes() {
      const run = timer
      timer = undefined
      run?.()
      return settled()
    },
    texts: () => outbox.list().map(({ text, state }) => `${text}: ${state}`),
  }
}

/** Lets every promise that is ready run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
