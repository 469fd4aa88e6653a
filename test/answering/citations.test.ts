import { describe, expect, it } from 'vitest'
import { cite, cited, stripMarkers } from '../../src/answering/citations.ts'
import { passages } from './passages.ts'

const three = passages(
  { title: 'Returns', trail: ['Lamps', 'How long'], markdown: 'a', articleId: 'shop/returns' },
  { title: 'Delivery', markdown: 'b', articleId: 'shop/delivery' },
  { title: 'Payment', markdown: 'c', articleId: 'shop/payment' },
)
const urlOf = ({ articleId }: { articleId: string }) => `https://help.example/${articleId}`

describe('citations', () => {
  it('are numbered from 1 in the order of their first use', () => {
    const { text, citations } = cite('B says so [2]. A too [1][2]. C as well [3, 1].', three, urlOf)
    expect(text).toBe('B says so [1]. A too [2][1]. C as well [3][2].')
    expect(citations.map(({ n, articleId }) => [n, articleId])).toEqual([
      [1, 'shop/delivery'],
      [2, 'shop/returns'],
      [3, 'shop/payment'],
    ])
  })

  it('carry title, nearest heading, address and revision', () => {
    expect(cite('Yes [1]', three, urlOf).citations).toEqual([
      {
        n: 1,
        articleId: 'shop/returns',
        title: 'Returns',
        heading: 'How long',
        url: 'https://help.example/shop/returns',
        revision: 'a'.repeat(64),
      },
    ])
  })

  it('that were never handed out are removed', () => {
    expect(cite('Yes [7]. No [1][9]. Maybe [9, 2].', three, urlOf).text).toBe('Yes. No [1]. Maybe [2].')
  })

  it('that repeat side by side are shown once', () => {
    expect(cite('Yes [1][1] [1].', three, urlOf).text).toBe('Yes [1].')
  })

  it('are not read out of code or links', () => {
    const text = 'Set `a[1]` and [2](https://example.com), then:\n\n```\nb[3]\n```\n\nDone [3].'
    expect(cite(text, three, urlOf).text).toBe(text.replace('Done [3]', 'Done [1]'))
    expect(cited(text)).toEqual([3])
  })

  it('can be taken out', () => {
    expect(stripMarkers('From “Returns” [1][2]: yes [3].')).toBe('From “Returns”: yes.')
  })
})
