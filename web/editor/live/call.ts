/** How the editor's pages call the server: as staff, below `/api/editor`. */
import { staffCall } from '../../console/live/session.ts'
import type { Call } from '../../shared/api.ts'

/**
 * A call of the editor's; a session that has ended is noticed here, whatever was asked.
 * @param path below `/api/editor`, with its query, e.g. `/file?path=billing%2Frefunds.md`
 * @throws ApiError
 */
export function call<T>(method: string, path: string, options: Call = {}): Promise<T> {
  return staffCall<T>(method, `/api/editor${path}`, options)
}
