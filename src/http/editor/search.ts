/** Articles by the words of their texts, for those who write them. */
import type { Desk } from '../../desk/desk.ts'
import { FoundInTexts, wordsQuery } from '../../protocol/editor-search.ts'
import { type Api, route } from '../route.ts'

/** Articles found by the words of their texts, at most. */
const MOST_FOUND = 100

export function editorSearchRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'get',
      path: '/api/editor/search',
      summary: 'Articles by the words of their titles and texts, best first, drafts last',
      who: 'editor',
      query: wordsQuery,
      answers: FoundInTexts,
    },
    async ({ query: { q } }) => ({ found: await foundInTexts(desk, q) }),
  )
}

async function foundInTexts(desk: Desk, q: string) {
  const found = await desk.retriever.find(q, { internal: true, limit: MOST_FOUND })
  const said = found.map(({ passage: { articleId, title, trail } }) => {
    const heading = trail.at(-1)
    return { articleId, title, ...(heading && { heading }) }
  })
  // The index leaves drafts out: nobody is answered from them.
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const drafts = [...desk.content.articles.all().values()].filter(
    ({ draft, title, body }) =>
      draft && words.length > 0 && words.every((word) => `${title}\n${body}`.toLowerCase().includes(word)),
  )
  return [...said, ...drafts.map(({ id, title }) => ({ articleId: id, title }))].slice(0, MOST_FOUND)
}
