/** A copy of a conversation to keep: as text, as JSON, by email. */
import { z } from 'zod'
import { copyText } from '../answering/copy.ts'
import { mailCopy } from '../desk/letters.ts'
import { languageOf } from '../desk/message.ts'
import { customerSnapshot } from '../desk/snapshot.ts'
import { timeZone } from '../protocol/bodies.ts'
import { Mailed } from '../protocol/conversations.ts'
import { type CustomerApi, conversationFor } from './conversations.ts'
import { allowed, within } from './errors.ts'
import { route } from './route.ts'

const path = '/api/conversations/:id/transcript'

export function transcriptRoutes(api: CustomerApi): void {
  const { desk, body } = api

  route(
    api,
    {
      method: 'get',
      path,
      summary: 'The transcript, as text or JSON; in the text, times are those of a zone',
      who: 'party',
      query: z.strictObject({ timeZone: timeZone.default('UTC') }),
    },
    async ({ c, actor, query }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      const snapshot = await customerSnapshot(desk, state)
      if (c.req.header('accept')?.includes('application/json')) return { messages: snapshot.messages }
      const lang = actor.kind === 'visitor' ? languageOf(state) : 'en'
      return c.text(copyText(snapshot.messages, lang, query.timeZone, desk.publicUrl))
    },
  )

  route(
    api,
    {
      method: 'post',
      path,
      summary: 'Have the transcript sent by email, where mail is sent at all',
      who: 'visitor',
      body: body.copy,
      answers: Mailed,
      status: 202,
    },
    async ({ c, actor, body: given }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      within('copies by email from this address', await api.limits.take('copy', c.get('address')))
      return allowed(await mailCopy(desk, state, given.email, given.timeZone))
    },
  )
}
