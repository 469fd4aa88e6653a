/** Who gets the figures: this machine, where nothing stands in front; anybody else by a token. */
import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type ServerOptions, startServer, type TestServer } from '../fixtures/server.ts'
import { call, customerOf, refused } from './client.ts'

let server: TestServer
afterEach(() => server.removed())

const token = 'figures for the scraper alone'
const ask = (headers: Record<string, string> = {}) => call(server, 'GET', '/metrics', { headers })

describe('Without a token, the figures', () => {
  it('are for this machine, and not for what a proxy or a foreign name passes on', async () => {
    server = await startServer()
    expect((await ask()).status).toBe(200)
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      await refused(ask({ [name]: '192.0.2.1' }), 'forbidden')
    }
    expect(await statusFor('localhost')).toBe(200)
    expect(await statusFor('[::1]:3000')).toBe(200)
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect(await statusFor(host)).toBe(403)
    }
  })

  it.each<[string, ServerOptions]>([
    ['a public address', { env: { BELLHOP_URL: 'http://help.shop.example' } }],
    ['a trusted proxy', { env: { BELLHOP_TRUST_PROXY: '1' } }],
  ])('are nobody’s where there is %s', async (_, options) => {
    server = await startServer(options)
    await refused(ask(), 'forbidden')
  })
})

it('With a token, the figures are for whoever sends it, from anywhere, and for nobody else', async () => {
  server = await startServer({ env: { BELLHOP_METRICS_TOKEN: token, BELLHOP_TRUST_PROXY: '1' } })
  const answer = await ask({ authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('bellhop_http_request_seconds')
  const { token: visitor } = await customerOf(server)
  for (const authorization of [
    '',
    'Bearer ',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    token,
    `Bearer ${visitor}`,
  ]) {
    await refused(ask({ authorization }), 'unauthenticated')
  }
  await refused(ask(), 'unauthenticated')
  expect(server.log()).not.toContain(token)
})

/** `fetch` does not let one choose the Host. */
function statusFor(host: string): Promise<number> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: '/metrics', headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
