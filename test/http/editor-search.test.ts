/** Articles by the words of their texts, for those who write them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FoundInTexts } from '../../src/protocol/editor-search.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { call, shaped } from './client.ts'

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
