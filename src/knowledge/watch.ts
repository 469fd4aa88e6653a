/** Notices that something below a folder changed, whatever way editors, git and deployments write. */
import { stat } from 'node:fs/promises'
import { watchTree } from './watch-tree.ts'

/** Quiet after the last change before it counts, so that a checkout of many files is one change. */
const settleMs = 120
/** A stream of changes is not waited out for longer. */
const patienceMs = 500
/** How often the folder is looked at: one that went away, or was put in another's place, is watched anew. */
const returnMs = 500

/**
 * Calls `changed` once after each burst of changes. A folder that is deleted is waited for and watched again.
 * @param failed told when watching is not possible, e.g. for want of inotify handles
 * @returns when watching has begun, the function that ends it
 */
export async function watchFolder(
  folder: string,
  changed: () => void,
  failed: (error: Error) => void,
): Promise<() => Promise<void>> {
  let closed = false
  let settle: NodeJS.Timeout | undefined
  let since = 0
  let looking: NodeJS.Timeout | undefined

  const notice = () => {
    if (closed) return
    const now = performance.now()
    if (!settle) since = now
    clearTimeout(settle)
    settle = setTimeout(
      () => {
        settle = undefined
        changed()
      },
      Math.max(0, Math.min(settleMs, since + patienceMs - now)),
    )
  }

  let known = await identityOf(folder)
  let end = await watchTree(folder, notice, failed)

  // No event tells for sure: a folder that is back before its going was noticed is another one all the same.
  const look = async () => {
    const now = await identityOf(folder)
    if (closed) return
    if (now !== known) {
      known = now
      notice()
      if (now !== undefined) {
        end()
        end = await watchTree(folder, notice, failed)
        if (closed) end()
        else notice()
      }
    }
    lookLater()
  }
  const lookLater = () => {
    looking = setTimeout(() => look().catch((error: Error) => failed(error)), returnMs)
    looking.unref()
  }
  lookLater()

  return async () => {
    closed = true
    clearTimeout(settle)
    clearTimeout(looking)
    end()
  }
}

/** Tells a folder from one of the same name; inode numbers are used again, so the time of birth counts too. */
function identityOf(folder: string): Promise<string | undefined> {
  return stat(folder).then(
    (found) => (found.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : undefined),
    () => undefined,
  )
}
