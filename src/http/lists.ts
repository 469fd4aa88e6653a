/** The agents' lists: who waits, conversations by any filter, tags and counts, and one action on many at once. */
import { z } from 'zod'
import { particulars } from '../desk/audit.ts'
import { type BulkAction, doInBulk, summaryOf, undo } from '../desk/bulk.ts'
import { isDenied } from '../desk/desk.ts'
import { explain } from '../desk/explain.ts'
import { countsFor, waitingEntries } from '../desk/lists.ts'
import { entryOf, places } from '../desk/queue.ts'
import { MOST_URGENT } from '../domain/sorting.ts'
import type { ConversationQuery } from '../ports/lists.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { StatusName } from '../protocol/conversations.ts'
import { bounds } from '../protocol/limits.ts'
import { BulkDone, BulkUndone, Entries, ListCounts, Queue, Tags } from '../protocol/lists.ts'
import { type Api, auditedActor, route } from './route.ts'
import { agentOf } from './work.ts'

/** Values that one filter takes at most. */
const MOST_VALUES = 5
/** Tags that are listed. */
const MOST_TAGS_LISTED = 500

/** Conversations that are asked for by their ids at most. */
const MOST_IDS = 50

/** One value, or several under the same name. */
const several = <T extends z.ZodType>(one: T, most = MOST_VALUES) =>
  z.union([one, z.array(one).max(most)]).transform((given) => (Array.isArray(given) ? given : [given]) as z.output<T>[])
const flag = z.enum(['yes', 'no']).transform((said) => said === 'yes')
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as en or sr-Latn')

/** As times are kept, whatever precision they are given in. */
const moment = z.iso.datetime().transform((at) => new Date(at).toISOString())

const Asked = z.strictObject({
  id: several(z.string().max(bounds.ID_CHARACTERS), MOST_IDS).optional().meta({
    description: 'These conversations, whatever else is asked: those of them that there are.',
  }),
  status: several(StatusName).optional(),
  assignee: z.string().max(bounds.ID_CHARACTERS).optional().meta({ description: 'An id; `me`, or `none` for nobody.' }),
  team: z.string().max(bounds.ID_CHARACTERS).optional().meta({ description: 'An id, or `none`.' }),
  tag: several(z.string().max(bounds.FILTER_CHARACTERS)).optional().meta({ description: 'Several: all of them.' }),
  lang: several(language).optional().meta({ description: 'Several: one of them. `de` is also `de-AT`.' }),
  priority: several(z.coerce.number().int().min(0).max(MOST_URGENT)).optional(),
  snoozed: flag.optional(),
  since: moment.optional().meta({ description: 'Last changed then or later.' }),
  until: moment.optional().meta({ description: 'Last changed before.' }),
  q: z.string().max(200).optional().meta({
    description: 'Words of one message or note, or of the name and address that the customer gave.',
  }),
  sort: z.enum(['newest', 'oldest', 'turn']).optional().meta({
    description: 'By last change, newest first where it is left out; `turn`: those who wait, as they are served.',
  }),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function listRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api

  route(
    api,
    { method: 'get', path: '/api/queue', summary: 'Who waits, in turn', who: 'staff', answers: Queue },
    async () => {
      const [entries, where] = await Promise.all([waitingEntries(desk), places(desk)])
      return { entries: entries.map((entry) => ({ ...entry, place: where.get(entry.conversationId) ?? null })) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/conversations',
      summary: 'Conversations by any filter, newest change first unless sorted otherwise',
      who: 'staff',
      query: Asked,
      answers: Entries,
    },
    async ({ actor, query }) => {
      if (query.id) {
        const these = await Promise.all(query.id.map((id) => desk.store.conversation(id)))
        const conversations = these.flatMap((state) =>
          state && state.status.kind !== 'erased' ? entryOf(desk, state) : [],
        )
        return { conversations, next: null }
      }
      const { conversations, next } = await desk.store.conversations(queryOf(query, agentOf(actor).id))
      return { conversations: conversations.map((each) => entryOf(desk, each)), next }
    },
  )

  route(
    api,
    { method: 'get', path: '/api/lists', summary: 'How much there is in each list', who: 'staff', answers: ListCounts },
    ({ actor }) => countsFor(desk, agentOf(actor).id),
  )

  route(
    api,
    { method: 'get', path: '/api/tags', summary: 'Tags, those used most first', who: 'staff', answers: Tags },
    async () => ({ tags: await desk.store.tags(MOST_TAGS_LISTED) }),
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/bulk',
      summary: 'One action on many conversations, each decided on its own',
      who: 'staff',
      body: body.bulk,
      answers: BulkDone,
      audited: 'bulk',
    },
    async ({ actor, body: { conversationIds, action }, note }) => {
      const results = await doInBulk(desk, agentOf(actor), conversationIds, action as BulkAction)
      const done = summaryOf(results)
      note({ detail: { action: action.do, done: done.done.length, refused: done.refused.length } })
      const about = particulars(action)
      await Promise.all(
        results.map(async (one) => {
          const deed = { actor: auditedActor(actor), action: action.do, conversationId: one.conversationId, ...about }
          if ('changed' in one) return api.deeds({ ...deed, outcome: 'done', detail: { ...about.detail, bulk: true } })
          if (one.denied.refused === 'notFound') return undefined
          const detail = { ...about.detail, bulk: true, code: explain(one.denied).code }
          return api.deeds({ ...deed, outcome: 'refused', detail })
        }),
      )
      return done
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/bulk/undo',
      summary: 'Take a bulk action back where nothing has happened since',
      who: 'staff',
      body: body.undo,
      answers: BulkUndone,
      audited: 'bulk.undo',
    },
    async ({ actor, body: { done }, note }) => {
      const agent = agentOf(actor)
      const results = await Promise.all(
        done.map(async (one) => ({ conversationId: one.conversationId, result: await undo(desk, agent, one) })),
      )
      const undone = results.flatMap(({ conversationId, result }) =>
        isDenied(result) ? [] : [{ conversationId, seq: result.state.seq }],
      )
      note({ detail: { done: undone.length, refused: results.length - undone.length } })
      await Promise.all(
        undone.map(({ conversationId }) =>
          api.deeds({
            actor: auditedActor(actor),
            action: 'undo',
            conversationId,
            outcome: 'done',
            detail: { bulk: true },
          }),
        ),
      )
      const refused = results.flatMap(({ conversationId, result }) => {
        if (!isDenied(result)) return []
        const { code, message } = explain(result)
        return [{ conversationId, code, message }]
      })
      return { done: undone, refused }
    },
  )
}

function queryOf({ assignee, team, ...rest }: z.output<typeof Asked>, me: string): ConversationQuery {
  const query = {
    ...rest,
    ...(assignee !== undefined && { assignee: assignee === 'none' ? null : assignee === 'me' ? me : assignee }),
    ...(team !== undefined && { team: team === 'none' ? null : team }),
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}
