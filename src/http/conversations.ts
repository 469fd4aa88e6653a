/** The customer's calls about a conversation of theirs. */
import { z } from 'zod'
import { edit } from '../desk/edit.ts'
import { rate, rateAnswer } from '../desk/rate.ts'
import { read, readBy } from '../desk/reading.ts'
import { customerSnapshot, staffSnapshot } from '../desk/snapshot.ts'
import { stop } from '../desk/stop.ts'
import { solved } from '../desk/survey.ts'
import { ownConversation, type Vouched } from '../desk/visitors.ts'
import { askForPerson, correctBrief, identify, keepAssistant, leaveQueue, waitByEmail } from '../desk/waiting.ts'
import { type Conversation, shownStatus } from '../domain/conversation.ts'
import type { ReaderEvent } from '../domain/events.ts'
import { forReader } from '../domain/visibility.ts'
import type { RateLimits } from '../ports/system.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { Events, Read, Snapshot } from '../protocol/conversations.ts'
import type { Actor } from './actor.ts'
import { allowed, notFound, Refused, within } from './errors.ts'
import { type Api, route } from './route.ts'

export interface CustomerApi extends Api {
  body: Bodies
  limits: RateLimits
  /** Who a signed identity names. @throws Refused where it is not valid */
  verify(identity: string): Promise<Vouched>
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
      return { ...page, status: shownStatus(state) }
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
    act: (
      id: string,
      given: ReturnType<Bodies[K]['parse']>,
      param: (name: string) => string,
      actor: Actor,
    ) => Promise<unknown>,
  ) {
    route(
      api,
      { method, path: `${one}${path}`, summary, who: 'visitor', body: body[key], answers: Snapshot },
      async ({ c, actor, body: given }) => {
        const { id } = await conversationFor(api, actor, c.req.param('id') ?? '')
        await act(id, given as ReturnType<Bodies[K]['parse']>, (name) => c.req.param(name) ?? '', actor)
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
  change('post', '/email', 'Have the answer by email instead of waiting', 'email', async (id, given) =>
    allowed(await waitByEmail(desk, id, given.email)),
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
  change('post', '/solved', 'Say that the matter is settled, while no agent has it', 'empty', async (id) =>
    allowed(await solved(desk, id)),
  )
  change(
    'patch',
    '/messages/:messageId',
    'Put right a message that nobody has replied to; repeats change nothing',
    'edit',
    async (id, given, param, actor) => {
      if (actor.kind === 'visitor') within('messages', await api.limits.take('message', actor.visitor.id))
      return allowed(await edit(desk, id, param('messageId'), given.text))
    },
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
    {
      method: 'post',
      path: `${one}/read`,
      summary: 'Say how far the customer has read; it never goes back',
      who: 'visitor',
      body: body.read,
      answers: Read,
    },
    async ({ c, actor, body: { seq } }) => {
      const state = await conversationFor(api, actor, c.req.param('id') ?? '')
      await read(desk, state, seq)
      return { readSeq: (await readBy(desk, state.id)).seq }
    },
  )
}

/** Without the fields that were left out. */
export function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T
}
