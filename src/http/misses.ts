/** What customers did not get: clusters for editors, and what they do about them. */
import { acknowledgeAlarm, alarmsNow } from '../desk/misses/alarm.ts'
import { askAgain } from '../desk/misses/ask-again.ts'
import { clusterOf, dismiss, draftArticle, link, reopen } from '../desk/misses/deeds.ts'
import { oneCluster, rankedMisses } from '../desk/misses/look.ts'
import { unhelpfulPages } from '../desk/misses/pages.ts'
import { draftOfProposal } from '../desk/misses/proposal.ts'
import { worksConversations } from '../desk/staff.ts'
import {
  MadeDraft,
  Measured,
  MissAlarm,
  MissAlarms,
  MissList,
  MissQuery,
  MovedCluster,
  missBodies,
  OneMissCluster,
  UnhelpfulPages,
} from '../protocol/misses.ts'
import { allowed, notFound } from './errors.ts'
import { missByHandRoutes } from './misses-by-hand.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function missRoutes(api: Api): void {
  const { desk } = api
  const base = '/api/editor/misses'
  const idOf = (c: { req: { param(name: string): string | undefined } }) => c.req.param('clusterId') ?? ''

  route(
    api,
    {
      method: 'get',
      path: base,
      summary: 'Clusters of questions that customers got no answer to, ranked',
      who: 'editor',
      query: MissQuery,
      answers: MissList,
    },
    async ({ query }) => ({ ...(await rankedMisses(desk, query)), alarms: await alarmsNow(desk) }),
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/misses/alarms',
      summary: 'Questions without an answer that grow suddenly, as far as nobody has acknowledged it',
      who: 'member',
      answers: MissAlarms,
    },
    async () => ({ alarms: await alarmsNow(desk) }),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/misses/alarms/:alarmId/acknowledge',
      summary: 'Say that somebody sees to an alarm: it is silent for everybody',
      who: 'member',
      answers: MissAlarm,
      body: missBodies.nothing,
      audited: 'misses.acknowledge',
    },
    async ({ c, actor, note }) => {
      const alarmId = c.req.param('alarmId') ?? ''
      note({ target: alarmId })
      return allowed(await acknowledgeAlarm(desk, agentOf(actor), alarmId))
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/editor/unhelpful-pages',
      summary: 'Pages of the help centre that readers said did not help, ranked',
      who: 'editor',
      answers: UnhelpfulPages,
    },
    async () => ({ pages: await unhelpfulPages(desk) }),
  )
  route(
    api,
    {
      method: 'get',
      path: `${base}/:clusterId`,
      summary: 'One cluster: examples without personal data, how people answered, and what became of it',
      who: 'editor',
      answers: OneMissCluster,
    },
    async ({ c, actor }) => {
      const talks = actor.kind === 'staff' && worksConversations(actor.member)
      return allowed(await oneCluster(desk, idOf(c), talks))
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${base}/:clusterId/dismiss`,
      summary: 'Leave a cluster without an answer, with the reason',
      who: 'editor',
      body: missBodies.dismiss,
      answers: MovedCluster,
      audited: 'misses.dismiss',
    },
    async ({ c, actor, body: { why }, note }) => {
      note({ target: idOf(c) })
      const { id, state } = allowed(await dismiss(desk, agentOf(actor), idOf(c), why))
      return { clusterId: id, state }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${base}/:clusterId/reopen`,
      summary: 'Take up a cluster that was dismissed or closed',
      who: 'editor',
      body: missBodies.nothing,
      answers: MovedCluster,
      audited: 'misses.reopen',
    },
    async ({ c, actor, note }) => {
      note({ target: idOf(c) })
      const { id, state } = allowed(await reopen(desk, agentOf(actor), idOf(c)))
      return { clusterId: id, state }
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${base}/:clusterId/link`,
      summary: 'Put its questions into an article, as your own draft of it',
      who: 'editor',
      body: missBodies.link,
      answers: MadeDraft,
      audited: 'misses.link',
    },
    async ({ c, actor, body: { articleId }, note }) => {
      note({ target: idOf(c), detail: { articleId } })
      return allowed(await link(desk, agentOf(actor), idOf(c), articleId))
    },
  )
  route(
    api,
    {
      method: 'post',
      path: `${base}/:clusterId/draft`,
      summary: 'Draft an article that would answer it, as your own draft',
      who: 'editor',
      answers: MadeDraft,
      body: missBodies.nothing,
      audited: 'misses.draft',
    },
    async ({ c, actor, note }) => {
      note({ target: idOf(c) })
      return allowed(await draftArticle(desk, agentOf(actor), idOf(c), c.req.raw.signal))
    },
  )
  missByHandRoutes(api)
  route(
    api,
    {
      method: 'post',
      path: `${base}/:clusterId/ask`,
      summary: 'Ask its questions again now; it closes where enough are answered',
      who: 'editor',
      body: missBodies.nothing,
      answers: Measured,
      audited: 'misses.ask',
    },
    async ({ c, note }) => {
      note({ target: idOf(c) })
      const cluster = await clusterOf(desk, idOf(c))
      if (!cluster) throw notFound()
      return askAgain(desk, cluster)
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/proposals/:proposalId/draft',
      summary: 'Open an article that an agent proposed as your own draft',
      who: 'editor',
      answers: MadeDraft,
      body: missBodies.nothing,
      audited: 'proposal.draft',
    },
    async ({ c, actor, note }) => {
      const proposalId = c.req.param('proposalId') ?? ''
      note({ target: proposalId })
      return allowed(await draftOfProposal(desk, agentOf(actor), proposalId))
    },
  )
}
