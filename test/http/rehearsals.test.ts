/** Drafts that are asked, rehearsed and held back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AskedDraft, RehearsalDetail, RehearsalReport } from '../../src/protocol/rehearsals.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { call, refused, shaped } from './client.ts'

let server: TestServer
let editor: Member
beforeAll(async () => {
  server = await startServer()
  editor = await server.staff(['editor'], 'Ines')
})
afterAll(() => server.removed())

const path = 'orders/returns.md'
const question = 'How do I return an item?'
const headers = (member = editor) => ({ cookie: member.cookie, origin: server.url })
const post = (to: string, body: unknown, member = editor) =>
  call(server, 'POST', `/api/editor${to}`, { body, headers: headers(member) })
const get = (to: string, member = editor) => call(server, 'GET', `/api/editor${to}`, { headers: headers(member) })
const opened = async () => {
  const { text, revision } = await shaped(
    get(`/file?path=${encodeURIComponent(path)}`),
    200,
    z.looseObject({ text: z.string(), revision: z.string() }),
  )
  return { text, revision }
}
/** A rehearsal that has ended. */
const rehearsed = async (changes: { path: string; text: string | null }[]) => {
  const { rehearsalId } = await shaped(post('/rehearsals', { changes }), 201, z.object({ rehearsalId: z.string() }))
  await expect
    .poll(async () => (await (await get(`/rehearsals/${rehearsalId}`)).json()).state, { timeout: 15_000 })
    .not.toBe('running')
  return shaped(get(`/rehearsals/${rehearsalId}`), 200, RehearsalReport)
}

describe('A draft that is asked', () => {
  const ask = (body: object) => shaped(post('/ask', { question, ...body }), 200, AskedDraft)

  it('answers beside what is published, and changes nothing', async () => {
    const { text } = await opened()
    const asked = await ask({
      changes: [{ path, text: `${text}\n\n## Zeppelins\n\nA zeppelin is returned at the mooring mast.\n` }],
      question: 'How is a zeppelin returned at the mooring mast?',
    })
    expect(asked.after).toMatchObject({ decision: 'answer', drafted: true, drafter: 'quote' })
    expect(asked.after.html).toContain('mooring mast')
    expect(asked.before.html).not.toContain('mooring mast')
    expect(asked.after.confidence).toBeGreaterThan(asked.before.confidence)
    expect(asked.after.passages[0]?.articleId).toBe('orders/returns')
    expect(asked.after.signs.length).toBeGreaterThan(3)
    expect((await opened()).text).toBe(text)
  })

  it('says why customers do not see it, and can be taken for published', async () => {
    const draft = {
      path: 'orders/zeppelins.md',
      text: '---\ndraft: true\nlang: en\n---\n\n# Zeppelins\n\nA zeppelin is returned at the mooring mast.\n',
    }
    const about = { changes: [draft], question: 'How is a zeppelin returned at the mooring mast?' }
    const unseen = await ask(about)
    expect(unseen.unseen).toEqual([{ path: draft.path, why: 'draft' }])
    expect(unseen.after.drafted).toBe(false)
    expect((await ask({ ...about, asPublished: true })).after.drafted).toBe(true)
  })

  it('is asked of a model only where there is one', async () => {
    await refused(post('/ask', { question, changes: [{ path, text: 'x' }], withModel: true }), 'forbidden')
    await refused(post('/ask', { question: ' ', changes: [{ path, text: 'x' }] }), 'bad_request')
    await refused(post('/ask', { question, changes: [{ path: '../../etc/passwd.md', text: 'x' }] }), 'bad_request')
  })
})

describe('A rehearsal', () => {
  it('tells what becomes of every question, what is lost first, with both answers', async () => {
    const report = await rehearsed([{ path, text: null }])
    expect(report).toMatchObject({ state: 'done', current: true })
    expect(report.counts?.lost).toBeGreaterThan(0)
    expect(report.rows?.[0]).toMatchObject({ verdict: 'lost', source: 'listed' })
    expect(report.rows).toHaveLength(report.total)
    const detail = await shaped(get(`/rehearsals/${report.rehearsalId}/questions/0`), 200, RehearsalDetail)
    expect(detail.before.articles[0]?.id).toBe('orders/returns')
    expect(detail.after.articles.map(({ id }) => id)).not.toContain('orders/returns')
  })

  it('is its editor’s own', async () => {
    const { rehearsalId } = await shaped(
      post('/rehearsals', { changes: [{ path, text: null }] }),
      201,
      z.object({ rehearsalId: z.string() }),
    )
    const other = await server.staff(['editor'], 'Omar')
    const ends = (member: Member) =>
      call(server, 'DELETE', `/api/editor/rehearsals/${rehearsalId}`, { headers: headers(member) })
    await refused(get(`/rehearsals/${rehearsalId}`, other), 'not_found')
    await refused(ends(other), 'not_found')
    expect((await ends(editor)).status).toBe(200)
  })
})

describe('Publishing', () => {
  const publish = (body: object) => post('/publish', { path, why: '', ...body })

  it('is held where answers are lost, until somebody says why, whether or not they had looked at that before', async () => {
    const { text, revision } = await opened()
    const emptied = '---\ntitle: Lamps\nlang: en\n---\n\nThe lamp is red.\n'
    await refused(publish({ text: emptied, base: revision }), 'loses_answers')
    const report = await rehearsed([{ path, text: emptied }])
    expect(report.counts?.lost).toBeGreaterThan(0)
    const held = await refused(publish({ text: emptied, base: revision }), 'loses_answers')
    expect(held.lost).toContainEqual({ question, source: 'listed' })
    await refused(publish({ text: emptied, base: revision, overrule: 'because' }), 'loses_answers')

    const done = await publish({ text: emptied, base: revision, why: 'Lamps', overrule: 'We sell lamps by now.' })
    expect(await done.json()).toMatchObject({ lost: report.counts?.lost })
    expect(readFileSync(join(server.desk.retriever.status().folder, path), 'utf8')).toContain('The lamp is red.')
    const [change] = await server.desk.store.revisionsOf(path, 1)
    expect(change?.why).toBe(
      `Lamps (${report.counts?.lost === 1 ? 'One answer is' : `${report.counts?.lost} answers are`} lost by it: We sell lamps by now.)`,
    )
    const { entries } = await server.desk.store.auditEntries({ action: 'article.publish' })
    expect(entries[0]).toMatchObject({
      outcome: 'done',
      target: path,
      detail: { overruled: true, lost: report.counts?.lost },
    })
    expect(JSON.stringify(entries[0])).not.toContain('lamps by now')

    // Back to what it was: nothing is lost by that.
    const now = await opened()
    const back = await rehearsed([{ path, text }])
    expect(back.counts).toMatchObject({ lost: 0 })
    expect(back.counts?.better).toBeGreaterThan(0)
    expect((await publish({ text, base: now.revision })).status).toBe(200)
  })

  it('is held where an article goes, too, and where it goes back to an older text', async () => {
    const { revision } = await opened()
    await refused(post('/bin', { path, base: revision }), 'loses_answers')
    const { binId, lost } = await (
      await post('/bin', { path, base: revision, overrule: 'We take nothing back.' })
    ).json()
    expect(lost).toBeGreaterThan(0)
    const { rehearsalId } = await shaped(
      post('/rehearsals', { restore: { binId } }),
      201,
      z.object({ rehearsalId: z.string() }),
    )
    await expect.poll(async () => (await (await get(`/rehearsals/${rehearsalId}`)).json()).state).toBe('done')
    const [better] = (await shaped(get(`/rehearsals/${rehearsalId}`), 200, RehearsalReport)).rows ?? []
    expect(better).toMatchObject({ verdict: 'better' })
    expect((await post('/bin/restore', { binId })).status).toBe(200)
    await refused(post('/rehearsals', { restore: { binId } }), 'not_found')
    // Moving keeps the answers: former paths lead on.
    const to = 'orders/give-back.md'
    const moved = await (await post('/move', { path, to, base: revision })).json()
    expect(moved).toMatchObject({ path: to })
    expect(moved.lost).toBeUndefined()
    expect((await post('/move', { path: to, to: path, base: moved.revision })).status).toBe(200)
  })

  it('tells of a newer text before anything else', async () => {
    const { text } = await opened()
    await refused(publish({ text: `${text}\nLate.\n`, base: 'a'.repeat(64) }), 'conflict')
  })
})
