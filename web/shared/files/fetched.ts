/** Files of a conversation as this page holds them: fetched with who one is, and shown from memory. */
import { ApiError, unreachable } from '../api.ts'
import { saveAs } from '../save.ts'

export interface Fetched {
  /** Where a file can be shown from, fetched once. @throws ApiError */
  show(id: string, type: string): Promise<string>
  /** Hands a file to the browser, to be kept. @throws ApiError */
  save(id: string, name: string): Promise<void>
}

/** Files that are held at the same time; the one that was shown longest ago goes first. */
const MOST_HELD = 60

/**
 * @param path of the conversation's files, from the root
 * @param token a visitor's; staff have their cookie
 */
export function fetchedFrom(path: string, token?: string): Fetched {
  const held = new Map<string, Promise<string>>()
  const get = async (id: string): Promise<Blob> => {
    const answer = await fetch(`${path}/${id}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      credentials: token ? 'omit' : 'same-origin',
    }).catch(() => {
      throw unreachable()
    })
    if (answer.ok) return answer.blob()
    throw answer.status === 404 ? new ApiError('', { status: 404, code: 'not_found' }) : unreachable(answer.status)
  }
  return {
    show(id, type) {
      const known = held.get(id)
      if (known !== undefined) return known
      // The type is the one that the message tells: whatever comes, it is drawn as this and nothing else.
      const shown = get(id).then((blob) => URL.createObjectURL(new Blob([blob], { type })))
      held.set(id, shown)
      shown.catch(() => held.delete(id))
      const [oldest] = held
      if (oldest && held.size > MOST_HELD) {
        held.delete(oldest[0])
        void oldest[1].then(URL.revokeObjectURL, () => {})
      }
      return shown
    },
    async save(id, name) {
      saveAs(name, new Blob([await get(id)], { type: 'application/octet-stream' }))
    },
  }
}
