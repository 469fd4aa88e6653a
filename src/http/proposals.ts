/** Articles that agents propose out of conversations, and what editors make of them. */
import { z } from 'zod'
import { moveProposal, propose } from '../desk/proposals.ts'
import { Proposal, Proposals } from '../protocol/articles.ts'
import type { Bodies } from '../protocol/bodies.ts'
import { allowed } from './errors.ts'
import { type Api, route } from './route.ts'
import { agentOf } from './work.ts'

export function proposalRoutes(api: Api & { body: Bodies }): void {
  const { desk, body } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/proposals',
      summary: 'Send a draft of an article to the editors',
      who: 'staff',
      body: body.proposal,
      answers: Proposal,
      status: 201,
      audited: 'proposal.send',
    },
    async ({ actor, body: article, note }) => {
      const proposal = allowed(await propose(desk, agentOf(actor), article))
      note({ conversationId: article.conversationId, target: proposal.id })
      return proposal
    },
  )
  route(
    api,
    {
      method: 'get',
      path: '/api/proposals',
      summary: 'Articles that were proposed, newest first',
      who: 'editor',
      query: z.strictObject({
        state: Proposal.shape.state.optional(),
        cursor: z.string().max(300).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answers: Proposals,
    },
    async ({ query: { state, cursor, limit } }) =>
      desk.store.proposals({ limit, ...(state && { state }), ...(cursor !== undefined && { cursor }) }),
  )
  route(
    api,
    {
      method: 'patch',
      path: '/api/proposals/:proposalId',
      summary: 'Close a proposal as done or dismissed, or open it again',
      who: 'editor',
      body: body.moveProposal,
      answers: Proposal,
      audited: 'proposal.move',
    },
    async ({ c, actor, body: { state }, note }) => {
      const proposalId = c.req.param('proposalId') ?? ''
      const moved = allowed(await moveProposal(desk, proposalId, state, agentOf(actor)))
      note({
        target: moved.id,
        detail: { state },
        ...(moved.conversationId !== null && { conversationId: moved.conversationId }),
      })
      return moved
    },
  )
}
