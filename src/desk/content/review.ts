/** Somebody looked whether an article still holds, or puts that off: the next day for it is written into its file. */
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { type Published, publish } from './publish.ts'

/** What an editor says of a review. */
export interface Reviewing {
  path: string
  /** The revision that was looked at. */
  base: string
  /** The next day, as `2026-09-01`. */
  reviewBy: string
  did: 'reviewed' | 'postponed' | 'undone'
}

const reasons: Record<Reviewing['did'], (day: string) => string> = {
  reviewed: (day) => `Reviewed: it still holds. Next review by ${day}.`,
  postponed: (day) => `Review put off to ${day}.`,
  undone: (day) => `Review taken back; it is due by ${day} again.`,
}

/**
 * Sets `reviewBy` and changes nothing else. What the editor has written on the article and not published stays.
 * @returns `articleChanged` where the article is another than the one that was looked at
 */
export async function review(
  desk: Desk,
  by: { id: string; name: string },
  { path, base, reviewBy, did }: Reviewing,
): Promise<Published | Denied> {
  const file = await desk.content.files.read(path)
  if (file && isDenied(file)) return file
  if (!file) return { refused: 'noArticle' }
  const text = desk.content.articles.withFront(file.text, { reviewBy })
  if (text === undefined) return { refused: 'notEditable', path, why: 'its front matter cannot be read' }
  return publish(desk, by, { path, text, base, why: reasons[did](reviewBy), reviewOnly: true })
}
