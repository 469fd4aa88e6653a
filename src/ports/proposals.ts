/** Articles that agents proposed to the editors. */
import type { Iso } from '../domain/events.ts'

/** An article that an agent proposed to the editors out of a conversation. */
export interface Proposal {
  id: string
  /** Null once the conversation was erased. */
  conversationId: string | null
  /** Empty once the conversation was erased. */
  title: string
  /** Markdown with front matter; empty once the conversation was erased. */
  body: string
  by: { id: string; name: string }
  at: Iso
  state: 'open' | 'done' | 'dismissed'
  closedBy: { id: string; name: string } | null
  closedAt: Iso | null
}

export interface ProposalStore {
  /** False where the conversation does not exist or was erased. */
  addProposal(
    proposal: Omit<Proposal, 'state' | 'closedBy' | 'closedAt'> & { conversationId: string },
  ): Promise<boolean>
  /**
   * Newest first.
   * @throws BadCursor
   */
  proposals(query: {
    state?: Proposal['state']
    cursor?: string
    limit?: number
  }): Promise<{ proposals: Proposal[]; next: string | null }>
  /** Closes an open one, or opens one again; undefined where there is no such proposal. One that is so already stays as it is. */
  moveProposal(
    id: string,
    state: Proposal['state'],
    by: { id: string; name: string },
    at: Iso,
  ): Promise<Proposal | undefined>
}
