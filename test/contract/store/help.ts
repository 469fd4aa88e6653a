/** Votes on help articles: counted by article, bounded, and comments that go in time. */
import { expect, it } from 'vitest'
import { moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function helpContract(subject: Subject): void {
  const vote = (n: number, helpful: boolean, articleId = 'orders/delivery') => ({
    voteId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    articleId,
    revision: `r${n}`,
    helpful,
    at: moment(n),
  })

  it('counts them by article, those that helped least first, also after it was opened again', async () => {
    const { store } = subject()
    await store.addArticleVote(vote(1, true), 100)
    await store.addArticleVote(vote(2, true), 100)
    await store.addArticleVote(vote(3, false, 'orders/returns'), 100)
    const counted = [
      { articleId: 'orders/returns', yes: 0, no: 1, comments: [] },
      { articleId: 'orders/delivery', yes: 2, no: 0, comments: [] },
    ]
    expect(await store.articleVotes()).toEqual(counted)
    const again = await subject().reopen()
    expect(await again.articleVotes()).toEqual(counted)
    expect(await again.articleVotes({ articleId: 'orders/returns', limit: 1 })).toEqual([counted[0]])
    expect(await again.articleVotes({ articleId: 'none' })).toEqual([])
  })

  it('counts them from a moment on by the text that was read, with when one last did not help', async () => {
    const { store } = subject()
    await store.addArticleVote({ ...vote(1, false), revision: 'old' }, 100)
    await store.addArticleVote({ ...vote(2, false), revision: 'old' }, 100)
    await store.addArticleVote({ ...vote(3, true), revision: 'new' }, 100)
    await store.addArticleVote({ ...vote(4, false, 'orders/returns'), revision: 'only' }, 100)
    expect(await store.voteCounts(moment(2))).toEqual([
      { articleId: 'orders/delivery', revision: 'new', yes: 1, no: 0, lastNo: null },
      { articleId: 'orders/delivery', revision: 'old', yes: 0, no: 1, lastNo: moment(2) },
      { articleId: 'orders/returns', revision: 'only', yes: 0, no: 1, lastNo: moment(4) },
    ])
    expect(await store.voteCounts(moment(5))).toEqual([])
  })

  it('takes one comment on a vote that says no, while it is fresh', async () => {
    const { store } = subject()
    for (const n of [1, 2, 3, 4]) await store.addArticleVote(vote(n, n === 4), 100)
    const comment = (n: number, text: string, since = moment(0)) =>
      store.commentArticleVote(vote(n, false).voteId, text, since)
    expect(await comment(1, 'No islands')).toBe(true)
    expect(await comment(1, 'Again')).toBe(false)
    expect(await comment(2, 'Too late', moment(3))).toBe(false)
    expect(await comment(3, 'Which carrier?')).toBe(true)
    expect(await comment(4, 'It helped')).toBe(false)
    expect(await comment(9, 'No such vote')).toBe(false)
    const said = (await store.articleVotes())[0]?.comments
    expect(said).toEqual([
      { text: 'Which carrier?', revision: 'r3', at: moment(3) },
      { text: 'No islands', revision: 'r1', at: moment(1) },
    ])
    expect((await store.articleVotes({ comments: 1 }))[0]?.comments).toEqual(said?.slice(0, 1))
  })

  it('keeps of one article no more than is said: the oldest go', async () => {
    const { store } = subject()
    await store.addArticleVote(vote(1, false, 'other'), 2)
    for (const n of [2, 3, 4, 5]) await store.addArticleVote(vote(n, n < 4), 2)
    expect(await store.articleVotes()).toEqual([
      { articleId: 'orders/delivery', yes: 0, no: 2, comments: [] },
      { articleId: 'other', yes: 0, no: 1, comments: [] },
    ])
  })

  it('forgets comments when comments are not kept any longer; the votes stay', async () => {
    const { store } = subject()
    for (const n of [1, 2, 3]) {
      await store.addArticleVote(vote(n, false), 100)
      await store.commentArticleVote(vote(n, false).voteId, `Comment ${n}`, moment(0))
    }
    expect(await store.removeOutdated({ commentsBefore: moment(3) }, 1)).toBe(1)
    expect(await store.removeOutdated({ commentsBefore: moment(3) }, 10)).toBe(1)
    expect(await store.articleVotes()).toEqual([
      expect.objectContaining({ no: 3, comments: [expect.objectContaining({ text: 'Comment 3' })] }),
    ])
  })
}
