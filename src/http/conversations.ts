/** The customer's calls. */
import { z } from 'zod'
import { say, spokenLang } from '../answering/phrases.ts'
import { presentPromise } from '../desk/queue.ts'
import { rate, rateAnswer } from '../desk/rate.ts'
import { customerSnapshot, staffSnapshot } from '../desk/snapshot.ts'
import { start } from '../desk/start.ts'
import { stop } from '../desk/stop.ts'
import { ownConversation, welcome } from '../desk/visitors.ts'
import { askForPerson, correctBrief, identify, keepAssistant, leaveQueue } from '../desk/waiting.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Contact, ReaderEvent } from '../domain/events.ts'
import { forReader } from '../domain/visibility.ts'
import type { RateLimits } from '../ports/system.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { bounds } from '../protocol/limits.ts'
import { Events, PromiseShape, Snapshot, Started } from '../protocol/shapes.ts'
import type { Actor } from './actor.ts'
import { allowed, notFound, Refused, within } from './errors.ts'
import { type Api, route } from './route.ts'

export interface CustomerApi extends Api {
  body: Bodies
  limits: RateLimits
  /** Who a signed identity names. @throws Refused where it is not valid */
  verify(identity: string): Promise<Contact>
}

/** A conversation that the asker is a party to. @throws Refused `not_found`, whether it exists or not */
export async function conversationFor(api: Api, actor: Actor, id: string): Promise<Conversation> {
  if (actor.kind === 'visitor') return allowed(await ownConversation(api.desk, actor.visitor.id, id))
  const state = await api.desk.store.conversation(id)
  if (!state) throw notFound()
  return state
}

export function customerRoutes(api: CustomerApi): void {
  const { desk, body } = api
  const one = '/api/conversations/:id'
  const snapshotOf = async (actor: Actor, id: string) => {
    const state = await conversationFor(api, actor, id)
    return actor.kind === 'staff' ? staffSnapshot(desk, state) : customerSnapshot(desk, state)
  }

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
      }),
      answers: Started.pick({ disclosure: true, greeting: true, suggestions: true }).extend({
        assistantName: z.string(),
        promise: PromiseShape,
      }),
    },
    async ({ query }) => ({
      assistantName: desk.settings().assistant.name,
      promise: presentPromise(desk),
      ...firstWords(query.locale, query.url),
    }),
  )

  function firstWords(locale: string | undefined, url: string | undefined) {
    const { name, greeting } = desk.settings().assistant
    const lang = spokenLang(locale)
    return {
      disclosure: say(lang, 'disclosure', { name }),
      greeting: greeting ?? say(lang, 'greeting', { name }),
      suggestions: desk.retriever.suggestions({ ...(url && { url }), lang: lang.split('-')[0] ?? lang }, 3),
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
      const given =
        opening.identity !== undefined ? await api.verify(opening.identity) : { ...opening.contact, verified: false }
      const known = actor.kind === 'visitor' ? actor : undefined
      const contact = known && !opening.contact && opening.identity === undefined ? known.visitor.contact : given
      const { visitor, token } = known ?? (await welcome(desk, contact))
      if (known && contact !== known.visitor.contact) await desk.store.saveContact(visitor.id, contact)
      const { locale, page, site } = opening
      const state = await start(desk, {
        visitorId: visitor.id,
        contact,
        ...(locale && { locale }),
        ...(page && { page: { url: page.url, ...(page.title && { title: page.title }) } }),
        ...(site && { site }),
      })
      return {
        conversationId: state.id,
        token,
        seq: state.seq,
        status: state.status.kind,
        ...firstWords(locale, page?.url),
      }
    },
  )

  route(
    api,
    { method: 'get', path: one, summary: 'The conversation as it is now', who: 'party', answers: Snapshot },
    ({ c, actor }) => snapshotOf(actor, c.req.param('id') ?? ''),
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/events`,
      summary: 'What happened after a cursor',
      who: 'party',
      query: z.strictObject({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(500),
      }),
      answers: Events,
    },
    async ({ c, actor, query }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      if (query.after > state.seq) {
        throw new Refused('stale', `This conversation ends at seq ${state.seq}. Take its snapshot.`)
      }
      const page = await pageFor(actor.kind === 'staff' ? 'staff' : 'customer', state.id, query)
      return { ...page, status: state.status.kind }
    },
  )

  /** Ends at an event that the reader may see, so that a cursor never stands on a hidden one and `prev` meets it. */
  async function pageFor(reader: 'customer' | 'staff', id: string, { after, limit }: { after: number; limit: number }) {
    const events: ReaderEvent[] = []
    for (let cursor = after; events.length < limit; ) {
      const found = await desk.store.events(id, cursor, limit)
      events.push(...forReader(found, reader, events.at(-1)?.seq ?? after).slice(0, limit - events.length))
      cursor = found.at(-1)?.seq ?? cursor
      if (found.length < limit) break
    }
    return { events, seq: events.at(-1)?.seq ?? after }
  }

  /** A change by the customer that answers the snapshot. */
  function change<K extends keyof Bodies>(
    method: 'post' | 'delete' | 'patch',
    path: string,
    summary: string,
    key: K,
    act: (id: string, given: ReturnType<Bodies[K]['parse']>, param: (name: string) => string) => Promise<unknown>,
  ) {
    route(
      api,
      { method, path: `${one}${path}`, summary, who: 'visitor', body: body[key], answers: Snapshot },
      async ({ c, actor, body: given }) => {
        const { id } = await conversationFor(api, actor, c.req.param('id') ?? '')
        await act(id, given as ReturnType<Bodies[K]['parse']>, (name) => c.req.param(name) ?? '')
        return snapshotOf(actor, id)
      },
    )
  }

  change('post', '/handoff', 'Ask for a person; always works, repeats change nothing', 'handoff', async (id, given) =>
    allowed(await askForPerson(desk, id, given)),
  )
  change('delete', '/handoff', 'Leave the queue, back to the assistant', 'empty', async (id) =>
    allowed(await leaveQueue(desk, id)),
  )
  change('post', '/assistant', 'Go on with the assistant while waiting', 'empty', async (id) =>
    allowed(await keepAssistant(desk, id)),
  )
  change('post', '/brief', 'Correct what the team was told', 'brief', async (id, given) =>
    allowed(await correctBrief(desk, id, given.text)),
  )
  change('patch', '/contact', 'Say who you are; unverified until proven', 'contact', async (id, given) =>
    allowed(await identify(desk, id, defined(given))),
  )
  change('post', '/rating', 'Rate the episode; the last one counts', 'rating', async (id, given) =>
    allowed(await rate(desk, id, defined(given))),
  )
  change('post', '/messages/:messageId/rating', 'Rate one answer', 'answerRating', async (id, given, param) =>
    allowed(
      await rateAnswer(desk, id, param('messageId'), { helpful: given.helpful, ...(given.why && { why: given.why }) }),
    ),
  )

  route(
    api,
    { method: 'post', path: `${one}/stop`, summary: 'Stop the present draft', who: 'visitor', body: body.empty },
    async ({ c, actor }) => {
      const { id } = await conversationFor(api, actor, c.req.param('id') ?? '')
      return allowed(await stop(desk, id))
    },
  )

  route(
    api,
    { method: 'get', path: `${one}/transcript`, summary: 'The transcript, as text or JSON', who: 'party' },
    async ({ c, actor }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      const snapshot = await customerSnapshot(desk, state)
      if (c.req.header('accept')?.includes('application/json')) return { messages: snapshot.messages }
      const lines = snapshot.messages.map(
        ({ at, author, text }) =>
          `[${at}] ${author.name ?? author.kind}${author.kind === 'bot' ? ' (AI assistant)' : ''}:\n${text}\n`,
      )
      return c.text(lines.join('\n'))
    },
  )
}

function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
}
