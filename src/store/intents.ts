/** The assistant's intents to reply, each with a lease: one holder at a time, and another where that one died. */
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { type Intent, type IntentChange, LONGEST_LEASE_MS } from '../ports/intents.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { intents } from './schema/conversations.ts'

const columns = {
  conversationId: intents.conversationId,
  epoch: intents.epoch,
  answers: intents.answers,
  since: intents.since,
  attempts: intents.attempts,
}

const free = or(isNull(intents.leasedUntil), lte(intents.leasedUntil, $('now')), gt(intents.leasedUntil, $('latest')))
const ofEpoch = and(eq(intents.conversationId, $('conversationId')), eq(intents.epoch, $('epoch')))

export function intentRows(db: Db): Part<'leaseIntent' | 'renewIntent' | 'freeLeases' | 'looseIntents' | 'intent'> {
  const lease = db
    .update(intents)
    .set({
      holder: to(intents.holder, 'holder'),
      leasedUntil: to(intents.leasedUntil, 'until'),
      attempts: sql`${intents.attempts} + 1`,
    })
    .where(and(ofEpoch, free))
    .returning(columns)
    .prepare()
  const renew = db
    .update(intents)
    .set({ leasedUntil: to(intents.leasedUntil, 'until') })
    .where(and(ofEpoch, eq(intents.holder, $('holder')), gt(intents.leasedUntil, $('now'))))
    .prepare()
  const freed = db.update(intents).set({ holder: null, leasedUntil: null }).prepare()
  const loose = db.select(columns).from(intents).where(free).orderBy(asc(intents.since)).prepare()
  const one = db
    .select(columns)
    .from(intents)
    .where(eq(intents.conversationId, $('conversationId')))
    .prepare()
  const until = (now: string, leaseMs: number) => new Date(Date.parse(now) + leaseMs).toISOString()

  return {
    // One statement looks and takes, so that of two processes one gets it.
    leaseIntent: (conversationId, epoch, holder, now, leaseMs) =>
      lease.get({
        conversationId,
        epoch,
        holder,
        now,
        until: until(now, leaseMs),
        latest: until(now, LONGEST_LEASE_MS),
      }) as Intent | undefined,
    renewIntent: (conversationId, epoch, holder, now, leaseMs) =>
      renew.run({ conversationId, epoch, holder, now, until: until(now, leaseMs) }).changes === 1,
    freeLeases() {
      freed.run()
    },
    looseIntents: (now) => loose.all({ now, latest: until(now, LONGEST_LEASE_MS) }),
    intent: (conversationId) => one.get({ conversationId }),
  }
}

/** Changes what is intended for a conversation; inside the transaction that appends to it. */
export function intentChanges(db: Db): (conversationId: string, change: IntentChange) => void {
  const set = db
    .insert(intents)
    .values({
      conversationId: $('conversationId'),
      epoch: $('epoch'),
      answers: $('answers'),
      since: $('since'),
      attempts: 0,
    })
    .onConflictDoUpdate({
      target: intents.conversationId,
      set: {
        epoch: sql`excluded.epoch`,
        answers: sql`excluded.answers`,
        since: sql`excluded.since`,
        attempts: 0,
        holder: null,
        leasedUntil: null,
      },
    })
    .prepare()
  const done = db.delete(intents).where(ofEpoch).prepare()
  const clear = db
    .delete(intents)
    .where(eq(intents.conversationId, $('conversationId')))
    .prepare()

  return (conversationId, change) => {
    if ('set' in change) set.run({ conversationId, ...change.set })
    else if ('done' in change) done.run({ conversationId, epoch: change.done.epoch })
    else clear.run({ conversationId })
  }
}
