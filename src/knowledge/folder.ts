/**
 * The files of a knowledge base on disk. Read with calls that block, because that takes a twentieth of the time where
 * there are thousands of files, and it is a worker that blocks.
 */
import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { join, sep } from 'node:path'
import type { Problem } from '../domain/articles.ts'
import { maxArticleBytes } from './article.ts'

/** The folder cannot be read; its message says what to do. */
export class KnowledgeUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'KnowledgeUnavailable'
  }
}

/** @throws KnowledgeUnavailable when the folder is missing, is no folder or cannot be read */
export function assertReadable(folder: string): void {
  const advice = 'Set BELLHOP_KB to a folder of markdown files.'
  let isFolder: boolean
  try {
    isFolder = statSync(folder).isDirectory()
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? `There is no knowledge base at ${folder}. ${advice}`
      : `The knowledge base ${folder} cannot be reached (${(cause as Error).message}). ${advice}`
    throw new KnowledgeUnavailable(message, { cause })
  }
  if (!isFolder) throw new KnowledgeUnavailable(`The knowledge base ${folder} is not a folder. ${advice}`)
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch (cause) {
    const message = `The knowledge base ${folder} may not be read by this user. Give it read permission (chmod -R a+rX), or set BELLHOP_KB to another folder.`
    throw new KnowledgeUnavailable(message, { cause })
  }
}

/**
 * Paths from the root, with forward slashes, in order. Links are followed to files inside the root only. Names that
 * start with a dot and `node_modules` are left out.
 * @param problems gets what cannot be read
 */
export function markdownFiles(folder: string, problems: Problem[]): string[] {
  const root = realpathSync(folder)
  const found: string[] = []
  const walk = (under: string): void => {
    let entries: Dirent[]
    try {
      entries = readdirSync(join(folder, under), { withFileTypes: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
      const message = `This folder cannot be read (${reason(cause)}); its articles are missing. Give it read permission.`
      problems.push({ severity: 'error', kind: 'unreadable', file: under || '.', line: 0, message })
      return
    }
    for (const entry of entries) {
      const path = under ? `${under}/${entry.name}` : entry.name
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory()) walk(path)
      else if (!/\.md$/i.test(entry.name)) continue
      else if (entry.isFile()) found.push(path)
      else if (entry.isSymbolicLink()) {
        if (leadsInto(root, join(folder, path))) found.push(path)
        else
          problems.push({
            severity: 'error',
            kind: 'link-outside',
            file: path,
            line: 0,
            message: 'This link leads out of the knowledge base; it is not followed. Copy the file here.',
          })
      }
    }
  }
  walk('')
  return found.sort((a, b) => (a < b ? -1 : 1))
}

function leadsInto(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(root + sep)
  } catch {
    return false
  }
}

/**
 * Reads one file, unless it is as it was.
 * @param known the stamp it had when it was read before
 * @returns undefined where nothing changed; one byte more than an article may have is enough to refuse it, whatever
 * it grew to
 * @throws what the file system says
 */
export function readIfChanged(file: string, known?: string): { stamp: string; bytes: Uint8Array } | undefined {
  if (known !== undefined && stampOf(statSync(file)) === known) return undefined
  const handle = openSync(file, 'r')
  try {
    const stats = fstatSync(handle)
    const buffer = Buffer.alloc(Math.min(stats.size, maxArticleBytes + 1))
    const bytes = buffer.subarray(0, readSync(handle, buffer))
    return { stamp: stampOf(stats), bytes }
  } finally {
    closeSync(handle)
  }
}

const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats) => `${size} ${mtimeMs} ${ctimeMs} ${ino}`

/** What the file system holds against a file, in a word. */
export const reason = (cause: unknown) => (cause as NodeJS.ErrnoException).code ?? (cause as Error).message
