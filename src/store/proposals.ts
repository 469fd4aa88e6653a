/** Articles that agents proposed to the editors. */
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Proposal } from '../ports/proposals.ts'
import { BadCursor } from '../ports/store.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { proposals } from './schema/content.ts'
import { conversations } from './schema/conversations.ts'

const DEFAULT_PAGE = 50
const MAX_PAGE = 200

export function proposalRows(db: Db): Part<'addProposal' | 'proposals' | 'moveProposal'> {
  const status = db
    .select({ status: conversations.status })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const add = db
    .insert(proposals)
    .values({
      id: $('id'),
      conversationId: $('conversationId'),
      title: $('title'),
      body: $('body'),
      by: $('by'),
      at: $('at'),
      state: 'open',
    })
    .prepare()
  const shown = {
    id: proposals.id,
    // The row has to stand with one; who reads it is not led to what is gone.
    conversationId: sql<
      string | null
    >`case when ${conversations.status} = 'erased' then null else ${conversations.id} end`,
    title: proposals.title,
    body: proposals.body,
    by: proposals.by,
    at: proposals.at,
    state: proposals.state,
    closedBy: proposals.closedBy,
    closedAt: proposals.closedAt,
  }
  const page = (...filters: SQL[]) =>
    db
      .select(shown)
      .from(proposals)
      .innerJoin(conversations, eq(conversations.id, proposals.conversationId))
      .where(and(...filters))
      .orderBy(desc(proposals.at), desc(proposals.id))
      .limit($('limit'))
      .prepare()
  const inState = eq(proposals.state, $('state'))
  const behind = sql`(${proposals.at}, ${proposals.id}) < (${$('cursorAt')}, ${$('cursorId')})`
  const pages = { all: page(), state: page(inState), from: page(behind), stateFrom: page(inState, behind) }
  const one = page(eq(proposals.id, $('id')))
  const move = db
    .update(proposals)
    .set({
      state: to(proposals.state, 'state'),
      closedBy: to(proposals.closedBy, 'closedBy'),
      closedAt: to(proposals.closedAt, 'closedAt'),
    })
    .where(eq(proposals.id, $('id')))
    .prepare()

  return {
    addProposal(proposal) {
      const found = status.get({ id: proposal.conversationId })
      if (!found || found.status === 'erased') return false
      add.run(proposal)
      return true
    },
    proposals({ state, cursor, limit = DEFAULT_PAGE }) {
      const size = Math.min(Math.max(1, Math.trunc(limit)), MAX_PAGE)
      const from = placeOf(cursor)
      const ask = from ? (state ? pages.stateFrom : pages.from) : state ? pages.state : pages.all
      const found = ask.all({ ...from, ...(state && { state }), limit: size + 1 })
      const last = found[size - 1]
      return {
        proposals: found.slice(0, size),
        next: found.length > size && last ? `${last.at} ${last.id}` : null,
      }
    },
    moveProposal(id, state, by, at) {
      const before: Proposal | undefined = one.get({ id, limit: 1 })
      if (!before || before.state === state) return before
      const closed = state === 'open' ? { closedBy: null, closedAt: null } : { closedBy: by, closedAt: at }
      move.run({ id, state, ...closed })
      return { ...before, state, ...closed }
    },
  }
}

/** @throws BadCursor */
function placeOf(cursor: string | undefined): { cursorAt: string; cursorId: string } | undefined {
  if (cursor === undefined) return undefined
  const [, cursorAt, cursorId] = /^(\d{4}-[\dT:.-]{10,30}Z) ([\w-]{1,64})$/.exec(cursor) ?? []
  if (!cursorAt || !cursorId) throw new BadCursor()
  return { cursorAt, cursorId }
}
