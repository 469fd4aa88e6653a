/** Where articles are imported from: a folder, one file, or an archive, as files by their paths. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isLitter } from '../archive/entry-name.ts'
import { archiveLimits } from '../archive/limits.ts'
import { archiveKind, unpack } from '../archive/unpack.ts'
import type { Skipped } from './original.ts'

export interface Source {
  /** What it is called, without an ending: what its articles are known by when it is imported again. */
  name: string
  /** What each file holds, by its path with forward slashes. */
  files: Map<string, () => Uint8Array>
  skipped: Skipped[]
}

/** Files of a folder; a repository with its dependencies has more. */
const maxFiles = 50_000

/** @returns a refusal, as a sentence, where there is nothing that can be read */
export async function openSource(path: string): Promise<Source | { refused: string }> {
  try {
    if (statSync(path).isDirectory()) return folder(path)
    const { size } = statSync(path)
    if (size > archiveLimits.ARCHIVE_BYTES)
      return {
        refused: `${path} has more than ${archiveLimits.ARCHIVE_BYTES / 1024 / 1024} MiB. Unpack it, and import the folder.`,
      }
    return await sourceOf(basename(path), readFileSync(path))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === undefined) throw cause
    const why = code === 'ENOENT' ? 'There is nothing at' : `(${code}) This cannot be read:`
    return { refused: `${why} ${path}. Name a folder, a file or an archive.` }
  }
}

/** A file or an archive that is in memory. @param called with its ending */
export async function sourceOf(called: string, bytes: Uint8Array): Promise<Source | { refused: string }> {
  const name = sourceName(called)
  if (archiveKind(bytes) === undefined) return { name, files: new Map([[basename(called), () => bytes]]), skipped: [] }
  const unpacked = await unpack(bytes)
  if ('refused' in unpacked) return unpacked
  const source: Source = { name, files: new Map(), skipped: [] }
  for (const [path, content] of unpacked.files) {
    if (isAside(path)) continue
    if (archiveKind(content) === undefined) source.files.set(path, () => content)
    else source.skipped.push({ at: path, reason: 'an archive in an archive is not opened', failed: true })
  }
  return source
}

/** Names of downloads and branches change from one export to the next; what is left is the source's own. */
export function sourceName(called: string): string {
  const bare = called
    .replace(/\.(?:zip|tar|tgz|tar\.gz|json|csv|tsv|html?|mdx?)$/i, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/[-_. ]*(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}(?:[-_.T ]?\d{2,6})*Z?)$/i, '')
    .replace(/[-_](?:main|master)$/, '')
  return (
    bare
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 60) || 'source'
  )
}

/** What starts with a dot belongs to tools, and packages to others. */
const isAside = (path: string) => isLitter(path) || /(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path)

/** Links are not followed: an import takes what lies in the folder, and nothing else of the machine. */
function folder(root: string): Source | { refused: string } {
  const source: Source = { name: sourceName(basename(join(root))), files: new Map(), skipped: [] }
  const todo = ['']
  for (let under = todo.pop(); under !== undefined; under = todo.pop()) {
    for (const entry of readdirSync(join(root, under), { withFileTypes: true })) {
      const path = under ? `${under}/${entry.name}` : entry.name
      if (isAside(path)) continue
      if (entry.isDirectory()) todo.push(path)
      else if (entry.isFile()) source.files.set(path.normalize('NFC'), () => bytesOf(join(root, path)))
      else source.skipped.push({ at: path, reason: 'a link or a device; copy the file there', failed: false })
      if (source.files.size > maxFiles) {
        return {
          refused: `There are more than ${maxFiles} files in ${root}. Name the folder that the articles are in.`,
        }
      }
    }
  }
  source.files = new Map([...source.files].sort(([a], [b]) => (a < b ? -1 : 1)))
  return source
}

function bytesOf(file: string): Uint8Array {
  const { size } = lstatSync(file)
  if (size > archiveLimits.FILE_BYTES)
    throw new Error(`${file} has more than ${archiveLimits.FILE_BYTES / 1024 / 1024} MiB`)
  return readFileSync(file)
}
