/** What helps an agent to write: a reply suggested from the articles, their own words put otherwise, a draft article. */
import { articleDraft } from '../desk/proposals.ts'
import { rewrite } from '../desk/rewrite.ts'
import { staffSnapshot } from '../desk/snapshot.ts'
import { suggestion, turnDown } from '../desk/suggestion.ts'
import { ArticleDraft } from '../protocol/articles.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { StaffSnapshot } from '../protocol/desk.ts'
import { Rewritten, Suggested, WritingHelp } from '../protocol/writing.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function assistRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api
  const one = '/api/conversations/:id'

  route(
    api,
    {
      method: 'get',
      path: '/api/writing',
      summary: 'What helps agents to write here',
      who: 'staff',
      answers: WritingHelp,
    },
    async () => ({
      drafter: desk.drafter.name,
      rewrites: desk.writer !== undefined,
      mails: desk.mailer !== undefined,
    }),
  )

  // Neither is in the audit log: nothing changes by them, and one comes with every conversation that is opened.
  route(
    api,
    {
      method: 'post',
      path: `${one}/suggestion`,
      summary: 'A reply from the articles to what the customer last asked, or why there is none',
      who: 'staff',
      body: body.empty,
      answers: Suggested,
    },
    async ({ c }) => {
      const found = allowed(await suggestion(desk, c.req.param('id') ?? '', c.req.raw.signal))
      if ('none' in found) return { suggestion: null, none: found.none }
      const { conversationId: _, ...shown } = found.suggestion
      return { suggestion: shown }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${one}/rewrite`,
      summary: 'Words of your own put otherwise or translated, by a model',
      who: 'staff',
      body: body.rewrite,
      answers: Rewritten,
    },
    async ({ c, body: { text, how, lang } }) =>
      allowed(await rewrite(desk, c.req.param('id') ?? '', { text, how, ...(lang && { lang }) }, c.req.raw.signal)),
  )
  route(
    api,
    {
      method: 'post',
      path: `${one}/article`,
      summary: 'A draft of an article from what the team answered here; nothing is kept of it',
      who: 'staff',
      body: body.empty,
      answers: ArticleDraft,
    },
    async ({ c }) => allowed(await articleDraft(desk, c.req.param('id') ?? '', c.req.raw.signal)),
  )

  route(
    api,
    {
      method: 'delete',
      path: `${one}/suggestion/:suggestionId`,
      summary: 'Turn a suggested reply down, which is recorded',
      who: 'staff',
      body: body.empty,
      answers: StaffSnapshot,
      audited: 'suggestion.reject',
    },
    async ({ c, actor }) => {
      const id = c.req.param('id') ?? ''
      const done = allowed(await turnDown(desk, id, agentOf(actor), c.req.param('suggestionId') ?? ''))
      return staffSnapshot(desk, done.state)
    },
  )
}
