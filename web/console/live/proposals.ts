/** Articles on their way from a conversation to the editors. */
import { signal } from '@preact/signals'
import type { ArticleDraft, Proposal, Proposals } from '../../../src/protocol/articles.ts'
import { staffCall, wordsOf } from './session.ts'

/** A model may take its time; longer than this it has failed (milliseconds). */
const PATIENCE_MS = 30_000

/** A draft of an article from what the team answered in a conversation. @throws ApiError */
export function draftArticle(conversationId: string, signal: AbortSignal): Promise<ArticleDraft> {
  return staffCall('POST', `/api/conversations/${conversationId}/article`, { signal, patienceMs: PATIENCE_MS })
}

/** Sends a draft to the editors. @throws ApiError */
export function proposeArticle(article: { conversationId: string; title: string; body: string }): Promise<Proposal> {
  return staffCall('POST', '/api/proposals', { body: article })
}

/** Makes one the editor's own draft; answers where it is open in the editor. @throws ApiError */
export async function draftOf({ id }: Proposal): Promise<string> {
  const { path } = await staffCall<{ path: string }>('POST', `/api/editor/proposals/${id}/draft`)
  const steps = path.replace(/\.md$/, '').split('/').map(encodeURIComponent)
  return `/editor/#/articles/${steps.join('/')}`
}

export interface ProposalList {
  state: Proposal['state']
  proposals: Proposal[]
  next: string | null
  is: 'loading' | 'ready' | 'failed'
  message?: string
}

export const proposalList = signal<ProposalList>({ state: 'open', proposals: [], next: null, is: 'loading' })

/** Asks for the proposals in a state, from the beginning or what follows those that are shown. */
export async function askProposals(state: Proposal['state'], more = false) {
  const before = proposalList.peek()
  const shown = before.state === state ? before : { proposals: [], next: null }
  proposalList.value = { ...shown, state, is: 'loading' }
  const cursor = more && shown.next ? `&cursor=${encodeURIComponent(shown.next)}` : ''
  try {
    const { proposals, next } = await staffCall<Proposals>('GET', `/api/proposals?state=${state}${cursor}`)
    if (proposalList.peek().state !== state) return
    proposalList.value = { state, proposals: more ? [...shown.proposals, ...proposals] : proposals, next, is: 'ready' }
  } catch (error) {
    if (proposalList.peek().state === state)
      proposalList.value = { ...shown, state, is: 'failed', message: wordsOf(error) }
  }
}

/** Moves one to another state; it leaves the list that is shown at once, and comes back where that was refused. @throws ApiError */
export async function moveProposal({ id }: Proposal, state: Proposal['state']) {
  const before = proposalList.peek()
  proposalList.value = { ...before, proposals: before.proposals.filter((one) => one.id !== id) }
  try {
    await staffCall('PATCH', `/api/proposals/${id}`, { body: { state } })
  } catch (error) {
    proposalList.value = before
    throw error
  }
}
