import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pending } from '../../../web/shared/pending.ts'
import { openDelivery } from '../../../web/widget/delivery.ts'
import type { Following } from '../../../web/widget/follow.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pending: Pending = { clientMessageId: 'm', conversationId: '', text: 'hello', at: '', order: 1, state: 'sending' }

describe('delivering a message', () => {
  it('goes over the open line and waits for the acknowledgement', async () => {
    const { delivery, sent, outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual([{ type: 'send', id: 'm', conversationId: 'c', clientMessageId: 'm', text: 'hello' }])
    expect(outcome.done).toBe(false)
    delivery.hear({ type: 'ack', clientMessageId: 'm', seq: 2 })
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual({ done: true })
  })

  it('is done as well when the message comes back as an event', async () => {
    const { delivery, outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(0)
    delivery.arrived('another')
    delivery.arrived('m')
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual({ done: true })
  })

  it.each([
    ['rate_limited', true],
    ['unavailable', true],
    ['bad_request', false],
    ['conflict', false],
  ] as const)('that is refused as %s can be tried again: %s', async (code, passing) => {
    const { delivery, outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(0)
    delivery.hear({ type: 'error', code, message: 'no', clientMessageId: 'm' })
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome.error).toMatchObject({ code, passing })
  })

  it('that came too soon is not sent again before the server said', async () => {
    const { delivery, outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(0)
    delivery.hear({ type: 'error', code: 'rate_limited', message: 'no', clientMessageId: 'm', retryAfter: 17 })
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome.error).toMatchObject({ code: 'rate_limited', retryAfter: 17 })
  })

  it('that nobody acknowledges counts as not sent', async () => {
    const { outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(outcome.error).toMatchObject({ code: 'offline', passing: true })
  })

  it('goes by a call where there is no line', async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ message: {}, reply: null })))
    vi.stubGlobal('fetch', fetch)
    const { outcome } = deliver(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual({ done: true })
    expect(fetch.mock.calls[0]).toMatchObject([
      '/api/conversations/c/messages',
      { method: 'POST', body: JSON.stringify({ clientMessageId: 'm', text: 'hello' }) },
    ])
  })

  it('[P2] that is on the line when it breaks goes by a call, under the same id', async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ message: {}, reply: null })))
    vi.stubGlobal('fetch', fetch)
    const { delivery, outcome } = deliver(true)
    await vi.advanceTimersByTimeAsync(0)
    delivery.lineLost()
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual({ done: true })
    expect(fetch.mock.calls[0]).toMatchObject([
      '/api/conversations/c/messages',
      { body: JSON.stringify({ clientMessageId: 'm', text: 'hello' }) },
    ])
  })

  it('is seen to have arrived while its call still waits for the reply', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}))
    const { delivery, outcome, looks } = deliver(false)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(looks()).toBe(2)
    expect(outcome.done).toBe(false)
    delivery.arrived('m')
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual({ done: true })
  })

  it('shows what is new as soon as its call is answered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ message: {}, reply: {} })))
    const { outcome, looks } = deliver(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome.done).toBe(true)
    expect(looks()).toBe(1)
  })

  it('whose call is swallowed by the network counts as not sent, and the call is given up', async () => {
    const signals: AbortSignal[] = []
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      if (signal) signals.push(signal)
      return new Promise(() => {})
    })
    const { outcome } = deliver(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(outcome.error).toMatchObject({ code: 'offline', passing: true })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('of a visitor who is not known any more has that found out before it counts as not sent', async () => {
    const gone = { error: { code: 'unauthenticated', message: 'no' } }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(gone, { status: 401 })))
    const { outcome, looks } = deliver(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(looks()).toBe(1)
    expect(outcome.error).toMatchObject({ code: 'unauthenticated', passing: false })
  })

  it('goes where it was meant to go, when another conversation was started since', async () => {
    const { sent } = deliver(true, { ...pending, conversationId: 'earlier' })
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toMatchObject([{ conversationId: 'earlier' }])
  })
})

function deliver(lineIsOpen: boolean, message = pending) {
  const sent: object[] = []
  let looks = 0
  const following = {
    catchUp() {
      looks++
      return Promise.resolve()
    },
    send(frame: object) {
      if (lineIsOpen) sent.push(frame)
      return Promise.resolve(lineIsOpen)
    },
  } as unknown as Following
  const delivery = openDelivery({
    begin: () => Promise.resolve({ token: 't', conversationId: 'c' }),
    following: () => following,
  })
  const outcome: { done: boolean; error?: unknown } = { done: false }
  delivery.deliver(message).then(
    () => {
      outcome.done = true
    },
    (error: unknown) => {
      outcome.error = error
    },
  )
  return { delivery, sent, outcome, looks: () => looks }
}
