/** How a conversation that an agent holds comes back to the queue. */
import type { Conversation } from '../domain/conversation.ts'
import type { Joining as Joins } from '../domain/new-events.ts'
import type { Desk } from './desk.ts'
import { placeBack } from './queue.ts'
import { type Joining, routeFor } from './routing.ts'

/**
 * What is promised then, whom it is for, and the wait that its customer is shown.
 * @param joining as for any that joins; `staying` where the agent who has held it takes others from now on
 */
export async function backInQueue(
  desk: Desk,
  state: Conversation,
  { staying = false, ...joining }: Joining & { staying?: boolean } = {},
): Promise<Joins> {
  const { route, wanted } = await routeFor(desk, state, joining)
  const { promise, staffed, waitSeconds } = await placeBack(desk, state, wanted, staying)
  return { promise, route, ...(staffed && waitSeconds && { estimate: waitSeconds }) }
}
