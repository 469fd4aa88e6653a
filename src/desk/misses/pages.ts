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
 * Votes of the last COUNTED_DAYS on articles that there are, also at a former path. Ranked by no² ÷ all, of the present
 * text before those of earlier ones: many who say no weigh, and so does how few say yes.
 */
export async function unhelpfulPages(desk: Pick<Desk, 'store' | 'clock' | 'content'>): Promise<UnhelpfulPage[]> {
  const since = new Date(Date.parse(desk.clock.now()) - COUNTED_DAYS * 86_400_000).toISOString()
  const { articles } = desk.content
  const pages = new Map<string, UnhelpfulPage & { paths: string[] }>()
  for (const { articleId: path, revision, yes, no, lastNo } of await desk.store.voteCounts(since)) {
    const articleId = articles.all().has(path) ? path : (articles.redirect(path) ?? path)
    const article = articles.all().get(articleId)
    if (!article) continue
    const nothing = { articleId, title: article.title, yes: 0, no: 0, now: { yes: 0, no: 0 }, lastNo: '', comments: [] }
    const page = pages.get(articleId) ?? { ...nothing, paths: [] }
    page.yes += yes
    page.no += no
    if (revision === article.revision) page.now = { yes: page.now.yes + yes, no: page.now.no + no }
    if (lastNo && lastNo > page.lastNo) page.lastNo = lastNo
    if (!page.paths.includes(path)) page.paths.push(path)
    pages.set(articleId, page)
  }
  const ranked = [...pages.values()]
    .filter(({ no }) => no > 0)
    .sort((a, b) => worth(b.now) - worth(a.now) || worth(b) - worth(a) || (a.articleId < b.articleId ? -1 : 1))
    .slice(0, MOST_PAGES)
  return Promise.all(
    ranked.map(async ({ paths, ...page }) => {
      const present = articles.all().get(page.articleId)?.revision
      return { ...page, comments: await commentsOn(desk.store, paths, { since, present }) }
    }),
  )
}

function worth({ yes, no }: { yes: number; no: number }): number {
  return no === 0 ? 0 : no ** 2 / (yes + no)
}

async function commentsOn(
  store: Desk['store'],
  paths: readonly string[],
  { since, present }: { since: Iso; present: string | undefined },
): Promise<UnhelpfulPage['comments']> {
  const votes = await Promise.all(paths.map((articleId) => store.articleVotes({ articleId, comments: COMMENTS })))
  return votes
    .flatMap(([one]) => one?.comments ?? [])
    .filter(({ at }) => at >= since)
    .sort((a, b) => (a.at > b.at ? -1 : 1))
    .slice(0, COMMENTS)
    .map(({ text, at, revision }) => ({ text, at, old: revision !== present }))
}
