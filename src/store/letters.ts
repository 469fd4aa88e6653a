/** Letters that wait to be sent, and for a while those that went, by which it is counted how many one mailbox got. */
import { and, asc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm'
import type { PlannedLetter, WaitingLetter } from '../ports/mail.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { letters } from './schema/conversations.ts'

export function letterRows(db: Db): Part<'addCopy' | 'dueLetters' | 'postponeLetter' | 'endLetter' | 'waitingLetters'> {
  const add = letterWriter(db)
  const sentTo = db
    .select({ many: sql<number>`count(*)` })
    .from(letters)
    .where(and(eq(letters.mailbox, $('mailbox')), gte(letters.at, $('since')), eq(letters.kind, 'copy')))
    .prepare()
  const due = db
    .select()
    .from(letters)
    .where(and(isNotNull(letters.dueAt), lte(letters.dueAt, $('now'))))
    .orderBy(asc(letters.dueAt), asc(letters.letterId))
    .limit($('limit'))
    .prepare()
  const postpone = db
    .update(letters)
    .set({ attempts: to(letters.attempts, 'attempts'), dueAt: to(letters.dueAt, 'dueAt') })
    .where(eq(letters.letterId, $('id')))
    .prepare()
  const end = db
    .update(letters)
    .set({ dueAt: null, address: '' })
    .where(eq(letters.letterId, $('id')))
    .prepare()
  const waiting = db.select({ many: sql<number>`count(*)` }).from(letters).where(isNotNull(letters.dueAt)).prepare()

  const addCopy = db.$client.transaction((letter: PlannedLetter, most: { since: string; letters: number }) => {
    const before = sentTo.get({ mailbox: letter.mailbox, since: most.since })?.many ?? 0
    if (before >= most.letters) return false
    add(letter)
    return true
  })

  return {
    addCopy: (letter, most) => addCopy.immediate(letter, most),
    dueLetters: (now, limit) => due.all({ now, limit }).map(asWaiting),
    postponeLetter(id, attempts, dueAt) {
      postpone.run({ id, attempts, dueAt })
    },
    endLetter(id) {
      end.run({ id })
    },
    waitingLetters: () => waiting.get()?.many ?? 0,
  }
}

/** Puts a letter into the queue; inside the caller's transaction. */
export function letterWriter(db: Db): (letter: PlannedLetter) => void {
  const add = db
    .insert(letters)
    .values({
      letterId: $('letterId'),
      conversationId: $('conversationId'),
      kind: $('kind'),
      address: $('address'),
      mailbox: $('mailbox'),
      lang: $('lang'),
      messageId: $('messageId'),
      timeZone: $('timeZone'),
      upToSeq: $('upToSeq'),
      at: $('at'),
      attempts: 0,
      dueAt: $('at'),
    })
    .prepare()
  return ({ messageId = null, timeZone = null, ...letter }) => {
    add.run({ ...letter, messageId, timeZone })
  }
}

function asWaiting({ messageId, timeZone, dueAt: _, ...letter }: typeof letters.$inferSelect): WaitingLetter {
  return { ...letter, ...(messageId && { messageId }), ...(timeZone && { timeZone }) }
}
