/** A letter to owners of articles whose review is overdue, once a week at most. */
import { escapeHtml } from '../../domain/html.ts'
import { MailFailed } from '../../ports/mail.ts'
import { record } from '../audit.ts'
import type { Desk } from '../desk.ts'
import { type DueReview, type OwnersReviews, reviews } from './reviews.ts'

/** Milliseconds between two looks, and between two letters to one owner. */
const LOOK_MS = 6 * 3_600_000
const WEEK_MS = 7 * 24 * 3_600_000
/** Articles that a letter names. */
const MOST_NAMED = 20
/** What the audit log calls such a letter: it also tells when the last one went. */
const ACTION = 'review.remind'

/** Writes to owners who are on the staff, where mail is set up; the returned function stops that. */
export function keepReviews(desk: Desk): () => void {
  let callOff = () => {}
  let stopped = false
  const look = () => {
    remindOwners(desk)
      .catch((error: unknown) => desk.log.error({ err: error }, 'owners were not reminded of reviews'))
      .finally(() => {
        if (!stopped) callOff = desk.clock.after(LOOK_MS, look)
      })
  }
  callOff = desk.clock.after(LOOK_MS, look)
  return () => {
    stopped = true
    callOff()
  }
}

/** Sends the letters that are due now; answers how many went. */
export async function remindOwners(desk: Desk): Promise<number> {
  if (!desk.mailer) return 0
  const since = new Date(Date.parse(desk.clock.now()) - WEEK_MS).toISOString()
  const { entries } = await desk.store.auditEntries({ action: ACTION, since, limit: 200 })
  const reminded = new Set(entries.map(({ target }) => target))
  const staff = await desk.store.staff()
  let sent = 0
  for (const { member, overdue } of await reviews(desk)) {
    const known = staff.find(({ id }) => id === member?.id)
    if (!known || known.disabled || overdue.length === 0 || reminded.has(known.id)) continue
    try {
      await desk.mailer.send(letterTo(desk, known, overdue))
    } catch (error) {
      if (!(error instanceof MailFailed)) throw error
      desk.log.warn({ fault: error.fault }, 'an owner was not reminded of reviews')
      continue
    }
    reminded.add(known.id)
    await record(desk, { actor: { kind: 'operator' }, action: ACTION, target: known.id, outcome: 'done' })
    sent++
  }
  return sent
}

function letterTo(desk: Desk, { id, email }: { id: string; email: string }, overdue: OwnersReviews['overdue']) {
  const domain = desk.mailer?.domain ?? 'localhost'
  const subject =
    overdue.length === 1
      ? 'An article of yours is due for review'
      : `${overdue.length} articles of yours are due for review`
  const opening = 'Please look whether they still hold, then set a new review date:'
  const named = overdue.slice(0, MOST_NAMED)
  const more = overdue.length > MOST_NAMED ? `and ${overdue.length - MOST_NAMED} more` : ''
  const address = `${desk.publicUrl}/editor/`
  return {
    messageId: `<review-${desk.ids.next()}@${domain}>`,
    thread: `<reviews-${id}@${domain}>`,
    to: email,
    subject,
    text: [opening, '', ...named.map((due) => `- ${line(due)}`), more, '', address].join('\n'),
    html: `<p>${opening}</p><ul>${named.map((due) => `<li>${escapeHtml(line(due))}</li>`).join('')}</ul><p>${more}</p><p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`,
    automatic: true,
  }
}

const line = ({ title, path, reviewBy }: DueReview) => `${title} (${path}), due ${reviewBy.slice(0, 10)}`
