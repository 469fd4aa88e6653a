/**
 * Requests that break their schema in one place: made from the schemas that the calls declare themselves, so that a
 * call that is added is tried too. Each is refused with the field named, and leaves nothing behind.
 */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { ErrorBody } from '../../src/protocol/errors.ts'
import { call } from '../http/client.ts'
import { type Broken, broken, wrongTexts } from './from-schema.ts'
import { type Actor, openHouse } from './house.ts'
import { HANG_MS, leak, runs } from './runs.ts'

const house = await openHouse()
const { server, routes } = house
afterAll(() => house.removed())

const withBody = routes.filter(({ body }) => body !== undefined)
const withQuery = routes.filter(({ query }) => query !== undefined)

it('There are calls to try', () => {
  expect(withBody.length).toBeGreaterThan(15)
  expect(withQuery.length).toBeGreaterThan(2)
})

describe.each(withBody.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  it('refuses a body with one mistake by its place, and keeps nothing of it [S30] [S31]', async () => {
    const before = await house.record()
    const asked = await whoMay(route.method, route.path)
    await fc.assert(
      fc.asyncProperty(broken(route.body as never, house.hints), async ({ value, path }) => {
        const headers = await house.headersOf(asked)
        const body = JSON.stringify(value)
        await refusedFor(path, await call(server, route.method, house.pathOf(route), { body, headers }))
      }),
      { numRuns: runs(40, withBody.length), timeout: HANG_MS },
    )
    expect(await house.record()).toBe(before)
  })
})

describe.each(withQuery.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  it('refuses a query with one mistake by its place', async () => {
    const asked = await whoMay(route.method, route.path)
    await fc.assert(
      fc.asyncProperty(inOnePlace(broken(route.query as never, house.hints, wrongTexts)), async ({ value, path }) => {
        const headers = await house.headersOf(asked)
        const given = Object.entries(value as object).filter(([, each]) => each !== undefined)
        const query = new URLSearchParams(given.map(([name, each]) => [name, String(each)]))
        await refusedFor(path, await call(server, route.method, `${house.pathOf(route)}?${query}`, { headers }))
      }),
      { numRuns: runs(40, withQuery.length), timeout: HANG_MS },
    )
  })
})

/** Someone whose request is read before it is refused. */
async function whoMay(method: string, path: string): Promise<Actor> {
  for (const actor of ['owner', 'admin', 'nobody'] as const) {
    const at = house.pathOf({ method, path })
    const target = method === 'GET' ? `${at}?unheard=1` : at
    const body = method === 'GET' ? undefined : { unheard: 1 }
    const { status } = await call(server, method, target, { body, headers: await house.headersOf(actor) })
    if (status === 400) return actor
  }
  throw new Error(`nobody may ask for ${method} ${path}`)
}

async function refusedFor(path: string, answer: Response): Promise<void> {
  const text = await answer.text()
  expect(answer.status, text).toBe(400)
  expect(leak(text)).toBeUndefined()
  const { error } = ErrorBody.parse(JSON.parse(text))
  expect(error.code).toBe('bad_request')
  const named = (error.fields ?? []).map((field) => field.path)
  const names = named.some((name) => name === path || name.startsWith(path ? `${path}.` : ''))
  expect(names, `${path || 'the whole'} is wrong, named: ${named}`).toBe(true)
}

/** A query is never something else than names and values. */
function inOnePlace(any: fc.Arbitrary<Broken>): fc.Arbitrary<Broken> {
  return any.filter(({ path }) => path !== '')
}
