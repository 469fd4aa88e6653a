/** Lists over all conversations. */
import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { ConversationEvent } from '../domain/events.ts'
import { words } from '../domain/text.ts'
import { BadCursor, type ConversationQuery } from '../ports/store.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import { eventColumns } from './conversations.ts'
import type { Part } from './part.ts'
import { conversations, events, tags, visitors } from './schema.ts'

const DEFAULT_PAGE = 50
const MAX_PAGE = 200
/** To SQLite, a limit below 0 is none. */
const NO_LIMIT = -1

/** Words of a search beyond these are left out: a pasted page is no reason to hold up everyone. */
const MAX_WORDS = 32
const MAX_WORD_LETTERS = 40
const MIN_PREFIX_LETTERS = 3

export function conversationLists(
  db: Db,
): Part<'conversations' | 'countByStatus' | 'queued' | 'openByAgent' | 'conversationsOfVisitor' | 'eventsSince'> {
  const states = { state: conversations.state }
  const queued = db
    .select(states)
    .from(conversations)
    .where(eq(conversations.status, 'queued'))
    .orderBy(
      desc(conversations.front),
      desc(conversations.priority),
      asc(conversations.queuedSince),
      asc(conversations.id),
    )
    .prepare()
  const counts = db
    .select({ status: conversations.status, count: count() })
    .from(conversations)
    .groupBy(conversations.status)
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
  const page = pages(db)

  return {
    conversations(query) {
      const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? DEFAULT_PAGE)), MAX_PAGE)
      const terms = query.q?.trim() ? searchTerms(query.q) : undefined
      if (terms === '') return { conversations: [], next: null }
      const { status, assignee, team, tag } = query
      const found = page({ status, assignee, team, tag, terms, ...cursorParts(query.cursor), limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return { conversations: shown, next: found.length > limit && last ? cursorOf(last) : null }
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
    queued: () => queued.all().map(({ state }) => state),
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

/** One prepared query for each set of filters that is asked for, made when it is first asked for: at most 64. */
function pages(db: Db) {
  const filters: Record<string, SQL | undefined> = {
    status: eq(conversations.status, $('status')),
    assignee: eq(conversations.agentId, $('assignee')),
    team: eq(conversations.teamId, $('team')),
    tag: inArray(
      conversations.id,
      db
        .select({ id: tags.conversationId })
        .from(tags)
        .where(eq(tags.tag, $('tag'))),
    ),
    terms: inArray(
      conversations.id,
      db
        .select({ id: events.conversationId })
        .from(events)
        .where(sql`${events.position} in (select rowid from message_words where message_words match ${$('terms')})`),
    ),
    // Both at once, as the index has them; told apart with OR they would be sorted again for every page.
    cursorId: sql`(${conversations.updatedAt}, ${conversations.id}) < (${$('cursorAt')}, ${$('cursorId')})`,
  }
  const prepare = (names: string[]) =>
    db
      .select({ state: conversations.state })
      .from(conversations)
      .where(and(ne(conversations.status, 'erased'), ...names.map((name) => filters[name])))
      .orderBy(desc(conversations.updatedAt), desc(conversations.id))
      .limit($('limit'))
      .prepare()
  const prepared = new Map<string, ReturnType<typeof prepare>>()

  return (given: Record<string, string | number | undefined>) => {
    const names = Object.keys(filters).filter((name) => given[name] !== undefined)
    const key = names.join()
    const statement = prepared.get(key) ?? prepare(names)
    prepared.set(key, statement)
    return statement.all(given).map(({ state }) => state)
  }
}

/**
 * A text as terms of SQLite's full-text search, all of which must match; empty where it holds no word.
 * Only letters and digits get there, and each term in quotes: what a person types is never read as a query.
 */
function searchTerms(text: string): string {
  return words(text)
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_LETTERS))
    .map((word) => (word.length < MIN_PREFIX_LETTERS ? `"${word}"` : `"${word}" *`))
    .join(' ')
}

/** The place of the last conversation of a page, in the order of the list. */
function cursorOf({ updatedAt, id }: { updatedAt: string; id: string }): string {
  return Buffer.from(JSON.stringify([updatedAt, id])).toString('base64url')
}

function cursorParts(cursor: ConversationQuery['cursor']): { cursorAt?: string; cursorId?: string } {
  if (cursor === undefined) return {}
  try {
    const [cursorAt, cursorId, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof cursorAt === 'string' && typeof cursorId === 'string' && more.length === 0) return { cursorAt, cursorId }
  } catch {
    // What does not parse is refused below like what parses to something else.
  }
  throw new BadCursor()
}
