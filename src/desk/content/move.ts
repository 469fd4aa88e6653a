/** An article gets another path: whoever comes by the old one is led on, and links keep leading where they led. */
import { idOf, pathFault } from '../../domain/article-path.ts'
import { movedText, relinked } from '../../domain/relink.ts'
import type { Committed } from '../../ports/content.ts'
import type { FileChange } from '../../ports/trials.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { mayGoLive, reasonOf } from '../rehearse/gate.ts'
import { commit } from './commit.ts'
import { noted } from './note.ts'
import { told } from './publish.ts'

export interface Moving {
  path: string
  to: string
  base: string
  why: string
  /** Whether links in other articles are written anew; left as they are, they are led on. */
  rewriteLinks: boolean
  /** Why it is moved although answers are lost. */
  overrule?: string | undefined
}

export interface Moved {
  path: string
  revision: string
  /** Articles whose links were written anew. */
  relinked: string[]
  /** How many answers were known to be lost by it. */
  lost?: number
  git?: Committed
}

/** Moves a file. Where another article's links cannot be written anew, they stay, and are led on. */
export async function move(
  desk: Desk,
  by: { id: string; name: string },
  { path, to, base, why, rewriteLinks, overrule }: Moving,
): Promise<Moved | Denied> {
  const bad = path === to ? 'is where the article is already' : pathFault(to)
  if (bad) return { refused: 'badPath', path: to, why: bad }
  const file = await desk.content.files.read(path)
  if (!file) return { refused: 'noArticle' }
  if (isDenied(file)) return file
  const changes = changesOf(desk, file.text, path, to)
  const passed = await mayGoLive(desk, by, { path, base, changes, overrule })
  if (isDenied(passed)) return passed
  const text = changes[1].text
  const moved = await desk.content.files.move(path, to, base, text)
  if (isDenied(moved)) return told(desk, path, moved)
  const { revision } = moved
  await noted(desk, { path: to, formerPath: path, revision, text, by, why: reasonOf(why, passed), kind: 'moved' })
  await desk.store.moveDrafts(path, to)
  const others = rewriteLinks ? await rewriteOthers(desk, by, path, to) : []
  const git = await commit(desk, by, [path, to, ...others], why || `Move ${path} to ${to}`)
  await desk.content.articles.reload()
  desk.fanout.publish({ kind: 'articles', paths: [path] })
  return {
    path: to,
    revision,
    relinked: others,
    ...(passed.overruled && { lost: passed.overruled.lost }),
    ...(git && { git }),
  }
}

/**
 * What moving a file changes in the base, for trying it out before.
 * @returns `noArticle` where there is none; `badPath`
 */
export async function moveChanges(desk: Desk, path: string, to: string): Promise<FileChange[] | Denied> {
  const bad = path === to ? 'is where the article is already' : pathFault(to)
  if (bad) return { refused: 'badPath', path: to, why: bad }
  const file = await desk.content.files.read(path)
  if (!file) return { refused: 'noArticle' }
  return isDenied(file) ? file : changesOf(desk, file.text, path, to)
}

function changesOf(desk: Desk, text: string, path: string, to: string): [FileChange, { path: string; text: string }] {
  return [
    { path, text: undefined },
    { path: to, text: withRedirect(desk, movedText(text, path, to), path, to) },
  ]
}

/** The text with its former path among those that lead to it, and not with its new one. */
function withRedirect(desk: Desk, text: string, path: string, to: string): string {
  const { redirectFrom } = desk.content.articles.read(to, text).front
  const kept = redirectFrom.filter((former) => ![idOf(path), idOf(to)].includes(former.replace(/^\/|\.md$/g, '')))
  // A block that cannot be read is left as it is: the file moves all the same.
  return desk.content.articles.withFront(text, { redirectFrom: [...kept, idOf(path)] }) ?? text
}

async function rewriteOthers(
  desk: Desk,
  by: { id: string; name: string },
  path: string,
  to: string,
): Promise<string[]> {
  const changed: string[] = []
  for (const { id, body } of desk.content.articles.all().values()) {
    const other = `${id}.md`
    if (other === path || relinked(body, other, path, to) === body) continue
    const file = await desk.content.files.read(other)
    if (!file || isDenied(file)) continue
    const text = relinked(file.text, other, path, to)
    const written = await desk.content.files.write(other, text, file.revision)
    if (isDenied(written)) continue
    const why = `Links to ${path} lead to ${to}`
    await noted(desk, { path: other, revision: written.revision, text, by, why, kind: 'published' })
    changed.push(other)
  }
  return changed
}
