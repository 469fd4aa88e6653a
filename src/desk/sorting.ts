/** An agent sorts a conversation: tags it, says how urgent it is, gives it to somebody. Nobody has to hold it for that. */
import { tagsWith } from '../domain/tags.ts'
import { type Receiver, receiverOf } from './assignment.ts'
import { backInQueue } from './back-in-queue.ts'
import { type Changed, change } from './change.ts'
import { type Agent, loadOf, taking } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { presentPromise } from './queue.ts'

type Result = Promise<Changed | Denied>

/**
 * Replaces the tags. A tag that other conversations carry takes their spelling.
 * @returns `tooManyTags` past MOST_TAGS
 */
export async function setTags(desk: Desk, conversationId: string, agent: Agent, tags: readonly string[]): Result {
  const spelled = await desk.store.spelled(tags)
  return change(desk, conversationId, () => ({ do: 'tag', agent: named(agent), tags: spelled }))
}

/** Adds some tags and takes others away; the rest stays. */
export async function changeTags(
  desk: Desk,
  conversationId: string,
  agent: Agent,
  { add = [], remove = [] }: { add?: readonly string[] | undefined; remove?: readonly string[] | undefined },
): Result {
  const spelled = await desk.store.spelled(add)
  return change(desk, conversationId, ({ tags }) => ({
    do: 'tag',
    agent: named(agent),
    tags: tagsWith(tags, spelled, remove),
  }))
}

/** @param priority 0 is usual, 3 the most urgent; in the queue it moves the conversation at once */
export function setPriority(desk: Desk, conversationId: string, agent: Agent, priority: number): Result {
  return change(desk, conversationId, () => ({ do: 'prioritise', agent: named(agent), priority }))
}

/**
 * Gives what nobody holds, or what the agent holds, to a colleague or to a team.
 * @returns `alreadyClaimed` where a colleague holds it, `full` where the receiver holds enough, `notQueued` for a team
 * where the assistant has it
 */
export function assign(
  desk: Desk,
  conversationId: string,
  agent: Agent,
  to: Receiver & { note?: string | undefined },
): Result {
  const give = () =>
    change(desk, conversationId, async (state) => {
      const receiver = await receiverOf(desk, to)
      if (!receiver) return { refused: 'notFound' }
      const given = { do: 'assign' as const, agent: named(agent), to: receiver, note: to.note ?? '' }
      if (receiver.kind === 'agent') {
        return { ...given, load: await loadOf(desk, receiver), promise: presentPromise(desk) }
      }
      const held = state.status.kind === 'assigned' && { notTo: agent.id, staying: true }
      return { ...given, ...(await backInQueue(desk, state, { teamId: receiver.id, ...held })) }
    })
  return to.agentId ? taking(desk, to.agentId, give) : give()
}

function named({ id, name }: Agent): Agent {
  return { id, name }
}
