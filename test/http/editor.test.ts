/** Articles over HTTP, as their editors have them: files, drafts, previews, conflicts, revisions, pictures and news. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ArticleBin,
  ArticleBinned,
  ArticleRestored,
  DraftDiscarded,
  DraftSaved,
  EditorArticles,
  EditorFile,
  FrontChanged,
  Inspected,
  MovedArticle,
  PastAnswer,
  PicturePut,
  Previewed,
  PublishedArticle,
  Reviews,
  Revisions,
  RevisionText,
} from '../../src/protocol/editor.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, covered, customerOf, refused, shaped } from './client.ts'

let server: TestServer
let mira: Agent
let eve: Agent

const lamps = '---\ntitle: Lamps\nreviewBy: 2020-01-01 # soon\n---\nA lamp lasts 1,000 hours.\n'
const articles = {
  'goods/lamps.md': lamps,
  'goods/shades.md': '---\ntitle: Shades\n---\nA shade goes with [a lamp](lamps.md).\n',
  'goods/bulbs.md': '---\ntitle: Bulbs\naudience: internal\n---\nBulbs are ordered in March.\n',
  'goods/broken.md': '---\naudience: everybody\n---\nText.\n',
}
beforeAll(async () => {
  server = await startServer({ articles })
  mira = await agentOf(server, ['editor'], 'Mira')
  eve = await agentOf(server, ['editor'], 'Eve')
})
afterAll(() => server.removed())

const get = <S extends z.ZodType>(path: string, shape: S, by = mira) => shaped(by.call('GET', path), 200, shape)
const post = <S extends z.ZodType>(path: string, body: unknown, shape: S, by = mira) =>
  shaped(by.call('POST', path, { body }), 200, shape)
const file = (path: string, by = mira) => get(`/api/editor/file?path=${encodeURIComponent(path)}`, EditorFile, by)

describe('The list', () => {
  it('shows every article with its state, and files that are left out', async () => {
    const { articles: rows } = await get('/api/editor/articles', EditorArticles)
    const state = (path: string) => rows.find((row) => row.path === path)?.state
    expect([state('goods/lamps.md'), state('goods/bulbs.md'), state('goods/broken.md')]).toEqual([
      'published',
      'internal',
      'left-out',
    ])
    expect(rows.find(({ path }) => path === 'goods/lamps.md')).toMatchObject({
      articleId: 'goods/lamps',
      category: 'goods',
      stale: true,
      reviewBy: '2020-01-01',
    })
    expect(rows.find(({ path }) => path === 'goods/broken.md')?.problems.errors).toBe(1)
  })
})

describe('A text', () => {
  it('is shown as customers will see it: links to public articles alone, pictures for the editor', async () => {
    const text = '# Lamps\n\nSee [shades](shades.md), [bulbs](bulbs.md).\n\n![a lamp](lamp.png)\n\n<script>x</script>\n'
    const { html } = await post('/api/editor/preview', { path: 'goods/new.md', text }, Previewed)
    expect(html).toContain('href="/help/goods/shades"')
    expect(html).not.toContain('goods/bulbs')
    expect(html).toContain('<img src="/api/editor/pictures?path=goods%2Flamp.png" alt="a lamp">')
    expect(html).not.toContain('<script')
  })

  it('brings its front matter as fields, and what is wrong with them by field', async () => {
    const text = '---\ntitle: Lamps\naudience: everybody\n---\nText'
    const { front, faults } = await post('/api/editor/preview', { path: 'goods/new.md', text }, Previewed)
    expect(front.title).toBe('Lamps')
    expect(faults).toEqual([{ field: 'audience', line: 3, message: '`audience` takes public or internal.' }])
  })

  it('is looked through for what is wrong, with what mends it', async () => {
    const text = '---\ntitle: Candles\nlang: en\n---\n\nSee [the shades](shade.md).\n'
    const { problems, html } = await post('/api/editor/inspect', { path: 'goods/new.md', text }, Inspected)
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', kind: 'broken-link', file: 'goods/new.md', line: 6 }),
    ])
    expect(html).toContain('See ')
  })

  it('has keys of its front matter changed and not one character else', async () => {
    const change = { reviewBy: '2030-01-01', tags: ['light'] }
    const { text, front } = await post('/api/editor/front', { text: lamps, change }, FrontChanged)
    expect(text).toBe(
      lamps.replace('2020-01-01', '2030-01-01').replace('title: Lamps\n', 'title: Lamps\ntags:\n  - light\n'),
    )
    expect(front).toMatchObject({ tags: ['light'], reviewBy: '2030-01-01' })
    await refused(mira.call('POST', '/api/editor/front', { body: { text: '---\na: [\n---\n', change } }), 'bad_request')
  })
})

describe('[S43] Two editors of one article', () => {
  it('each keep a draft; the second to publish gets the newer text and who wrote it', async () => {
    const path = 'goods/shades.md'
    const { revision: base, text } = await file(path)
    const draft = (words: string) => ({ path, base, text: `${text}${words}\n` })
    await shaped(mira.call('PUT', '/api/editor/drafts', { body: draft('By Mira.') }), 200, DraftSaved)
    await shaped(eve.call('PUT', '/api/editor/drafts', { body: draft('By Eve.') }), 200, DraftSaved)
    expect((await file(path)).others).toMatchObject([{ by: { name: 'Eve' }, text: `${text}By Eve.\n` }])
    await post('/api/editor/publish', { ...draft('By Mira.'), why: 'Clearer' }, PublishedArticle)
    const error = await refused(eve.call('POST', '/api/editor/publish', { body: draft('By Eve.') }), 'conflict')
    expect(error.newer).toMatchObject({ text: `${text}By Mira.\n`, by: { name: 'Mira' } })
    expect((await file(path, eve)).draft?.text).toBe(`${text}By Eve.\n`)
    const merged = { path, base: error.newer?.revision, text: `${text}By Mira.\nBy Eve.\n` }
    await post('/api/editor/publish', merged, PublishedArticle, eve)
    const { revisions } = await get(`/api/editor/revisions?path=${path}`, Revisions)
    expect(revisions.slice(0, 2).map(({ by, why }) => [by.name, why])).toEqual([
      ['Eve', ''],
      ['Mira', 'Clearer'],
    ])
    expect(await (await fetch(`${server.url}/help/goods/shades`)).text()).toContain('By Eve.')
  })
})

it('A colleague’s draft is discarded with a reason, and its owner has it back or lets it go', async () => {
  const path = 'goods/shades.md'
  const { revision: base } = await file(path)
  await eve.call('PUT', '/api/editor/drafts', { body: { path, base, text: 'By Eve.' } })
  const [hers] = (await file(path)).others
  const body = { path, staffId: hers?.by.id, why: 'She is away' }
  await refused(mira.call('POST', '/api/editor/drafts/discard', { body }), 'forbidden')
  const chief = await agentOf(server, ['admin'], 'Chief')
  const at = '/api/editor/drafts/discarded'
  const { discardId } = await post('/api/editor/drafts/discard', body, DraftDiscarded, chief)
  expect((await file(path)).others).toEqual([])
  expect((await file(path, eve)).discarded).toMatchObject({ discardId, text: 'By Eve.', by: { name: 'Chief' } })
  expect((await shaped(eve.call('GET', '/api/editor/bin'), 200, ArticleBin)).discarded).toMatchObject([{ path }])
  expect((await shaped(mira.call('GET', '/api/editor/bin'), 200, ArticleBin)).discarded).toEqual([])
  await refused(mira.call('DELETE', `${at}/${discardId}`), 'not_found')
  expect((await eve.call('DELETE', `${at}/${discardId}`)).status).toBe(200)
  expect((await file(path, eve)).discarded).toBeUndefined()
  const { entries } = await server.desk.store.auditEntries({ action: 'article.draft.discard' })
  expect(entries.map(({ outcome, target }) => [outcome, target])).toEqual([
    ['done', path],
    ['refused', path],
  ])
})

it('An article moves, goes into the bin and comes back; its past can be read and brought back', async () => {
  const { revision: base } = await file('goods/lamps.md')
  const moved = await post('/api/editor/move', { path: 'goods/lamps.md', to: 'light/lamps.md', base }, MovedArticle)
  expect(moved.relinked).toEqual(['goods/shades.md'])
  const page = await fetch(`${server.url}/help/goods/lamps`)
  expect(await page.text()).toContain('1,000 hours')
  const { binId } = await post(
    '/api/editor/bin',
    { path: 'light/lamps.md', base: moved.revision, why: 'Old' },
    ArticleBinned,
  )
  expect((await fetch(`${server.url}/help/light/lamps`)).status).toBe(404)
  expect((await get('/api/editor/bin', ArticleBin)).articles).toMatchObject([
    { binId, path: 'light/lamps.md', why: 'Old' },
  ])
  const back = await post('/api/editor/bin/restore', { binId, to: 'goods/lights.md' }, ArticleRestored)
  const { revisions } = await get('/api/editor/revisions?path=light/lamps.md', Revisions)
  expect(revisions.map(({ kind }) => kind).slice(0, 2)).toEqual(['binned', 'moved'])
  const { text } = await get(`/api/editor/revisions/${revisions[1]?.revisionId}`, RevisionText)
  expect(text).toContain('redirectFrom')
  const rolled = { path: back.path, revisionId: revisions[1]?.revisionId, base: back.revision }
  await post('/api/editor/rollback', rolled, PublishedArticle)
})

it('[S39, S50] A picture lies beside its article, seen by editors alone until an article shows it', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1])
  const put = (path: string, name: string, body: Uint8Array<ArrayBuffer>) =>
    fetch(`${server.url}/api/editor/pictures?path=${encodeURIComponent(path)}`, {
      method: 'POST',
      body,
      headers: { ...mira.headers, 'x-file-name': name },
    })
  const { path } = await shaped(put('goods/shades.md', 'Shade.png', new Uint8Array(png)), 201, PicturePut)
  expect(path).toBe('goods/shade.png')
  const seen = await mira.call('GET', `/api/editor/pictures?path=${path}`)
  expect(seen.headers.get('content-type')).toBe('image/png')
  expect((await fetch(`${server.url}/help/${path}`)).status).toBe(404)
  await refused(put('../goods/shades.md', 'Shade.png', new Uint8Array(png)), 'bad_request')
  await refused(put('goods/shades.md', 'Shade.png', new Uint8Array(Buffer.from('<svg/>'))), 'bad_request')
  for (const away of ['../secrets.png', '%2e%2e/x.png', 'a\0.png', '.git/x.png']) {
    expect((await mira.call('GET', `/api/editor/pictures?path=${encodeURIComponent(away)}`)).status).toBe(404)
  }
})

it.each(['../away.md', '%2e%2e/away.md', 'a\0.md', 'CON.md', `${'a'.repeat(300)}.md`])(
  '[S39] A path such as %j is refused',
  async (path) => {
    const publish = mira.call('POST', '/api/editor/publish', { body: { path, base: null, text: 'Text' } })
    expect((await refused(publish, 'bad_request')).fields?.[0]?.path).toBe('path')
    await refused(mira.call('PUT', '/api/editor/drafts', { body: { path, base: null, text: 'Text' } }), 'bad_request')
  },
)

it('A past answer is shown as it was given, also after its article changed', async () => {
  const customer = await customerOf(server)
  const { reply } = await customer.says(covered)
  const source = reply?.citations[0]
  if (!reply || !source) throw new Error('nothing was answered')
  const path = `${source.articleId}.md`
  const { text, revision: base } = await file(path)
  expect(base).toBe(source.revision)
  await post('/api/editor/publish', { path, base, text: text.replace(/\d+/g, '99') }, PublishedArticle)
  const past = await get(`/api/editor/answers/${reply.id}`, PastAnswer)
  expect(past).toMatchObject({ question: covered, text: reply.text, sources: [{ changed: 'yes' }] })
  expect(text).toContain(past.sources[0]?.passage?.split('\n')[0])
  const { revisions } = await get(`/api/editor/revisions?path=${path}`, Revisions)
  expect(revisions.find(({ revision }) => revision === base)?.cited).toBe(1)
})

it('What is due for review is listed until somebody says that it still holds', async () => {
  const { owners } = await get('/api/editor/reviews', Reviews)
  expect(owners[0]?.overdue.map(({ title }) => title)).toContain('Lamps')
  const due = owners[0]?.overdue.find(({ title }) => title === 'Lamps')
  const answer = { path: due?.path, base: due?.revision, reviewBy: '2099-01-01', did: 'reviewed' }
  await post('/api/editor/reviews', answer, PublishedArticle)
  expect((await get('/api/editor/reviews', Reviews)).owners).toEqual([])
  await refused(mira.call('POST', '/api/editor/reviews', { body: answer }), 'conflict')
})

describe('News', () => {
  async function listens(by: Agent) {
    const answer = await by.call('GET', '/api/editor/news')
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = answer.body?.getReader()
    let text = ''
    const until = async (part: string) => {
      while (!text.includes(part)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) throw new Error(`it ended with ${text}`)
        text += Buffer.from(value).toString()
      }
      return text
    }
    await until('"ready"')
    return { until, left: () => reader?.cancel() }
  }

  it('tell of colleagues’ drafts and changes, and end with the session', async () => {
    const line = await listens(mira)
    await eve.call('PUT', '/api/editor/drafts', { body: { path: 'goods/fresh.md', base: null, text: 'Text' } })
    await line.until('{"type":"drafts","path":"goods/fresh.md","by":[{"id"')
    await post('/api/editor/publish', { path: 'goods/fresh.md', base: null, text: 'Text' }, PublishedArticle, eve)
    await line.until('{"type":"articles","paths":["goods/fresh.md"]}')
    const third = await agentOf(server, ['editor'])
    const ends = await listens(third)
    await third.call('DELETE', '/api/session')
    await expect(ends.until('never')).rejects.toThrow('it ended')
    await line.left()
  })

  it('tell how far a rehearsal or an import has come, each to its editor alone', async () => {
    const [mine, hers] = [await listens(mira), await listens(eve)]
    const rehearse = { changes: [{ path: 'goods/shades.md', text: 'A shade.\n' }] }
    const { rehearsalId } = await shaped(
      mira.call('POST', '/api/editor/rehearsals', { body: rehearse }),
      201,
      z.object({ rehearsalId: z.string() }),
    )
    await mine.until(`{"type":"rehearsal","rehearsalId":"${rehearsalId}","state":"done"`)
    await fetch(`${server.url}/api/editor/import`, {
      method: 'POST',
      body: 'question,answer\nHow?,So.\nWhy?,Because.\n',
      headers: { ...mira.headers, 'x-file-name': 'faq.csv' },
    })
    await mine.until('{"type":"import","done":2,"total":2}')
    server.desk.fanout.publish({ kind: 'misses' })
    expect(await hers.until('"misses"')).not.toMatch(/rehearsal|"import"/)
    await Promise.all([mine.left(), hers.left()])
  })

  it('keep no stop waiting', async () => {
    const other = await startServer()
    const line = await listens(await agentOf(other, ['editor']))
    await other.removed()
    await expect(line.until('never')).rejects.toThrow('it ended')
  })
})
