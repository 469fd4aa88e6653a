/** An article that an agent proposed is opened in the editor, where a cluster's draft is opened too. */
import { slugOf } from '../../content/assemble.ts'
import type { Proposal } from '../../ports/proposals.ts'
import { saveDraft } from '../content/drafts.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'

/** Proposals looked through at a time. */
const PAGE = 200

/** @returns the path of the draft, which no article has; `unknownProposal` also where its conversation was erased */
export async function draftOfProposal(
  desk: Desk,
  by: { id: string; name: string },
  proposalId: string,
): Promise<{ path: string } | Denied> {
  const proposal = await proposalOf(desk, proposalId)
  if (!proposal?.body) return { refused: 'unknownProposal' }
  const begun = (await desk.store.drafts()).find(
    (draft) => draft.by.id === by.id && draft.cause?.kind === 'proposal' && draft.cause.id === proposalId,
  )
  // Opened before: it goes on where it was left.
  if (begun) return { path: begun.path }
  const { evidence } = await desk.retriever.search({ query: proposal.title, history: [], limit: 1 })
  const folder = evidence[0]?.passage.articleId.split('/').slice(0, -1).join('/') ?? ''
  const taken = desk.content.articles.all()
  const stem = [folder, slugOf(proposal.title)].filter(Boolean).join('/')
  let path = `${stem}.md`
  for (let n = 2; taken.has(path.replace(/\.md$/, '')); n++) path = `${stem}-${n}.md`
  const kept = await saveDraft(desk, by, {
    path,
    text: proposal.body,
    base: null,
    cause: { kind: 'proposal', id: proposalId },
  })
  return isDenied(kept) ? kept : { path }
}

async function proposalOf(desk: Desk, id: string): Promise<Proposal | undefined> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.store.proposals({ limit: PAGE, ...(cursor && { cursor }) })
    const found = page.proposals.find((proposal) => proposal.id === id)
    if (found) return found
    cursor = page.next
  }
  return undefined
}
