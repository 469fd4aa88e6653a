/** What readers said of help articles. */
import { and, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Iso } from '../domain/events.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { articleVotes } from './schema/content.ts'

const [DEFAULT_ARTICLES, MOST_ARTICLES, DEFAULT_COMMENTS] = [200, 1_000, 5]

export function helpRows(db: Db): Part<'addArticleVote' | 'commentArticleVote' | 'articleVotes' | 'voteCounts'> {
  const { voteId, articleId, revision, helpful, comment, at } = articleVotes
  const add = db
    .insert(articleVotes)
    .values({
      voteId: $('voteId'),
      articleId: $('articleId'),
      revision: $('revision'),
      helpful: $('helpful'),
      at: $('at'),
    })
    .prepare()
  const shorten = db
    .delete(articleVotes)
    .where(
      sql`${voteId} in (select id from article_votes where article_id = ${$('articleId')} order by at desc, id desc limit -1 offset ${$('most')})`,
    )
    .prepare()
  const tell = db
    .update(articleVotes)
    .set({ comment: to(comment, 'comment') })
    .where(and(eq(voteId, $('voteId')), eq(helpful, false), isNull(comment), gte(at, $('since'))))
    .prepare()
  const no = sql<number>`sum(${helpful} = 0)`
  const counts = db
    .select({ articleId, yes: sql<number>`sum(${helpful} = 1)`, no })
    .from(articleVotes)
    .where(sql`(${$('only')} is null or ${articleId} = ${$('only')})`)
    .groupBy(articleId)
    .orderBy(desc(no), articleId)
    .limit($('limit'))
    .prepare()
  const byText = db
    .select({
      articleId,
      revision,
      yes: sql<number>`sum(${helpful} = 1)`,
      no,
      lastNo: sql<Iso | null>`max(case when ${helpful} = 0 then ${at} end)`,
    })
    .from(articleVotes)
    .where(gte(at, $('since')))
    .groupBy(articleId, revision)
    .orderBy(articleId, revision)
    .prepare()
  const said = db
    .select({ text: sql<string>`${comment}`, revision, at })
    .from(articleVotes)
    .where(and(eq(articleId, $('articleId')), isNotNull(comment)))
    .orderBy(desc(at), desc(voteId))
    .limit($('limit'))
    .prepare()
  const vote = db.$client.transaction(
    (given: Parameters<Part<'addArticleVote'>['addArticleVote']>[0], most: number) => {
      add.run({ ...given })
      shorten.run({ articleId: given.articleId, most })
    },
  )

  return {
    addArticleVote: (given, most) => void vote.immediate(given, most),
    commentArticleVote: (id, text, since) => tell.run({ voteId: id, comment: text, since }).changes > 0,
    voteCounts: (since) => byText.all({ since }),
    articleVotes(asked = {}) {
      const { articleId: only = null, comments = DEFAULT_COMMENTS, limit = DEFAULT_ARTICLES } = asked
      const most = Math.min(Math.max(1, Math.trunc(limit)), MOST_ARTICLES)
      return counts.all({ only, limit: most }).map((row) => ({
        ...row,
        comments: said.all({ articleId: row.articleId, limit: comments }),
      }))
    },
  }
}
