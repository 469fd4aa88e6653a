import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, emphasised, linked, nextItem, slashAt } from '../../../web/console/pure/edits.ts'

/** The text after an edit, with `|` around what is selected. */
function done(text: string, { start, end, text: put, select }: Edit): string {
  const after = text.slice(0, start) + put + text.slice(end)
  const [from, to] = select
  return from === to
    ? `${after.slice(0, from)}|${after.slice(from)}`
    : `${after.slice(0, from)}|${after.slice(from, to)}|${after.slice(to)}`
}

/** A text with what is selected between two `|`, or the caret at one. */
function at(marked: string): [text: string, start: number, end: number] {
  const [before = '', chosen = '', after] = marked.split('|')
  if (after === undefined) return [before + chosen, before.length, before.length]
  return [before + chosen + after, before.length, before.length + chosen.length]
}

describe('emphasis', () => {
  it.each([
    ['a |word| here', 'a **|word|** here'],
    ['a **|word|** here', 'a |word| here'],
    ['a |**word**| here', 'a |word| here'],
    ['a |word |here', 'a **|word|** here'],
    ['a |', 'a **|**'],
  ])('of %s', (before, after) => {
    const [text, start, end] = at(before)
    expect(done(text, emphasised(text, start, end, '**'))).toBe(after)
  })

  it('given twice is taken back', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '_', '\n', 'é'), maxLength: 12 })
    fc.assert(
      fc.property(word, word, word, (before, chosen, after) => {
        fc.pre(chosen.trim() !== '' && !/[*_]/.test(before + chosen + after))
        const text = before + chosen + after
        const once = emphasised(text, before.length, before.length + chosen.length, '_')
        const marked = text.slice(0, once.start) + once.text + text.slice(once.end)
        const twice = emphasised(marked, once.select[0], once.select[1], '_')
        expect(marked.slice(0, twice.start) + twice.text + marked.slice(twice.end)).toBe(text)
      }),
    )
  })
})

describe('a link', () => {
  it('is made of words, to write its address', () => {
    expect(done('see here now', linked('see here now', 4, 8))).toBe('see [here](|https://|) now')
  })

  it('is made of an address, to write its words', () => {
    expect(done('https://a.example/x', linked('https://a.example/x', 0, 19))).toBe('[|](https://a.example/x)')
  })
})

describe('a new line in a list', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['  * one|', '  * one\n  * |'],
    ['9. nine|', '9. nine\n10. |'],
    ['1) one|', '1) one\n2) |'],
    ['- one|\n- two', '- one\n- |\n- two'],
    ['- one\n- |', '- one\n|'],
  ])('goes on with it, or ends it: %j', (before, after) => {
    const [text, caret] = at(before)
    const edit = nextItem(text, caret)
    expect(edit && done(text, edit)).toBe(after)
  })

  it.each(['no list|', '-none|', '|- one', '3.14|', ''])('is a plain one elsewhere: %j', (before) => {
    const [text, caret] = at(before)
    expect(nextItem(text, caret)).toBeUndefined()
  })
})

describe('a search among the macros', () => {
  it.each([
    ['/|', ''],
    ['/ref|', 'ref'],
    ['Hello\n/two words|', 'two words'],
    ['/ref|\nbelow', 'ref'],
  ])('begins with a line: %j', (before, query) => {
    const [text, caret] = at(before)
    expect(slashAt(text, caret)?.query).toBe(query)
  })

  it.each(['a/b|', '|/', ' /x|', '/x| y', '// comment|', '/ |', 'and/or|', `/${'x'.repeat(41)}|`])(
    'is not: %j',
    (before) => {
      const [text, caret] = at(before)
      expect(slashAt(text, caret)).toBeUndefined()
    },
  )
})
