import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween } from '../../../web/editor/pure/changes.ts'
import { folded, rowsBetween, tally, wordsBetween } from '../../../web/editor/pure/diff.ts'
import { editedAs, withPlainBreaks } from '../../../web/editor/pure/line-breaks.ts'
import { conflictsIn, mergedText, mergeOf } from '../../../web/editor/pure/merge.ts'

const words = fc
  .array(fc.constantFrom('a', 'bb', '\n', ' ', 'é', '🛎️', '\r\n'), { maxLength: 30 })
  .map((all) => all.join(''))

describe('the change between two texts', () => {
  it('turns the one into the other, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const change = changeBetween(before, after)
        const made = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before
        expect(made).toBe(after)
      }),
    )
  })

  it('is as small as can be, and never cuts a character', () => {
    expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' })
    const { from, insert } = changeBetween('x🛎y', 'x🛏y') ?? { from: 0, insert: '' }
    expect([from, insert]).toEqual([1, '🛏'])
    expect(changeBetween('same', 'same')).toBeUndefined()
  })
})

describe('a text with line breaks of its own', () => {
  it('keeps them where nobody edited', () => {
    const raw = 'one\r\ntwo\r\nthree\nfour'
    expect(editedAs(raw, 'one\n2\n2b\nthree\nfour')).toBe('one\r\n2\r\n2b\r\nthree\nfour')
    expect(editedAs(raw, withPlainBreaks(raw))).toBe(raw)
  })

  it('reads as what was typed', () => {
    fc.assert(
      fc.property(words, words, (raw, typed) => {
        const plain = withPlainBreaks(typed)
        expect(withPlainBreaks(editedAs(raw, plain))).toBe(plain)
      }),
    )
  })
})

describe('two texts side by side', () => {
  it('have alike lines in step and mark the words that differ', () => {
    const rows = rowsBetween('Delivery costs €4.90.\nsame\ngone', 'Delivery costs €5.75.\nsame\nnew\n')
    expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'same', 'removed', 'added', 'added'])
    const text = (pieces: { text: string; changed: boolean }[] = []) =>
      pieces
        .filter(({ changed }) => changed)
        .map((piece) => piece.text)
        .join('')
    expect(text(rows[0]?.left?.pieces)).toContain('4.90')
    expect(text(rows[0]?.right?.pieces)).toContain('5.75')
    expect(text(rows[0]?.left?.pieces)).not.toContain('Delivery')
    expect(tally(rows)).toEqual({ added: 3, removed: 2 })
  })

  it('hold every line of both', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const rows = rowsBetween(before, after)
        const side = (of: 'left' | 'right') =>
          rows.flatMap((row) => (row[of] ? [row[of].pieces.map(({ text }) => text).join('')] : [])).join('\n')
        expect(side('left')).toBe(withPlainBreaks(before))
        expect(side('right')).toBe(withPlainBreaks(after))
      }),
    )
  })

  it('leave out what is the same, but for some lines around', () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${at}`)
    const after = before.with(15, 'something else altogether')
    const shown = folded(rowsBetween(before.join('\n'), after.join('\n')), 2)
    expect(shown[0]).toEqual({ kind: 'gap', count: 13 })
    expect(shown.at(-1)).toEqual({ kind: 'gap', count: 12 })
    expect(shown).toHaveLength(8)
  })

  it('mark words on both sides', () => {
    const [was, is] = wordsBetween('a bc d', 'a xy d')
    expect(was.filter(({ changed }) => changed)).toEqual([{ text: 'bc', changed: true }])
    expect(is.filter(({ changed }) => changed)).toEqual([{ text: 'xy', changed: true }])
  })
})

describe('two texts made from one', () => {
  const base = 'title\n\none\ntwo\nthree\nfour\nfive'

  it('go together by themselves where they changed different places', () => {
    const parts = mergeOf(base.replace('one', 'ONE'), base, base.replace('five', 'FIVE'))
    expect(conflictsIn(parts)).toBe(0)
    expect(mergedText(parts, [], base)).toBe('title\n\nONE\ntwo\nthree\nfour\nFIVE')
  })

  it('wait for a choice where both changed the same place', () => {
    const mine = base.replace('three', 'mine')
    const theirs = base.replace('three', 'theirs')
    const parts = mergeOf(mine, base, theirs)
    expect(conflictsIn(parts)).toBe(1)
    expect(mergedText(parts, [undefined], theirs)).toBeUndefined()
    expect(mergedText(parts, ['mine'], theirs)).toBe(mine)
    expect(mergedText(parts, ['theirs'], theirs)).toBe(theirs)
    expect(mergedText(parts, ['mine-first'], theirs)).toBe(base.replace('three', 'mine\ntheirs'))
    expect(mergedText(parts, ['theirs-first'], theirs)).toBe(base.replace('three', 'theirs\nmine'))
  })

  it('agree where both did the same', () => {
    const both = base.replace('three', '3')
    expect(mergedText(mergeOf(both, base, both), [], both)).toBe(both)
  })

  it('lose nothing of either: with one side unchanged, the other stands', () => {
    fc.assert(
      fc.property(words, words, (from, changed) => {
        const [one, other] = [withPlainBreaks(from), withPlainBreaks(changed)]
        expect(mergedText(mergeOf(other, one, one), [], one)).toBe(other)
        expect(mergedText(mergeOf(one, one, other), [], other)).toBe(other)
      }),
    )
  })

  it('keep the line breaks of the text that stands', () => {
    const theirs = base.replaceAll('\n', '\r\n')
    expect(mergedText(mergeOf(base, base, theirs), [], theirs)).toBe(theirs)
  })
})
