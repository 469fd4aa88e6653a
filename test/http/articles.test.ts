/** Articles as customers may read them. */
import { createHash } from 'node:crypto'
import { symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maxPictureBytes } from '../../src/domain/pictures.ts'
import { parseArticle } from '../../src/knowledge/article.ts'
import { PublicArticle } from '../../src/protocol/articles.ts'
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

const pictured = `---
title: The red lamp
---

The lamp is red.

![The lamp, lit "red"](../shots/red%20lamp.png)

![Climbs](../../../outside.png)

![](https://evil.example/p.png)

## Switch it off

Press it.
`

/** The smallest there is: one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    articles: {
      'odd/50% off.md': returned,
      'lamps/red.md': pictured,
      'lamps/blue.md':
        '---\ntitle: Blue\n---\n\nSee [the red one](red.md#switch-it-off), [this](#a), [soon](../drafts/soon.md), ' +
        '[a file](../../secret.txt), [evil](//evil.example/red.md) and [the half](<../odd/50% off.md>).\n',
      'lamps/all.md':
        '---\ntitle: All\n---\n\nThe red one is bright, and the blue one is not. Buy the red one: ' +
        'see [the red one](red.md) in the shop.\n\n## Which?\n\n- By day [here](blue.md).\n- At night [here](red.md).\n' +
        '\nNowhere but here, and [here]. The code is `[here](red.md#x)`.\n\nIn theredone, [the half](half.md).\n',
      'shots/loose.md': '---\ntitle: Loose\n---\n\n![](linked.png)\n\n## A link\n\nOut of here.\n',
      'shots/huge.md': '---\ntitle: Huge\n---\n\nHuge.\n\n![](huge.png)\n',
      'drafts/shown.md': '---\ntitle: Shown\ndraft: true\n---\n\nSoon.\n\n![](../shots/soon.png)\n',
      'drafts/soon.md': '---\ntitle: Soon\ndraft: true\n---\n\nThe word is VERBENA.\n',
      'drafts/later.md': '---\ntitle: Later\npublishAt: 2999-01-01T00:00:00Z\n---\n\nThe word is TANSY.\n',
    },
  })
  const shots = join(dirname(server.data), 'kb/shots')
  for (const name of ['red lamp.png', 'soon.png', 'unused.png']) writeFileSync(join(shots, name), dot)
  writeFileSync(join(shots, 'notes.txt'), 'No picture.')
  writeFileSync(join(server.data, 'outside.png'), dot)
  symlinkSync(join(server.data, 'outside.png'), join(shots, 'linked.png'))
  writeFileSync(join(shots, 'huge.png'), Buffer.alloc(maxPictureBytes + 1))
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

  it('links to other public articles by the paths of their files, and to nothing else', async () => {
    const { html } = await shaped(article('lamps/blue'), 200, PublicArticle)
    const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)/g)].map(([, href, text]) => [text, href])
    expect(links).toEqual([
      ['the red one', '/help/lamps/red#switch-it-off'],
      ['this', '/help/lamps/blue'],
      ['the half', '/help/odd/50%25%20off'],
    ])
    expect(html).not.toMatch(/secret|evil\.example|drafts/)
  })

  it('links the words that were linked, where the same words stand elsewhere too', async () => {
    const { html } = await shaped(article('lamps/all'), 200, PublicArticle)
    const words = html.replace(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '{$2 $1}').replace(/<[^>]*>/g, '')
    expect(words).toContain('Buy the red one: see {the red one /help/lamps/red} in the shop.')
    expect(words).toMatch(/By day \{here \/help\/lamps\/blue\}\.\s+At night \{here \/help\/lamps\/red\}\./)
    expect(words.match(/\{/g)).toHaveLength(3)
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

describe('A picture', () => {
  const got = (path: string) => call(server, 'GET', `/help/${path}`)

  it('stands in the page of its article, at the end of its section, with what it shows in words', async () => {
    const html = await (await got('lamps/red')).text()
    expect(html).toMatch(
      /is red\.<\/p>\s*<figure><img src="\/help\/shots\/red%20lamp\.png" width="1" height="1" alt="The lamp, lit &quot;red&quot;"><\/figure>\s*<h2/,
    )
    expect(html.match(/<img/g)).toHaveLength(1)
    const loose = await (await got('shots/loose')).text()
    expect(loose).toMatch(/<figure>.*linked\.png.*<\/figure>\s*<h2/s)
    expect((await shaped(article('lamps/red'), 200, PublicArticle)).html).toContain(
      '<img src="/help/shots/red%20lamp.png"',
    )
  })

  it('is given as it lies there, and read as nothing else', async () => {
    const answer = await got('shots/red%20lamp.png')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer()).equals(dot)).toBe(true)
  })

  it.each([
    ['that no article shows', 'shots/unused.png'],
    ['that only a draft shows', 'shots/soon.png'],
    ['that is not there', 'shots/none.png'],
    ['outside of the knowledge base', '..%2f..%2foutside.png'],
    ['that is a link out of it', 'shots/linked.png'],
    ['that is larger than a picture may be', 'shots/huge.png'],
    ['that is none', 'shots/notes.txt'],
  ])('%s is not there [S39]', async (_, path) => {
    expect([400, 404]).toContain((await got(path)).status)
  })

  it('is no part of an answer', async () => {
    const { reply } = await (await customerOf(server)).says('Is the lamp red?')
    expect(JSON.stringify(reply)).not.toMatch(/red%20lamp|<img|!\[/)
  })

  it('whose address leads out of the knowledge base is told to whoever checks it', () => {
    const { problems } = parseArticle('lamps/red.md', new TextEncoder().encode(pictured))
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('../../../outside.png') }),
    ])
  })
})
