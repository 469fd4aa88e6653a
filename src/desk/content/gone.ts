/** Files that went from the base outside, by hand or by git: which of them lie elsewhere now, and which are gone. */
import { fileOf, idOf } from '../../domain/article-path.ts'
import type { ArticleRevision } from '../../ports/content.ts'
import type { Desk } from '../desk.ts'
import { onDisk } from './note.ts'

/** Revisions by the paths that they lie at, by what is written down. */
export type Known = ReadonlyMap<string, string>

/** Those paths where a file lies by what is written down, and none does. What went here is written down here. */
export async function goneFrom(desk: Desk, known: Known): Promise<Map<string, string>> {
  const { files, articles } = desk.content
  const gone = new Map<string, string>()
  for (const [path, revision] of known) {
    if (articles.all().has(idOf(path)) || files.lastWritten(path) === null) continue
    if ((await files.read(path)) === undefined) gone.set(path, revision)
  }
  return gone
}

/**
 * Where files that came were before: as their front matter says, as no other file of the same content can have been,
 * or as git tells.
 * @param asked whether git is asked
 * @returns former paths by those of now
 */
export async function renamed(
  desk: Desk,
  gone: ReadonlyMap<string, string>,
  came: readonly string[],
  asked: boolean,
): Promise<Map<string, string>> {
  const { redirect } = desk.content.articles
  const all = desk.content.articles.all()
  const left = new Map(gone)
  const found = new Map<string, string>()
  /** Takes what only one file claims. */
  const take = (formerOf: (path: string) => readonly string[]) => {
    const claims = new Map<string, string[]>()
    for (const path of came) {
      if (found.has(path)) continue
      const [former, ...others] = formerOf(path).filter((each) => left.has(each))
      if (former !== undefined && others.length === 0) claims.set(former, [...(claims.get(former) ?? []), path])
    }
    for (const [former, [path, ...others]] of claims) {
      if (path === undefined || others.length > 0) continue
      found.set(path, former)
      left.delete(former)
    }
  }
  if (left.size === 0) return found
  const led = new Map<string, string[]>()
  for (const path of left.keys()) {
    const to = redirect(idOf(path))
    if (to !== undefined) led.set(fileOf(to), [...(led.get(fileOf(to)) ?? []), path])
  }
  take((path) => led.get(path) ?? [])
  const byRevision = new Map<string, string[]>()
  for (const [path, revision] of left) byRevision.set(revision, [...(byRevision.get(revision) ?? []), path])
  take((path) => byRevision.get(all.get(idOf(path))?.revision ?? '') ?? [])
  const { history } = desk.content
  if (!asked || !history || left.size === 0) return found
  const told = new Map<string, string | undefined>()
  for (const path of came) if (!found.has(path)) told.set(path, await history.formerPath(path))
  take((path) => {
    const former = told.get(path)
    return former === undefined ? [] : [former]
  })
  return found
}

/** Writes down that files are gone, with what they said last. */
export async function writeGoneDown(desk: Desk, gone: ReadonlyMap<string, string>, asked: boolean): Promise<void> {
  const changes: (ArticleRevision & { text: string })[] = []
  for (const [path, revision] of gone) {
    const text = await desk.store.textOf(revision)
    if (text === undefined) continue
    const commit = asked ? await desk.content.history?.lastCommit(path) : undefined
    const by = commit ? { name: commit.name } : onDisk
    const why = commit?.message ?? ''
    changes.push({ id: desk.ids.next(), path, revision, text, by, at: desk.clock.now(), why, kind: 'removed' })
  }
  if (changes.length > 0) await desk.store.addRevisions(changes)
}
