/** Pages of the help centre that readers said did not help, those first that need an editor most. */
import type { Iso } from '../../domain/events.ts'
import type { Desk } from '../desk.ts'
import { COUNTED_DAYS } from './look.ts'

/** Pages told of at most, and comments of each. */
const MOST_PAGES = 200
const COMMENTS = 3

export interface UnhelpfulPage {
  articleId: string
  title: string
  /** Whether there still is such an article. */
  there: boolean
  /** Votes on any text of it. */
  yes: number
  no: number
  /** Votes on the text that stands there now; both 0 where nobody has said anything since it was changed. */
  now: { yes: number; no: number }
  lastNo: Iso
  /** Why it did not help, newest first. */
  comments: { text: string; at: Iso; old: boolean }[]
}

/**
 * Votes of the last COUNTED_DAYS. Ranked by no² ÷ all, of the present text before those of earlier ones: many who say
 * no weigh, and so does how few say yes.
 */
export async function unhelpfulPages(desk: Pick<Desk, 'store' | 'clock' | 'content'>): Promise<UnhelpfulPage[]> {
  const since = new Date(Date.parse(desk.clock.now()) - COUNTED_DAYS * 86_400_000).toISOString()
  const articles = desk.content.articles.all()
  const pages = new Map<string, UnhelpfulPage>()
  for (const { articleId, revision, yes, no, lastNo } of await desk.store.voteCounts(since)) {
    const article = articles.get(articleId)
    const nothing = { articleId, title: article?.title ?? articleId, there: article !== undefined, comments: [] }
    const page = pages.get(articleId) ?? { ...nothing, yes: 0, no: 0, now: { yes: 0, no: 0 }, lastNo: '' }
    page.yes += yes
    page.no += no
    if (revision === article?.revision) page.now = { yes, no }
    if (lastNo && lastNo > page.lastNo) page.lastNo = lastNo
    pages.set(articleId, page)
  }
  const worth = ({ yes, no }: { yes: number; no: number }) => (no === 0 ? 0 : no ** 2 / (yes + no))
  const ranked = [...pages.values()]
    .filter(({ no }) => no > 0)
    .sort((a, b) => worth(b.now) - worth(a.now) || worth(b) - worth(a) || (a.articleId < b.articleId ? -1 : 1))
    .slice(0, MOST_PAGES)
  return Promise.all(ranked.map(async (page) => ({ ...page, comments: await commentsOn(desk, page.articleId, since) })))
}

async function commentsOn(
  { store, content }: Pick<Desk, 'store' | 'content'>,
  articleId: string,
  since: Iso,
): Promise<UnhelpfulPage['comments']> {
  const [votes] = await store.articleVotes({ articleId, comments: COMMENTS })
  const now = content.articles.all().get(articleId)?.revision
  return (votes?.comments ?? [])
    .filter(({ at }) => at >= since)
    .map(({ text, at, revision }) => ({ text, at, old: revision !== now }))
}
