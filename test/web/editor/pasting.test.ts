import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../web/editor/pure/markdown.ts'
import { insertPicture, isPlainPlace, linkPasted, pasteMarkdown, picturesOf } from '../../../web/editor/pure/pasting.ts'

/** A text in which `|` stands at the cursor, or at both ends of what is chosen. */
function placed(marked: string) {
  const from = marked.indexOf('|')
  const last = marked.lastIndexOf('|')
  const to = last === from ? from : last - 1
  return { text: marked.replaceAll('|', ''), chosen: { from, to } }
}

/** The text after an edit, with `|` at the cursor. */
function after(text: string, { from, to, insert, select }: Edit): string {
  const changed = text.slice(0, from) + insert + text.slice(to)
  return `${changed.slice(0, select.from)}|${changed.slice(select.to)}`
}

const paste = (marked: string, words: string) => {
  const { text, chosen } = placed(marked)
  return after(text, pasteMarkdown(text, chosen, words))
}
const plain = (marked: string) => {
  const { text, chosen } = placed(marked)
  return isPlainPlace(text, chosen.from)
}

describe('what is pasted', () => {
  it('stays in its line where it is a few words, and gets lines of its own where it is more', () => {
    expect(paste('See | for more.', '**the shop**')).toBe('See **the shop**| for more.')
    expect(paste('Before|', '## Steps\n\n1. One')).toBe('Before\n\n## Steps\n\n1. One|')
    expect(paste('Before |and| after', '- one\n- two')).toBe('Before\n\n- one\n- two|\n\nafter')
    expect(paste('One\n\n|\n\nTwo', '> said')).toBe('One\n\n> said|\n\nTwo')
  })

  it('goes on with a list or a quotation that was just begun', () => {
    expect(paste('- |', 'one\n\ntwo')).toBe('- one\n\ntwo|')
    expect(paste('> |', 'one\ntwo')).toBe('> one\ntwo|')
  })

  it('is taken as it stands in the front matter and in code', () => {
    expect(plain('---\ntitle: |\n---\n\nText')).toBe(true)
    expect(plain('---\ntitle: A\n---|')).toBe(true)
    expect(plain('---\ntitle: A\n---\n|\nText')).toBe(false)
    expect(plain('Text\n\n---\n\n|')).toBe(false)
    expect(plain('|')).toBe(false)
    expect(plain('```sh\n|\n```')).toBe(true)
    expect(plain('~~~\na\n```\n|')).toBe(true)
    expect(plain('```sh\na\n```\n|')).toBe(false)
  })

  it('makes a link of words when it is an address, and of nothing else', () => {
    const link = (marked: string, pasted: string) => {
      const { text, chosen } = placed(marked)
      const edit = linkPasted(text, chosen, pasted)
      return edit && after(text, edit)
    }
    expect(link('See |the shop|.', ' https://shop.example/a ')).toBe('See [the shop](https://shop.example/a)|.')
    expect(link('See |it|.', 'https://shop.example/a(b)')).toBe('See [it](<https://shop.example/a(b)>)|.')
    expect(link('See |.', 'https://shop.example')).toBeUndefined()
    expect(link('|https://old.example|', 'https://shop.example')).toBeUndefined()
    expect(link('|two\nlines|', 'https://shop.example')).toBeUndefined()
    expect(link('See |it|.', 'https://a.example and more')).toBeUndefined()
    expect(link('See |it|.', 'javascript:alert(1)')).toBeUndefined()
  })
})

describe('a picture', () => {
  const put = (marked: string) => {
    const { text, chosen } = placed(marked)
    return after(text, insertPicture(text, chosen, '![A cup](cup.png)'))
  }

  it('stands on a line of its own, each after the one before', () => {
    expect(put('|')).toBe('![A cup](cup.png)|\n')
    expect(put('Before |after\n\nNext')).toBe('Before after\n\n![A cup](cup.png)|\n\n\nNext')
    expect(put('![One](one.png)|\n')).toBe('![One](one.png)\n\n![A cup](cup.png)|\n\n')
  })

  it('stays within the list that it is put into', () => {
    expect(put('1. Open it|\n2. Close it')).toContain('1. Open it\n\n   ![A cup](cup.png)|\n')
  })

  it('is told apart from what is none, and from what is too large, by name', () => {
    const file = (name: string, type: string, size: number) => ({ name, type, size })
    const good = file('cup.avif', 'image/avif', 1_000)
    const { fit, faults } = picturesOf(
      [
        good,
        file('a.pdf', 'application/pdf', 10),
        file('b.svg', 'image/svg+xml', 10),
        file('big.png', 'image/png', 9_000_000),
      ],
      5_000_000,
    )
    expect(fit).toEqual([good])
    expect(faults).toEqual([
      '“a.pdf”, “b.svg”: only pictures are taken (PNG, JPEG, GIF, WebP or AVIF).',
      '“big.png”: a picture may have 5 MB at most. Make it smaller first.',
    ])
    expect(picturesOf([file('none.png', 'image/png', 0)], 5).faults).toEqual(['“none.png”: there is nothing in it.'])
  })
})
