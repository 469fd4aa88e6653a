/** An agent takes a conversation; of several who try, one wins. */
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'
import { inTurn } from './in-turn.ts'
import { capacityOf } from './presence.ts'

export interface Agent {
  id: string
  name: string
}

/** @returns `alreadyClaimed` with the winner's name, `atCapacity`, `notOpen`; claiming one's own changes nothing */
export function claim(desk: Desk, conversationId: string, agent: Agent): Promise<Changed | Denied> {
  return taking(desk, agent.id, () =>
    change(desk, conversationId, async () => ({
      do: 'claim',
      agent: { id: agent.id, name: agent.name },
      ...(await loadOf(desk, agent)),
    })),
  )
}

/** What one agent takes is taken one after another, so that several at once do not all see the last place free. */
export function taking<T>(desk: Desk, agentId: string, take: () => Promise<T>): Promise<T> {
  return inTurn(desk, `taking ${agentId}`, take)
}

/** What an agent holds, and how much one agent may hold. */
export async function loadOf(desk: Desk, agent: Agent): Promise<{ open: number; capacity: number }> {
  const [open, member] = await Promise.all([desk.store.openByAgent(), desk.store.staffById(agent.id)])
  return { open: open.get(agent.id)?.length ?? 0, capacity: capacityOf(desk, member ?? { capacity: null }) }
}
