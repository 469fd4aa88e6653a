/** Changes of articles go into the git repository around them, where the settings say so. */
import type { Committed } from '../../ports/content.ts'
import type { Desk } from '../desk.ts'

/**
 * Commits files in their editor's name; never pushes. What git refuses is told and logged: the files stay as written.
 * @returns undefined where changes are not committed here
 */
export async function commit(
  desk: Desk,
  by: { id: string; name: string },
  paths: readonly string[],
  why: string,
): Promise<Committed | undefined> {
  const { history } = desk.content
  if (!history || !desk.settings().articles.git) return undefined
  const member = await desk.store.staffById(by.id)
  const done = await history.commit(paths, { name: by.name, email: member?.email ?? '' }, why)
  if ('failed' in done) desk.log.warn({ fault: done.failed }, 'a changed article was not committed to git')
  return done
}
