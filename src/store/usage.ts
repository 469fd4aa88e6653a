/** What models were asked on a day, for each visitor and for everybody together, so that a restart forgives nothing. */
import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { ModelUsage } from '../ports/usage.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { modelUsage } from './schema/operations.ts'

/** The row of all visitors together. */
const EVERYBODY = ''

/** Days that a single visitor's rows are kept; everybody's stay, as the record of what was spent. */
const VISITOR_DAYS = 7
const DAY_MS = 86_400_000

/** `reserveUsage` and `settleUsage` are whole only inside a transaction that the caller holds the write lock for. */
export function usageRows(db: Db): Part<'reserveUsage' | 'settleUsage' | 'modelUsage'> {
  const one = db
    .select({ requests: modelUsage.requests, tokens: modelUsage.tokens })
    .from(modelUsage)
    .where(and(eq(modelUsage.day, $('day')), eq(modelUsage.visitorId, $('visitorId'))))
    .prepare()
  const count = db
    .insert(modelUsage)
    .values({ day: $('day'), visitorId: $('visitorId'), requests: 1, tokens: $('tokens') })
    .onConflictDoUpdate({
      target: [modelUsage.day, modelUsage.visitorId],
      set: { requests: sql`${modelUsage.requests} + 1`, tokens: sql`${modelUsage.tokens} + excluded.tokens` },
    })
    .prepare()
  const correct = db
    .update(modelUsage)
    .set({ tokens: sql`max(0, ${modelUsage.tokens} + ${$('tokens')})` })
    .where(and(eq(modelUsage.day, $('day')), eq(modelUsage.visitorId, $('visitorId'))))
    .prepare()
  const forget = db
    .delete(modelUsage)
    .where(and(lt(modelUsage.day, $('day')), ne(modelUsage.visitorId, EVERYBODY)))
    .prepare()

  const used = (day: string, visitorId = EVERYBODY): ModelUsage => one.get({ day, visitorId }) ?? nothing

  return {
    reserveUsage({ day, visitorId, tokens }, most) {
      const today = one.get({ day, visitorId: EVERYBODY })
      if (today && reached(today, most.everybody)) return 'everybody_spent'
      if (reached(used(day, visitorId), most.visitor)) return 'visitor_spent'
      // The first call of a day tidies up.
      if (!today) forget.run({ day: new Date(Date.parse(day) - VISITOR_DAYS * DAY_MS).toISOString().slice(0, 10) })
      for (const whose of [EVERYBODY, visitorId]) count.run({ day, visitorId: whose, tokens })
      return 'reserved'
    },
    settleUsage({ day, visitorId, tokens }) {
      for (const whose of [EVERYBODY, visitorId]) correct.run({ day, visitorId: whose, tokens })
    },
    modelUsage: used,
  }
}

const nothing: ModelUsage = { requests: 0, tokens: 0 }

function reached(used: ModelUsage, most: ModelUsage): boolean {
  return used.requests >= most.requests || used.tokens >= most.tokens
}
