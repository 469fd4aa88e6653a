/** One action on many conversations, each decided on its own, and taken back where nothing else has happened since. */
import { replay } from '../domain/apply.ts'
import { botMaySpeak, type Conversation, shownStatus } from '../domain/conversation.ts'
import type { Outcome } from '../domain/events.ts'
import * as assignment from './assignment.ts'
import { type Changed, change } from './change.ts'
import { type Agent, claim, taking } from './claim.ts'
import { type Denied, type Desk, isDenied } from './desk.ts'
import { explain } from './explain.ts'
import { assign, changeTags, setPriority } from './sorting.ts'
import { unansweredIds } from './transcript.ts'

export type BulkAction =
  | { do: 'tag'; add?: string[] | undefined; remove?: string[] | undefined }
  | { do: 'priority'; priority: number }
  | { do: 'assign'; agentId?: string | undefined; teamId?: string | undefined; note?: string | undefined }
  | { do: 'claim' }
  | { do: 'snooze'; until?: string | undefined }
  | { do: 'resolve'; outcome?: Outcome | undefined }

/** What was done to one conversation: from which seq to which, and what it was before. */
export interface Done {
  conversationId: string
  from: number
  seq: number
  before: Before
}

export interface Before {
  status: ReturnType<typeof shownStatus>
  agent: { id: string; name: string } | null
  teamId?: string
  snoozedUntil?: string
  priority: number
  tags: string[]
}

export type OneDone =
  | { conversationId: string; changed: Changed; before: Conversation }
  | { conversationId: string; denied: Denied }

/** How long after it an action may be taken back, in milliseconds: longer than any console offers it. */
export const UNDO_MS = 60_000

/** Does an action to each conversation, in the order given; one that is refused keeps none of the others from it. */
export async function doInBulk(
  desk: Desk,
  agent: Agent,
  conversationIds: readonly string[],
  action: BulkAction,
): Promise<OneDone[]> {
  const one = async (conversationId: string): Promise<OneDone> => {
    const changed = await act(desk, conversationId, agent, action)
    if (isDenied(changed)) return { conversationId, denied: changed }
    const { state, events } = changed
    const from = state.seq - events.length
    return { conversationId, changed, before: await stateAt(desk, conversationId, from, state) }
  }
  return Promise.all([...new Set(conversationIds)].map(one))
}

/**
 * Takes an action back: owner, place in the queue, snooze, tags and priority are as before. What it ended is open again,
 * and the customer is not asked for a rating until it ends once more.
 * @param done what `doInBulk` has answered about this conversation
 * @returns `actedSince` where anything has happened to it since, or that was not this agent's doing, or too long ago
 */
export function undo(
  desk: Desk,
  agent: Agent,
  { conversationId, from, seq }: { conversationId: string; from: number; seq: number },
): Promise<Changed | Denied> {
  const takeBack = () =>
    change(
      desk,
      conversationId,
      async (state) => {
        const since = await desk.store.events(conversationId, from, seq - from + 1)
        const oldest = Date.parse(desk.clock.now()) - UNDO_MS
        const own = since.every(
          ({ actor, at }) => Date.parse(at) >= oldest && (actor.kind === 'system' || actor.id === agent.id),
        )
        if (!own || since.length !== seq - from) return { refused: 'actedSince' }
        const before = await stateAt(desk, conversationId, from, state)
        return { do: 'undo', agent: { id: agent.id, name: agent.name }, sinceSeq: seq, before }
      },
      async (before, after) => {
        if (!botMaySpeak(after) || botMaySpeak(before)) return undefined
        const answers = await unansweredIds(desk, before)
        return answers.length > 0 ? { set: { epoch: after.epoch, answers, since: desk.clock.now() } } : undefined
      },
    )
  return taking(desk, agent.id, async () => {
    const undone = await takeBack()
    if (!isDenied(undone) && botMaySpeak(undone.state) && (await desk.store.intent(conversationId))) {
      desk.runs.schedule(conversationId, desk.limits.BURST_MS)
    }
    return undone
  })
}

/** What was done, for those who asked for it. */
export function summaryOf(results: readonly OneDone[]): {
  done: Done[]
  refused: { conversationId: string; code: string; message: string }[]
} {
  return {
    done: results.flatMap((one) =>
      'changed' in one
        ? {
            conversationId: one.conversationId,
            from: one.before.seq,
            seq: one.changed.state.seq,
            before: shown(one.before),
          }
        : [],
    ),
    refused: results.flatMap((one) => {
      if (!('denied' in one)) return []
      const { code, message } = explain(one.denied)
      return { conversationId: one.conversationId, code, message }
    }),
  }
}

function act(desk: Desk, id: string, agent: Agent, action: BulkAction): Promise<Changed | Denied> {
  switch (action.do) {
    case 'tag':
      return changeTags(desk, id, agent, action)
    case 'priority':
      return setPriority(desk, id, agent, action.priority)
    case 'assign':
      return assign(desk, id, agent, {
        ...(action.agentId && { agentId: action.agentId }),
        ...(action.teamId && { teamId: action.teamId }),
        note: action.note,
      })
    case 'claim':
      return claim(desk, id, agent)
    case 'snooze':
      return assignment.snooze(desk, id, agent, action.until)
    case 'resolve':
      return assignment.resolve(desk, id, agent, action.outcome)
  }
}

async function stateAt(desk: Desk, id: string, seq: number, now: Conversation): Promise<Conversation> {
  return seq === now.seq ? now : replay(id, await desk.store.events(id, 0, seq))
}

function shown(state: Conversation): Before {
  const { status, priority, tags } = state
  return {
    status: shownStatus(state),
    agent: status.kind === 'assigned' ? { id: status.agentId, name: status.agentName } : null,
    ...(status.kind === 'queued' && status.teamId && { teamId: status.teamId }),
    ...(status.kind === 'assigned' && status.snoozedUntil && { snoozedUntil: status.snoozedUntil }),
    priority,
    tags,
  }
}
