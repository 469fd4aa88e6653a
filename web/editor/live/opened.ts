/** Opening an article, and meeting what others do to it meanwhile. */
import type { EditorFile } from '../../../src/protocol/editor.ts'
import { me, wordsOf } from '../../console/live/session.ts'
import { ApiError } from '../../shared/api.ts'
import { serverNow } from '../../shared/time.ts'
import { base, cause, discarded, here, opened, others, published, text, theirs, type Version } from './article.ts'
import type { DraftsNews } from './articles.ts'
import { dropDraft, newerOf, readFile, textOfRevision } from './calls.ts'
import { frontFault, frontWritten } from './front.ts'
import { startInspecting, stopInspecting } from './inspect.ts'
import { keptOf, startKeeping, unkeep } from './kept.ts'
import { onNews } from './news.ts'
import { flush, forgetSaving, lastSaved, noteSaved, saveSoon } from './saving.ts'
import { toast } from './toast.ts'

let opening = 0

export async function open(path: string): Promise<void> {
  await frontWritten()
  await flush()
  close()
  const mine = ++opening
  opened.value = { is: 'asking', path }
  try {
    await startKeeping()
    const file = await readFile(path)
    if (mine !== opening) return
    await take(path, file)
    if (mine !== opening) return
    opened.value = { is: 'here', path, key: mine }
    startInspecting(path, text)
  } catch (error) {
    if (mine !== opening) return
    const missing = error instanceof ApiError && error.status === 404
    for (const version of [published, base]) version.value = { text: '', revision: null }
    text.value = ''
    opened.value = missing ? { is: 'missing', path } : { is: 'failed', path, message: wordsOf(error) }
  }
}

export function close(): void {
  opening++
  opened.value = { is: 'none' }
  theirs.value = undefined
  others.value = []
  discarded.value = undefined
  cause.value = undefined
  frontFault.value = ''
  stopInspecting()
  forgetSaving()
}

/** Goes on with a text that holds both; what is published by now is what it was made from. */
export function settle(merged: string): void {
  const other = theirs.value
  if (!other) return
  theirs.value = undefined
  if (other.what === 'published' || other.what === 'gone') base.value = { text: other.text, revision: other.revision }
  text.value = merged
  saveSoon()
}

/** Throws away what is written here and goes back to what is published. @throws ApiError */
export async function discard(): Promise<void> {
  const { path } = here()
  await dropDraft(path)
  unkeep(path)
  theirs.value = undefined
  base.value = published.value
  text.value = published.value.text
  forgetSaving()
}

/** What was published just now is what there is. */
export function nowPublished(version: Version): void {
  published.value = version
  base.value = version
  theirs.value = undefined
  cause.value = undefined
  unkeep(here().path)
  if (text.value === version.text) forgetSaving()
  else saveSoon()
}

/** An older text is what is published now; what is written here and not published stays, beside it. */
export function nowRolledBack(version: Version): void {
  const untouched = text.value === published.value.text
  published.value = version
  if (untouched) {
    base.value = version
    text.value = version.text
    unkeep(here().path)
    forgetSaving()
  } else theirs.value = { what: 'published', ...version }
}

/** Somebody published meanwhile: their text is shown beside the one here. @returns whether it is that */
export function meetConflict(error: unknown): boolean {
  const newer = error instanceof ApiError ? newerOf(error) : undefined
  // A new file's name may be taken: that is no newer text.
  if (newer === undefined || (newer === null && base.value.revision === null)) return false
  if (newer === null) gone()
  else {
    published.value = { text: newer.text, revision: newer.revision }
    theirs.value = { what: 'published', ...newer }
  }
  return true
}

/** Follows what others change, for the life of the page. */
export function followOpened(): void {
  onNews('back', () => {
    const now = opened.value
    // What could not be opened while the server was away is opened now.
    void (now.is === 'failed' ? open(now.path) : look())
  })
  onNews<{ paths?: string[] } | undefined>('articles', (news) => {
    // Without names: anything may have changed.
    const paths = news?.paths ?? []
    if (paths.length === 0 || (opened.value.is === 'here' && paths.includes(opened.value.path))) void look()
  })
  onNews<DraftsNews>('drafts', ({ path }) => {
    if (opened.value.is === 'here' && opened.value.path === path) void look()
  })
}

/** Changes of this page's own that are on their way, and whether there was news meanwhile. */
let working = 0
let missed = false

/** Changes the file by ourselves: what is told of that is no news. */
export async function byOurselves<T>(work: () => Promise<T>): Promise<T> {
  working++
  try {
    return await work()
  } finally {
    working--
    if (working === 0 && missed) void look()
  }
}

/** Looks what the server has by now. */
export async function look(): Promise<void> {
  missed = working > 0
  const now = opened.value
  if (missed) return
  if (now.is !== 'here') return
  try {
    const file = await readFile(now.path)
    if (opened.value === now) meet(file)
  } catch (error) {
    if (opened.value === now && error instanceof ApiError && error.status === 404) gone()
  }
}

async function take(path: string, file: EditorFile): Promise<void> {
  const { draft, revision } = file
  published.value = { text: file.text, revision }
  others.value = file.others
  discarded.value = file.discarded
  cause.value = draft?.cause
  const kept = keptOf(path)
  const from = kept?.base.revision === undefined ? (draft ? draft.base : revision) : kept.base.revision
  base.value = { text: await baseText(path, from, file, kept?.base), revision: from }
  text.value = kept?.text ?? draft?.text ?? file.text
  if (draft) noteSaved(draft.text, draft.at)
  if (kept && kept.text !== draft?.text) saveSoon()
  if (kept && draft && draft.at > kept.at && draft.text !== kept.text) {
    theirs.value = { what: 'elsewhere', text: draft.text, revision: draft.base, by: me().name, at: draft.at }
  } else meet(file)
}

/** The text that a draft was made from. */
export async function baseText(
  path: string,
  revision: string | null,
  file: Pick<EditorFile, 'text' | 'revision'>,
  kept?: Version,
): Promise<string> {
  if (revision === null) return ''
  if (revision === file.revision) return file.text
  if (kept && kept.revision === revision) return kept.text
  return (await textOfRevision(path, revision).catch(() => undefined)) ?? ''
}

/** Compares what the server has with what is written here. */
function meet(file: EditorFile): void {
  others.value = file.others
  discarded.value = file.discarded
  const before = published.value
  published.value = { text: file.text, revision: file.revision }
  const untouched = text.value === base.value.text
  if (file.revision !== base.value.revision && file.revision !== null) {
    if (untouched || text.value === file.text) {
      const moved = before.revision !== file.revision && before.revision !== null
      base.value = published.value
      text.value = file.text
      theirs.value = undefined
      forgetSaving()
      if (moved) toast('This article was changed elsewhere. You see it as it is now.')
      return
    }
    theirs.value = { what: 'published', text: file.text, revision: file.revision }
    return
  }
  const { draft } = file
  if (!draft || draft.text === text.value || draft.text === lastSaved()) return
  // Written by the same person in another window or on another device.
  if (text.value === lastSaved() || untouched) {
    text.value = draft.text
    noteSaved(draft.text, draft.at)
  } else theirs.value = { what: 'elsewhere', text: draft.text, revision: draft.base, by: me().name, at: draft.at }
}

/** The file is gone: what is written here is all there is. */
function gone(): void {
  if (published.value.revision === null) return
  published.value = { text: '', revision: null }
  base.value = { text: '', revision: null }
  theirs.value = { what: 'gone', text: '', revision: null, at: serverNow().toISOString() }
}
