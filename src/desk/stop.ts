/** The customer stops the present draft: nothing of it is kept, and no reply to what they wrote is owed any more. */
import type { Denied, Desk } from './desk.ts'

export async function stop(desk: Desk, conversationId: string): Promise<{ stopped: boolean } | Denied> {
  const stopped = desk.runs.cancel(conversationId)
  for (;;) {
    const state = await desk.store.conversation(conversationId)
    if (!state) return { refused: 'notFound' }
    const cleared = await desk.store.append(conversationId, state.seq, [], { clear: true })
    if ('conflict' in cleared) continue
    desk.fanout.publish({ kind: 'events', conversationId, events: [], state })
    return { stopped }
  }
}
