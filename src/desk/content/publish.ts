/** A text becomes the article: written over the very revision that it was made from, written down, answered from. */
import { withBreaksOf } from '../../domain/line-breaks.ts'
import type { Committed, Editor, FileRefusal } from '../../ports/content.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { mayGoLive, reasonOf } from '../rehearse/gate.ts'
import { commit } from './commit.ts'
import { noted } from './note.ts'
import { replaced } from './outside.ts'

/** What an editor publishes. */
export interface Publishing {
  path: string
  text: string
  /** The revision that it was made from; null for a new file. */
  base: string | null
  /** Empty where they say nothing. */
  why: string
  /** Why it is published although answers are lost. */
  overrule?: string | undefined
  /** Nothing but the day of its review changes: no answer does, so that none is asked, and the editor's draft stays. */
  reviewOnly?: true
}

export interface Published {
  revision: string
  /** How many answers were known to be lost by it. */
  lost?: number
  /** What git made of it, where changes are committed. */
  git?: Committed
}

/** Somebody else's text stands there: theirs beside it, so that both can be merged. */
export interface Newer {
  text: string
  revision: string
  by: Editor
  at: string
}

/**
 * Publishes a text. What it replaces stays in the revisions; who published, and why, stands there too.
 * @returns `overtaken` with the newer text; `notRehearsed` and `losesAnswers` where it must not go live; `faultyArticle` where the base would leave the text out
 */
export async function publish(
  desk: Desk,
  by: { id: string; name: string },
  { path, text: given, base, why, overrule, reviewOnly }: Publishing,
): Promise<Published | Denied> {
  const before = base === null ? undefined : await replaced(desk, path, base)
  const text = before === undefined ? given : withBreaksOf(before, given)
  const problems = desk.content.articles.inspect(path, text)
  const faults = problems.filter(({ severity }) => severity === 'error')
  if (faults.length > 0) return { refused: 'faultyArticle', faults }
  const passed = reviewOnly ? {} : await mayGoLive(desk, by, { path, base, changes: [{ path, text }], overrule })
  if (isDenied(passed)) return passed
  const written = await desk.content.files.write(path, text, base)
  if (isDenied(written)) return told(desk, path, written)
  const { revision } = written
  if (revision === base) {
    // What stands there already needs no draft, and is no change.
    if (!reviewOnly) await forgetDraft(desk, by, path)
    return { revision }
  }
  await noted(desk, { path, revision, text, by, why: reasonOf(why, passed), kind: 'published' })
  if (!reviewOnly) await forgetDraft(desk, by, path)
  const git = await commit(desk, by, [path], why || `Change ${path}`)
  await desk.content.articles.reload()
  return { revision, ...(passed.overruled && { lost: passed.overruled.lost }), ...(git && { git }) }
}

/** A refusal of the files, with who wrote the newer text as far as that is known. */
export async function told(desk: Desk, path: string, refusal: FileRefusal): Promise<Denied> {
  if (refusal.refused !== 'overtaken') return refusal
  if (refusal.newer === null) return { refused: 'articleChanged', path, newer: null }
  const { text, revision } = refusal.newer
  const change = await desk.store.changeTo(path, revision)
  const { by, at } = change ?? { by: { name: 'On disk' }, at: desk.clock.now() }
  return { refused: 'articleChanged', path, newer: { text, revision, by, at } }
}

/** What was published needs no draft any more; a proposal that it came from is done with it. */
async function forgetDraft(desk: Desk, by: { id: string; name: string }, path: string): Promise<void> {
  const own = (await desk.store.draftsOf(path)).find((draft) => draft.by.id === by.id)
  if (!own) return
  await desk.store.dropDraft(path, by.id)
  desk.fanout.publish({ kind: 'article_drafts', path })
  if (own.cause?.kind === 'proposal') await desk.store.moveProposal(own.cause.id, 'done', by, desk.clock.now())
}
