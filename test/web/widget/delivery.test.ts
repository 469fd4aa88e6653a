import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pending } from '../../../web/shared/outbox.ts'
import { openDelivery } from '../../../web/widget/delivery.ts'
import type { Following } from '../../../web/widget/follow.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pending: Pending = { clientMessageId: 'm', conversationId: '', text: 'hello', at: '', state: 'sending' }

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

  it('goes where it was meant to go, when another conversation was started since', async () => {
    const { sent } = deliver(true, { ...pending, conversationId: 'earlier' })
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toMatchObject([{ conversationId: 'earlier' }])
  })
})

function deliver(lineIsOpen: boolean, message = pending) {
  const sent: object[] = []
  const following = {
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
  return { delivery, sent, outcome }
}
