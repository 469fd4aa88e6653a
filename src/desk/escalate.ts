/** A person is brought in: the reason, the rule and the brief are recorded, and the customer is told where they stand. */
import { writeBrief } from '../answering/brief.ts'
import { handoverText } from '../answering/phrases.ts'
import { understand } from '../answering/understand.ts'
import type { Handoff } from '../domain/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Route } from '../domain/events.ts'
import type { Brought } from '../domain/handoff.ts'
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'
import { languageOf, systemLine } from './message.ts'
import { nextPlace } from './queue.ts'
import { routeFor } from './routing.ts'
import { suggestReply } from './suggest.ts'
import { type Transcript, transcript } from './transcript.ts'
import { turnsOf } from './turns.ts'

/** What the customer adds when they ask for a person. */
export interface Told {
  /** What it is about, which corrects the brief. */
  text?: string | undefined
  email?: string | undefined
}

/**
 * Brings in a person. Works in every state; where one is already coming or there, it changes nothing.
 * @param told recorded in the same breath: half of it would be lost by a retry, which changes nothing any more
 */
export async function escalate(
  desk: Desk,
  conversationId: string,
  why: Brought,
  told: Told = {},
): Promise<Changed | Denied> {
  const now = await desk.store.conversation(conversationId)
  // Asked for again and again, a brief that nobody gets would cost as much as one that somebody does.
  if (now?.status.kind === 'queued' || now?.status.kind === 'assigned') return { state: now, events: [] }
  return change(desk, conversationId, async (state) => {
    const { record, text, promise, estimate, route } = await handover(desk, state, await transcript(desk, state), why)
    return {
      do: 'escalate',
      handoff: record,
      promise,
      route,
      priority: state.priority,
      ...(estimate && { estimate }),
      says: systemLine(desk, text),
      told: {
        ...(told.text && { text: told.text }),
        ...(told.email && { contact: { ...state.contact, email: told.email, verified: false } }),
      },
    }
  })
}

export interface Handover {
  record: Handoff
  /** What the customer is told. */
  text: string
  promise: Awaited<ReturnType<typeof nextPlace>>['promise']
  route: Route
  /** The wait that they are told, in seconds. */
  estimate?: [low: number, high: number]
}

/** Everything that is recorded and said when a person is brought in. */
export async function handover(
  desk: Desk,
  state: Conversation,
  { messages, judgements }: Transcript,
  why: Brought,
  more: { withheld?: string; lang?: string } = {},
): Promise<Handover> {
  const lang = more.lang ?? languageOf(state)
  const said = messages.filter(({ author }) => author.kind === 'customer').map(({ text }) => text)
  const last = messages.findLastIndex(({ author }) => author.kind === 'customer')
  const source = {
    state,
    messages,
    judgements,
    understanding: understand(said.at(-1) ?? '', said.slice(0, -1), lang),
    lang,
    ...(more.withheld && { withheld: more.withheld }),
  }
  const { wants } = writeBrief(source)
  const suggested = await suggestReply(desk, wants, turnsOf(messages.slice(0, Math.max(0, last))), lang)
  const brief = writeBrief({ ...source, ...(suggested && { suggested }) })
  const { route, wanted } = await routeFor(desk, state, { brief, lang })
  const place = await nextPlace(desk, wanted)
  const text = handoverText(lang, { ...why, ...place, timeZone: desk.settings().hours.timeZone })
  return {
    record: { id: desk.ids.next(), ...why, brief },
    text,
    promise: place.promise,
    route,
    ...(place.staffed && place.waitSeconds && { estimate: place.waitSeconds }),
  }
}
