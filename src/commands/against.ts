/** The articles as they were: another folder, or the same one at a commit, read without touching the work tree. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { UsageError } from './usage.ts'

export interface Against {
  folder: string
  close(): void
}

/** Bytes of all the articles of a commit, at most. */
const mostBytes = 1024 * 1024 * 1024

/**
 * @param what a folder, or else a git ref of the repository that the articles lie in
 * @param articles the folder of articles as they are now
 * @throws UsageError that says what to do
 */
export function openAgainst(what: string, articles: string): Against {
  if (existsSync(what) && statSync(what).isDirectory()) return { folder: resolve(what), close() {} }
  const git = gitIn(articles)
  const prefix = git(
    ['rev-parse', '--show-prefix'],
    `${articles} lies in no git repository, so ${what} cannot be looked up there. Name a folder instead.`,
  )
  const commit = what.startsWith('-')
    ? undefined
    : git(
        ['rev-parse', '--verify', '--quiet', `${what}^{commit}`],
        `${what} is neither a folder nor a commit of the repository around ${articles}. In a shallow clone, fetch it first: git fetch --depth=1 origin ${what}`,
      )
  if (commit === undefined) throw new UsageError(`--against takes a folder or a git ref, not ${what}.`)
  const under = prefix.toString('utf8').trim()
  const listed = git(
    ['ls-tree', '-r', '-z', '--full-tree', commit.toString('utf8').trim(), ...(under ? ['--', under] : [])],
    `The files of ${what} cannot be listed.`,
  )
  const files = readable(listed.toString('utf8'), under)
  if (files.length === 0) throw new UsageError(`There are no articles below ${under || 'the root'} at ${what}.`)
  const batch = git(
    ['cat-file', '--batch'],
    `The files of ${what} cannot be read.`,
    files.map(({ blob }) => `${blob}\n`).join(''),
  )
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-against-'))
  const close = () => rmSync(folder, { recursive: true, force: true })
  try {
    writeAll(folder, files, batch)
    return { folder, close }
  } catch (error) {
    close()
    throw error
  }
}

interface Blob {
  blob: string
  /** From the folder of articles. */
  path: string
}

/** Articles and the list of synonyms; links and other files are left where they are. */
function readable(listed: string, under: string): Blob[] {
  return listed.split('\0').flatMap((entry) => {
    const [meta = '', full = ''] = entry.split('\t')
    const [mode, type, blob] = meta.split(' ')
    const path = full.slice(under.length)
    const wanted = type === 'blob' && mode !== '120000' && /(?:\.md|^synonyms\.yml)$/i.test(path)
    return wanted && blob ? [{ blob, path }] : []
  })
}

/** Takes the answer of `git cat-file --batch` apart: a line with the size, the bytes, a line break. */
function writeAll(folder: string, files: readonly Blob[], batch: Buffer): void {
  let at = 0
  for (const { path } of files) {
    const end = batch.indexOf(10, at)
    const size = Number(batch.toString('utf8', at, end).split(' ')[2])
    if (!Number.isInteger(size))
      throw new UsageError(`git does not have ${path} at hand. In a partial clone, fetch it first.`)
    const file = resolve(folder, path)
    // What git keeps is not made by us: no path leads out of the folder.
    if (file.startsWith(folder + sep)) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, batch.subarray(end + 1, end + 1 + size))
    }
    at = end + 1 + size + 1
  }
}

function gitIn(folder: string) {
  return (args: string[], wrong: string, input?: string): Buffer => {
    const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], {
      maxBuffer: mostBytes,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      ...(input !== undefined && { input }),
    })
    if (error) throw new UsageError(`git could not be run (${error.message}). Install it, or name a folder.`)
    if (status !== 0) throw new UsageError(wrong)
    return stdout
  }
}
