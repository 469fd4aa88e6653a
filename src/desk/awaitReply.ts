/** Waiting for the one reply to a message, for callers who ask and wait. */
import type { ConversationEvent, Message } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Reply } from '../protocol/messages.ts'
import type { Desk } from './desk.ts'

/** The reply; null where a person holds the conversation or the draft was stopped; `pending` when time ran out. */
export type Awaited_ = Reply | null | 'pending'

/**
 * Waits until a customer message has its reply or will have none.
 * @param waitMs how long at most, in milliseconds
 * @param signal ends the wait early, as `pending`, when the caller is gone
 */
export async function awaitReply(
  desk: Desk,
  conversationId: string,
  message: Pick<Message, 'id' | 'seq'>,
  waitMs: number,
  signal?: AbortSignal,
): Promise<Awaited_> {
  return new Promise((resolve, reject) => {
    let looking = false
    let again = false
    const leave = () => {
      stopListening()
      stopWaiting()
      signal?.removeEventListener('abort', giveUp)
    }
    const finish = (result: Awaited_) => {
      leave()
      resolve(result)
    }
    const giveUp = () => finish('pending')
    const look = async () => {
      if (looking) {
        again = true
        return
      }
      looking = true
      do {
        again = false
        const found = await replyTo(desk, conversationId, message)
        if (found !== 'pending') return finish(found)
      } while (again)
      looking = false
    }
    const fail = (error: unknown) => {
      leave()
      reject(error)
    }
    const stopListening = desk.fanout.subscribe((notice) => {
      if (notice.kind !== 'events' || notice.conversationId !== conversationId) return
      const told = findReply(notice.events, message.id)
      if (told) finish(told)
      else look().catch(fail)
    })
    const stopWaiting = desk.clock.after(waitMs, giveUp)
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) giveUp()
    else look().catch(fail)
  })
}

/** The intent is looked at first: it goes with the reply, and once it is gone, that is on disk or never will be. */
async function replyTo(desk: Desk, conversationId: string, message: Pick<Message, 'id' | 'seq'>): Promise<Awaited_> {
  const intent = await desk.store.intent(conversationId)
  if (intent?.answers.includes(message.id)) return 'pending'
  return findReply(await desk.store.events(conversationId, message.seq, 1_000), message.id) ?? null
}

function findReply(events: readonly ConversationEvent[], messageId: string): Reply | undefined {
  const judged = events.find((event) => event.type === 'answer.judged' && event.data.answers.includes(messageId))
  if (!judged) return undefined
  const { messageId: replyId, decision, confidence } = judged.data as Judgement
  const posted = events.find((event) => event.type === 'message.posted' && event.data.id === replyId)
  if (!posted) return undefined
  const reply = posted.data as Message
  return { ...reply, decision, confidence, suggestions: reply.suggestions ?? [] }
}
