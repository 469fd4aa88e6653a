/** What a customer can do while they wait, and what they can tell the team. */
import { say } from '../answering/phrases.ts'
import type { Contact } from '../domain/events.ts'
import { type Changed, change } from './change.ts'
import { type Denied, type Desk, isDenied } from './desk.ts'
import { escalate } from './escalate.ts'
import { languageOf, systemLine } from './message.ts'
import { toldContact } from './visitors.ts'

type Result = Promise<Changed | Denied>

/** The customer asks for a person by the button, and may say what for and where to reply; a repeat changes nothing. */
export async function askForPerson(
  desk: Desk,
  conversationId: string,
  told: { text?: string | undefined; email?: string | undefined },
): Promise<Changed | Denied> {
  let done = await escalate(desk, conversationId, { reason: 'customer_request', rule: 'button' })
  if (isDenied(done) || done.events.length === 0) return done
  if (told.email) done = await identify(desk, conversationId, { email: told.email })
  if (told.text && !isDenied(done)) done = await correctBrief(desk, conversationId, told.text)
  return done
}

/** Leaves the queue, back to the assistant; where nobody waits, nothing changes. */
export function leaveQueue(desk: Desk, conversationId: string): Result {
  return change(desk, conversationId, (state) => ({
    do: 'leaveQueue',
    says: systemLine(desk, say(languageOf(state), 'leftQueue', {})),
  }))
}

/** Goes on with the assistant without losing the place in the queue. */
export function keepAssistant(desk: Desk, conversationId: string): Result {
  return change(desk, conversationId, () => ({ do: 'keepAssistant' }))
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
  if ('state' in changed) await desk.store.saveContact(changed.state.visitorId, changed.state.contact satisfies Contact)
  return changed
}
