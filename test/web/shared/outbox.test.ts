import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../web/shared/api.ts'
import { createOutbox, makeId, type Pending } from '../../../web/shared/outbox.ts'

const offline = () => new ApiError('The server cannot be reached.', { status: 0, code: 'offline' })
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
    ['is full', { ...memory(), setItem: broken }],
    ['is forbidden', { getItem: broken, setItem: broken, removeItem: broken }],
    ['is not there', null],
    ['holds nonsense', { ...memory(), getItem: () => '{"a":' }],
    ['holds something else', { ...memory(), getItem: () => '[1, null, {"text": 3}]' }],
  ])('works where storage %s', async (_, storage) => {
    const { outbox, answers, texts } = post(storage)
    outbox.add('c', 'hello')
    expect(texts()).toEqual(['hello: sending'])
    await answers[0]?.yes()
    expect(texts()).toEqual([])
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

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function post(storage: Kept | null = memory()) {
  const sent: string[] = []
  const ids: string[] = []
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
  })
  return { outbox, sent, ids, answers, texts: () => outbox.list().map(({ text, state }) => `${text}: ${state}`) }
}

function memory(): Kept {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

function broken(): never {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

/** Lets every promise that is ready run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
