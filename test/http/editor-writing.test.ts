/** What the editor asks while somebody writes: a form's change in the text, articles by their words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChangedText, FoundInTexts } from '../../src/protocol/editor-writing.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { call, refused, shaped } from './client.ts'

let server: TestServer
let editor: Member
beforeAll(async () => {
  server = await startServer({
    articles: {
      'kiln/glaze.md': '---\ntitle: Glazes\nlang: en\n---\n\nWe fire glazes at 1240 degrees.\n',
      'kiln/secret.md': '---\ntitle: Firing\naudience: internal\nlang: en\n---\n\nThe MARIGOLD kiln leaks.\n',
      'kiln/soon.md': '---\ntitle: Soon\ndraft: true\nlang: en\n---\n\nA VERBENA glaze is on its way.\n',
    },
  })
  editor = await server.staff(['editor'])
})
afterAll(() => server.removed())

const asked = (method: string, path: string, body?: unknown) =>
  call(server, method, path, { body, headers: { cookie: editor.cookie, origin: server.url } })
const foundBy = async (q: string) => {
  const { found } = await shaped(asked('GET', `/api/editor/search?q=${encodeURIComponent(q)}`), 200, FoundInTexts)
  return found.map(({ articleId }) => articleId)
}

describe('A change by the form', () => {
  it('changes its keys and not one character else', async () => {
    const text = '---\r\ntitle: Cups   # by hand\r\ntags: [a,  b]\r\n---\r\n\r\nText  \r\n'
    const body = { text, change: { owner: 'Mara', tags: null } }
    const changed = await shaped(asked('POST', '/api/editor/front', body), 200, ChangedText)
    expect(changed.text).toContain('title: Cups   # by hand\r\n')
    expect(changed.text).toMatch(/\r\nowner: Mara\r\n---\r\n\r\nText {2}\r\n$/)
    expect(changed.text).not.toContain('tags')
  })

  it('is refused where the block cannot be read, with what to do', async () => {
    const body = { text: '---\ntitle: "half\n---\n\nText\n', change: { owner: 'Mara' } }
    const { message } = await refused(asked('POST', '/api/editor/front', body), 'bad_request')
    expect(message).toContain('Mend it in the text first')
    await refused(asked('POST', '/api/editor/front', { text: '', change: { nonsense: 1 } }), 'bad_request')
  })
})

describe('Articles by their words', () => {
  it('are found in their texts, for the team too, and drafts as well', async () => {
    expect((await foundBy('degrees to fire a glaze'))[0]).toBe('kiln/glaze')
    expect(await foundBy('MARIGOLD')).toContain('kiln/secret')
    expect(await foundBy('verbena')).toContain('kiln/soon')
    expect(await foundBy('')).toEqual([])
  })
})
