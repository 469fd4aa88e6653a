/** Files that are there whole or not at all, whatever ends the process or the power. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Ends the name of what is being written; hidden files are no articles. */
const ENDING = '.bellhop-writing'
/** Milliseconds after which what is still being written was left behind by a process that ended. */
const ABANDONED_MS = 3_600_000

/**
 * Puts other bytes in a file's place.
 * @param agreed asked right before; where it says no, the file stays as it was
 * @returns whether it was replaced
 */
export async function replace(
  file: string,
  bytes: Uint8Array,
  mode: number,
  agreed: () => Promise<boolean>,
): Promise<boolean> {
  return beside(file, bytes, mode, async (written) => {
    if (!(await agreed())) return false
    await rename(written, file)
    return true
  })
}

/**
 * Makes a file and the folders to it.
 * @param mode where it is not the usual one of this process
 * @returns false where there is something of that name already, which stays as it is
 */
export async function create(file: string, bytes: Uint8Array, mode?: number): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  return beside(file, bytes, mode, async (written) => {
    try {
      // Unlike renaming, this takes no other file's place.
      await link(written, file)
      await unlink(written)
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') return false
      // Some file systems have no links.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error
      if (await there(file)) return false
      await rename(written, file)
      return true
    }
  })
}

/** Writes into a file beside, has it put in place, and sees to it that the disk knows of it; nothing is left of it otherwise. */
async function beside(
  file: string,
  bytes: Uint8Array,
  mode: number | undefined,
  putInPlace: (written: string) => Promise<boolean>,
): Promise<boolean> {
  const folder = dirname(file)
  await clearAbandoned(folder)
  const written = join(folder, `.${basename(file).slice(0, 40)}.${randomBytes(6).toString('hex')}${ENDING}`)
  let placed = false
  try {
    const handle = await open(written, 'wx', mode)
    try {
      await handle.writeFile(bytes)
      // The mode that a file is opened with is cut down by the process's own.
      if (mode !== undefined) await handle.chmod(mode)
      await handle.sync()
    } finally {
      await handle.close()
    }
    placed = await putInPlace(written)
  } finally {
    if (!placed) await unlink(written).catch(() => {})
  }
  if (placed) await syncFolder(folder)
  return placed
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and needs no such thing.
  const handle = await open(folder, 'r').catch(() => undefined)
  try {
    await handle?.sync().catch(() => {})
  } finally {
    await handle?.close()
  }
}

async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(ENDING)) continue
    const left = await stat(join(folder, name)).catch(() => undefined)
    if (left && Date.now() - left.mtimeMs > ABANDONED_MS) await unlink(join(folder, name)).catch(() => {})
  }
}

const there = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )
