/** Articles as customers may read them. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PublicArticle } from '../../src/protocol/shapes.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, customerOf, refused, shaped } from './client.ts'

const returned = `---
title: "Half & half <b>"
lang: en
redirectFrom: [old/place]
---

Half of it. [x](javascript:alert(1)) ![p](https://evil.example/p)

## Second part

More.
`

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    articles: {
      'odd/50% off.md': returned,
      'drafts/soon.md': '---\ntitle: Soon\ndraft: true\n---\n\nThe word is VERBENA.\n',
      'drafts/later.md': '---\ntitle: Later\npublishAt: 2999-01-01T00:00:00Z\n---\n\nThe word is TANSY.\n',
    },
  })
})
afterAll(() => server.removed())

const article = (id: string) => call(server, 'GET', `/api/articles/public/${id}`)

describe('A public article', () => {
  it('is given as customers see it, under its path and revision', async () => {
    const found = await shaped(article('odd/50%25%20off'), 200, PublicArticle)
    expect(found).toMatchObject({ articleId: 'odd/50% off', title: 'Half & half <b>', lang: 'en' })
    expect(found.revision).toBe(createHash('sha256').update(returned).digest('hex'))
    expect(found.html).toContain('Half of it.')
    expect(found.html).not.toMatch(/javascript:|<img/)
    expect((await shaped(article('odd%2F50%25%20off'), 200, PublicArticle)).articleId).toBe('odd/50% off')
  })

  it('is found where it was before it moved', async () => {
    expect((await shaped(article('old/place'), 200, PublicArticle)).articleId).toBe('odd/50% off')
  })

  it('is a page too, which escapes what editors wrote, with the anchors that sources lead to', async () => {
    const page = await call(server, 'GET', '/help/odd/50%25%20off')
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(html).not.toContain('half <b>')
    expect(html).not.toMatch(/\{\{|javascript:|<img/)
    expect(html).toMatch(/id="second-part"/)
  })

  it('is where the sources of an answer lead', async () => {
    const { reply } = await (await customerOf(server)).says('How long does a refund take?')
    const [source] = reply?.citations ?? []
    const page = await fetch(source?.url ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`id="${new URL(source?.url ?? '').hash.slice(1)}"`)
  })
})

describe('An article that is not for customers', () => {
  const hidden = ['staff-discounts', 'drafts/soon', 'drafts/later']

  it.each(hidden)('is not there, as one that does not exist: %s [S42]', async (id) => {
    const missing = await (await article('no/such/article')).text()
    const answer = await article(id)
    expect(await answer.clone().text()).toBe(missing)
    await refused(answer, 'not_found')
    expect((await call(server, 'GET', `/help/${id}`)).status).toBe(404)
  })

  it('is neither quoted nor offered [S42]', async () => {
    const customer = await customerOf(server)
    const said = [customer.started.suggestions.join(' ')]
    for (const text of ['What is the word? VERBENA', 'TANSY', 'How do we decide on goodwill? MARIGOLD']) {
      said.push(JSON.stringify((await customer.says(text)).reply))
    }
    expect(said.join('\n')).not.toMatch(/The word is|goodwill up to/)
    expect(said.join('\n')).not.toMatch(/staff-discounts|drafts\//)
  })

  it.each([
    '../../package',
    '..%2f..%2fpackage',
    '%2e%2e/%2e%2e/etc/passwd',
    'a%00b',
    'CON',
    'x'.repeat(3_000),
    '%E0%A4%A',
  ])('is not reached by a path that climbs or is malformed: %s [S39]', async (id) => {
    expect([400, 404]).toContain((await article(id)).status)
    expect([400, 404]).toContain((await call(server, 'GET', `/help/${id}`)).status)
  })
})
