import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, api } from '../../../web/shared/api.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a call', () => {
  it('sends JSON and answers JSON', async () => {
    const fetch = answering(Response.json({ ok: true }))
    expect(await api('POST', '/api/x', { body: { a: 1 }, token: 't' })).toEqual({ ok: true })
    const [path, { method, body, headers }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect([path, method, body]).toEqual(['/api/x', 'POST', '{"a":1}'])
    expect(headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer t' })
  })

  it.each([
    ['a visitor’s call', { token: 't' }, 'omit'],
    ['an anonymous visitor’s call', { token: null }, 'omit'],
    ['a call of the staff', {}, 'same-origin'],
  ])('%s sends cookies: %o', async (_, call, credentials) => {
    const fetch = answering(Response.json({}))
    await api('GET', '/api/x', call)
    expect(fetch.mock.calls[0]).toMatchObject(['/api/x', { credentials }])
  })

  it('puts no body on a GET', async () => {
    const fetch = answering(Response.json({}))
    await api('GET', '/api/x')
    expect((fetch.mock.calls[0] as unknown as [string, RequestInit])[1].body).toBeUndefined()
  })

  it('takes an empty answer', async () => {
    answering(new Response(null, { status: 204 }))
    expect(await api('DELETE', '/api/session')).toBeUndefined()
  })

  it('throws what the server refused, with its words, fields and the seconds to wait', async () => {
    const fields = [{ path: 'text', message: 'is empty' }]
    const error = { code: 'rate_limited', message: 'Slow down.', fields }
    answering(Response.json({ error, events: [] }, { status: 429, headers: { 'retry-after': '7' } }))
    const thrown = await refused()
    expect(thrown).toMatchObject({ status: 429, code: 'rate_limited', message: 'Slow down.', fields, retryAfter: 7 })
    expect(thrown.data).toMatchObject({ events: [] })
    expect(thrown.passing).toBe(true)
  })

  it('knows what trying again cannot help', async () => {
    answering(Response.json({ error: { code: 'too_large', message: 'Too long.' } }, { status: 413 }))
    expect((await refused()).passing).toBe(false)
  })

  it.each([
    ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy’s error page', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }))],
    ['a hotel’s sign-in page', () => Promise.resolve(new Response('<h1>Welcome</h1>', { status: 200 }))],
  ])('counts as offline when %s answers', async (_, answer) => {
    vi.stubGlobal('fetch', answer)
    expect(await refused()).toMatchObject({ code: 'offline', passing: true })
  })

  it.each([
    ['a hotel’s “not found”', 404],
    ['a proxy’s “forbidden”', 403],
    ['a firewall’s “sign in”', 401],
  ])('does not take %s for a word of ours', async (_, status) => {
    answering(new Response('<h1>No</h1>', { status }))
    expect(await refused()).toMatchObject({ code: 'offline', status: 0, passing: true })
  })

  it.each([
    ['seconds', '120', 120],
    ['a date', 'Mon, 02 Mar 2026 10:00:40 GMT', 40],
    ['a date gone by', 'Mon, 02 Mar 2026 09:00:00 GMT', 0],
    ['nonsense', 'soon', undefined],
  ])('knows how long a proxy wants peace when it says so by %s', async (_, value, seconds) => {
    const headers = { 'retry-after': value, date: 'Mon, 02 Mar 2026 10:00:00 GMT' }
    answering(new Response('<h1>Busy</h1>', { status: 503, headers }))
    const thrown = await refused()
    expect(thrown.code).toBe('offline')
    expect(thrown.retryAfter).toBe(seconds)
  })

  it('that nothing ever answers is given up', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    )
    const outcome = refused()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await outcome).toMatchObject({ code: 'offline', passing: true })
  })

  it('whose answer is cut off in the middle is one that was not answered', async () => {
    const cut = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('{"message": {"te'))
        stream.error(new TypeError('network error'))
      },
    })
    answering(new Response(cut, { status: 200, headers: { 'content-type': 'application/json' } }))
    expect(await refused()).toMatchObject({ code: 'offline', passing: true })
  })

  it('that is called off throws the reason, not an error of ours', async () => {
    const controller = new AbortController()
    controller.abort(new Error('changed my mind'))
    vi.stubGlobal('fetch', () => Promise.reject(controller.signal.reason))
    await expect(api('GET', '/api/x', { signal: controller.signal })).rejects.toThrow('changed my mind')
  })
})

function answering(response: Response) {
  const fetch = vi.fn(() => Promise.resolve(response))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function refused(): Promise<ApiError> {
  const error = await api('GET', '/api/x').catch((thrown: unknown) => thrown)
  if (!(error instanceof ApiError)) throw new Error('it was not refused')
  return error
}
