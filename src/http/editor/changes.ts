/** Articles moved, binned, put back and rolled back, their pictures, and what became of them over time. */
import { bin, binned, restore } from '../../desk/content/bin.ts'
import { discardedOf } from '../../desk/content/discarded.ts'
import { move } from '../../desk/content/move.ts'
import { removedArticles, revision, revisionsOf, rollBack } from '../../desk/content/revisions.ts'
import {
  ArticleBin,
  ArticleBinned,
  ArticleRestored,
  MovedArticle,
  PublishedArticle,
  Revisions,
  RevisionText,
} from '../../protocol/editor.ts'
import { editorBodies, pathQuery } from '../../protocol/editor-bodies.ts'
import { allowed } from '../errors.ts'
import { type Api, route } from '../route.ts'
import { agentOf } from '../work.ts'

export function editorChangeRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/editor/move',
      summary: 'Give an article another path; its old one leads on to it',
      who: 'editor',
      body: editorBodies.move,
      answers: MovedArticle,
      audited: 'article.move',
    },
    async ({ actor, body, note }) => {
      note({ target: body.path })
      const done = allowed(await move(desk, agentOf(actor), body))
      if (done.lost) note({ detail: { lost: done.lost, overruled: true } })
      return done
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/bin',
      summary: 'Take an article out of the knowledge base, with the pictures that it alone shows',
      who: 'editor',
      body: editorBodies.bin,
      answers: ArticleBinned,
      audited: 'article.bin',
    },
    async ({ actor, body, note }) => {
      note({ target: body.path })
      const done = allowed(await bin(desk, agentOf(actor), body))
      if (done.lost) note({ detail: { lost: done.lost, overruled: true } })
      return done
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/bin',
      summary:
        'What is in the bin, newest first, what was removed outside, and the asker’s drafts that others discarded',
      who: 'editor',
      answers: ArticleBin,
    },
    async ({ actor }) => {
      const articles = (await binned(desk)).map(({ id, revision: _, ...entry }) => ({ binId: id, ...entry }))
      const removed = (await removedArticles(desk)).map(({ path, by, at, why }) => ({ path, by, at, why }))
      const discarded = (await discardedOf(desk, agentOf(actor))).map(
        ({ id, text: _, base: __, cause: ___, ...draft }) => ({ discardId: id, ...draft }),
      )
      return { articles, removed, discarded }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/bin/restore',
      summary: 'Put an article back where it was, or under another path',
      who: 'editor',
      body: editorBodies.restore,
      answers: ArticleRestored,
      audited: 'article.restore',
    },
    async ({ actor, body, note }) => {
      const done = allowed(await restore(desk, agentOf(actor), body))
      note({ target: done.path, ...(done.lost && { detail: { lost: done.lost, overruled: true } }) })
      return done
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/revisions',
      summary: 'The changes of an article, newest first, also from where it was before it moved',
      who: 'editor',
      query: pathQuery,
      answers: Revisions,
    },
    async ({ query: { path } }) => ({ revisions: await revisionsOf(desk, path) }),
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/revisions/:revisionId',
      summary: 'What an article said after one change, and the answers that cited it',
      who: 'editor',
      answers: RevisionText,
    },
    async ({ c }) => allowed(await revision(desk, c.req.param('revisionId') ?? '')),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/rollback',
      summary: 'Publish what an article said after an earlier change, as a change of its own',
      who: 'editor',
      body: editorBodies.rollBack,
      answers: PublishedArticle,
      audited: 'article.rollback',
    },
    async ({ actor, body, note }) => {
      note({ target: body.path, detail: { to: body.revisionId } })
      return allowed(await rollBack(desk, agentOf(actor), body))
    },
  )
}
