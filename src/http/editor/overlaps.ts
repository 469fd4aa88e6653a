/** Duplicates and contradictions across articles, for their editors. */
import { dismissOverlap, listOverlaps, overlapsWhileWriting, restoreOverlap } from '../../desk/content/overlaps.ts'
import { DismissedOverlap, Overlaps, overlapBodies, RestoredOverlap } from '../../protocol/overlaps.ts'
import { allowed } from '../errors.ts'
import { type Api, route } from '../route.ts'
import { agentOf } from '../work.ts'

export function overlapRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'get',
      path: '/api/editor/overlaps',
      summary: 'What articles say twice or against each other, contradictions first; what was dismissed says so',
      who: 'editor',
      answers: Overlaps,
    },
    async () => ({ overlaps: await listOverlaps(desk) }),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/overlaps/writing',
      summary: 'What a text that is being written says twice or against other articles; nothing is kept',
      who: 'editor',
      body: overlapBodies.writing,
      answers: Overlaps,
    },
    async ({ body: { path, text } }) => ({ overlaps: await overlapsWhileWriting(desk, path, text) }),
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/overlaps/dismiss',
      summary: 'Let a finding be, until one of its texts changes',
      who: 'editor',
      body: overlapBodies.dismiss,
      answers: DismissedOverlap,
      audited: 'overlap.dismiss',
    },
    async ({ actor, body: { key, reason }, note }) => {
      const dismissed = allowed(await dismissOverlap(desk, agentOf(actor), key, reason))
      note({ target: key })
      return dismissed
    },
  )
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/overlaps/restore',
      summary: 'Show a dismissed finding again',
      who: 'editor',
      body: overlapBodies.restore,
      answers: RestoredOverlap,
      audited: 'overlap.restore',
    },
    async ({ body: { key }, note }) => {
      const restored = allowed(await restoreOverlap(desk, key))
      note({ target: key })
      return restored
    },
  )
}
