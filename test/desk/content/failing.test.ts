import { afterEach, describe, expect, it } from 'vitest'
import { type Failing, keepFailing } from '../../../src/desk/content/failing.ts'
import { listArticles } from '../../../src/desk/content/list.ts'
import { editing } from './editing.ts'

const at = editing()
let failing: Failing | undefined
afterEach(() => failing?.stop())

const asking = (questions: string[]) =>
  `---\ntitle: Delivery\nquestions:\n${questions.map((each) => `  - ${each}\n`).join('')}---\nText.\n`

describe('Articles are asked their own questions', () => {
  it('and the list shows how many each does not answer, also after it changed', async () => {
    // The script answers with an article of this name, and is told what it does not answer.
    at.desk.retriever.decides('handoff', 'Mars')
    at.base.put(
      'orders/returns.md',
      asking(['Can I send it back?', 'Do you deliver to Mars?', 'Do you deliver to Mars again?']),
    )
    await at.read()
    failing = keepFailing(at.desk)
    at.desk.failing = failing.counts
    const shown = async () => {
      const { articles } = await listArticles(at.desk, at.mira)
      return articles.find(({ path }) => path === 'orders/returns.md')?.failing
    }
    expect(await shown()).toBe(0)
    await at.desk.clock.advance(60_000)
    expect(await shown()).toBe(2)
    expect(at.desk.notices).toContainEqual({ kind: 'articles', paths: ['orders/returns.md'] })
    at.base.put('orders/returns.md', asking(['Can I send it back?', 'Do you deliver to Mars?']))
    await at.read()
    await at.desk.clock.advance(1_000)
    expect(await shown()).toBe(1)
  })
})
