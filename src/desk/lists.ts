/** The console's lists: what stands in the queue, what an agent holds, and how much there is of everything. */
import type { Iso } from '../domain/events.ts'
import type { Entry, ListCounts } from '../protocol/lists.ts'
import type { Desk } from './desk.ts'
import { entryOf } from './queue.ts'

/** Conversations at most in one announcement, as many as a page of the store holds; the console pages on. */
const MOST_ENTRIES = 200

/** The first of those who wait, in turn. */
export async function waitingEntries(desk: Desk): Promise<Entry[]> {
  return (await desk.store.queued(MOST_ENTRIES)).map((each) => entryOf(desk, each))
}

/** What an agent holds, newest change first; what they set aside too. */
export async function heldBy(desk: Desk, agentId: string): Promise<Entry[]> {
  const query = { status: 'assigned', assignee: agentId, limit: MOST_ENTRIES } as const
  return (await desk.store.conversations(query)).conversations.map((each) => entryOf(desk, each))
}

/** @param agentId whose own counts come with it; left out: 0 */
export async function countsFor(desk: Desk, agentId?: string): Promise<ListCounts> {
  const { queued, byEmail, answering, held, resolved } = await desk.store.listCounts(midnight(desk))
  const all = [...held.values()].reduce((sum, { active, snoozed }) => sum + active + snoozed, 0)
  const own = held.get(agentId ?? '') ?? { active: 0, snoozed: 0 }
  return {
    queue: queued,
    byEmail,
    open: queued + answering + all,
    assistant: answering,
    mine: own.active,
    snoozed: own.snoozed,
    resolvedToday: resolved,
  }
}

/** When the day began where the desk is. */
function midnight(desk: Desk): Iso {
  const { timeZone } = desk.settings().hours
  const now = Date.parse(desk.clock.now())
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', timeStyle: 'medium' })
  const [hours = 0, minutes = 0, seconds = 0] = format.format(now).split(':').map(Number)
  return new Date((Math.floor(now / 1_000) - hours * 3_600 - minutes * 60 - seconds) * 1_000).toISOString()
}
