import { describe, expect, it } from 'vitest'
import { against, apart } from '../../../web/editor/pure/apart.ts'
import { type SeenOverlap, shownKind, shownOverlaps } from '../../../web/editor/pure/overlaps.ts'

const marked = (one: string, other: string) =>
  apart(one, other).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text.trim()}]` : text.trim())).join(' '),
  )

describe('Two texts beside each other', () => {
  it('are marked where they differ, and nowhere else', () => {
    expect(marked('A refund takes 14 days.', 'A refund takes 30 days.')).toEqual([
      'A refund takes [14] days.',
      'A refund takes [30] days.',
    ])
    expect(marked('Same, here', 'same here!')).toEqual(['Same, here', 'same here!'])
    expect(marked('Post it', 'Then post it today')).toEqual(['Post it', '[Then] post it [today]'])
  })

  it('are whole again when their pieces are put together', () => {
    const [one, other] = ['  A  b\nc d ', 'A x c']
    const [left, right] = apart(one ?? '', other ?? '')
    expect(left.map(({ text }) => text).join('')).toBe('  A  b\nc d')
    expect(right.map(({ text }) => text).join('')).toBe('A x c')
  })
})

describe('The findings that are shown', () => {
  const finding = (key: string, kind: SeenOverlap['kind'], isDismissed = false) =>
    ({
      key,
      kind,
      ...(isDismissed && { dismissed: { by: { id: 'a', name: 'A' }, at: '', reason: '' } }),
    }) as SeenOverlap
  const all = [finding('1', 'contradiction'), finding('2', 'duplicate'), finding('3', 'duplicate', true)]

  it('are those of the filter, and what was dismissed only under its own', () => {
    const keys = (name?: string) => shownOverlaps(all, shownKind(name)).map(({ key }) => key)
    expect([keys(), keys('contradiction'), keys('duplicate'), keys('dismissed'), keys('nonsense')]).toEqual([
      ['1', '2'],
      ['1'],
      ['2'],
      ['3'],
      ['1', '2'],
    ])
  })
})

describe('A contradiction', () => {
  it('has the two values marked that it names, and all that differs where it names none', () => {
    const [one, other] = against(
      'One says “5 days”, the other “30 days”.',
      'It takes 5 days.',
      'We need 30 days for it.',
    )
    expect(one.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['5 days'])
    expect(other.map(({ text }) => text)).toEqual(['We need ', '30 days', ' for it.'])
    expect(against('One denies what the other says.', 'It is so.', 'It is not so.')).toEqual(
      apart('It is so.', 'It is not so.'),
    )
  })
})
