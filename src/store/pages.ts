/**
 * Pages of conversations by what they are filtered by. Every one is read from an index that holds all of it, in the
 * order in which it is shown: whatever is asked together, no row is looked at that is not shown.
 */
import type { ConversationQuery, ListSort } from '../ports/lists.ts'
import type { Db } from './connection.ts'

/** A conversation's place in a list: what it is sorted by, and its id. */
export interface Place {
  at: string
  id: string
}

/** A query with what was given as words already looked up. */
export type Filter = Omit<ConversationQuery, 'q' | 'cursor' | 'limit'> & {
  after?: Place | undefined
  /** Only these conversations. */
  ids?: readonly string[] | undefined
  limit: number
}

/** @returns the places of the first conversations that pass a filter, in its order */
export function placesOf(db: Db): (filter: Filter) => Place[] {
  const prepared = new Map<string, ReturnType<typeof db.$client.prepare>>()

  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? db.$client.prepare(sql)
    prepared.set(sql, known)
    return known
  }

  return (filter) => {
    const sort = filter.sort ?? 'newest'
    const { conditions, given } = conditionsOf(filter)
    const sql = sqlOf(sort, conditions, filter.ids !== undefined)
    const run = (status: string) => statement(sql).all({ ...given, status, limit: filter.limit }) as Place[]
    // One status after the other, each in order: asked for together, they would have to be sorted.
    const runs = statusesOf(filter).map(run)
    const [only] = runs
    return runs.length === 1 && only ? only : runs.flat().sort(orders[sort]).slice(0, filter.limit)
  }
}

const everyStatus = ['queued', 'assigned', 'answering', 'resolved']

function statusesOf({ status, sort }: Filter): readonly string[] {
  const asked = status === undefined ? everyStatus : typeof status === 'string' ? [status] : status
  return sort === 'turn' ? asked.filter((each) => each === 'queued') : asked
}

const orders: Record<ListSort, (a: Place, b: Place) => number> = {
  newest: (a, b) => compare(b, a),
  oldest: compare,
  turn: compare,
}

function compare(a: Place, b: Place): number {
  return a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1
}

function sqlOf(sort: ListSort, conditions: readonly string[], chosen: boolean): string {
  const by = sort === 'turn' ? 'turn' : 'updated_at'
  const index = chosen
    ? 'sqlite_autoindex_conversations_1'
    : sort === 'turn'
      ? 'conversations_in_turn'
      : 'conversations_by_status'
  const direction = sort === 'newest' ? 'desc' : 'asc'
  return `select ${by} as at, id from conversations indexed by ${index}
    where ${['status = @status', ...(sort === 'turn' ? ['turn is not null'] : []), ...conditions].join(' and ')}
    order by ${by} ${direction}, id ${direction} limit @limit`
}

function conditionsOf(filter: Filter): { conditions: string[]; given: Record<string, string | number> } {
  const { assignee, team, priority, snoozed, since, until, after, ids, sort } = filter
  const conditions: string[] = []
  const given: Record<string, string | number> = {}
  const where = (condition: string, values: Record<string, string | number> = {}) => {
    conditions.push(condition)
    Object.assign(given, values)
  }
  if (assignee !== undefined) {
    if (assignee === null) where('agent_id is null')
    else where('agent_id = @assignee', { assignee })
  }
  if (team !== undefined) {
    if (team === null) where('team_id is null')
    else where('team_id = @team', { team })
  }
  for (const [at, tag] of listOf(filter.tag).entries()) {
    where(`id in (select conversation_id from tags where tag = @tag${at})`, { [`tag${at}`]: tag })
  }
  const langs = listOf(filter.lang)
  if (langs.length > 0) {
    const one = (at: number) => `lower(lang) = @lang${at} or lower(lang) like @lang${at} || '-%'`
    where(
      `(${langs.map((_, at) => one(at)).join(' or ')})`,
      Object.fromEntries(langs.map((lang, at) => [`lang${at}`, lang.toLowerCase()])),
    )
  }
  if (priority)
    where('priority in (select value from json_each(@priorities))', { priorities: JSON.stringify(priority) })
  if (snoozed !== undefined) where(snoozed ? 'snoozed_until is not null' : 'snoozed_until is null')
  if (since !== undefined) where('updated_at >= @since', { since })
  if (until !== undefined) where('updated_at < @until', { until })
  if (ids) where('id in (select value from json_each(@ids))', { ids: JSON.stringify(ids) })
  if (after) {
    const by = sort === 'turn' ? 'turn' : 'updated_at'
    // Both at once, as the index has them; told apart with OR they would be sorted again for every page.
    where(`(${by}, id) ${sort === 'oldest' || sort === 'turn' ? '>' : '<'} (@afterAt, @afterId)`, {
      afterAt: after.at,
      afterId: after.id,
    })
  }
  return { conditions, given }
}

function listOf<T extends string>(given: T | readonly T[] | undefined): readonly T[] {
  return given === undefined ? [] : typeof given === 'string' ? [given] : given
}
