/** Bellhop's own exports, which are taken over byte for byte. */
import { createHash } from 'node:crypto'
import { ArticlesExport, ExportManifest, manifestFile } from '../../protocol/moving.ts'
import type { Source } from './source.ts'
import { textIn } from './text-file.ts'

export const revisionOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Whether a source's one JSON file is an export. Looks at its beginning alone: the whole may be large. */
export function ownJson(source: Source): boolean {
  const [read] = [...source.files].flatMap(([path, each]) => (/\.json$/i.test(path) ? [each] : []))
  return (
    read !== undefined &&
    /^\s*\{\s*"format":\s*"bellhop-articles"/.test(Buffer.from(read().subarray(0, 200)).toString())
  )
}

/** The files of an export by their paths; a refusal where it is not whole. */
export function ownFiles(source: Source): Map<string, Uint8Array> | { refused: string } {
  const manifest = source.files.get(manifestFile)
  return manifest ? folderFiles(source, manifest) : documentFiles(source)
}

function folderFiles(source: Source, manifest: () => Uint8Array): Map<string, Uint8Array> | { refused: string } {
  const read = parsed(manifest)
  const listed = ExportManifest.safeParse(read)
  if (!listed.success) return { refused: `${manifestFile} cannot be read as an export's list of files. Export again.` }
  const files = new Map<string, Uint8Array>()
  for (const { path, revision } of listed.data.files) {
    const bytes = source.files.get(path)?.()
    if (!bytes) return { refused: `${path} is on the export's list and not in it. Export again.` }
    // What was edited after it was exported is imported as it is now: a folder is there to be worked in.
    files.set(path, bytes)
    if (revision.length !== 64) return { refused: `${manifestFile} names no revision for ${path}. Export again.` }
  }
  return files
}

function documentFiles(source: Source): Map<string, Uint8Array> | { refused: string } {
  const [read] = [...source.files].flatMap(([path, each]) => (/\.json$/i.test(path) ? [each] : []))
  const document = read && ArticlesExport.safeParse(parsed(read))
  if (!document?.success) return { refused: 'This is not an export of Bellhop that can be read. Export again.' }
  const { files, articles } = document.data
  const bytes = new Map(
    files.map(({ path, encoding, content }) => [
      path,
      new Uint8Array(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf-8')),
    ]),
  )
  for (const { path, revision } of articles) {
    const file = bytes.get(path)
    if (!file || revisionOf(file) !== revision)
      return { refused: `${path} is not in the export as it was. Export again.` }
  }
  return bytes
}

function parsed(read: () => Uint8Array): unknown {
  const text = textIn(read)
  if ('refused' in text) return undefined
  try {
    return JSON.parse(text.value)
  } catch {
    return undefined
  }
}
