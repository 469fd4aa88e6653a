/** Bytes that no client of good manners sends: below what fetch lets through. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ErrorBody } from '../../src/protocol/errors.ts'
import { statuses } from '../http/client.ts'
import { type House, openHouse } from './house.ts'
import { HANG_MS, leak } from './runs.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.removed())

const EOL = '\r\n'
/** A request of these lines; `ID` and `TOKEN` are the owner's. */
const request = (lines: string[], body = '') => [...lines, '', body].join(EOL)
const post = 'POST /api/conversations/ID/messages HTTP/1.1'
const own = ['Host: bellhop', 'Authorization: Bearer TOKEN', 'Content-Type: application/json']
const text = '{"clientMessageId":"raw","text":"Never to be kept"}'
const length = `Content-Length: ${text.length}`
const close = 'Connection: close'

/** What is refused, and with which status; 0 where the connection ends without a word. */
const refused: [string, number, string][] = [
  ['no request at all', 400, `hello${EOL}${EOL}`],
  ['TLS', 400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['an unknown method', 400, request(['BREW / HTTP/1.1', 'Host: x'])],
  ['a method in small letters', 400, request(['get / HTTP/1.1', 'Host: x'])],
  ['HTTP/2 before it was agreed on', 400, `PRI * HTTP/2.0${EOL}${EOL}SM${EOL}${EOL}`],
  ['a version from the future', 400, request(['GET / HTTP/9.9', 'Host: x'])],
  ['a blank before a colon', 400, request(['GET / HTTP/1.1', 'Host : x'])],
  ['a folded header', 400, request(['GET / HTTP/1.1', 'Host: x', ' y'])],
  ['a NUL in a header', 400, request(['GET /api/me HTTP/1.1', 'Host: x', 'X-A: a\0b'])],
  ['a NUL in the address', 400, request(['GET /api/\0 HTTP/1.1', 'Host: x'])],
  ['two lengths', 400, request([post, ...own, length, 'Content-Length: 5', close], text)],
  ['a length and chunks, to smuggle', 400, request([post, ...own, length, 'Transfer-Encoding: chunked', close], text)],
  ['a length below zero', 400, request([post, ...own, 'Content-Length: -1', close], text)],
  ['a length that is no number', 400, request([post, ...own, 'Content-Length: 0x10', close], text)],
  ['an unknown transfer encoding', 400, request([post, ...own, 'Transfer-Encoding: x', close], text)],
  ['a chunk that is no number', 400, request([post, ...own, 'Transfer-Encoding: chunked', close], `zz${EOL}${text}`)],
  [
    'a chunk longer than it says',
    400,
    request([post, ...own, 'Transfer-Encoding: chunked', close], `1${EOL}${text}${EOL}0${EOL}${EOL}`),
  ],
  ['100 KB of one header', 413, request(['GET /api/me HTTP/1.1', 'Host: x', `X-A: ${'a'.repeat(100_000)}`])],
  ['an address of 100 KB', 413, request([`GET /api/${'a'.repeat(100_000)} HTTP/1.1`, 'Host: x'])],
  [
    'a session that is sent twice',
    401,
    request(['GET /api/me HTTP/1.1', 'Host: x', 'Cookie: bellhop_session=a', 'Cookie: bellhop_session=b', close]),
  ],
  [
    'two tokens',
    401,
    request([
      'GET /api/conversations/ID HTTP/1.1',
      'Host: x',
      'Authorization: Bearer TOKENx',
      'Authorization: Bearer TOKEN',
      close,
    ]),
  ],
  [
    'two types, the last of them right',
    400,
    request(
      [
        post,
        'Host: x',
        'Authorization: Bearer TOKEN',
        'Content-Type: text/plain',
        'Content-Type: application/json',
        length,
        close,
      ],
      text,
    ),
  ],
  [
    'a gzipped body that is none',
    400,
    request([post, ...own, 'Content-Encoding: gzip', 'Content-Length: 4', close], '\x1f\x8b\x08\x00'),
  ],
  ['a tunnel', 0, request(['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'])],
  [
    'an upgrade to something else',
    404,
    request(['GET /api/me HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: h2c']),
  ],
]

describe('A request that cannot be read', () => {
  it.each(refused)('is refused in the wire’s shape: %s', async (_, status, sent) => {
    const before = await house.record()
    const answer = await exchange(sent)
    expect(answer.status, answer.body).toBe(status)
    if (status > 0) {
      const { error } = ErrorBody.parse(JSON.parse(answer.body))
      expect(statuses[error.code]).toBe(status)
      expect(leak(answer.body)).toBeUndefined()
    }
    expect(await house.record()).toBe(before)
  })

  it.each([
    ['of a body with a length', request([post, ...own, 'Content-Length: 500'], text)],
    ['of a body in chunks', request([post, ...own, 'Transfer-Encoding: chunked'], `33${EOL}${text}${EOL}`)],
    ['of the headers', `${post}${EOL}Host: x${EOL}X-A: `],
  ])('because the sender leaves in the middle %s changes nothing [S26]', async (_, sent) => {
    await leaveAfter(sent)
    const { message } = await house.other.says('Is anybody there?')
    expect(message.text).toBe('Is anybody there?')
    const kept = JSON.stringify(await house.server.desk.store.events(house.owner.id, 0, 500))
    expect(kept).not.toContain('Never to be kept')
  })

  it('because it names no host is refused by Node, without a word', async () => {
    const { status, body } = await exchange(request(['GET /api/me HTTP/1.1', close]))
    expect({ status, body: body.trim() }).toEqual({ status: 400, body: '' })
  })

  it('does not open a second request behind the first', async () => {
    const smuggled = request(['GET /metrics HTTP/1.1', 'Host: x', close])
    const { all } = await exchange(request([post, ...own, 'Content-Length: 2', close], `{}${smuggled}`))
    expect(all.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
    expect(all).not.toContain('process_')
  })
})

describe('An address that climbs', () => {
  it.each([
    ...[
      '/help/../../package.json',
      '/help/..%2f..%2f..%2fpackage.json',
      '/help/%2e%2e/%2e%2e/etc/passwd',
      '/help/orders/..',
    ],
    ...[
      '/assets/../../data/bellhop.sqlite',
      '/assets/..%2f..%2fdata%2fbellhop.sqlite',
      '/assets/%2e%2e/%2e%2e/kb',
      '/assets/',
    ],
    ...[
      '/assets/..%5c..%5cdata',
      '/assets//etc/passwd',
      '/assets/%00',
      '/assets/page.css%00.html',
      '/widget.js/../../x',
    ],
    ...[
      '/api/articles/public/../../../../etc/passwd',
      '/api/articles/public/%2e%2e%2f%2e%2e%2fpackage',
      '//etc/passwd',
    ],
    ...[
      '/api/articles/public/a%00b',
      '/api/articles/public/CON',
      `/api/articles/public/${'x'.repeat(300)}`,
      '/.env',
      '/%',
    ],
    ...[
      '/api/articles/public/%',
      '/api/articles/public/%E0%A4%A',
      '/api/articles/public/orders%2f..%2forders%2fdelivery',
    ],
  ])('leads nowhere: %s [S39]', async (path) => {
    const { status, all } = await exchange(request([`GET ${path} HTTP/1.1`, 'Host: x', close]))
    expect([400, 404], all.slice(0, 500)).toContain(status)
    expect(leak(all)).toBeUndefined()
  })
})

interface Answer {
  /** 0 where there was none. */
  status: number
  body: string
  all: string
}

/**
 * Sends bytes; what came back until the server closed. A server that refuses before it has read to the end resets the
 * connection, and the reset may overtake its answer: then it is asked again.
 */
async function exchange(sent: string): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const { answer, reset } = await once(sent)
    if (answer.status > 0 || !reset || attempt === 10) return answer
  }
}

function once(sent: string): Promise<{ answer: Answer; reset: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = open()
    const pieces: Buffer[] = []
    let reset = false
    const hangs = new Error(`no end of the answer to ${JSON.stringify(sent.slice(0, 200))}`)
    socket.setTimeout(HANG_MS, () => socket.destroy(hangs))
    socket.on('data', (piece) => pieces.push(piece))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reset = error.code === 'ECONNRESET' || error.code === 'EPIPE'
      if (!reset) reject(error)
    })
    socket.on('close', () => {
      const all = Buffer.concat(pieces).toString('utf8')
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(all)?.[1] ?? 0)
      const body = all.slice(all.indexOf(`${EOL}${EOL}`) + 4)
      const chunked = /^transfer-encoding: chunked/im.test(all)
      const whole = chunked ? body.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/gi, '') : body
      resolve({ answer: { status, body: whole, all }, reset })
    })
    socket.write(filled(sent), 'latin1')
  })
}

function leaveAfter(sent: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open()
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || reject(error))
    socket.on('close', () => resolve())
    socket.write(filled(sent), 'latin1', () => setImmediate(() => socket.destroy()))
  })
}

function open() {
  const { hostname, port } = new URL(house.server.url)
  return connect(Number(port), hostname)
}

function filled(sent: string): string {
  return sent.replaceAll('ID', house.owner.id).replaceAll('TOKEN', house.owner.token)
}
