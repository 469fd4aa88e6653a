/**
 * Anything at all, at every call, from everybody: never a failure of the server's own, never a stack trace, never a
 * hang, and every refusal in the shape that the wire promises; on a page only to whoever asks the help centre for one.
 */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { ErrorBody } from '../../src/protocol/errors.ts'
import { customerOf, statuses } from '../http/client.ts'
import { routesOf } from '../http/routes.ts'
import { accepted, broken } from './from-schema.ts'
import { actors, type Declared, openHouse } from './house.ts'
import { loneSurrogates, naughty } from './naughty.ts'
import { HANG_MS, leak, runs } from './runs.ts'

const house = await openHouse()
const { server } = house
const routes = routesOf(server)
afterAll(() => house.removed())

type Bytes = string | Uint8Array<ArrayBuffer>

const depth = 10_000
const bytes = (...all: number[]) => new Uint8Array(all)
/** Bodies that are no JSON, or JSON that is hard to read. */
const hostileBodies: Bytes[] = [
  ...[
    '',
    ' ',
    '{',
    '}',
    'null',
    '[]',
    '""',
    '0',
    '-0',
    '1e309',
    '-1e309',
    '{"text":1e309}',
    '{"seenSeq":-0}',
    'NaN',
    '{"a":NaN}',
  ],
  ...[
    '{"a":1,"a":2}',
    '{"__proto__":{"roles":["admin"]}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    "{'a':1}",
    '{"a":1,}',
  ],
  ...[
    '{"text":"\\ud83d"}',
    '{"text":"\\u0000"}',
    '\ufeff{}',
    '{}\0',
    'text=x&a=1',
    '--x\r\nContent-Disposition: form-data\r\n\r\n',
  ],
  `${'['.repeat(depth)}${']'.repeat(depth)}`,
  `{"text":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
  `{"text":"${'x'.repeat(300_000)}"}`,
  `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":1`).join()}}`,
  bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00),
  bytes(0xfe, 0xff, 0x00, 0x7b, 0x00, 0x7d),
  bytes(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d),
  bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d),
  new Uint8Array(gzipSync('{"text":"x"}')),
]
const texts = [...Object.values(naughty), ...Object.values(loneSurrogates).map(({ sent }) => sent), 'x'.repeat(5_000)]

const latin = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
})
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      ...[
        'application/json',
        'application/json; charset=utf-16',
        'APPLICATION/JSON',
        'application/jsonx',
        'text/plain',
      ],
      ...['application/json, text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', ';', ''],
    ),
    accept: fc.constantFrom('*/*', 'text/event-stream', 'application/json', 'text/html;q=2', ','),
    'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
    origin: fc.constantFrom('null', server.url, 'https://evil.example', 'file://', 'x', ''),
    'x-forwarded-for': fc.constantFrom('192.0.2.1', '::1', ',,,', 'x'.repeat(5_000), "'; --"),
    'accept-language': fc.oneof(fc.constantFrom('sr-Latn', '*', 'x'.repeat(3_000)), latin),
    authorization: fc.oneof(
      fc.constantFrom('Bearer ', 'Bearer null', 'Basic eDp4', `Bearer ${'-'.repeat(500)}`),
      latin,
    ),
    cookie: fc.oneof(
      fc.constantFrom('bellhop_session=', 'bellhop_session=x; bellhop_session=y', '=;=;', '__proto__=1'),
      latin,
    ),
    'if-match': fc.constantFrom('*', '"x"', 'W/"x"', ''),
    range: fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'x'),
    'if-modified-since': fc.constantFrom('x', 'Thu, 01 Jan 1970 00:00:00 GMT'),
  },
  { requiredKeys: [] },
)

const segment = fc.oneof(
  fc.constantFrom(house.owner.id, house.other.id, house.agent.id, 'orders/delivery', house.owner.id.toUpperCase()),
  fc.constantFrom(...['..', '..%2f..%2fetc%2fpasswd', '%2e%2e', '%00', 'a%00b', '%', '%zz', '%E0%A4%A', '%c0%af']),
  fc.constantFrom(
    ...['CON', '__proto__', 'constructor', 'null', '-1', '*', "x'--", '%0d%0aX:y', 'x'.repeat(300), '.env'],
  ),
  fc.constantFrom(...texts.map((text) => encodeURIComponent(text.toWellFormed()))),
)
const query = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('after', 'limit', 'status', 'cursor', 'q', 'url', 'locale', 'sort', '__proto__', 'q[]'),
      latin,
    ),
    fc.oneof(fc.constantFrom(...texts.map((text) => text.toWellFormed())), latin),
  ),
  { maxLength: 4 },
)

function bodyFor(declared: Declared | undefined): fc.Arbitrary<Bytes> {
  const hostile = fc.constantFrom(...hostileBodies)
  const json = fc.jsonValue().map((value) => JSON.stringify(value))
  if (!declared?.body) return fc.oneof(hostile, json)
  const good = accepted(declared.body, [...house.hints, ...texts]).map((value) => JSON.stringify(value))
  const bad = broken(declared.body, house.hints).map(({ value }) => JSON.stringify(value))
  return fc.oneof({ arbitrary: good, weight: 4 }, bad, json, hostile)
}

/** What parts of an address may be that take nothing else. */
const fitting: Record<string, string> = { part: 'sitemap-1.xml', sheet: 'theme-0.css' }

/** Calls that did something at least once. */
const served = new Set<string>()

describe.each(routes)('%s', (route) => {
  const [method = '', path = ''] = route.split(' ')
  const declared = house.routes.find(
    (each) => each.method === method && each.path === path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}'),
  )
  const asked = fc.record({
    actor: fc.constantFrom(...actors),
    method: fc.oneof(
      { arbitrary: fc.constant(method), weight: 9 },
      fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'X'),
    ),
    // Half of them come to a conversation that is the owner's.
    params: fc.oneof(fc.constant<string[]>([]), fc.array(segment, { minLength: 2, maxLength: 2 })),
    query: fc.oneof(fc.constant<[string, string][]>([]), query),
    more: fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, headers),
    body: bodyFor(declared),
  })

  it('fails on nothing that is sent to it', async () => {
    const property = fc.asyncProperty(asked, async ({ actor, method, params: [one, two], query, more, body }) => {
      const at = path
        .replace(/:articleId\{[^}]*\}|\*/, () => one ?? 'orders/delivery')
        .replace(/:(?!id\b)(\w+)(\{[^}]*\})?/g, (_, name) => two ?? fitting[name] ?? server.desk.ids.next())
        .replace(':id', () => one ?? house.owner.id)
      const search = query.length > 0 ? `?${new URLSearchParams(query)}` : ''
      const sends = !['GET', 'HEAD'].includes(method)
      const answer = await fetch(`${server.url}${at}${search}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(HANG_MS),
        headers: { 'content-type': 'application/json', ...(await house.headersOf(actor)), ...more },
        ...(sends && { body }),
      })
      await fits(answer, method, path.startsWith('/help') && /text\/html/.test(new Headers(more).get('accept') ?? ''))
      if (answer.status < 400) served.add(route)
    })
    await fc.assert(property, { numRuns: runs(25, routes.length), timeout: 2 * HANG_MS })
  })
})

it('After all that nothing of it was logged as a failure, and a customer is answered', async () => {
  const failures = server
    .log()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line))
  expect(failures).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(served.size).toBeGreaterThan(routes.length / 3)
  // Somebody new: a person may hold what was open before by now.
  const { reply } = await (await customerOf(server)).says('How long does delivery take?')
  expect(reply?.text).toBeTruthy()
})

/** @param asksForPage whether a person's browser asked the help centre, which may tell it so on a page */
async function fits(answer: Response, method: string, asksForPage: boolean): Promise<void> {
  const endless = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const text = endless ? '' : await answer.text()
  if (endless) await answer.body?.cancel()
  const said = `${method} ${answer.url} answered ${answer.status}: ${text.slice(0, 500)}`
  expect(answer.status, said).toBeLessThan(500)
  if (answer.status < 400) return
  expect(leak(text), said).toBeUndefined()
  // A range that a page does not have is answered by its length, in a header.
  if (method === 'HEAD' || answer.status === 416) return
  const type = answer.headers.get('content-type') ?? ''
  if (asksForPage && type.startsWith('text/html')) {
    expect(text, said).toMatch(/<h1>[^<]+<\/h1>/)
    return
  }
  expect(type, said).toMatch(/^application\/json/)
  const { error } = ErrorBody.parse(JSON.parse(text))
  expect(statuses[error.code], said).toBe(answer.status)
  if (error.code === 'rate_limited') expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}
