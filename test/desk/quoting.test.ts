import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { numbered, numberedWithArticle } from '../../src/desk/handed.ts'
import type { Article, Passage } from '../../src/domain/articles.ts'
import { quoteDrafter } from '../../src/drafting/quote.ts'
import type { Retrieval } from '../../src/ports/knowledge.ts'
import { openDesk, opened, repliesTo, type TestDesk } from '../fixtures/desk.ts'
import { passages, scriptedDrafter } from '../fixtures/scripted.ts'

const [returns] = passages as [Passage]
const BEFORE = 'Pack the order in the box it came in.'
const AFTER =
  'To send an order back, print the label, put it on the box and hand the box in at any post office. We refund the order within a week after it has come back to us, to the card that you paid it with, and write to you when we do.'
const article: Article = {
  id: returns.articleId,
  title: returns.title,
  lang: 'en',
  tags: [],
  aliases: [],
  questions: [],
  audience: 'public',
  draft: false,
  pages: [],
  pictures: [],
  revision: returns.revision,
  body: '',
  passages: [
    { ...returns, position: 0 },
    { ...returns, position: 1, markdown: AFTER, text: AFTER },
    { ...returns, position: 2, trail: ['Packing'], markdown: BEFORE, text: BEFORE },
  ],
}
const again = say('en', 'quotedBefore', {})

let desk: TestDesk
let id: string
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
})
afterEach(() => desk.close())

const talk = (...texts: string[]) => repliesTo(desk, id, ...texts)

describe('what is quoted', () => {
  beforeEach(() => Object.assign(desk, { drafter: quoteDrafter() }))

  it('is not quoted a second time without saying so', async () => {
    const [first, second] = await talk('can I send an order back?', 'how can an order be sent back?')
    expect(first?.text).toContain('within 30 days')
    expect(first?.text).not.toContain(again)
    expect(second?.text.startsWith(again)).toBe(true)
    expect(second?.text).toContain('within 30 days')
    expect(second?.citations).toHaveLength(1)
  })

  it('goes on in the article, and cites that, where there is more of it', async () => {
    desk.retriever.article = (wanted) => (wanted === article.id ? article : undefined)
    const [reply] = await talk('can I send an order back?')
    expect(reply?.text).toContain('within 30 days')
    expect(reply?.text).toContain(AFTER)
    expect(reply?.citations).toHaveLength(2)
  })

  it('in one conversation does not count in another', async () => {
    await talk('can I send an order back?')
    id = await opened(desk)
    const [reply] = await talk('can I send an order back?')
    expect(reply?.text).not.toContain(again)
  })
})

describe('the passages that a drafter is handed', () => {
  const retrieval = {
    evidence: passages.map((passage, at) => ({ passage, score: 0.9 - at / 10, features: {} })),
  } as unknown as Retrieval

  it('are those that were found, and behind them the rest of the best article, nearest first', () => {
    const handed = numberedWithArticle(retrieval, { article: () => article })
    expect(handed.map(({ n, score }) => [n, score])).toEqual([
      [1, 0.9],
      [2, 0.8],
      [3, expect.closeTo(0.7)],
      [4, 0],
      [5, 0],
    ])
    expect(handed.slice(3).map(({ passage }) => passage.text)).toEqual([AFTER, BEFORE])
  })

  it('are only those that were found where the article has changed since, or is gone', () => {
    const changed = { ...article, passages: article.passages.map((each) => ({ ...each, revision: 'other' })) }
    expect(numberedWithArticle(retrieval, { article: () => changed })).toEqual(numbered(retrieval))
    expect(numberedWithArticle(retrieval, { article: () => undefined })).toEqual(numbered(retrieval))
  })

  it('do not grow for a drafter that writes its own sentences, which is told what was answered before', async () => {
    desk.retriever.article = () => article
    expect(scriptedDrafter().wantsArticle).toBeUndefined()
    const [first] = await talk('can I send an order back?', 'and how long does it take?')
    expect(desk.drafter.requests[0]?.passages).toHaveLength(3)
    expect(desk.drafter.requests[0]?.said).toEqual([])
    expect(desk.drafter.requests[1]?.said).toEqual([first?.text])
  })
})
