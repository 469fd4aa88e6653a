/** Lists over all conversations. */
import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { ConversationEvent } from '../domain/events.ts'
import { tagKey } from '../domain/tags.ts'
import type { ConversationQuery, ListCounts } from '../ports/lists.ts'
import { BadCursor } from '../ports/store.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import { EMAIL_TURN, eventColumns } from './conversations.ts'
import { type Place, placesOf } from './pages.ts'
import type { Part } from './part.ts'
import { conversations, events, tags } from './schema/conversations.ts'
import { visitors } from './schema/visitors.ts'
import { searcher } from './search.ts'

const DEFAULT_PAGE = 50
const MAX_PAGE = 200
/** To SQLite, a limit below 0 is none. */
const NO_LIMIT = -1

/** Conversations that one page of a search looks into, where it has to walk the list. */
const MOST_WALKED = 1_000

export function conversationLists(
  db: Db,
): Part<
  | 'conversations'
  | 'countByStatus'
  | 'queued'
  | 'listCounts'
  | 'tags'
  | 'spelled'
  | 'openByAgent'
  | 'conversationsOfVisitor'
  | 'eventsSince'
> {
  const states = { state: conversations.state }
  const queued = db
    .select(states)
    .from(conversations)
    .where(isNotNull(conversations.turn))
    .orderBy(asc(conversations.turn), asc(conversations.id))
    .limit($('limit'))
    .prepare()
  const one = db
    .select(states)
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const openCounts = db
    .select({
      status: conversations.status,
      agentId: conversations.agentId,
      snoozed: sql<number>`${conversations.snoozedUntil} is not null`,
      count: sql<number>`count(*)`,
    })
    .from(conversations)
    .where(inArray(conversations.status, ['queued', 'answering', 'assigned']))
    .groupBy(conversations.status, conversations.agentId, sql`${conversations.snoozedUntil} is not null`)
    .prepare()
  const emailCount = db
    .select({ count: sql<number>`count(*)` })
    .from(conversations)
    .where(gte(conversations.turn, EMAIL_TURN))
    .prepare()
  // What was resolved changed then or later.
  const resolvedCount = db
    .select({ count: sql<number>`count(*)` })
    .from(conversations)
    .where(
      and(
        eq(conversations.status, 'resolved'),
        gte(conversations.updatedAt, $('since')),
        sql`json_extract(${conversations.state}, '$.status.at') >= ${$('since')}`,
      ),
    )
    .prepare()
  const counts = db
    .select({ status: conversations.status, count: count() })
    .from(conversations)
    .groupBy(conversations.status)
    .prepare()
  const mostUsed = db
    .select({ tag: sql<string>`max(${tags.name})`, count: sql<number>`count(*)` })
    .from(tags)
    .groupBy(tags.tag)
    .orderBy(desc(sql`count(*)`), asc(tags.tag))
    .limit($('limit'))
    .prepare()
  const spelling = db
    .select({ name: sql<string | null>`max(${tags.name})` })
    .from(tags)
    .where(eq(tags.tag, $('tag')))
    .prepare()
  const held = db
    .select({ agentId: conversations.agentId, id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.status, 'assigned'), isNotNull(conversations.agentId)))
    .orderBy(asc(conversations.id))
    .prepare()
  const person = db
    .select({ hash: visitors.personHash })
    .from(visitors)
    .where(eq(visitors.id, $('visitorId')))
  const ofVisitor = db
    .select(states)
    .from(conversations)
    .where(
      and(
        ne(conversations.status, 'erased'),
        or(
          eq(conversations.visitorId, $('visitorId')),
          inArray(
            conversations.visitorId,
            db.select({ id: visitors.id }).from(visitors).where(eq(visitors.personHash, person)),
          ),
        ),
      ),
    )
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit($('limit'))
    .prepare()
  const since = db
    .select({ conversationId: events.conversationId, ...eventColumns })
    .from(events)
    .where(and(sql`${events.type} in (select value from json_each(${$('types')}))`, gte(events.at, $('since'))))
    .orderBy(asc(events.at), asc(events.position))
    .prepare()
  const placed = placesOf(db)
  const searchFor = searcher(db)

  /** One page, and the place to go on from where there may be more. */
  function page({ q, cursor, limit = DEFAULT_PAGE, ...rest }: ConversationQuery): {
    places: Place[]
    next?: Place | undefined
  } {
    const most = Math.min(Math.max(1, Math.trunc(limit)), MAX_PAGE)
    const filter = { ...rest, ...(rest.tag && { tag: [rest.tag].flat().map(tagKey) }), after: placeOf(cursor) }
    const search = q?.trim() ? searchFor(q) : undefined
    if (q?.trim() && !search) return { places: [] }
    const ids = search?.found()
    if (!search || ids) {
      const found = placed({ ...filter, ids, limit: most + 1 })
      return found.length > most ? { places: found.slice(0, most), next: found[most - 1] } : { places: found }
    }
    const walked = placed({ ...filter, limit: MOST_WALKED })
    const places: Place[] = []
    for (const place of walked) {
      if (search.holds(place.id)) places.push(place)
      if (places.length === most) return { places, next: place }
    }
    return walked.length === MOST_WALKED ? { places, next: walked.at(-1) } : { places }
  }

  return {
    conversations(query) {
      const { places, next } = page(query)
      return {
        conversations: places.flatMap(({ id }) => one.get({ id })?.state ?? []),
        next: next ? cursorOf(next) : null,
      }
    },
    countByStatus() {
      const found = Object.fromEntries(counts.all().map(({ status, count }) => [status, count]))
      const of = (status: string) => found[status] ?? 0
      return {
        answering: of('answering'),
        queued: of('queued'),
        assigned: of('assigned'),
        resolved: of('resolved'),
      }
    },
    queued: (limit = NO_LIMIT) => queued.all({ limit }).map(({ state }) => state),
    listCounts(since) {
      const counts: ListCounts = {
        queued: 0,
        byEmail: emailCount.get()?.count ?? 0,
        answering: 0,
        held: new Map(),
        resolved: resolvedCount.get({ since })?.count ?? 0,
      }
      for (const { status, agentId, snoozed, count } of openCounts.all()) {
        if (status === 'queued' || status === 'answering') counts[status] += count
        else if (agentId) {
          const held = counts.held.get(agentId) ?? { active: 0, snoozed: 0 }
          counts.held.set(agentId, held)
          held[snoozed ? 'snoozed' : 'active'] += count
        }
      }
      return counts
    },
    tags: (limit) => mostUsed.all({ limit }),
    spelled: (given) => given.map((tag) => spelling.get({ tag: tagKey(tag) })?.name ?? tag),
    openByAgent() {
      const open = new Map<string, string[]>()
      for (const { agentId, id } of held.all()) {
        if (agentId) open.set(agentId, [...(open.get(agentId) ?? []), id])
      }
      return open
    },
    conversationsOfVisitor: (visitorId, limit = NO_LIMIT) =>
      ofVisitor.all({ visitorId, limit }).map(({ state }) => state),
    eventsSince: (types, from) =>
      since.all({ types: JSON.stringify(types), since: from }) as (ConversationEvent & { conversationId: string })[],
  }
}

/** The last place of a page, in the order of the list. */
function cursorOf({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

function placeOf(cursor: ConversationQuery['cursor']): Place | undefined {
  if (cursor === undefined) return undefined
  try {
    const [at, id, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof at === 'string' && typeof id === 'string' && more.length === 0) return { at, id }
  } catch {
    // What does not parse is refused below like what parses to something else.
  }
  throw new BadCursor()
}
