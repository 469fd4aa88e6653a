/** The base as an import finds it. */
import type { BaseFiles } from '../../ports/moving.ts'
import { maxArticleBytes } from '../article.ts'
import { readFrontMatter } from '../front-matter.ts'
import { picturesNamed } from './left-over.ts'

/** An article that an import brought. */
export interface Known {
  path: string
  text: string
  bytes: Uint8Array
  title: string
  hash: string | undefined
  redirectFrom: string[]
}

/**
 * What the base holds: imported articles by their ids, newer texts that lie beside them, all paths, and by them the
 * pictures of imports that articles name.
 */
export async function lookAt(base: Pick<BaseFiles, 'list' | 'read'>) {
  const known = new Map<string, Known>()
  const newer = new Map<string, Known>()
  const named = new Map<string, ReadonlySet<string>>()
  const paths = await base.list()
  for (const path of paths) {
    if (!/\.md$/i.test(path)) continue
    const bytes = await base.read(path)
    if (!bytes || bytes.length > maxArticleBytes) continue
    const text = new TextDecoder().decode(bytes)
    named.set(path, picturesNamed(text))
    if (!/^importedFrom:/m.test(text)) continue
    const { front } = readFrontMatter(text.replace(/\r\n?/g, '\n'))
    const id = front.importedFrom
    if (id === undefined) continue
    const found = {
      path,
      text,
      bytes,
      title: front.title ?? path,
      hash: front.importedHash,
      redirectFrom: front.redirectFrom,
    }
    if (id.endsWith('#newer')) newer.set(id.slice(0, -'#newer'.length), found)
    else if (!known.has(id)) known.set(id, found)
  }
  return { known, newer, paths, named }
}
