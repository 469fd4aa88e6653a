/** Letters: who gets one, what stands in it, and how it goes out once at least, also across a crash. */
import { copyLetter, type LetterAbout, replyLetter } from '../answering/letter.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { MailFault, Message } from '../domain/events.ts'
import { isOnSite } from '../domain/sites.ts'
import { type Letter, type Mailer, MailFailed, type PlannedLetter, type WaitingLetter } from '../ports/mail.ts'
import { change } from './change.ts'
import type { Denied, Desk } from './desk.ts'
import { inTurn } from './in-turn.ts'
import { type Draftable, languageOf } from './message.ts'
import { customerSnapshot } from './snapshot.ts'

/** Milliseconds between looks for what is due. */
const LOOK_MS = 2_000

/** Letters sent in one look. */
const AT_A_TIME = 20

/** Milliseconds to the next try, after each that failed; the last for all that follow. */
const WAITS_MS = [60_000, 5 * 60_000, 15 * 60_000, 3_600_000, 4 * 3_600_000]

const HOUR_MS = 3_600_000

/** What goes out with an agent's message: a letter, where its customer chose email. */
export function replyLetters(desk: Desk, before: Conversation, message: Draftable): PlannedLetter[] {
  const { email } = before.contact
  if (!desk.mailer || !before.byEmail || !email || message.visibility !== 'public') return []
  return [{ ...planned(desk, before, email), kind: 'reply', messageId: message.id }]
}

/**
 * Sends a copy of the conversation as it is now.
 * @param timeZone the reader's, as an IANA name
 * @returns `noMail` where this desk sends none; `mailboxFull` where that address was sent enough for a day
 */
export async function mailCopy(
  desk: Desk,
  state: Conversation,
  email: string,
  timeZone?: string,
): Promise<{ sent: true } | Denied> {
  if (!desk.mailer) return { refused: 'noMail' }
  const letter = { ...planned(desk, state, email), kind: 'copy' as const, ...(timeZone && { timeZone }) }
  const since = new Date(Date.parse(letter.at) - 24 * HOUR_MS).toISOString()
  const taken = await desk.store.addCopy(letter, { since, letters: desk.limits.MAILBOX_COPIES_PER_DAY })
  return taken ? { sent: true } : { refused: 'mailboxFull' }
}

function planned(desk: Desk, state: Conversation, email: string) {
  return {
    letterId: desk.ids.next(),
    conversationId: state.id,
    address: email,
    mailbox: desk.ids.hash(email.toLowerCase().normalize('NFC')),
    lang: languageOf(state),
    upToSeq: state.seq,
    at: desk.clock.now(),
  }
}

/** Sends what is due from now on; the returned function stops it, and resolves when nothing is under way. */
export function keepMailing(desk: Desk): () => Promise<void> {
  if (!desk.mailer) return async () => {}
  let stopped = false
  let callOff = () => {}
  let under: Promise<void> = Promise.resolve()
  const again = () => {
    if (stopped) return
    callOff = desk.clock.after(LOOK_MS, () => {
      under = sendDue(desk)
        .catch((error: unknown) => desk.log.error({ err: error }, 'letters could not be looked through'))
        .finally(again)
    })
  }
  again()
  return () => {
    stopped = true
    callOff()
    return under
  }
}

/** Sends what is due, one after the other, until one meets a mail server that is not there. Never twice at once. */
export function sendDue(desk: Desk): Promise<void> {
  return inTurn(desk, 'letters', () => sendAll(desk))
}

async function sendAll(desk: Desk): Promise<void> {
  const { mailer } = desk
  if (!mailer) return
  for (const letter of await desk.store.dueLetters(desk.clock.now(), AT_A_TIME)) {
    // Out of a backup, or after a long rest: by now it was sent, or is no news any more.
    const failed = isTooLate(desk, letter) ? 'tooLate' : await tried(desk, mailer, letter)
    if (failed === 'gone') await desk.store.endLetter(letter.letterId)
    else if (failed === undefined) await ended(desk, letter)
    else if (failed === 'refused' || isTooLate(desk, letter, waitAfter(letter))) {
      await ended(desk, letter, failed === 'refused' ? failed : 'unreachable')
    } else {
      const next = new Date(Date.parse(desk.clock.now()) + waitAfter(letter)).toISOString()
      await desk.store.postponeLetter(letter.letterId, letter.attempts + 1, next)
    }
    if (failed === 'unreachable') return
  }
}

/** What kept it from being sent, if anything did; `gone` where there is nothing left that could be. */
async function tried(
  desk: Desk,
  mailer: Mailer,
  letter: WaitingLetter,
): Promise<MailFault | 'gone' | 'broken' | undefined> {
  try {
    const written = await write(desk, mailer, letter)
    if (!written) return 'gone'
    await mailer.send(written)
    return undefined
  } catch (error) {
    const { letterId, conversationId, attempts } = letter
    const failed = error instanceof MailFailed
    const report = failed ? desk.log.warn.bind(desk.log) : desk.log.error.bind(desk.log)
    report({ err: error, letterId, conversationId, tried: attempts + 1 }, 'a letter was not taken')
    // A letter that cannot be made keeps none of the others from going.
    return failed ? error.fault : 'broken'
  }
}

function waitAfter({ attempts }: WaitingLetter): number {
  return WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)] as number
}

/** @param wait milliseconds from now */
function isTooLate({ clock, limits }: Desk, { at }: WaitingLetter, wait = 0): boolean {
  return Date.parse(clock.now()) + wait > Date.parse(at) + limits.MAIL_HOURS * HOUR_MS
}

/** First on record, then out of the queue: between the two it would at worst be sent, and told, once more. */
async function ended(desk: Desk, letter: WaitingLetter, why?: MailFault): Promise<void> {
  const { letterId, kind, messageId, conversationId } = letter
  const about = { letterId, kind, ...(messageId && { messageId }) }
  await change(desk, conversationId, () => ({ do: 'mailed', about, ...(why && { why }) }))
  await desk.store.endLetter(letterId)
}

/** The letter as it is sent; undefined where what it is about is gone. */
async function write(desk: Desk, mailer: Mailer, letter: WaitingLetter): Promise<Letter | undefined> {
  const state = await desk.store.conversation(letter.conversationId)
  if (!state || state.status.kind === 'erased') return undefined
  const { messages } = await customerSnapshot(desk, state)
  const said = letter.kind === 'copy' ? messages.filter(({ seq }) => seq <= letter.upToSeq) : upTo(messages, letter)
  if (said.length === 0) return undefined
  const about: LetterAbout = {
    lang: letter.lang,
    name: desk.settings().assistant.name,
    base: desk.publicUrl,
    goOn: placeToGoOn(desk, state),
    answersRead: mailer.answersRead,
  }
  const zone = letter.timeZone ?? desk.settings().hours.timeZone
  const wants = state.handoff?.correction ?? state.handoff?.brief.wants ?? ''
  return {
    ...(letter.kind === 'copy' ? copyLetter(about, said, zone) : replyLetter(about, said, wants)),
    messageId: `<${letter.letterId}@${mailer.domain}>`,
    thread: `<${letter.conversationId}@${mailer.domain}>`,
    to: letter.address,
    automatic: letter.kind === 'copy',
  }
}

/** The reply, and what the customer said before it; nothing where the reply is not there any more. */
function upTo(messages: readonly Message[], { messageId }: WaitingLetter): Message[] {
  const at = messages.findIndex(({ id }) => id === messageId)
  return messages.slice(0, at + 1)
}

/** Where the conversation is found again: the page that it began on, where that is a site of ours, else our own. */
function placeToGoOn({ publicUrl, settings, sites = [] }: Desk, { page }: Conversation): string {
  const ours = [new URL(publicUrl).origin, ...sites, ...settings().widget.sites]
  return page && isOnSite(page.url, ours) ? new URL(page.url).href : `${publicUrl}/chat`
}
