/** Customers before and beside a conversation: the first words, starting one, who they are, and what they have. */
import { z } from 'zod'
import { say, spokenLang } from '../answering/phrases.ts'
import { presentPromise } from '../desk/queue.ts'
import { start } from '../desk/start.ts'
import { ownConversations, recognise, toldContact, type Welcomed, welcome } from '../desk/visitors.ts'
import { shownStatus } from '../domain/conversation.ts'
import type { Body } from '../protocol/bodies.ts'
import { OwnConversations, PromiseShape, Recognised, Started } from '../protocol/conversations.ts'
import { bounds } from '../protocol/limits.ts'
import { Settings } from '../protocol/settings.ts'
import type { Actor } from './actor.ts'
import { type CustomerApi, defined } from './conversations.ts'
import { within } from './errors.ts'
import { logoPath } from './logo.ts'
import { route } from './route.ts'

/** Questions that an empty panel offers. */
const MOST_SUGGESTED = 3

export function visitorRoutes(api: CustomerApi): void {
  const { desk, body } = api

  route(
    api,
    {
      method: 'get',
      path: '/api/welcome',
      summary: 'What a panel shows before there is a conversation',
      who: 'anyone',
      query: z.strictObject({
        locale: z.string().max(35).optional(),
        url: z.string().max(bounds.WEB_ADDRESS_CHARACTERS).optional(),
        title: z.string().max(bounds.PAGE_TITLE_CHARACTERS).optional(),
      }),
      answers: Started.pick({ disclosure: true, greeting: true, suggestions: true }).extend({
        assistantName: z.string(),
        promise: PromiseShape,
        widget: Settings.shape.widget
          .unwrap()
          .pick({ accent: true, position: true, theme: true })
          .extend({ logo: z.string().optional() }),
        mail: z.boolean().meta({ description: 'Whether this desk sends letters, e.g. a copy of a conversation.' }),
      }),
    },
    async ({ query }) => ({
      assistantName: desk.settings().assistant.name,
      promise: presentPromise(desk),
      mail: desk.mailer !== undefined,
      widget: look(),
      ...firstWords(query.locale, query),
    }),
  )

  function look() {
    const { accent, position, theme, logo } = desk.settings().widget
    return { ...(accent && { accent }), position, theme, ...(logo && { logo: logoPath(logo) }) }
  }

  function firstWords(locale: string | undefined, page: { url?: string | undefined; title?: string | undefined } = {}) {
    const { name, greeting } = desk.settings().assistant
    const { suggestions: chosen } = desk.settings().widget
    const lang = spokenLang(locale)
    const { url, title } = page
    const where = { ...(url && { url }), ...(title && { title }), lang: lang.split('-')[0] ?? lang }
    return {
      disclosure: say(lang, 'disclosure', { name }),
      greeting: greeting ?? say(lang, 'greeting', { name }),
      suggestions: desk.retriever.suggestions({ ...where, chosen }, MOST_SUGGESTED),
    }
  }

  route(
    api,
    {
      method: 'post',
      path: '/api/conversations',
      summary: 'Start a conversation; without a token, as a new visitor',
      who: 'anyone',
      body: body.start,
      answers: Started,
      status: 201,
    },
    async ({ c, actor, body: opening }) => {
      within('new conversations from this address', await api.limits.take('start', c.get('address')))
      const { visitor, token } = await visitorFor(actor, opening)
      const { locale, page, site } = opening
      const state = await start(desk, {
        visitorId: visitor.id,
        contact: visitor.contact,
        ...(locale && { locale }),
        ...(page && { page: { url: page.url, ...(page.title && { title: page.title }) } }),
        ...(site && { site }),
      })
      return {
        conversationId: state.id,
        token,
        seq: state.seq,
        status: shownStatus(state),
        ...firstWords(locale, page),
      }
    },
  )

  /** Who opens a conversation: whom the site vouches for, else whose token it is, else somebody new. */
  async function visitorFor(actor: Actor, { identity, contact }: Body<'start'>): Promise<Welcomed> {
    const here = actor.kind === 'visitor' ? actor : undefined
    if (identity !== undefined) return recognise(desk, await api.verify(identity), here)
    const told = defined(contact ?? {})
    if (!here) return welcome(desk, { ...told, verified: false })
    const known = here.visitor.contact
    const now = contact ? toldContact(known, told) : known
    if (now !== known) await desk.store.saveContact(here.visitor.id, now)
    return { visitor: { ...here.visitor, contact: now }, token: here.token }
  }

  route(
    api,
    {
      method: 'post',
      path: '/api/my/identity',
      summary: 'Show who you are without starting a conversation; with a token, that visitor becomes this person',
      who: 'anyone',
      body: body.identity,
      answers: Recognised,
    },
    async ({ c, actor, body: { identity } }) => {
      within('visitors from this address', await api.limits.take('start', c.get('address')))
      const here = actor.kind === 'visitor' ? actor : undefined
      const { visitor, token } = await recognise(desk, await api.verify(identity), here)
      return { token, contact: visitor.contact }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/my/conversations',
      summary: 'Your conversations on every device, newest first by last change',
      who: 'visitor',
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
      answers: OwnConversations,
    },
    async ({ actor, query }) => {
      const own = actor.kind === 'visitor' ? await ownConversations(desk, actor.visitor.id, query.limit) : []
      return {
        conversations: own.map(({ id, status, startedAt, lastMessage }) => ({
          conversationId: id,
          status: shownStatus({ status }),
          // Not when it last changed: that would tell of the team's notes.
          startedAt,
          ...(lastMessage && { lastMessage }),
        })),
      }
    },
  )
}
