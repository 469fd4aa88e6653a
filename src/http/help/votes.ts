/** What readers say of an article, from the form below it: no cookie, no script, and nobody is tracked. */
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { clean } from '../../domain/text.ts'
import type { RateLimits } from '../../ports/system.ts'
import { notFound, Refused, within } from '../errors.ts'
import type { Api } from '../route.ts'
import { articlePath } from './address.ts'
import type { Centre } from './centre.ts'
import { type Said, VOTE_ANCHOR } from './vote-form.ts'

/** Bytes of the form: a comment of the longest kind, each character written as nine. */
const FORM_BYTES = 32 * 1024
/** Hours after a vote in which it takes a comment. */
const COMMENT_HOURS = 2

/** What the address says of the reader's vote a moment ago. */
export function saidIn(c: Context): Said | undefined {
  if (c.req.query('thanks') !== undefined) return { thanks: true }
  const voteId = c.req.query('vote')
  return voteId !== undefined && isVoteId(voteId) ? { voteId } : undefined
}

const isVoteId = (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

/** @throws Refused inside; whoever answers makes a page of it */
export function voteRoute(
  { app, desk, ownOrigin }: Api,
  limits: RateLimits,
  centre: Centre,
  refuse: (c: Context, error: Refused) => Response,
): void {
  const tooLarge = (c: Context) => {
    // The rest of the body stays unread, so nothing can follow it on this connection.
    c.header('connection', 'close')
    return refuse(c, new Refused('too_large', `The form is larger than ${FORM_BYTES} bytes.`))
  }
  app.post('/help/:articleId{.+}', bodyLimit({ maxSize: FORM_BYTES, onError: tooLarge }), async (c) => {
    try {
      return await take(c)
    } catch (error) {
      if (error instanceof Refused) return refuse(c, error)
      throw error
    }
  })

  async function take(c: Context): Promise<Response> {
    if (!ownOrigin(c)) throw new Refused('forbidden', 'This vote did not come from our own page.')
    within('votes from this address', await limits.take('vote', c.get('address')))
    const article = centre.find(c.req.param('articleId') ?? '')
    if (!article) throw notFound()
    const form = await formOf(c)
    const path = articlePath(article.id)
    const back = (query: string) => c.redirect(`${path}?${query}#${VOTE_ANCHOR}`, 303)

    const voteId = form.get('vote')
    if (voteId !== null) {
      const comment = clean(form.get('comment') ?? '')
        .trim()
        .slice(0, desk.limits.NOTE_CHARACTERS)
        .toWellFormed()
      const since = new Date(Date.parse(desk.clock.now()) - COMMENT_HOURS * 3_600_000).toISOString()
      if (comment !== '' && isVoteId(voteId)) await desk.store.commentArticleVote(voteId, comment, since)
      return back('thanks')
    }
    const helpful = form.get('helpful')
    if (helpful !== 'yes' && helpful !== 'no') throw new Refused('bad_request', 'Say `helpful=yes` or `helpful=no`.')
    const vote = { voteId: desk.ids.next(), articleId: article.id, revision: article.revision, at: desk.clock.now() }
    await desk.store.addArticleVote({ ...vote, helpful: helpful === 'yes' }, desk.limits.ARTICLE_VOTES)
    return back(helpful === 'yes' ? 'thanks' : `vote=${vote.voteId}`)
  }
}

async function formOf(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new Refused('bad_request', 'Send the form as application/x-www-form-urlencoded.')
  }
  return new URLSearchParams(await c.req.text())
}
