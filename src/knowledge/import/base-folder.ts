/** The base's folder as importers and exporters see it: whole files, written at once, never outside of it. */
import { constants } from 'node:fs'
import { link, lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { leadsAway } from '../../domain/article-path.ts'
import type { BaseFiles } from '../../ports/moving.ts'
import { isOwnPicture } from '../picture.ts'
import { synonymsFile } from '../synonyms.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be in a name
const unwritable = /[\\\u0000-\u001f\u007f:*?"<>|]/

/** Devices on Windows, whatever their ending, and names whose end Windows drops. */
const misread = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[ .]$/i

/** A path that may be written: names that no file system or tool minds, none of them hidden, below the root. */
export function isBasePath(path: string): boolean {
  const parts = path.split('/')
  const isName = (part: string) =>
    part !== '' && !part.startsWith('.') && !misread.test(part) && Buffer.byteLength(part) <= 255
  return path.length <= 1_000 && !unwritable.test(path) && parts.every(isName) && !parts.includes('node_modules')
}

const belongs = (path: string) => /\.md$/i.test(path) || path === synonymsFile || isOwnPicture(path)

export function baseFolder(folder: string): BaseFiles {
  const within = async (path: string) => {
    if (leadsAway(path) !== undefined) throw new Error(`${path} is no path of a knowledge base`)
    return join(await realpath(folder), ...path.split('/'))
  }
  return {
    async list() {
      const found: string[] = []
      const walk = async (under: string): Promise<void> => {
        for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
          const path = under ? `${under}/${entry.name}` : entry.name
          if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
          if (entry.isDirectory()) await walk(path)
          else if (entry.isFile() && belongs(path)) found.push(path)
        }
      }
      await walk('')
      return found.sort((a, b) => (a < b ? -1 : 1))
    },
    async read(path) {
      try {
        return new Uint8Array(await readFile(await within(path)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(path, bytes, over) {
      if (!isBasePath(path)) throw new Error(`${path} is no path of a knowledge base that every system takes`)
      const file = await within(path)
      await mkdir(dirname(file), { recursive: true })
      // A folder that is a link could lead anywhere.
      const parent = await realpath(dirname(file))
      const root = await realpath(folder)
      if (parent !== root && !parent.startsWith(root + sep)) throw new Error(`${path} leads out of the knowledge base`)
      const now = await lstat(file).catch(() => undefined)
      if (now && !now.isFile()) throw new Error(`${path} is a link or a folder, and no file`)
      const temporary = join(parent, `.bellhop-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`)
      try {
        const handle = await open(
          temporary,
          constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY,
          now ? now.mode & 0o777 : 0o666,
        )
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        if (over === undefined) return await linked(temporary, file)
        const present = now && (await readFile(file))
        if (!present || Buffer.compare(present, over) !== 0) return false
        await rename(temporary, file)
        return true
      } finally {
        await rm(temporary, { force: true })
      }
    },
  }
}

/** Under its name, unless something is there by then. */
async function linked(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    // Some disks know no second name of a file.
    if (await lstat(file).catch(() => undefined)) return false
    await rename(temporary, file)
    return true
  }
}
