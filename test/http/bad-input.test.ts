/** What should never have been sent, over REST. Each is refused with a reason, or is data like any other. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sent, Snapshot, Started } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, type Customer, call, covered, customerOf, fieldsRefused, message, refused, shaped } from './client.ts'

let server: TestServer
let customer: Customer
beforeAll(async () => {
  server = await startServer({ limits: { VISITOR_MESSAGES_PER_MINUTE: 10_000 } })
  customer = await customerOf(server)
})
afterAll(() => server.removed())

const send = (body: unknown) => customer.call('POST', '/messages', { body })

describe('A text', () => {
  it('with a NUL is refused, and the field named [S21]', async () => {
    expect(await fieldsRefused(send(message('a\0b')))).toEqual(['text'])
    expect(await fieldsRefused(customer.call('PATCH', '/contact', { body: { name: 'A\0' } }))).toEqual(['name'])
  })

  it('with half a surrogate pair is made well-formed [S22]', async () => {
    const body = `{"clientMessageId":"${randomUUID()}","text":"half \\ud83d of it"}`
    const { message: stored } = await shaped(send(body), 200, Sent)
    expect(stored.text).toBe('half \ufffd of it')
    expect((await shaped(customer.call('GET', ''), 200, Snapshot)).messages.at(0)?.text).toBe('half \ufffd of it')
  })

  it.each(['', ' ', '\n\t\r', '\u00a0\u2003\u3000', '\ufeff'])('of blanks alone is refused: %j [S27]', async (text) => {
    expect(await fieldsRefused(send(message(text)))).toEqual(['text'])
  })

  it('may have 8,000 characters after trimming, and not one more', async () => {
    const { message: stored } = await shaped(send(message(`  ${'é'.repeat(8_000)}  `)), 200, Sent)
    expect(stored.text).toHaveLength(8_000)
    expect(await fieldsRefused(send(message('é'.repeat(8_001))))).toEqual(['text'])
  })

  it.each([{ a: 1 }, ['x'], 7, true, null])('that is no string but %j is refused by name [S30]', async (text) => {
    expect(await fieldsRefused(send({ clientMessageId: randomUUID(), text }))).toEqual(['text'])
    expect(await fieldsRefused(send({ clientMessageId: text, text: 'x' }))).toEqual(['clientMessageId'])
    if (text === null) return
    expect(
      await fieldsRefused(call(server, 'POST', '/api/conversations', { body: { contact: { name: text } } })),
    ).toEqual(['contact.name'])
  })
})

describe('A body', () => {
  it.each(['seq', 'createdAt', 'assigneeId', 'note', 'seenSeq', 'author', '__proto__', 'constructor'])(
    'with the field %s is refused by name [S31]',
    async (field) => {
      const body = `{"clientMessageId":"${randomUUID()}","text":"x","${field}":1}`
      expect(await fieldsRefused(send(body))).toEqual([field])
    },
  )

  it('of 1 MB is refused before it is read as JSON [S25]', async () => {
    const error = await refused(send(`{"text":"${'x'.repeat(1024 * 1024)}`), 'too_large')
    expect(error.message).toContain('262144')
  })

  it('in chunks over the limit is refused, and only there [S26]', async () => {
    const small = await chunked(JSON.stringify(message('Hello')).replace('{', `{${' '.repeat(2_000)}`))
    expect(small.status).toBe(200)
    const large = await chunked(`{"text":"${'x'.repeat(512 * 1024)}"}`)
    expect(large.status).toBe(413)
    expect(JSON.parse(large.text)).toMatchObject({ error: { code: 'too_large' } })
  })

  it.each(['{', '{"text":}', 'text=hello', '\u0000', '{"a":1}{', 'NaN'])(
    'that is not JSON is refused: %j',
    async (body) => {
      const error = await refused(send(body), 'bad_request')
      expect(error.message).toMatch(/JSON/)
    },
  )

  it.each(['[]', '"text"', 'null', '3', '[[[]]]'])('that is JSON but no object is refused: %s', async (body) => {
    await refused(send(body), 'bad_request')
    await refused(call(server, 'POST', '/api/conversations', { body }), 'bad_request')
  })

  it('of 10,000 levels is refused, and the server goes on [S17]', async () => {
    await refused(send(`{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`), 'bad_request')
    await refused(send(`{"a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`), 'bad_request')
    await shaped(send(message('Still there?')), 200, Sent)
  })

  it('from another site, sent as text to pass for a simple request, is refused [S59]', async () => {
    const agent = await agentOf(server)
    const headers = { 'content-type': 'text/plain', origin: 'https://evil.example', cookie: agent.cookie }
    const path = `/api/conversations/${customer.id}/claim`
    await refused(call(server, 'POST', path, { body: '{}', headers }), 'forbidden')
    const started = call(server, 'POST', '/api/conversations', { body: '{}', headers: { ...headers, cookie: '' } })
    await refused(started, 'forbidden')
    const own = { ...headers, origin: server.url }
    expect((await refused(call(server, 'POST', path, { body: '{}', headers: own }), 'bad_request')).message).toMatch(
      /json/,
    )
  })
})

describe('A question that looks like a query', () => {
  it.each(['title:x', 'at 10:30', 'https://shop.example/a?b=c#d', 'error: x', 'a@b.example', '+must -refund', 'foo^9'])(
    'is an ordinary question: %s [S33]',
    async (text) => {
      expect((await shaped(send(message(text)), 200, Sent)).message.text).toBe(text)
    },
  )

  it.each(['*', '""', '-refund', '~6', '***', '?', '\\'])('never finds everything: %s [S34]', async (text) => {
    const own = await customerOf(server)
    const { reply } = await own.says(text)
    expect(reply?.citations.length ?? 0).toBeLessThanOrEqual(1)
    const words = /[a-z]/.test(text)
      ? ['answer', 'clarify', 'decline', 'handoff']
      : ['clarify', 'decline', 'handoff', 'smalltalk']
    expect(words).toContain(reply?.decision)
  })
})

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  "javascript:alert('x')",
  '{{constructor.constructor("alert(1)")()}}',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
]

describe('Hostile text', () => {
  it.each(hostile)('is kept as it was typed, as name, page title and message: %s [S44]', async (text) => {
    const page = { url: 'https://shop.example/?q=%3Cscript%3E', title: text }
    const own = await customerOf(server, { contact: { name: text }, page, site: text }, { 'user-agent': 'x<script>' })
    const { message: stored } = await own.says(text)
    expect(stored.text).toBe(text)
    expect(stored.html).not.toMatch(/<(?!br>|\/?a\b|\/?span\b)/)
    expect(stored.html).not.toMatch(/<[^>]*(\son\w+=|javascript:)/i)
    const agent = await agentOf(server)
    const answer = await agent.call('GET', `/api/conversations/${own.id}`)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const seen = await shaped(answer, 200, StaffSnapshot)
    expect(seen).toMatchObject({ contact: { name: text, verified: false }, page, site: text })
  })

  it('in an agent’s markdown loads nothing and runs nothing [S46] [S47]', async () => {
    const agent = await agentOf(server)
    const text = [
      '![a](https://evil.example/?q=1) ![b][ref] <img src=//evil.example/x>',
      '[run](javascript:alert(1)) [data](data:text/html,<b>x) [split](java&#115;cript:alert(1)) [v](vbscript:x)',
      '<iframe src="//evil.example"></iframe><form action="//evil.example"><style>*{}</style><base href="//evil.example">',
      '[ref]: https://evil.example/?q=2',
    ].join('\n\n')
    const path = `/api/conversations/${(await customerOf(server)).id}/messages`
    const { messages } = await shaped(agent.call('POST', path, { body: message(text) }), 200, StaffSnapshot)
    const { html, text: kept } = messages.at(-1) ?? { html: '<', text: '' }
    expect(kept).toBe(text)
    expect(html).not.toMatch(/<(img|iframe|form|style|base|script|link|object|svg)/i)
    expect(html).not.toMatch(/(src|href)="(?!https?:|mailto:)/i)
  })
})

it('Tokens in an address are refused [S3]', async () => {
  const path = `/api/conversations/${customer.id}?token=${customer.token}`
  await refused(call(server, 'GET', path), 'bad_request')
  expect(server.log()).not.toContain(customer.token)
})

it('An answer is promised for what is asked plainly, after all that', async () => {
  await shaped(call(server, 'POST', '/api/conversations', { body: {} }), 201, Started)
  expect((await (await customerOf(server)).says(covered)).reply?.decision).toBe('answer')
})

function chunked(body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const path = `/api/conversations/${customer.id}/messages`
    const headers = { ...customer.headers, 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    // The server may close before it has read what it refused.
    sent.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' || reject(error))
    for (let at = 0; at < body.length; at += 16_384) sent.write(body.slice(at, at + 16_384))
    sent.end()
  })
}
