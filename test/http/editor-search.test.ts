/** What those who write articles look for and paste. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FoundInTexts } from '../../src/protocol/editor-search.ts'
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

const foundBy = async (q: string) => {
  const path = `/api/editor/search?q=${encodeURIComponent(q)}`
  const { found } = await shaped(call(server, 'GET', path, { headers: { cookie: editor.cookie } }), 200, FoundInTexts)
  return found.map(({ articleId }) => articleId)
}

describe('Articles by their words', () => {
  it('are found in their texts, for the team too, and drafts as well', async () => {
    expect((await foundBy('degrees to fire a glaze'))[0]).toBe('kiln/glaze')
    expect(await foundBy('MARIGOLD')).toContain('kiln/secret')
    expect(await foundBy('verbena')).toContain('kiln/soon')
    expect(await foundBy('')).toEqual([])
  })
})

describe('A page that is pasted', () => {
  const pasted = (html: string) =>
    call(server, 'POST', '/api/editor/from-html', {
      body: { html },
      headers: { cookie: editor.cookie, origin: server.url },
    })

  it('becomes clean markdown, and says what is lost', async () => {
    const html = '<h2>Kiln</h2><p style="color:red">Fire at <b>1240</b> &deg;C<script>steal()</script>.</p>'
    const answer = await pasted(html)
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as { markdown: string }).markdown).toBe('## Kiln\n\nFire at **1240** °C.\n')
  })

  it('is refused where it is too much, with what to do', async () => {
    const { message } = await refused(pasted('<i>a</i>'.repeat(30_001)), 'bad_request')
    expect(message).toContain('Split it')
  })
})
