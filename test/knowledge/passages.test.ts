import { describe, expect, it } from 'vitest'
import { readPassages } from '../../src/knowledge/passages.ts'

const words = (count: number, word = 'word') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ')

describe('passages', () => {
  it('carry the trail of headings and the anchor that GitHub gives the nearest one', () => {
    const { passages } = readPassages(
      'Top.\n\n## Setting up\n\nOne.\n\n### On Windows (x64)\n\nTwo.\n\n## Setting up\n\nThree.',
    )
    expect(passages.map(({ trail, anchor, text }) => [trail, anchor, text])).toEqual([
      [[], '', 'Top.'],
      [['Setting up'], 'setting-up', 'One.'],
      [['Setting up', 'On Windows (x64)'], 'on-windows-x64', 'Two.'],
      [['Setting up'], 'setting-up-1', 'Three.'],
    ])
  })

  it('do not repeat the title as a heading', () => {
    const { passages } = readPassages('# How to pay\n\n## By card\n\nText.', 'How to pay')
    expect(passages[0]?.trail).toEqual(['By card'])
  })

  it('cut long sections between blocks', () => {
    const { passages } = readPassages(`## A\n\n${words(100)}\n\n${words(100)}\n\n${words(100)}`)
    expect(passages).toHaveLength(3)
    expect(new Set(passages.map(({ anchor }) => anchor))).toEqual(new Set(['a']))
  })

  it('keep the steps of a list together, with the sentence that announces them', () => {
    const steps = Array.from({ length: 20 }, (_, at) => `${at + 1}. ${words(15)}`).join('\n')
    const { passages } = readPassages(`${words(150)}\n\nDo this:\n\n${steps}`)
    const withSteps = passages.filter(({ markdown }) => /^\d+\. /m.test(markdown))
    expect(withSteps).toHaveLength(1)
    expect(withSteps[0]?.markdown).toMatch(/Do this:\n\n1\. [\s\S]*\n20\. /)
  })

  it('cut a wall of text between sentences', () => {
    const { passages } = readPassages(
      Array.from({ length: 30 }, (_, at) => `Sentence ${at} has ${words(12)}.`).join(' '),
    )
    expect(passages.length).toBeGreaterThan(1)
    for (const { text } of passages) expect(text).toMatch(/^Sentence [\s\S]*\.$/)
  })

  it('leave out pictures, tags and comments, and keep what stands between tags', () => {
    const [passage] = readPassages(
      'Press <kbd>Ctrl</kbd>+<b>C</b> ![icon](i.png) now.<!-- hidden --> <a id="x"></a>Done.',
    ).passages
    expect(passage?.text).toBe('Press Ctrl+C now. Done.')
    expect(passage?.markdown).not.toMatch(/[<>]|icon|hidden/)
  })

  it('keep links that lead out, and only the text of those that do not', () => {
    const [passage] = readPassages(
      'See [the shop](https://shop.example), [returns](/returns), [below](#x) and [ref][r].\n\n[r]: https://ref.example',
    ).passages
    expect(passage?.markdown).toBe(
      'See [the shop](https://shop.example), returns, below and [ref](https://ref.example).',
    )
  })

  it('read HTML tables, lists and headings as text', () => {
    const { passages } = readPassages(
      '<h2>Sizes</h2>\n<table><tr><td>Small</td><td>20 cm</td></tr></table>\n<ul><li>one</li><li>two</li></ul>\n<script>alert(1)</script>',
    )
    expect(passages).toHaveLength(1)
    expect(passages[0]).toMatchObject({ trail: ['Sizes'], anchor: 'sizes', text: 'Small – 20 cm\none\ntwo' })
    expect(passages[0]?.markdown).toContain('- one\n- two')
  })

  it('turn GitHub callouts into words', () => {
    const [passage] = readPassages('> [!WARNING]\n> Hot water.').passages
    expect(passage?.markdown).toBe('> **Warning:** Hot water.')
    expect(passage?.text).toBe('Warning: Hot water.')
  })

  it('leave out an in-page table of contents, and keep a list of links with words around them', () => {
    expect(readPassages('- [One](#one)\n- [Two](#two)\n  - [Three](#three)').passages).toEqual([])
    expect(readPassages('- See [One](#one) for prices.').passages).toHaveLength(1)
  })

  it('survive quotes, lists and indentation nested thousands deep [S41]', () => {
    for (const nested of ['>'.repeat(5000), '> '.repeat(5000), '- '.repeat(5000)]) {
      expect(
        readPassages(`${nested}text`)
          .passages.map(({ text }) => text)
          .join(),
      ).toContain('text')
    }
  })

  it('show a long table in parts, each under its header', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `| Item ${at} | ${words(6)} |`).join('\n')
    const { passages } = readPassages(`| Name | What |\n|---|---|\n${rows}`)
    expect(passages.length).toBeGreaterThan(1)
    for (const { markdown } of passages) expect(markdown).toMatch(/^\| Name \| What \|\n\|---\|---\|\n\| Item/)
  })
})
