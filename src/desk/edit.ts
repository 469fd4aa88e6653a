/** The customer puts right what they wrote, as long as nobody has replied to it; a reply that is being made begins anew. */
import { botMaySpeak } from '../domain/conversation.ts'
import { messagesOf } from '../domain/said.ts'
import { unanswered } from '../domain/unanswered.ts'
import { type Changed, change } from './change.ts'
import { type Denied, type Desk, isDenied } from './desk.ts'

/**
 * Puts a message right. The same text again changes nothing, also once it was answered.
 * @returns `unknownMessage` where the customer wrote no such message here, `answered` where it is too late
 */
export async function edit(
  desk: Desk,
  conversationId: string,
  messageId: string,
  text: string,
): Promise<Changed | Denied> {
  let owing: string[] = []
  const edited = await change(
    desk,
    conversationId,
    async () => {
      const events = await desk.store.events(conversationId, 0, Number.MAX_SAFE_INTEGER)
      const message = messagesOf(events).find(({ id, author }) => id === messageId && author.kind === 'customer')
      if (!message) return { refused: 'unknownMessage' }
      owing = unanswered(events).map(({ id }) => id)
      return { do: 'customerEdits', message, open: owing.includes(messageId), text, html: desk.render.plain(text) }
    },
    async (_before, after) => {
      if (!botMaySpeak(after)) return undefined
      const pending = await desk.store.intent(conversationId)
      // Where the reply was stopped, it is owed to this one again.
      const answers = owing.filter((id) => id === messageId || pending?.answers.includes(id))
      return { set: { epoch: after.epoch, answers, since: pending?.since ?? desk.clock.now() } }
    },
  )
  if (!isDenied(edited) && edited.events.length > 0 && botMaySpeak(edited.state)) {
    desk.runs.schedule(conversationId, desk.limits.BURST_MS)
  }
  return edited
}
