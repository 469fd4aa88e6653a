import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inert } from '../../src/drafting/inert.ts'

function through(...pieces: string[]): string {
  const filter = inert()
  return pieces.map((piece) => filter.feed(piece)).join('') + filter.end()
}

describe('making a model’s output inert', () => {
  it('escapes what could open a tag, and nothing else', () => {
    expect(through('a < b, 3<4, <img src=x onerror=y>, <!-- c --> and </p>')).toBe(
      'a < b, 3<4, \\<img src=x onerror=y>, \\<!-- c --> and \\</p>',
    )
  })

  it('leaves code as it is', () => {
    expect(through('`<b>` and ``a ` <i>`` then <b>')).toBe('`<b>` and ``a ` <i>`` then \\<b>')
    expect(through('```html\n<p>\n\n</p>\n```\n<p>')).toBe('```html\n<p>\n\n</p>\n```\n\\<p>')
  })

  it('does not take a lone backtick for the beginning of code beyond its paragraph', () => {
    expect(through('a ` b\n\n<b>')).toBe('a ` b\n\n\\<b>')
  })

  it('says the same however the output is cut', () => {
    const part = fc.constantFrom('<', 'script', '>', '`', '``', '\n', '\n\n', ' a ', '/', '👩', '</b>', '\u0007')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('')
        expect(through(...[...text])).toBe(through(text))
      }),
    )
  })
})
