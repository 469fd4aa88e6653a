/** What the composer asks for while an agent writes: prepared answers, articles, and how a text will look. */
import { z } from 'zod'
import { isOverdue } from '../desk/content/stale.ts'
import { articleUrl } from '../desk/draft.ts'
import { preparedFor } from '../desk/macros.ts'
import type { FoundArticle } from '../ports/knowledge.ts'
import { FoundArticles } from '../protocol/articles.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { Macros, Preview } from '../protocol/writing.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

/** Articles that a search answers. */
const MOST_FOUND = 8
/** Characters of a passage that are shown before it is chosen. */
const EXCERPT_CHARACTERS = 240

export function composingRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api

  route(
    api,
    {
      method: 'get',
      path: '/api/macros',
      summary: 'Prepared answers for this agent; with a conversation, what their variables stand for there',
      who: 'staff',
      query: z.strictObject({ conversationId: z.uuid().optional() }),
      answers: Macros,
    },
    async ({ actor, query }) => allowed(await preparedFor(desk, agentOf(actor), query.conversationId)),
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/articles/search',
      summary: 'Articles to put into a message; for notes internal ones too',
      who: 'staff',
      query: z.strictObject({ q: z.string().max(200).default(''), for: z.enum(['reply', 'note']).default('reply') }),
      answers: FoundArticles,
    },
    async ({ query }) => {
      const found = await desk.retriever.find(query.q, { internal: query.for === 'note', limit: MOST_FOUND })
      return { articles: found.map(shown) }
    },
  )

  function shown({ passage, audience }: FoundArticle) {
    const { articleId, title, trail, lang, text, markdown } = passage
    const heading = trail.at(-1)
    const line = text.replace(/\s+/g, ' ').trim()
    const excerpt = [...line].slice(0, EXCERPT_CHARACTERS).join('')
    return {
      articleId,
      title,
      ...(heading && { heading }),
      lang,
      audience,
      ...(audience === 'public' && { url: articleUrl(desk, passage) }),
      excerpt: excerpt === line ? line : `${excerpt}…`,
      markdown,
      ...(isOverdue(desk, articleId) && { stale: true as const }),
    }
  }

  route(
    api,
    {
      method: 'post',
      path: '/api/preview',
      summary: 'A message as the customer will see it; nothing is kept',
      who: 'staff',
      body: body.preview,
      answers: Preview,
    },
    async ({ body: { text } }) => ({ html: desk.render.markdown(text) }),
  )
}
