/** Which of their messages a customer may still put right: what nobody has replied to or is done with. */
import type { Message } from '../../src/domain/events.ts'
import { isReply, settles } from '../../src/domain/unanswered.ts'
import type { Talk } from './talk.ts'

/** Whether a message of the talk is the customer's and unanswered. */
export function isOpen({ snapshot, happened }: Talk, { seq, author }: Pick<Message, 'seq' | 'author'>): boolean {
  if (author.kind !== 'customer' || snapshot.status === 'resolved') return false
  const settled = [...snapshot.messages.filter(isReply), ...happened.filter(settles)]
  return settled.every((one) => one.seq < seq)
}
