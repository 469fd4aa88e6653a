/** An agent writes: to the customer, which takes the conversation from the assistant, or a note for the team. */
import { asksToWait } from '../answering/asks-to-wait.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import { forReader } from '../domain/visibility.ts'
import { authorKey } from '../ports/conversations.ts'
import { change } from './change.ts'
import { type Agent, loadOf, taking } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { isDenied } from './desk.ts'
import { attached, isSame, type Sent } from './files.ts'
import { replyLetters } from './letters.ts'
import type { Draftable } from './message.ts'
import { forget, judged, suggestionFor } from './suggested.ts'

/** Events at most that a refusal brings along; whoever missed more takes the snapshot. */
const MOST_BETWEEN = 200

/**
 * Posts an agent's message, and records what became of the suggestion that they had before them. The same
 * clientMessageId with the same text, files and kind gives the first result again.
 * @returns `unseen` when a public message came after `seenSeq`; `alreadyClaimed` when a colleague holds it;
 *          `atCapacity` when nobody holds it and they hold too much; `otherBody` when the id was used for something else
 */
export async function relay(
  desk: Desk,
  conversationId: string,
  agent: Agent,
  sent: {
    clientMessageId: string
    text: string
    note?: boolean
    seenSeq?: number
    suggestionId?: string
    original?: string
    attachments?: readonly string[] | undefined
  },
): Promise<{ message: Message } | Denied> {
  const visibility = sent.note ? 'note' : 'public'
  const message = {
    id: desk.ids.next(),
    clientMessageId: sent.clientMessageId,
    author: { kind: 'agent' as const, id: agent.id, name: agent.name },
    visibility: visibility as 'note' | 'public',
    text: sent.text,
    html: desk.render.markdown(sent.text),
    citations: [],
    at: desk.clock.now(),
    ...(sent.original !== undefined && !sent.note && { original: sent.original }),
    ...(!sent.note && asksToWait(sent.text) && { holds: true as const }),
  }
  const earlier = await desk.store.messageByClientId(conversationId, authorKey(message.author), sent.clientMessageId)
  if (earlier) return sameMessage(earlier.data as Message, sent, visibility)

  const changed = await taking(desk, agent.id, () =>
    change(
      desk,
      conversationId,
      async (state) => {
        const files = await attached(desk, conversationId, message.author, sent)
        if ('refused' in files) return files
        return {
          do: 'agentSends',
          load: await loadOf(desk, agent),
          agentId: agent.id,
          ...withSuggestion(desk, state, { ...message, ...files }, sent.note ? undefined : sent.suggestionId),
          ...(sent.seenSeq !== undefined && { seenSeq: sent.seenSeq }),
        }
      },
      undefined,
      (before) => replyLetters(desk, before, message),
    ),
  )
  if (!isDenied(changed) && sent.suggestionId && !sent.note) forget(desk, sent.suggestionId)
  if (isDenied(changed)) return withBetween(desk, conversationId, changed)
  if (changed.duplicate) return sameMessage(changed.duplicate.data as Message, sent, visibility)
  const posted = changed.events.find((event) => event.type === 'message.posted')
  return { message: posted?.data as Message }
}

/**
 * What became of the suggestion that was before the agent; what is taken of it goes out with its sources. One that is
 * unknown, or was judged before, keeps nobody from sending.
 */
function withSuggestion(desk: Desk, state: Conversation, message: Draftable, suggestionId: string | undefined) {
  const found = suggestionId && suggestionFor(desk, state, suggestionId)
  if (!found) return { message }
  const suggestion = { ...judged(found, message.original ?? message.text), messageId: message.id }
  const { citations } = suggestion.verdict === 'rejected' ? message : found
  return { message: { ...message, citations }, suggestion }
}

/** An agent who was overtaken is shown by what. */
async function withBetween(desk: Desk, conversationId: string, denied: Denied): Promise<Denied> {
  if (denied.refused !== 'unseen') return denied
  const { afterSeq } = denied
  const events = forReader(await desk.store.events(conversationId, afterSeq, MOST_BETWEEN), 'staff', afterSeq)
  return { ...denied, events }
}

function sameMessage(first: Message, sent: Sent, visibility: string): { message: Message } | Denied {
  return isSame(first, sent) && first.visibility === visibility ? { message: first } : { refused: 'otherBody' }
}
