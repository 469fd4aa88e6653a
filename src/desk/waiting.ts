/** What a customer can do while they wait, and what they can tell the team. */
import { inARow, say, standingText } from '../answering/phrases.ts'
import type { Conversation } from '../domain/conversation.ts'
import { answersByEmail } from './by-email.ts'
import { type Changed, change } from './change.ts'
import { type Denied, type Desk, isDenied } from './desk.ts'
import { escalate, type Told } from './escalate.ts'
import { languageOf, systemLine } from './message.ts'
import { nextPlace } from './queue.ts'
import { routeFor } from './routing.ts'
import { unansweredIds } from './transcript.ts'
import { toldContact } from './visitors.ts'

type Result = Promise<Changed | Denied>

/**
 * The customer asks for a person by the button, and may say what for and where to reply; a repeat changes nothing. Who
 * chose email waits here again.
 */
export async function askForPerson(desk: Desk, conversationId: string, told: Told): Promise<Changed | Denied> {
  const now = await desk.store.conversation(conversationId)
  if (now?.byEmail && now.status.kind === 'queued') return waitLive(desk, conversationId)
  const done = await escalate(desk, conversationId, { reason: 'customer_request', rule: 'button' }, told)
  if (!isDenied(done) && told.email && done.state.contact.email === told.email) await keepContact(desk, done.state)
  return done
}

/**
 * Leaves the queue, back to the assistant, which answers what nobody has replied to; where nobody waits, nothing
 * changes.
 */
export async function leaveQueue(desk: Desk, conversationId: string): Promise<Changed | Denied> {
  const left = await change(
    desk,
    conversationId,
    (state) => ({ do: 'leaveQueue', says: systemLine(desk, say(languageOf(state), 'leftQueue', {})) }),
    async (before, after) => {
      const answers = await unansweredIds(desk, before)
      return answers.length > 0 ? { set: { epoch: after.epoch, answers, since: desk.clock.now() } } : undefined
    },
  )
  if (!isDenied(left) && left.events.length > 0 && (await desk.store.intent(conversationId))) {
    desk.runs.schedule(conversationId, desk.limits.BURST_MS)
  }
  return left
}

/** Goes on with the assistant without losing the place in the queue. */
export function keepAssistant(desk: Desk, conversationId: string): Result {
  return change(desk, conversationId, () => ({ do: 'keepAssistant' }))
}

/**
 * The answer is to come by email: nobody needs to wait here for it.
 * @returns `noEmail` where the desk does not answer that way, `notQueued` where nobody waits
 */
export async function waitByEmail(desk: Desk, conversationId: string, email: string): Promise<Changed | Denied> {
  if (!answersByEmail(desk)) return { refused: 'noEmail' }
  const changed = await change(desk, conversationId, (state) => ({
    do: 'waitByEmail',
    contact: toldContact(state.contact, { email }),
    says: systemLine(desk, say(languageOf(state), 'willEmail', { email })),
  }))
  if (!isDenied(changed)) await keepContact(desk, changed.state)
  return changed
}

/** Waits here again, at the place that they have kept. */
function waitLive(desk: Desk, conversationId: string): Result {
  return change(desk, conversationId, async (state) => {
    const lang = languageOf(state)
    const { route, wanted } = await routeFor(desk, state)
    const place = await nextPlace(desk, wanted, state)
    const words = standingText(lang, { ...place, timeZone: desk.settings().hours.timeZone })
    const says = systemLine(desk, inARow(lang, say(lang, 'waitsHere', {}), words))
    return { do: 'waitLive', promise: place.promise, circle: route.circle, says }
  })
}

/** Corrects what the team was told. */
export function correctBrief(desk: Desk, conversationId: string, text: string): Result {
  return change(desk, conversationId, () => ({ do: 'correctBrief', text }))
}

/** Says who they are; unverified until proven, and no longer proven where they say something new. */
export async function identify(
  desk: Desk,
  conversationId: string,
  given: { name?: string; email?: string },
): Promise<Changed | Denied> {
  const changed = await change(desk, conversationId, ({ contact }) => ({
    do: 'identify',
    contact: toldContact(contact, given),
  }))
  if (!isDenied(changed)) await keepContact(desk, changed.state)
  return changed
}

/** For the visitor's next conversation. */
function keepContact(desk: Desk, { visitorId, contact }: Conversation): Promise<void> {
  return desk.store.saveContact(visitorId, contact)
}
