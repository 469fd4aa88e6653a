/** An agent takes a conversation; of several who try, one wins. */
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'

export interface Agent {
  id: string
  name: string
}

/** @returns `alreadyClaimed` with the winner's name, `atCapacity`, `notOpen`; claiming one's own changes nothing */
export function claim(desk: Desk, conversationId: string, agent: Agent): Promise<Changed | Denied> {
  return change(desk, conversationId, async () => ({
    do: 'claim',
    agent: { id: agent.id, name: agent.name },
    open: (await desk.store.openByAgent()).get(agent.id)?.length ?? 0,
    capacity: desk.settings().queue.capacity,
  }))
}
