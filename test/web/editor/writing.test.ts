import { describe, expect, it } from 'vitest'
import { acrossFrom, headingLines } from '../../../web/editor/pure/in-step.ts'
import {
  cycleHeading,
  type Edit,
  insertBlock,
  makeLink,
  tableBlock,
  toggleCode,
  toggleLines,
  toggleMark,
} from '../../../web/editor/pure/markdown.ts'
import { relativeLink, slugOf } from '../../../web/editor/pure/paths.ts'
import { filledTemplate, quoted } from '../../../web/editor/pure/templates.ts'

/** Does an edit to a text in which `[` and `]` stand round what is chosen; the answer is written the same way. */
function done(marked: string, edit: (text: string, chosen: { from: number; to: number }) => Edit): string {
  const from = marked.indexOf('⟦')
  const to = marked.indexOf('⟧') - 1
  const text = marked.replace(/[⟦⟧]/g, '')
  const { from: start, to: end, insert, select } = edit(text, { from, to })
  const made = text.slice(0, start) + insert + text.slice(end)
  return `${made.slice(0, select.from)}⟦${made.slice(select.from, select.to)}⟧${made.slice(select.to)}`
}

describe('the toolbar', () => {
  it('makes words bold, and plain again', () => {
    const bold = (text: string) => done(text, (all, chosen) => toggleMark(all, chosen, '**'))
    expect(bold('a ⟦word⟧ b')).toBe('a **⟦word⟧** b')
    expect(bold('a **⟦word⟧** b')).toBe('a ⟦word⟧ b')
    expect(bold('a ⟦**word**⟧ b')).toBe('a ⟦word⟧ b')
    expect(bold('a wo⟦⟧rd b')).toBe('a **⟦word⟧** b')
    expect(bold('a ⟦ word ⟧b')).toBe('a  **⟦word⟧** b')
  })

  it('tells italic from bold', () => {
    const italic = (text: string) => done(text, (all, chosen) => toggleMark(all, chosen, '*'))
    expect(italic('**⟦word⟧**')).toBe('***⟦word⟧***')
    expect(italic('***⟦word⟧***')).toBe('**⟦word⟧**')
    expect(italic('*⟦word⟧*')).toBe('⟦word⟧')
  })

  it('makes lists of all lines that are chosen, and plain lines of lists', () => {
    const bullets = (text: string) => done(text, (all, chosen) => toggleLines(all, chosen, 'bullets'))
    const numbers = (text: string) => done(text, (all, chosen) => toggleLines(all, chosen, 'numbers'))
    expect(bullets('⟦one\ntwo⟧')).toBe('⟦- one\n- two⟧')
    expect(bullets('⟦- one\n- two⟧')).toBe('⟦one\ntwo⟧')
    expect(numbers('⟦- one\n\n- two⟧')).toBe('⟦1. one\n\n2. two⟧')
    expect(bullets('a\no⟦⟧ne\nb')).toBe('a\n- one⟦⟧\nb')
  })

  it('goes through the levels of headings, from the second on', () => {
    expect(done('T⟦⟧itle', cycleHeading)).toBe('## Title⟦⟧')
    expect(done('## T⟦⟧itle', cycleHeading)).toBe('### Title⟦⟧')
    expect(done('#### T⟦⟧itle', cycleHeading)).toBe('Title⟦⟧')
  })

  it('makes links of what is chosen, and of nothing', () => {
    const link = (text: string, words?: string) =>
      done(text, (all, chosen) => makeLink(all, chosen, { address: 'a.md', ...(words && { words }) }))
    expect(link('see ⟦this⟧.')).toBe('see [this](a.md)⟦⟧.')
    expect(link('see ⟦⟧.', 'Refunds')).toBe('see [Refunds](a.md)⟦⟧.')
  })

  it('puts code in a line or a block, and a table on lines of its own', () => {
    expect(done('press ⟦Ctrl⟧', toggleCode)).toBe('press `⟦Ctrl⟧`')
    expect(done('⟦a\nb⟧', toggleCode)).toBe('```\n⟦a\nb⟧\n```\n')
    const table = done('Text⟦⟧\nmore', (all, chosen) => insertBlock(all, chosen, tableBlock))
    expect(table).toBe(`Text\n\n⟦${tableBlock}⟧\n\n\nmore`)
  })
})

describe('a path', () => {
  it('is made of a title', () => {
    expect(slugOf('Späte Lieferung: was nun?')).toBe('spate-lieferung-was-nun')
    expect(slugOf('Како да вратим пакет')).toBe('како-да-вратим-пакет')
    expect(slugOf('¡!')).toBe('')
    expect(slugOf(`${'word '.repeat(40)}`).length).toBeLessThanOrEqual(60)
  })

  it('leads from one article to another', () => {
    expect(relativeLink('billing/refunds.md', 'billing/invoices.md')).toBe('invoices.md')
    expect(relativeLink('billing/refunds.md', 'account/close.md#now')).toBe('../account/close.md#now')
    expect(relativeLink('top.md', 'a/b/c.md')).toBe('a/b/c.md')
    expect(relativeLink('a/b/c.md', 'top.md')).toBe('../../top.md')
    expect(relativeLink('a/b.md', 'a/b.md#here')).toBe('#here')
    expect(relativeLink('a/b.md', 'a/x (1).md')).toBe('x%20%281%29.md')
  })
})

describe('a new article', () => {
  it('has its title as YAML takes it', () => {
    expect(quoted('Return an item')).toBe('Return an item')
    expect(quoted('Delivery: times')).toBe('"Delivery: times"')
    expect(quoted('He said "no"')).toBe('"He said \\"no\\""')
    expect(quoted('true')).toBe('"true"')
    expect(filledTemplate('---\ntitle: {{title}}\nlang: {{lang}}\n---\n', { title: '$& 1', lang: 'en' })).toBe(
      '---\ntitle: "$& 1"\nlang: en\n---\n',
    )
  })
})

describe('text and preview in step', () => {
  it('know the headings of a text, not what only looks like one', () => {
    const text = '---\ntitle: x\n# comment: 1\n---\n\n# One\n\n```sh\n# no\n```\n## Two\n#none\n'
    expect(headingLines(text)).toEqual([6, 11])
  })

  it('go in proportion between the pegs', () => {
    const pegs = [
      [1, 0],
      [11, 100],
      [21, 400],
    ] as const
    expect([1, 6, 11, 16, 21, 40].map((line) => acrossFrom(pegs, line))).toEqual([0, 50, 100, 250, 400, 400])
    expect(acrossFrom([], 5)).toBe(0)
  })
})
