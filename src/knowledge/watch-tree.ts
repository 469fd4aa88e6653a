/**
 * Watches the folders below one folder, and not each file in them: a folder tells of its files, and thousands of
 * watches with a scan of them all at every event would cost more than reading the articles does.
 */
import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** Linux watches single folders; elsewhere the system itself watches everything below one. */
const wholeTrees = process.platform === 'darwin' || process.platform === 'win32'

/**
 * Calls `changed` whenever a markdown file, the synonyms, what is said of a category or a folder came, went or changed.
 * @param failed told when watching is not possible, e.g. for want of inotify handles
 * @returns when watching has begun, the function that ends it
 */
export async function watchTree(
  folder: string,
  changed: () => void,
  failed: (error: Error) => void,
): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>()
  let closed = false

  const heard = (under: string, event: string, name: string | null) => {
    if (closed) return
    if (name === null) return changed()
    const path = join(under, name)
    if (isHidden(path.slice(folder.length))) return
    // Whatever came or went may be a folder.
    if (/\.md$|^synonyms\.ya?ml$|(?:^|[/\\])_category\.yml$/i.test(name)) changed()
    else if (event === 'rename' && wholeTrees) changed()
    if (event === 'rename' && !wholeTrees) renamed(path).catch(failed)
  }
  const renamed = async (path: string) => {
    const known = watchers.has(path)
    if (known) forget(path)
    await follow(path)
    if (known || watchers.has(path)) changed()
  }
  /** Watches a folder before it looks into it, so that nothing that comes meanwhile is missed. */
  const follow = async (path: string): Promise<void> => {
    if (closed || watchers.has(path) || (wholeTrees && path !== folder)) return
    const isFolder = await (path === folder ? stat : lstat)(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (closed || !isFolder || watchers.has(path) || !listen(path)) return
    for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
      const below = join(path, entry.name)
      if (entry.isDirectory() && !isHidden(below.slice(folder.length))) await follow(below)
    }
  }
  const listen = (path: string): boolean => {
    try {
      const watcher = watch(path, { recursive: wholeTrees })
      watcher.on('change', (event, name) => heard(path, event, name === null ? null : String(name)))
      watcher.on('error', (error: NodeJS.ErrnoException) => {
        forget(path)
        // A folder that went away is not a fault.
        if (error.code !== 'ENOENT' && error.code !== 'EPERM') failed(error)
      })
      watchers.set(path, watcher)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') failed(error as Error)
      return false
    }
  }
  const forget = (path: string) => {
    for (const [other, watcher] of watchers) {
      if (other !== path && !other.startsWith(path + sep)) continue
      watchers.delete(other)
      watcher.close()
    }
  }
  await follow(folder)
  return () => {
    closed = true
    forget(folder)
  }
}

/** Hidden files and folders, an editor's temporary ones among them, cannot change an answer. */
const isHidden = (path: string) => path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules')
