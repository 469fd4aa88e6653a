import { describe, expect, it } from 'vitest'
import { withBreaksOf } from '../../src/domain/line-breaks.ts'
import { movedText, relinked } from '../../src/domain/relink.ts'

describe('A file that moves', () => {
  it('keeps its links and pictures leading where they led', () => {
    const text = [
      'See [returns](../orders/returns.md#how), [fees](fees.md) and ![a till](till.png "Till").',
      '[by name]: <../orders/gift cards.md>',
      '[web](https://shop.example/a.md) [here](#below) [site](/help/x) [itself](refunds.md#top)',
    ].join('\n')
    expect(movedText(text, 'billing/refunds.md', 'money/back/refunds.md')).toBe(
      [
        'See [returns](../../orders/returns.md#how), [fees](../../billing/fees.md) and ![a till](../../billing/till.png "Till").',
        '[by name]: <../../orders/gift cards.md>',
        '[web](https://shop.example/a.md) [here](#below) [site](/help/x) [itself](refunds.md#top)',
      ].join('\n'),
    )
  })

  it('leaves what stands in code as it is', () => {
    const text = 'a\n```md\n[x](fees.md)\n```\n[x](fees.md)\n'
    expect(movedText(text, 'billing/a.md', 'a.md')).toBe('a\n```md\n[x](fees.md)\n```\n[x](billing/fees.md)\n')
  })

  it('is found by links in others, written anew', () => {
    const text = '[a](../billing/refunds.md#when) and [b](../billing/fees.md)'
    expect(relinked(text, 'orders/returns.md', 'billing/refunds.md', 'orders/refunds.md')).toBe(
      '[a](refunds.md#when) and [b](../billing/fees.md)',
    )
    expect(relinked('[a](b/c%20d.md)', 'x.md', 'b/c d.md', 'b/e.md')).toBe('[a](b/e.md)')
  })
})

describe('A text that comes from an editor with one kind of line break', () => {
  it('has those of the file again, and its byte order mark', () => {
    expect(withBreaksOf('\uFEFFa\r\nb\r\n', 'a\nnew\nb\n')).toBe('\uFEFFa\r\nnew\r\nb\r\n')
    expect(withBreaksOf('a\nb', 'a\nb\nc')).toBe('a\nb\nc')
  })

  it('keeps each line’s own break where they are mixed', () => {
    expect(withBreaksOf('a\r\nb\nc\r\nd', 'a\nb\nc\nd')).toBe('a\r\nb\nc\r\nd')
    expect(withBreaksOf('a\r\nb\nc\r\nd', 'a\nB\nc\nd')).toBe('a\r\nB\r\nc\r\nd')
    expect(withBreaksOf('a\r\nb\r\n', 'a\nb')).toBe('a\r\nb')
    expect(withBreaksOf('a\r\nb', 'a\nb\n')).toBe('a\r\nb\r\n')
  })
})
