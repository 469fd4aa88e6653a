/** The files of a knowledge base, written: each change whole or not at all, and never over what somebody else wrote. */
import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, realpath, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { leadsAway, pathFault, pathKey } from '../domain/article-path.ts'
import type { ArticleFile, ArticleFiles, Beside, FileRefusal } from '../ports/content.ts'
import { maxArticleBytes } from './article.ts'
import { reason } from './folder.ts'
import { readPicture } from './picture.ts'
import { newPicture } from './put-picture.ts'
import { create, replace } from './whole-file.ts'

type Unread = Extract<FileRefusal, { refused: 'badPath' | 'notEditable' | 'notWritable' }>
type Overtaken = Extract<FileRefusal, { refused: 'overtaken' }>
/** A file under its name, and where it really lies: a link inside the base is followed. */
type Found = ArticleFile & { named: string; file: string; mode: number }

/** @param folder the knowledge base's root, which need not be there yet */
export function articleFiles(folder: string): ArticleFiles {
  const inTurn = oneAtATime()
  /** What was written here last, by path; null where the file was taken away. */
  const written = new Map<string, string | null>()
  const wrote = (path: string, bytes: Uint8Array) => {
    const revision = revisionOf(bytes)
    written.set(path, revision)
    return { revision }
  }

  async function find(path: string): Promise<Found | Unread | undefined> {
    const away = leadsAway(path)
    if (away) return { refused: 'badPath', path, why: away }
    if (!/\.md$/i.test(path)) return { refused: 'badPath', path, why: 'does not end in .md' }
    const wasGone = written.get(path) === null
    try {
      const root = await realpath(folder)
      const named = await nameOf(root, path)
      const file = await realpath(named)
      if (
        !file.startsWith(root + sep) ||
        leadsAway(
          file
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        )
      ) {
        return { refused: 'badPath', path, why: 'is a link that leads out of the knowledge base' }
      }
      const { mode, size } = await lstat(file)
      // Somebody else's, in the place of one that went.
      if (wasGone && written.get(path) === null) written.delete(path)
      if (size > maxArticleBytes) {
        return { refused: 'notEditable', path, why: `is larger than ${maxArticleBytes / 1024 / 1024} MiB` }
      }
      const bytes = await readFile(file)
      const text = textOf(bytes)
      if (text === undefined) return { refused: 'notEditable', path, why: 'is no UTF-8 text' }
      return { path, text, revision: revisionOf(bytes), named, file, mode: mode & 0o777 }
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(reason(error))) return undefined
      if (reason(error) === 'ENAMETOOLONG') return { refused: 'badPath', path, why: 'is longer than this system takes' }
      return { refused: 'notWritable', path, why: reason(error) }
    }
  }

  /** The file, where it is still the one expected. */
  async function expected(path: string, revision: string): Promise<Found | Unread | Overtaken> {
    const found = await find(path)
    if (found && 'refused' in found) return found
    if (found?.revision !== revision) return { refused: 'overtaken', newer: found ? fileOf(found) : null }
    return found
  }

  /** Why nothing new may lie at a path: its name, or something that some systems take for the same. */
  async function blocked(path: string, allowed?: string): Promise<FileRefusal | undefined> {
    const why = pathFault(path)
    if (why) return { refused: 'badPath', path, why }
    let under = ''
    for (const name of path.split('/')) {
      const whole = under ? `${under}/${name}` : name
      for (const other of await readdir(join(folder, under)).catch(() => [] as string[])) {
        const same = pathKey(other) === pathKey(name)
        const known = other === name && whole !== path
        const lies = under ? `${under}/${other}` : other
        if (same && !known && lies !== allowed) return { refused: 'taken', path: lies }
        if (known && !(await stat(join(folder, lies))).isDirectory()) return { refused: 'taken', path: lies }
      }
      under = whole
    }
    return undefined
  }

  /** Makes a file and the folders to it, which must not lead out of the base. */
  async function put(path: string, bytes: Uint8Array, mode?: number): Promise<FileRefusal | undefined> {
    const root = await realpath(folder)
    for (let above = dirname(join(root, path)); above.length > root.length; above = dirname(above)) {
      const real = await realpath(above).catch(() => undefined)
      if (real === undefined) continue
      if (real === root || real.startsWith(root + sep)) break
      return { refused: 'badPath', path, why: 'lies in a folder that is a link out of the knowledge base' }
    }
    return (await create(join(root, path), bytes, mode)) ? undefined : { refused: 'taken', path }
  }

  async function dropEmptyFolders(file: string): Promise<void> {
    const root = await realpath(folder)
    for (let above = dirname(file); above.startsWith(root + sep); above = dirname(above)) {
      // What still holds something stays.
      if (
        !(await rmdir(above).then(
          () => true,
          () => false,
        ))
      )
        return
    }
  }

  return {
    async read(path) {
      const found = await find(path)
      return found && !('refused' in found) ? fileOf(found) : found
    },
    write: (path, text, base) =>
      inTurn(path, async () => {
        const bytes = Buffer.from(text.toWellFormed())
        const bad = tooLarge(path, bytes)
        if (bad) return bad
        // Before it lies there: whoever watches the folder may see it sooner than this goes on.
        const mine = wrote(path, bytes)
        if (base === null) {
          const there = await find(path)
          if (there && !('refused' in there)) return { refused: 'overtaken', newer: fileOf(there) }
          return (await blocked(path)) ?? (await put(path, bytes)) ?? mine
        }
        const before = await expected(path, base)
        if ('refused' in before) return before
        const stillThere = async () => revisionOf(await readFile(before.file)) === base
        if (await replace(before.file, bytes, before.mode, stillThere)) return mine
        const after = await expected(path, base)
        return 'refused' in after ? after : { refused: 'notWritable', path, why: 'EBUSY' }
      }),
    move: (path, to, base, text) =>
      inTurn(path, async () => {
        const before = await expected(path, base)
        if ('refused' in before) return before
        const bytes = Buffer.from((text ?? before.text).toWellFormed())
        const mine = wrote(to, bytes)
        const bad = tooLarge(to, bytes) ?? (await blocked(to, path)) ?? (await put(to, bytes, before.mode))
        if (bad) return bad
        await unlink(before.named)
        written.set(path, null)
        await dropEmptyFolders(before.file)
        return mine
      }),
    remove: (path, base, beside) =>
      inTurn(path, async () => {
        const before = await expected(path, base)
        if ('refused' in before) return before
        const pictures = beside.flatMap((each): Beside[] => {
          const found = readPicture(folder, each)
          return found ? [{ path: each, bytes: found.bytes }] : []
        })
        const root = await realpath(folder)
        await unlink(before.named)
        written.set(path, null)
        for (const each of pictures) await unlink(join(root, each.path)).catch(() => {})
        await dropEmptyFolders(before.file)
        return { pictures }
      }),
    putPicture: (article, name, bytes) =>
      inTurn(article, async () => {
        const away = leadsAway(article)
        if (away) return { refused: 'badPath', path: article, why: away }
        const named = newPicture(name, bytes)
        if ('refused' in named) return named
        const under = dirname(article)
        for (let n = 1; ; n++) {
          const file = named.name(n)
          const path = under === '.' ? file : `${under}/${file}`
          const same = readPicture(folder, path)
          if (same && Buffer.compare(same.bytes, bytes) === 0) return { path }
          const put_ = await put(path, bytes)
          if (!put_) return { path }
          if (put_.refused !== 'taken') return put_ as Extract<FileRefusal, { refused: 'badPath' }>
        }
      }),
    async putBack({ path, bytes }) {
      await inTurn(path, async () => {
        if (!leadsAway(path)) await put(path, bytes)
      })
    },
    lastWritten: (path) => written.get(path),
    picture: (path) => (leadsAway(path) ? undefined : readPicture(folder, path)),
  }
}

/** The ending may be written large on disk; ids and paths do not tell. */
async function nameOf(root: string, path: string): Promise<string> {
  const named = join(root, path)
  const other = join(root, path.replace(/\.md$/, '.MD'))
  const there = (file: string) => lstat(file).then(Boolean, () => false)
  return !(await there(named)) && (await there(other)) ? other : named
}

/** Changes one after the other; what the file system does not let happen is a refusal. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(path: string, change: () => Promise<T>): Promise<T | Extract<FileRefusal, { refused: 'notWritable' }>> => {
    const done = last.then(change).catch((error: NodeJS.ErrnoException) => {
      if (typeof error.code !== 'string' || error.syscall === undefined) throw error
      return { refused: 'notWritable' as const, path, why: error.code }
    })
    last = done.catch(() => {})
    return done
  }
}

function tooLarge(path: string, bytes: Uint8Array): Extract<FileRefusal, { refused: 'notEditable' }> | undefined {
  if (bytes.includes(0)) return { refused: 'notEditable', path, why: 'holds a NUL character, which no text has' }
  if (bytes.length <= maxArticleBytes) return undefined
  return { refused: 'notEditable', path, why: `is larger than ${maxArticleBytes / 1024 / 1024} MiB: split it` }
}

/** Every character of it, a byte order mark too; undefined where it is no UTF-8 text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const revisionOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const fileOf = ({ path, text, revision }: ArticleFile): ArticleFile => ({ path, text, revision })
