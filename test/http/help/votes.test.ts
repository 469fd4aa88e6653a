/** “Was this helpful?”, answered from the page’s own form. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../fixtures/server.ts'
import { call } from '../client.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.removed())

const article = 'orders/delivery'
const form = (body: string, headers: Record<string, string> = { origin: server.url }, path = article) =>
  call(server, 'POST', `/help/${path}`, {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const votes = async () => (await server.desk.store.articleVotes({ articleId: article }))[0]

describe('A vote', () => {
  it('is kept with the revision that was read, and thanked for on the page', async () => {
    const answer = await form('helpful=yes')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/help/${article}?thanks#helpful`])
    expect(answer.headers.get('set-cookie')).toBeNull()
    const page = await call(server, 'GET', `/help/${article}?thanks`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).toContain('<p role="status">Thank you.</p>')
    expect(await votes()).toMatchObject({ yes: 1, no: 0, comments: [] })
  })

  it('that says no may say what was missing, once', async () => {
    const answer = await form('helpful=no')
    const to = answer.headers.get('location') ?? ''
    const voteId = /\?vote=([\w-]+)#helpful$/.exec(to)?.[1] ?? ''
    const page = await (await call(server, 'GET', to)).text()
    expect(page).toContain(`<input type="hidden" name="vote" value="${voteId}">`)
    const comment = 'Islands? <b>\u202e'
    await form(`${new URLSearchParams({ vote: voteId, comment })}`)
    await form(`${new URLSearchParams({ vote: voteId, comment: 'Another' })}`)
    const { revision } = server.desk.retriever.article(article) ?? {}
    expect((await votes())?.comments).toEqual([expect.objectContaining({ text: 'Islands? <b>', revision })])
  })

  it('is refused from another page, in another shape, for an article that is not there, or when too large', async () => {
    const before = await votes()
    expect((await form('helpful=yes', {})).status).toBe(403)
    expect((await form('helpful=yes', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await form('helpful=yes', { origin: 'null' })).status).toBe(403)
    expect((await form('helpful=perhaps')).status).toBe(400)
    expect(
      (await call(server, 'POST', `/help/${article}`, { body: { helpful: 'yes' }, headers: { origin: server.url } }))
        .status,
    ).toBe(400)
    for (const path of ['no/such', 'staff-discounts'])
      expect((await form('helpful=yes', undefined, path)).status).toBe(404)
    const large = await form(`helpful=no&comment=${'x'.repeat(40_000)}`, { origin: server.url, accept: 'text/html' })
    expect([large.status, large.headers.get('connection')]).toEqual([413, 'close'])
    expect(await large.text()).toContain('<h1>')
    expect((await form(`helpful=no&comment=${'x'.repeat(40_000)}`)).headers.get('content-type')).toMatch(/json/)
    expect(await votes()).toEqual(before)
  })

  it('tells nobody who gave it: neither the store nor the log knows an address or a comment', async () => {
    expect(server.log()).not.toContain('Islands')
    expect(JSON.stringify(await votes())).not.toMatch(/127\.0\.0\.1|visitor/)
  })

  it('is one of so many that an address may give in an hour', async () => {
    const small = await startServer({ limits: { ADDRESS_VOTES_PER_HOUR: 1 } })
    const vote = () =>
      call(small, 'POST', `/help/${article}`, {
        body: 'helpful=yes',
        headers: { origin: small.url, 'content-type': 'application/x-www-form-urlencoded' },
      })
    expect([(await vote()).status, (await vote()).status]).toEqual([303, 429])
    await small.removed()
  })
})
