/** Drafts of colleagues, discarded, and what their owners do about it. */
import { discardDraft, forgetDiscarded } from '../../desk/content/discarded.ts'
import { DraftDiscarded } from '../../protocol/editor.ts'
import { editorBodies } from '../../protocol/editor-bodies.ts'
import { allowed, notFound } from '../errors.ts'
import { type Api, route } from '../route.ts'
import { agentOf } from '../work.ts'

export function discardedDraftRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/editor/drafts/discard',
      summary: 'Discard a colleague’s draft that was left alone for 14 days, or as an admin any; they may have it back',
      who: 'editor',
      body: editorBodies.discard,
      answers: DraftDiscarded,
      audited: 'article.draft.discard',
    },
    async ({ actor, body, note }) => {
      if (actor.kind !== 'staff') throw notFound()
      note({ target: body.path, detail: { of: body.staffId } })
      return allowed(await discardDraft(desk, actor.member, body))
    },
  )
  route(
    api,
    {
      method: 'delete',
      path: '/api/editor/drafts/discarded/:discardId',
      summary: 'Let a draft of one’s own go that somebody discarded, after it was taken back or read',
      who: 'editor',
      audited: 'article.draft.forget',
    },
    async ({ c, actor, note }) => {
      const discardId = c.req.param('discardId') ?? ''
      note({ target: discardId })
      return allowed(await forgetDiscarded(desk, agentOf(actor), discardId))
    },
  )
}
