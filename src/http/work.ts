/** The agents' calls: every verb on a conversation, who works here, and the settings. */
import * as assignment from '../desk/assignment.ts'
import type { Changed } from '../desk/change.ts'
import { type Agent, claim } from '../desk/claim.ts'
import type { Denied } from '../desk/desk.ts'
import { merge } from '../desk/merge.ts'
import { colleagues } from '../desk/presence.ts'
import { staffSnapshot } from '../desk/snapshot.ts'
import { setPriority, setTags } from '../desk/sorting.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { StaffSnapshot } from '../protocol/desk.ts'
import type { Actor } from './actor.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'

export function workRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api

  /** A verb on one conversation that answers the agent's snapshot. */
  function verb<K extends keyof Bodies>(
    name: string,
    summary: string,
    key: K,
    act: (id: string, agent: Agent, given: ReturnType<Bodies[K]['parse']>) => Promise<Changed | Denied>,
    audited = name,
  ) {
    route(
      api,
      {
        method: 'post',
        path: `/api/conversations/:id/${name}`,
        summary,
        who: 'staff',
        body: body[key],
        answers: StaffSnapshot,
        audited,
      },
      async ({ c, actor, body: given }) => {
        const done = allowed(
          await act(c.req.param('id') ?? '', agentOf(actor), given as ReturnType<Bodies[K]['parse']>),
        )
        return staffSnapshot(desk, done.state)
      },
    )
  }

  verb('claim', 'Take over; exactly one wins', 'empty', (id, agent) => claim(desk, id, agent))
  verb('release', 'Put back at the front of the queue', 'empty', (id, agent) => assignment.release(desk, id, agent))
  verb('transfer', 'Hand to a colleague or a team, with a note', 'transfer', (id, agent, given) =>
    assignment.transfer(desk, id, agent, {
      note: given.note,
      ...(given.agentId && { agentId: given.agentId }),
      ...(given.teamId && { teamId: given.teamId }),
    }),
  )
  verb('return', 'Back to the assistant', 'empty', (id, agent) => assignment.giveBack(desk, id, agent))
  verb('snooze', 'Set aside until a moment, or until the customer writes', 'snooze', (id, agent, { until }) =>
    assignment.snooze(desk, id, agent, until),
  )
  verb('resolve', 'End the episode', 'resolve', (id, agent, { outcome }) =>
    assignment.resolve(desk, id, agent, outcome),
  )
  verb('reopen', 'Open it again', 'empty', (id, agent) => assignment.reopen(desk, id, agent))
  verb('tags', 'Replace its tags', 'tags', (id, agent, { tags }) => setTags(desk, id, agent, tags), 'tag')
  verb('priority', 'Say how urgent it is', 'priority', (id, agent, { priority }) =>
    setPriority(desk, id, agent, priority),
  )
  verb('merge', 'End it as a duplicate of another, which goes on and is answered', 'merge', (id, agent, { into }) =>
    merge(desk, id, agent, into),
  )

  route(
    api,
    { method: 'get', path: '/api/staff', summary: 'Colleagues with their presence, and teams', who: 'staff' },
    async () => ({
      staff: (await colleagues(desk))
        .filter(({ works }) => works)
        .map(({ agentId: id, name, state, open, capacity }) => ({
          id,
          name,
          state,
          open,
          capacity,
        })),
      teams: desk.settings().teams.map(({ id, name }) => ({ id, name })),
    }),
  )
}

/** The member who asks, where a route lets only staff in. */
export function agentOf(actor: Actor): Agent {
  if (actor.kind !== 'staff') throw new Error('a staff route was reached by someone else')
  return { id: actor.member.id, name: actor.member.name }
}
