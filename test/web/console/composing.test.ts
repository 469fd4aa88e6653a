import { describe, expect, it } from 'vitest'
import { composerCommandOf, composerKeys } from '../../../web/console/pure/composer-keys.ts'
import { type FoundArticle, linkTo, quoteOf } from '../../../web/console/pure/inserted.ts'
import { sends } from '../../../web/console/pure/keys.ts'
import { lookersWords } from '../../../web/console/pure/lookers.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('the keys of the composer', () => {
  it.each(composerKeys)('$keys: $words', ({ keys, command }) => {
    const [, ...rest] = keys.split('+')
    const key = rest.at(-1) ?? ''
    const pressed = { ...plain, key, shiftKey: rest.includes('Shift') }
    for (const mod of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(composerCommandOf({ ...pressed, ...mod }, true)).toBe(command)
      expect(composerCommandOf({ ...pressed, ...mod, altKey: true }, true)).toBeUndefined()
      expect(composerCommandOf({ ...pressed, ...mod, isComposing: true }, true)).toBeUndefined()
    }
    expect(composerCommandOf(pressed, true)).toBeUndefined()
    expect(composerCommandOf({ ...pressed, ctrlKey: true, metaKey: true }, true)).toBeUndefined()
  })

  it('leave Mod+k to the palette where nothing is selected', () => {
    expect(composerCommandOf({ ...plain, key: 'k', ctrlKey: true }, false)).toBeUndefined()
  })

  it('go by their place where the keyboard writes other letters', () => {
    expect(composerCommandOf({ ...plain, key: 'и', code: 'KeyB', ctrlKey: true }, false)).toBe('bold')
  })
})

describe('Enter', () => {
  const enter = { ...plain, key: 'Enter' }

  it('sends, alone or with Ctrl or ⌘', () => {
    for (const more of [{}, { ctrlKey: true }, { metaKey: true }]) expect(sends({ ...enter, ...more })).toBe(true)
  })

  it('never sends what an input method is composing, also where only the key code says so', () => {
    expect(sends({ ...enter, isComposing: true })).toBe(false)
    expect(sends({ ...enter, isComposing: false, keyCode: 229 })).toBe(false)
    for (const more of [{ shiftKey: true }, { altKey: true }]) expect(sends({ ...enter, ...more })).toBe(false)
  })
})

describe('an article', () => {
  const article: FoundArticle = {
    articleId: 'a/returns',
    title: 'Returns [all]',
    heading: 'How',
    lang: 'en',
    audience: 'public',
    url: 'https://desk.example/help/a/re(turns)',
    excerpt: '',
    markdown: '1. Print\n\n2. Send\n',
  }

  it('is put in as a link that its title cannot break', () => {
    expect(linkTo(article)).toBe('[Returns \\[all\\]](https://desk.example/help/a/re%28turns%29)')
  })

  it('is quoted with where it is from', () => {
    expect(quoteOf(article)).toBe(
      '> 1. Print\n>\n> 2. Send\n\n[Returns \\[all\\] › How](https://desk.example/help/a/re%28turns%29)',
    )
  })

  it('that customers may not read has no link', () => {
    const { url: _, ...inside } = article
    expect(linkTo(inside)).toBeUndefined()
    expect(quoteOf(inside)).toBe('> 1. Print\n>\n> 2. Send\n\nFrom “Returns [all] › How”, which is internal')
  })
})

describe('colleagues who are here too', () => {
  const who = (name: string, typing = false) => ({ id: name, name, typing })

  it.each([
    [[], undefined],
    [[who('Ben')], 'Ben is looking at this too'],
    [[who('Ben'), who('Ana')], 'Ben and Ana are looking at this too'],
    [[who('Ben'), who('Ana', true)], 'Ana is writing here too'],
    [[who('Ben', true), who('Ana', true), who('Cy', true)], 'Ben and 2 others are writing here too'],
  ])('are named: %j', (others, words) => {
    expect(lookersWords(others)).toBe(words)
  })
})
