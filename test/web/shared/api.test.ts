import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, api } from '../../../web/shared/api.ts'

afterEach(() => vi.unstubAllGlobals())

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
