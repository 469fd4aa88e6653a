/** An article is taken out of the knowledge base, with the pictures that it alone shows, and can be put back. */
import { idOf, pathFault } from '../../domain/article-path.ts'
import { movedText } from '../../domain/relink.ts'
import type { BinnedArticle, Committed } from '../../ports/content.ts'
import type { FileChange } from '../../ports/trials.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { mayGoLive, reasonOf } from '../rehearse/gate.ts'
import { commit } from './commit.ts'
import { noted } from './note.ts'
import { told } from './publish.ts'

/** Puts an article into the bin: its file leaves the knowledge base, and what it was is kept in the store. */
export async function bin(
  desk: Desk,
  by: { id: string; name: string },
  { path, base, why, overrule }: { path: string; base: string; why: string; overrule?: string | undefined },
): Promise<{ binId: string; lost?: number; git?: Committed } | Denied> {
  const file = await desk.content.files.read(path)
  if (!file) return { refused: 'noArticle' }
  if (isDenied(file)) return file
  const passed = await mayGoLive(desk, by, { path, base, changes: [{ path, text: undefined }], overrule })
  if (isDenied(passed)) return passed
  const reason = reasonOf(why, passed)
  const beside = ownPictures(desk, idOf(path))
  const removed = await desk.content.files.remove(path, base, beside)
  if (isDenied(removed)) return told(desk, path, removed)
  const { pictures } = removed
  const title = desk.content.articles.all().get(idOf(path))?.title ?? path
  const entry = {
    id: desk.ids.next(),
    path,
    title,
    revision: base,
    by: editorOf(by),
    at: desk.clock.now(),
    why: reason,
  }
  await desk.store.addToBin({ ...entry, text: file.text, pictures })
  await noted(desk, { path, revision: base, text: file.text, by, why: reason, kind: 'binned' })
  const gone = [path, ...pictures.map((picture) => picture.path)]
  const git = await commit(desk, by, gone, why || `Remove ${path}`)
  await desk.content.articles.reload()
  return { binId: entry.id, ...(passed.overruled && { lost: passed.overruled.lost }), ...(git && { git }) }
}

/** What is in the bin, newest first, with the day after which each is gone for good. */
export async function binned(desk: Desk): Promise<(BinnedArticle & { until: string })[]> {
  const days = desk.settings().articles.binDays
  const until = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString()
  return (await desk.store.bin()).map((entry) => ({ ...entry, until: until(entry.at) }))
}

/** What is put back, and where. */
interface Back {
  binId: string
  /** Another path than it had; its links then lead where they led. */
  to?: string | undefined
}

/** Puts an article back, unless that loses answers unseen. */
export async function restore(
  desk: Desk,
  by: { id: string; name: string },
  { why, overrule, ...back }: Back & { why: string; overrule?: string | undefined },
): Promise<{ path: string; revision: string; lost?: number; git?: Committed } | Denied> {
  const found = await puttingBack(desk, back)
  if (isDenied(found)) return found
  const { entry, path, text } = found
  const passed = await mayGoLive(desk, by, { path, base: null, changes: [{ path, text }], overrule })
  if (isDenied(passed)) return passed
  const written = await desk.content.files.write(path, text, null)
  if (isDenied(written)) return written.refused === 'overtaken' ? { refused: 'taken', path } : written
  for (const picture of entry.pictures) await desk.content.files.putBack(picture)
  await desk.store.takeFromBin(entry.id)
  const { revision } = written
  await noted(desk, { path, revision, text, by, why: reasonOf(why, passed), kind: 'restored' })
  const again = [path, ...entry.pictures.map((picture) => picture.path)]
  const git = await commit(desk, by, again, why || `Put ${path} back`)
  await desk.content.articles.reload()
  return { path, revision, ...(passed.overruled && { lost: passed.overruled.lost }), ...(git && { git }) }
}

/**
 * What putting an article back changes in the base, for trying it out before.
 * @returns `notInBin`; `badPath`
 */
export async function restoreChanges(desk: Desk, back: Back): Promise<FileChange[] | Denied> {
  const found = await puttingBack(desk, back)
  return isDenied(found) ? found : [{ path: found.path, text: found.text }]
}

async function puttingBack(desk: Desk, { binId, to }: Back) {
  const entry = await desk.store.binned(binId)
  if (!entry) return { refused: 'notInBin' as const }
  const path = to ?? entry.path
  const why = to === undefined ? undefined : pathFault(to)
  if (why) return { refused: 'badPath' as const, path, why }
  return { entry, path, text: path === entry.path ? entry.text : movedText(entry.text, entry.path, path) }
}

/** Pictures that this article shows and no other. */
function ownPictures(desk: Desk, articleId: string): string[] {
  const all = desk.content.articles.all()
  const others = new Set(
    [...all.values()].flatMap(({ id, pictures }) => (id === articleId ? [] : pictures.map(({ path }) => path))),
  )
  const own = all.get(articleId)?.pictures.map(({ path }) => path) ?? []
  return [...new Set(own)].filter((path) => !others.has(path))
}

const editorOf = ({ id, name }: { id: string; name: string }) => ({ id, name })
