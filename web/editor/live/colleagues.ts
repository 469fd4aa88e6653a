/** Drafts of colleagues: gone on with, or discarded; and one's own that somebody discarded, taken back or let go. */
import type { Draft } from '../../../src/protocol/editor.ts'
import { base, cause, discarded, hasChanges, here, opened, published, text, theirs } from './article.ts'
import { discardDraft, forgetDiscarded } from './calls.ts'
import { baseText, look } from './opened.ts'
import { flush, saveSoon } from './saving.ts'

/**
 * Goes on with a colleague's draft as one's own; theirs stays. Where something is written here already, both stand side
 * by side.
 * @returns whether they have to be put together
 */
export async function takeOver({
  text: theirText,
  base: from,
  by,
  at,
  cause: came,
}: Draft): Promise<'taken' | 'merge'> {
  if (hasChanges() && text.value.trim() !== '') {
    theirs.value = { what: 'colleague', text: theirText, revision: from, by: by.name, at }
    return 'merge'
  }
  await begin({ text: theirText, base: from, cause: came })
  return 'taken'
}

/** @throws ApiError */
export async function discardOf(draft: Draft, why: string): Promise<void> {
  await discardDraft({ path: here().path, staffId: draft.by.id, why })
  await look()
}

/** Goes on with one's own draft that somebody discarded. @returns whether it has to be put together with another */
export async function takeBack(): Promise<'taken' | 'merge'> {
  const lost = discarded.value
  if (!lost) return 'taken'
  if (hasChanges() && text.value.trim() !== '') {
    theirs.value = { what: 'discarded', text: lost.text, revision: lost.base, at: lost.savedAt }
    return 'merge'
  }
  await begin(lost)
  await flush()
  await letGo()
  return 'taken'
}

/** The discarded draft is not kept any longer. @throws ApiError */
export async function letGo(): Promise<void> {
  const lost = discarded.value
  if (!lost) return
  await forgetDiscarded(lost.discardId)
  if (discarded.value === lost) discarded.value = undefined
}

async function begin(from: Pick<Draft, 'text' | 'base'> & { cause?: Draft['cause'] | undefined }): Promise<void> {
  const { path } = here()
  const now = opened.value
  const started = await baseText(path, from.base, published.value)
  if (opened.value !== now) return
  base.value = { text: started, revision: from.base }
  cause.value = from.cause
  text.value = from.text
  saveSoon()
  // Where something was published since that draft was begun, both are shown.
  await look()
}
