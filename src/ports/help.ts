/** What readers of help articles say of them. Nobody is tracked: a vote names no visitor and no address. */
import type { Iso } from '../domain/events.ts'

export interface ArticleVote {
  /** A UUIDv7, by which a comment is added. */
  voteId: string
  articleId: string
  /** Of the article as it was read. */
  revision: string
  helpful: boolean
  at: Iso
}

/** How readers found one article. */
export interface ArticleVotes {
  articleId: string
  yes: number
  no: number
  /** Those without help who said why, newest first. */
  comments: { text: string; revision: string; at: Iso }[]
}

/** How many found one text of an article helpful, and when one last did not; null where nobody said so. */
export interface VoteCount {
  articleId: string
  revision: string
  yes: number
  no: number
  lastNo: Iso | null
}

export interface HelpStore {
  /** Keeps a vote, and of its article at most `most`: the oldest go. */
  addArticleVote(vote: ArticleVote, most: number): Promise<void>
  /**
   * What whoever voted no found missing, once for each vote.
   * @param since a vote from before takes no comment any more
   * @returns false where there is no such vote, or where it has a comment
   */
  commentArticleVote(voteId: string, comment: string, since: Iso): Promise<boolean>
  /**
   * Votes by article, those with most that did not help first.
   * @param asked.articleId only of this one
   * @param asked.comments of each article, at most; default 5
   * @param asked.limit articles, 1…1,000; default 200
   */
  articleVotes(asked?: { articleId?: string; comments?: number; limit?: number }): Promise<ArticleVotes[]>
  /** Votes from a moment on, by article and the text that was read; no article comes without one. */
  voteCounts(since: Iso): Promise<VoteCount[]>
}
