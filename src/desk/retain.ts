/** What is kept no longer than the settings say goes by itself: a few at a time, so that nobody waits for it. */
import type { Iso } from '../domain/events.ts'
import type { Desk } from './desk.ts'
import { tell } from './erase.ts'

const DAY_MS = 24 * 3_600_000

/** Conversations erased, and rows of each other kind removed, in one go; the next one follows while there is more. */
const CONVERSATIONS = 20
const ROWS = 200

/** Days that a link which has run out stays, so that whoever comes by it is told why it does not work. */
const INVITE_KEPT_DAYS = 30

/** Days that it is known that a letter went somewhere, beyond those in which it is tried. */
const LETTER_KEPT_DAYS = 2

/** Milliseconds from one look that found nothing more to the next: retention is a matter of days. */
const REST_MS = 3_600_000

/** Removes what is outdated when it is time to look; the returned function is called at every sweep. */
export function retentionKeeper(desk: Desk): () => Promise<void> {
  let restUntil = 0
  return async () => {
    if (Date.parse(desk.clock.now()) < restUntil) return
    const more = await removeOutdated(desk)
    if (!more) restUntil = Date.parse(desk.clock.now()) + REST_MS
  }
}

/** Removes the oldest of what is outdated; whether there may be more. */
export async function removeOutdated(desk: Desk): Promise<boolean> {
  const { retention, articles } = desk.settings()
  const { conversationDays, contactDays, commentDays, auditDays, usageDays, revisionDays } = retention
  const now = desk.clock.now()
  const idle = conversationDays
    ? await desk.store.idleConversations(daysBefore(now, conversationDays), CONVERSATIONS)
    : []
  for (const id of idle) {
    const erased = await desk.store.eraseConversation(id, now)
    if (erased) tell(desk, erased)
  }
  const removed = await desk.store.removeOutdated(
    {
      ...(contactDays && { contactsBefore: daysBefore(now, contactDays) }),
      ...(commentDays && { commentsBefore: daysBefore(now, commentDays) }),
      ...(auditDays && { auditBefore: daysBefore(now, auditDays) }),
      usageBefore: daysBefore(now, usageDays),
      // A session that has expired opens nothing.
      sessionsBefore: now,
      invitesBefore: daysBefore(now, INVITE_KEPT_DAYS),
      // By then each was sent or given up, and counts for nothing.
      lettersBefore: daysBefore(now, LETTER_KEPT_DAYS + desk.limits.MAIL_HOURS / 24),
      unsentFilesBefore: daysBefore(now, desk.limits.UNSENT_FILE_HOURS / 24),
      binnedBefore: daysBefore(now, articles.binDays),
      ...(revisionDays && { revisionsBefore: daysBefore(now, revisionDays) }),
    },
    ROWS,
  )
  if (idle.length + removed === 0) return false
  await desk.store.purgeLog()
  desk.log.info({ conversations: idle.length, rows: removed }, 'what was kept long enough was removed')
  return true
}

function daysBefore(now: Iso, days: number): Iso {
  return new Date(Date.parse(now) - days * DAY_MS).toISOString()
}
