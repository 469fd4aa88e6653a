/** A colleague's draft is discarded, e.g. of one who left; its owner may have it back as long as the bin keeps things. */
import { IDLE_DRAFT_DAYS, mayDiscard } from '../../domain/idle-drafts.ts'
import type { DiscardedDraft } from '../../ports/content.ts'
import type { Denied, Desk, NotFound } from '../desk.ts'

export type KeptDiscarded = DiscardedDraft & {
  /** When it is gone for good. */
  until: string
}

/**
 * Takes a colleague's draft away.
 * @returns `noDraft`; `draftInUse` where only an admin may yet
 */
export async function discardDraft(
  desk: Desk,
  by: { id: string; name: string; roles: readonly string[] },
  { path, staffId, why }: { path: string; staffId: string; why: string },
): Promise<{ discardId: string } | Denied> {
  const draft = (await desk.store.draftsOf(path)).find((each) => each.by.id === staffId)
  if (!draft) return { refused: 'noDraft' }
  const at = desk.clock.now()
  if (!mayDiscard(by.roles, draft.at, at)) return { refused: 'draftInUse', name: draft.by.name, days: IDLE_DRAFT_DAYS }
  const discardId = desk.ids.next()
  const deed = { id: discardId, by: { id: by.id, name: by.name }, at, why }
  if (!(await desk.store.discardDraft(path, staffId, deed))) return { refused: 'noDraft' }
  desk.fanout.publish({ kind: 'article_drafts', path })
  return { discardId }
}

/** Drafts of somebody's that others discarded, newest first. */
export async function discardedOf(desk: Desk, by: { id: string }): Promise<KeptDiscarded[]> {
  const days = desk.settings().articles.binDays
  const until = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString()
  return (await desk.store.discardedDrafts(by.id)).map((draft) => ({ ...draft, until: until(draft.at) }))
}

/** Its owner has read that it was discarded, and has it back or lets it go. */
export async function forgetDiscarded(desk: Desk, by: { id: string }, discardId: string): Promise<object | NotFound> {
  return (await desk.store.dropDiscarded(discardId, by.id)) ? {} : { refused: 'notFound' }
}
