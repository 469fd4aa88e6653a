import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../src/knowledge/article.ts'
import { articleWords } from '../../src/knowledge/article-words.ts'
import { buildIndex } from '../../src/knowledge/build-index.ts'
import { applyChange } from '../../src/knowledge/open-index.ts'
import { readQuestion } from '../../src/knowledge/question.ts'

const texts = {
  both: '# Kettles\n\nThe filter of a kettle is washed by hand.\n\n## Descaling\n\nTake the filter out of the kettle first.',
  once: '# Toasters\n\nThe filter of a toaster is a small tray.\n\n## Crumbs\n\nTake the tray out once a week or so.',
  never:
    '# Delivery\n\nParcels arrive within three days at home.\n\n## Delays\n\nWrite to us when yours is late by a week.',
}

const articles = Object.entries(texts).map(([name, body]) => {
  const { article } = parseArticle(`${name}.md`, new TextEncoder().encode(`---\nlang: en\n---\n\n${body}\n`))
  if (!article) throw new Error(`${name} does not load`)
  return article
})
const index = applyChange(new Map(), buildIndex(articles)).get('en')

function score(question: string, name: keyof typeof texts, nameMask = 0): number {
  const shard = index?.shards[0]
  if (!index || !shard) throw new Error('There is no index.')
  const article = shard.articleIds.indexOf(name)
  const [first = 0, end = 0] = shard.passageStarts.subarray(article, article + 2)
  return articleWords(shard, readQuestion(index, [{ text: question, weight: 1 }]), first, end, nameMask)
}

describe('the words of a whole article', () => {
  it('count in all of its sections', () => {
    expect(score('filter', 'both')).toBeGreaterThan(score('filter', 'once'))
    expect(score('filter', 'once')).toBeGreaterThan(0)
    expect(score('filter', 'never')).toBe(0)
  })

  it('count as often as they stand there', () => {
    // Twice in an article of about average length: idf cancels out, (k1 + 1) · n / (k1 + n) remains, 1.47 and 1.
    expect(score('filter', 'both')).toBeGreaterThan(1.3)
    expect(score('filter', 'both')).toBeLessThan(1.6)
    expect(score('filter', 'once')).toBeGreaterThan(0.9)
    expect(score('filter', 'once')).toBeLessThan(1.15)
  })

  it('count once more for a name that says them', () => {
    expect(score('filter', 'once', 1)).toBeGreaterThan(score('filter', 'once'))
  })

  it('are compared with all that the question asks', () => {
    expect(score('filter parcels', 'once')).toBeLessThan(score('filter', 'once'))
  })
})
