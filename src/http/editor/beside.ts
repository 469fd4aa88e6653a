/** What the editor needs beside the articles: their front matter as a form, pictures, reviews, past answers, and news. */
import { pastAnswer } from '../../desk/content/answers.ts'
import { review } from '../../desk/content/review.ts'
import { reviews } from '../../desk/content/reviews.ts'
import type { EditorNews } from '../../ports/streams.ts'
import { FrontChanged, PastAnswer, PicturePut, PublishedArticle, Reviews } from '../../protocol/editor.ts'
import { editorBodies, pathQuery } from '../../protocol/editor-bodies.ts'
import { allowed, notFound, Refused } from '../errors.ts'
import { nameIn } from '../files.ts'
import { type Api, route } from '../route.ts'
import { cut, eventStream } from '../stream.ts'
import { agentOf } from '../work.ts'

/** @param news asked at each call: it comes with the sockets, which the server opens after this app */
export function editorBesideRoutes(api: Api, news: () => EditorNews): void {
  const { desk } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/editor/front',
      summary: 'A text with keys of its front matter changed, and not one character else; nothing is kept',
      who: 'editor',
      body: editorBodies.front,
      answers: FrontChanged,
    },
    async ({ body: { text, change } }) => {
      const changed = desk.content.articles.withFront(text, change)
      if (changed === undefined) {
        const fields = [{ path: 'text', message: 'has a block on top that cannot be read' }]
        throw new Refused('bad_request', 'The front matter cannot be read. Mend it as text first.', { fields })
      }
      return { text: changed, front: desk.content.articles.read('front.md', changed).front }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/pictures',
      summary: 'Put a picture beside an article: its bytes as the body, its name in x-file-name, percent-encoded',
      who: 'editor',
      file: true,
      query: pathQuery,
      answers: PicturePut,
      status: 201,
      audited: 'article.picture',
    },
    async ({ c, query: { path }, note }) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const put = allowed(await desk.content.files.putPicture(path, nameIn(c), bytes))
      note({ target: put.path })
      return put
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/pictures',
      summary: 'A picture of the knowledge base, whether or not an article shows it yet',
      who: 'editor',
      query: pathQuery,
    },
    async ({ c, query: { path } }) => {
      const picture = desk.content.files.picture(path)
      if (!picture) throw notFound()
      return c.body(picture.bytes, 200, {
        'content-type': picture.type,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      })
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/reviews',
      summary: 'Articles whose review is overdue or due within 30 days, by owner',
      who: 'editor',
      answers: Reviews,
    },
    async () => ({ owners: await reviews(desk) }),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/reviews',
      summary: 'Say that an article still holds, or put its review off: sets `reviewBy`, and keeps the asker’s draft',
      who: 'editor',
      body: editorBodies.review,
      answers: PublishedArticle,
      audited: 'article.review',
    },
    async ({ actor, body, note }) => {
      note({ target: body.path, detail: { did: body.did, reviewBy: body.reviewBy } })
      return allowed(await review(desk, agentOf(actor), body))
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/answers/:messageId',
      summary: 'A past answer as it was given: the question, the answer, and what the articles said then',
      who: 'editor',
      answers: PastAnswer,
    },
    async ({ c }) => allowed(await pastAnswer(desk, c.req.param('messageId') ?? '')),
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/news',
      summary: 'Changes of articles and of colleagues’ drafts as they happen, as server-sent events',
      who: 'editor',
    },
    async ({ c, actor }) => {
      if (actor.kind !== 'staff') throw notFound()
      const body = news().open({ session: actor.session, memberId: actor.member.id, cut: () => cut(c) })
      if (body === 'stopping') throw new Refused('unavailable', 'Bellhop is restarting.')
      if (body === 'full') throw new Refused('rate_limited', 'You have too many editors open. Close some first.')
      return eventStream(c, body)
    },
  )
}
