/** Articles as their editors read, draft, preview and publish them. */
import type { z } from 'zod'
import { dropDraft, saveDraft } from '../../desk/content/drafts.ts'
import { listArticles } from '../../desk/content/list.ts'
import { openArticle } from '../../desk/content/open.ts'
import { publish } from '../../desk/content/publish.ts'
import { isPublic } from '../../domain/articles.ts'
import type { Renderer } from '../../ports/knowledge.ts'
import {
  DraftSaved,
  EditorArticles,
  EditorFile,
  Inspected,
  Previewed,
  PublishedArticle,
} from '../../protocol/editor.ts'
import { editorBodies, pathQuery } from '../../protocol/editor-bodies.ts'
import { articleHtml } from '../article-html.ts'
import { allowed } from '../errors.ts'
import { type Api, route } from '../route.ts'
import { agentOf } from '../work.ts'
import { renderedSections } from './rendered-sections.ts'

export function editorArticleRoutes(api: Api): void {
  const { desk } = api
  const render: Renderer = { ...desk.render, article: renderedSections(desk.render) }

  route(
    api,
    {
      method: 'get',
      path: '/api/editor/articles',
      summary: 'Every article of the knowledge base with its state, and drafts of those that are not there yet',
      who: 'editor',
      answers: EditorArticles,
    },
    ({ actor }) => listArticles(desk, agentOf(actor)),
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/file',
      summary: 'One article’s file, with what its editors have written and not published',
      who: 'editor',
      query: pathQuery,
      answers: EditorFile,
    },
    async ({ actor, query: { path } }) => {
      const { discarded, ...file } = allowed(await openArticle(desk, agentOf(actor), path))
      if (!discarded) return file
      const { id, ...draft } = discarded
      return { ...file, discarded: { discardId: id, ...draft } }
    },
  )
  route(
    api,
    {
      method: 'put',
      path: '/api/editor/drafts',
      summary: 'Keep what the asker has written of an article, in place of their last draft of it',
      who: 'editor',
      body: editorBodies.draft,
      answers: DraftSaved,
    },
    async ({ actor, body: { cause, ...draft } }) =>
      allowed(await saveDraft(desk, agentOf(actor), { ...draft, ...(cause && { cause }) })),
  )
  route(
    api,
    {
      method: 'delete',
      path: '/api/editor/drafts',
      summary: 'Throw the asker’s draft of an article away',
      who: 'editor',
      query: pathQuery,
      audited: 'article.draft.drop',
    },
    async ({ actor, query: { path }, note }) => {
      await dropDraft(desk, agentOf(actor), path)
      note({ target: path })
      return {}
    },
  )
  const previewed = (path: string, text: string): z.infer<typeof Previewed> => {
    const { article, front, faults } = desk.content.articles.read(path, text)
    const now = desk.clock.now()
    const readable = (id: string) => {
      const found = desk.content.articles.all().get(desk.content.articles.redirect(id) ?? id)
      return found && isPublic(found, now) ? found : undefined
    }
    const html = article ? articleHtml(article, render, readable, previewAddress) : ''
    return { html, front, faults }
  }
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/preview',
      summary: 'A text as customers would see it; nothing is kept',
      who: 'editor',
      body: editorBodies.preview,
      answers: Previewed,
    },
    async ({ body: { path, text } }) => previewed(path, text),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/inspect',
      summary: 'A text as customers would see it, and what is wrong with it; nothing is kept',
      who: 'editor',
      body: editorBodies.inspect,
      answers: Inspected,
    },
    async ({ body: { path, text } }) => ({
      ...previewed(path, text),
      problems: desk.content.articles.inspect(path, text),
    }),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/publish',
      summary: 'Publish a text over the revision that it was made from; `conflict` brings a newer one',
      who: 'editor',
      body: editorBodies.publish,
      answers: PublishedArticle,
      audited: 'article.publish',
    },
    async ({ actor, body, note }) => {
      note({ target: body.path })
      const done = allowed(await publish(desk, agentOf(actor), body))
      note({ detail: { revision: done.revision, ...(done.lost && { lost: done.lost, overruled: true }) } })
      return done
    },
  )
}

/** Customers are given a picture only while a published article shows it; its editors, whenever it is there. */
function previewAddress(path: string): string {
  return `/api/editor/pictures?path=${encodeURIComponent(path)}`
}
