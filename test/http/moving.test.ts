import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ArticlesExport, FromHtmlAnswer, ImportReport, ReadImport } from '../../src/protocol/moving.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, refused, shaped } from './client.ts'

let server: TestServer
let editor: Agent
let colleague: Agent
beforeAll(async () => {
  server = await startServer({
    limits: { IMPORT_BYTES: 40_000, IMPORTS_KEPT: 2 },
    articles: { 'inside.md': '---\naudience: internal\n---\nInside canary.\n' },
  })
  editor = await agentOf(server, ['editor'])
  colleague = await agentOf(server, ['editor'])
})
afterAll(() => server.removed())

const Done = z.object({ report: ImportReport })
const csv = (question: string) => `question,answer\n${question},Press the bell.\n`
const brought = (body: string, { by = editor, query = '', name = 'faq.csv' } = {}) =>
  by.call('POST', `/api/editor/import${query}`, {
    body,
    headers: { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
  })
const applied = (importId: string, by = editor) => by.call('POST', `/api/editor/import/${importId}/apply`)

describe('An editor who imports', () => {
  it('looks at the report first; then it is carried out, is answered from, and is in the audit log', async () => {
    const { importId, report } = await shaped(
      brought(csv('How do I ring for the porter?'), { query: '?into=help&lang=en' }),
      200,
      ReadImport,
    )
    expect(report).toMatchObject({
      kind: 'csv',
      dryRun: true,
      counts: { created: 1 },
      articles: [{ path: 'help/how-do-i-ring-for-the-porter.md' }],
    })
    expect(server.desk.retriever.article('help/how-do-i-ring-for-the-porter')).toBeUndefined()
    const done = await shaped(applied(importId), 200, Done)
    expect(done.report).toMatchObject({ dryRun: false, counts: { created: 1 } })
    await expect
      .poll(() => server.desk.retriever.article('help/how-do-i-ring-for-the-porter')?.title, { timeout: 10_000 })
      .toBe('How do I ring for the porter?')
    const { entries } = await server.desk.store.auditEntries({ limit: 20, action: 'articles.import' })
    expect(entries).toMatchObject([{ outcome: 'done', detail: { created: 1 } }])
    const [revision] = await server.desk.store.revisionsOf('help/how-do-i-ring-for-the-porter.md', 5)
    expect(revision).toMatchObject({ by: { id: editor.id }, why: 'Import faq', kind: 'published' })
    // What was carried out is not there any more.
    await refused(applied(importId), 'not_found')
  })

  it('finds what changed meanwhile as it is then', async () => {
    const { importId } = await shaped(brought(csv('Again?')), 200, ReadImport)
    const second = await shaped(brought(csv('Again?')), 200, ReadImport)
    await shaped(applied(importId), 200, Done)
    expect((await shaped(applied(second.importId), 200, Done)).report.counts).toMatchObject({
      created: 0,
      unchanged: 1,
    })
  })

  it('carries out nothing of a colleague’s, nor what was read long before', async () => {
    const { importId } = await shaped(brought(csv('Whose?')), 200, ReadImport)
    await refused(applied(importId, colleague), 'not_found')
    for (const question of ['B?', 'C?']) await shaped(brought(csv(question)), 200, ReadImport)
    await refused(applied(importId), 'not_found')
    await refused(applied('no-such-import'), 'not_found')
  })

  it('is told what is wrong, and what to do', async () => {
    expect((await refused(brought('words', { name: 'a.bin' }), 'bad_request')).message).toMatch(
      /no articles that are known here/,
    )
    expect((await refused(brought(csv('x'), { query: '?into=..%2Fetc' }), 'bad_request')).message).toMatch(
      /no folder of the knowledge base/,
    )
    expect((await refused(brought(csv('x'), { query: '?from=word' }), 'bad_request')).fields).toMatchObject([
      { path: 'from' },
    ])
    expect((await refused(brought('PK\u0003\u0004cut', { name: 'a.zip' }), 'bad_request')).message).toMatch(
      /ZIP archive cannot be read/,
    )
    await refused(brought('x'.repeat(50_000)), 'too_large')
  })
})

it('What an editor pastes comes back as markdown, and too much of it is refused with a sentence', async () => {
  const paste = (html: string) => editor.call('POST', '/api/editor/from-html', { body: { html } })
  const html = '<h1>Bell</h1><p onclick="x()">Ring <b>twice</b>.</p><iframe src="https://films.example/a"></iframe>'
  expect(await shaped(paste(html), 200, FromHtmlAnswer)).toEqual({
    markdown: '## Bell\n\nRing **twice**.\n\n<https://films.example/a>\n',
    lost: ['an embedded page or film (https://films.example/a), which stays as a link'],
  })
  expect((await refused(paste('<i>x</i>'.repeat(40_000)), 'bad_request')).message).toMatch(/40000 elements/)
})

describe('An export', () => {
  it('is a document of what customers may see, and of everything where so asked', async () => {
    const open = await shaped(editor.call('GET', '/api/editor/export?as=json'), 200, ArticlesExport)
    expect(JSON.stringify(open)).not.toContain('canary')
    expect(open.files.length).toBeGreaterThan(3)
    const all = await shaped(editor.call('GET', '/api/editor/export?as=json&all=1'), 200, ArticlesExport)
    expect(all.files.find(({ path }) => path === 'inside.md')?.content).toContain('canary')
  })

  it('is a ZIP to download that is imported again without a change', async () => {
    const answer = await editor.call('GET', '/api/editor/export?all=1')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="bellhop-articles-[\d-]+\.zip"$/)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const again = await fetch(`${server.url}/api/editor/import`, {
      method: 'POST',
      headers: { ...editor.headers, 'x-file-name': 'base.zip', 'content-type': 'application/zip' },
      body: bytes,
    })
    const { report } = await shaped(again, 200, ReadImport)
    expect(report).toMatchObject({ kind: 'bellhop', counts: { created: 0, failed: 0 } })
    expect(report.counts.unchanged).toBe(report.articles.length)
  })
})

it('What an import writes lies below the base and nowhere else', () => {
  const path = join(server.data, '../kb/help/how-do-i-ring-for-the-porter.md')
  expect(readFileSync(path, 'utf8')).toMatch(
    /^---\ntitle: How do I ring for the porter\?\nlang: en\nquestions:\n {2}- How do I ring/,
  )
})
