/** Clusters that an editor joins, and questions that they take out. */
import { apart, join, takeOut } from '../desk/misses/by-hand.ts'
import { MovedCluster, missBodies } from '../protocol/misses.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function missByHandRoutes(api: Api): void {
  const { desk } = api
  const one = '/api/editor/misses/:clusterId'

  route(
    api,
    {
      method: 'post',
      path: `${one}/join`,
      summary: 'Make a cluster part of another, for good; answers the other',
      who: 'editor',
      body: missBodies.join,
      answers: MovedCluster,
      audited: 'misses.join',
    },
    async ({ c, actor, body: { into }, note }) => {
      const clusterId = c.req.param('clusterId') ?? ''
      note({ target: clusterId, detail: { into } })
      const { id, state } = allowed(await join(desk, agentOf(actor), clusterId, into))
      return { clusterId: id, state }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${one}/apart`,
      summary: 'Take out of a cluster what was joined to it; answers what that is again',
      who: 'editor',
      body: missBodies.apart,
      answers: MovedCluster,
      audited: 'misses.apart',
    },
    async ({ c, actor, body: { from }, note }) => {
      const clusterId = c.req.param('clusterId') ?? ''
      note({ target: clusterId, detail: { from } })
      const { id, state } = allowed(await apart(desk, agentOf(actor), clusterId, from))
      return { clusterId: id, state }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${one}/take-out`,
      summary: 'Take a question out of a cluster, to one of its own; with a reason, that is dismissed',
      who: 'editor',
      body: missBodies.takeOut,
      answers: MovedCluster,
      audited: 'misses.takeOut',
    },
    async ({ c, actor, body, note }) => {
      const clusterId = c.req.param('clusterId') ?? ''
      note({ target: clusterId, detail: { missId: body.missId } })
      const { id, state } = allowed(await takeOut(desk, agentOf(actor), clusterId, body))
      return { clusterId: id, state }
    },
  )
}
