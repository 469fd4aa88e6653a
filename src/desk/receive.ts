/** A customer's message comes in: persisted with the intent to answer it, and only then acknowledged. */
import { botMaySpeak, type Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import { authorKey } from '../ports/conversations.ts'
import { change } from './change.ts'
import { taking } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { isDenied } from './desk.ts'
import { attached, isSame, type Sent } from './files.ts'
import { hasRoom } from './presence.ts'

export interface Received {
  message: Message
  /** Whether this was a repeat of a message already received. */
  repeated: boolean
}

const CUSTOMER = authorKey({ kind: 'customer' })

/**
 * Receives a message of the customer. The same clientMessageId with the same text and files gives the first result again.
 * @returns the message as it is on disk; `otherBody` when the id was used for something else; `unknownFile`, `noPerson`
 */
export async function receive(desk: Desk, conversationId: string, sent: Sent): Promise<Received | Denied> {
  const came = Date.parse(desk.clock.now())
  // Who brought files before may bring none now, and what is sent again was brought already.
  const earlier =
    sent.attachments && (await desk.store.messageByClientId(conversationId, CUSTOMER, sent.clientMessageId))
  if (earlier) return again(earlier.data as Message, sent)

  const id = desk.ids.next()
  const back: { to?: string } = {}
  /** @param turnOf the agent in whose turn this is done */
  const take = (turnOf?: string) =>
    change(
      desk,
      conversationId,
      async (state) => {
        const former = await formerHolder(desk, state)
        if (former?.agentId && former.agentId !== turnOf) {
          back.to = former.agentId
          return { refused: 'overtaken' }
        }
        const author = { kind: 'customer' as const, ...(state.contact.name && { name: state.contact.name }) }
        const files = await attached(desk, conversationId, author, sent)
        if ('refused' in files) return files
        return {
          do: 'customerSends',
          message: {
            id,
            clientMessageId: sent.clientMessageId,
            author,
            visibility: 'public',
            text: sent.text,
            html: desk.render.plain(sent.text),
            citations: [],
            at: desk.clock.now(),
            ...files,
          },
          ...(former && (await formerAgent(desk, former))),
        }
      },
      async (_before, after) => {
        if (!botMaySpeak(after) || sent.text === '') return undefined
        const pending = await desk.store.intent(conversationId)
        const answers = [...(pending?.answers ?? []), id]
        return { set: { epoch: after.epoch, answers, since: pending?.since ?? desk.clock.now() } }
      },
    )

  let changed = await take()
  // What may go back to an agent is taken in turn with what they take, so that it is not one too many.
  while (isDenied(changed) && changed.refused === 'overtaken' && back.to) {
    const agentId = back.to
    changed = await taking(desk, agentId, () => take(agentId))
  }
  if (isDenied(changed)) return changed

  if (changed.duplicate) return again(changed.duplicate.data as Message, sent)
  // Counted from when it came: writing it down was part of the wait.
  const waited = Math.max(0, Date.parse(desk.clock.now()) - came)
  if (botMaySpeak(changed.state) && sent.text !== '')
    desk.runs.schedule(conversationId, Math.max(0, desk.limits.BURST_MS - waited))
  const posted = changed.events.find((event) => event.type === 'message.posted')
  return { message: posted?.data as Message, repeated: false }
}

function again(first: Message, sent: Sent): Received | Denied {
  return isSame(first, sent) ? { message: first, repeated: true } : { refused: 'otherBody' }
}

/** Who had a resolved conversation: where it was merged into another, whoever has that one. */
async function formerHolder(desk: Desk, { status, mergedInto }: Conversation) {
  if (status.kind !== 'resolved') return undefined
  const goesOn = mergedInto && (await desk.store.conversation(mergedInto))?.status
  return goesOn && goesOn.kind === 'assigned' ? goesOn : status
}

/** A resolved conversation goes back to its agent while that agent is there and has room, else to the assistant. */
async function formerAgent(
  desk: Desk,
  status: { agentId?: string; agentName?: string },
): Promise<{ reopenTo?: { id: string; name: string } }> {
  if (!status.agentId || !(await hasRoom(desk, status.agentId))) return {}
  return { reopenTo: { id: status.agentId, name: status.agentName ?? '' } }
}
