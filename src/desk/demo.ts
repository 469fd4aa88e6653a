/** A made-up fortnight, for looking around: whether it is there, and taking it away. */
import { apply } from '../domain/apply.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { DemoRemoved } from '../ports/demo.ts'
import type { Desk } from './desk.ts'
import { tell } from './erase.ts'

/** Removing needs no more than this, so that the command line can do it beside a running server. */
type Remover = Pick<Desk, 'store' | 'clock'> & Partial<Pick<Desk, 'fanout' | 'runs'>>

/**
 * Takes the demo's conversations, customers and staff away, as if they had never been. What real people wrote
 * meanwhile stays; what one of the demo's staff holds of it goes back to the queue as that of somebody disabled does.
 */
export async function removeDemo(
  desk: Remover,
): Promise<Omit<DemoRemoved, 'conversations'> & { conversations: number }> {
  const { conversations, ...counts } = await desk.store.removeDemo()
  await desk.store.purgeLog()
  // Whoever has one of them open sees it empty, as if it had been erased.
  for (const state of conversations) tell(desk, emptied(state, desk.clock.now()))
  desk.fanout?.publish({ kind: 'queue' })
  return { ...counts, conversations: conversations.length }
}

function emptied(state: Conversation, at: string) {
  const event: ConversationEvent = {
    seq: state.seq + 1,
    type: 'conversation.erased',
    at,
    actor: { kind: 'system' },
    data: {},
  }
  return { state: apply(state, event), events: [event], also: [] }
}
