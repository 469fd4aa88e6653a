import { describe, expect, it } from 'vitest'
import { lengthOf } from '../../src/answering/length.ts'
import { quote } from '../../src/answering/quote.ts'
import { QUOTE_WORDS, STEPS_WORDS } from '../../src/answering/windows.ts'
import { words } from '../../src/domain/text.ts'
import { type Given, passages } from './passages.ts'

const ask = (query: string, ...given: (string | Given)[]) =>
  quote({ query, passages: passages(...given), lang: 'en' }).text
const many = (sentence: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${sentence} ${'abcdefghijklmnopqrstuvwxyz'[i % 26]}.`).join(' ')

describe('a quote', () => {
  it('names the article and the section, with its source', () => {
    const text = ask('How long can I return a lamp?', {
      title: 'Returns',
      trail: ['Lamps'],
      markdown: 'Within 30 days.',
    })
    expect(text).toBe('From “Returns – Lamps” [1]:\n\nWithin 30 days.')
  })

  it('keeps steps numbered and whole, with the sentence that leads to them and what is nested in them', () => {
    const markdown =
      'Follow these steps:\n\n1. Open **Settings**.\n\n   > [!NOTE]\n   > It may be hidden.\n\n1. Press *Reset*.\n   * Twice on Linux.\n\n1. Wait.'
    expect(ask('How do I reset it?', { title: 'Reset', markdown })).toBe(
      'From “Reset” [1]:\n\nFollow these steps:\n\n1. Open **Settings**.\n\n   **Note:** It may be hidden.\n\n2. Press *Reset*.\n   * Twice on Linux.\n\n3. Wait.',
    )
  })

  it('takes the steps rather than the talk around them where the question asks how', () => {
    const markdown = `${many('Resetting the lamp is a topic that many people talk about at length', 6)}\n\n1. Open Settings.\n2. Press Reset.`
    expect(ask('How do I reset the lamp?', { title: 'Reset', markdown })).toContain(
      '1. Open Settings.\n2. Press Reset.',
    )
  })

  it('is about 120 words of prose at most', () => {
    const text = ask('lamp', { markdown: many('The lamp stands on a table in the room', 60) })
    expect(words(text).length).toBeLessThanOrEqual(QUOTE_WORDS + 10)
    expect(words(text).length).toBeGreaterThan(60)
  })

  it('is longer only for steps, and says where the rest of very many is', () => {
    const steps = Array.from(
      { length: 40 },
      (_, i) => `${i + 1}. Turn the screw number ${i + 1} to the left and take it out.`,
    ).join('\n')
    const text = ask('How do I open the lamp?', { title: 'Open the lamp', markdown: steps })
    expect(lengthOf(text)).toBeLessThanOrEqual(STEPS_WORDS + 10)
    expect(text).toMatch(/^1\. Turn/m)
    expect(text.endsWith('The rest is in the article.')).toBe(true)
  })

  it('chooses the part that answers, not the beginning', () => {
    const text = ask(
      'Can I pay with PayPal?',
      { title: 'Paying', trail: ['Invoices'], markdown: 'Invoices are sent by post every month to all companies.' },
      { title: 'Paying', trail: ['Methods'], markdown: 'You can pay with PayPal and with credit cards.', position: 1 },
    )
    expect(text).toContain('You can pay with PayPal')
    expect(text).toContain('[2]')
  })

  it('quotes a second article only where it is nearly as good and both are short', () => {
    const first = { title: 'Return a lamp', markdown: 'A lamp can be returned within 30 days.' }
    const alike = {
      title: 'Return a lamp bought abroad',
      markdown: 'A lamp bought abroad can be returned within 30 days as well.',
    }
    const other = { title: 'Opening hours', markdown: 'The shop is open from Monday to Friday.' }
    expect(ask('return a lamp', first, alike).match(/^From/gm)).toHaveLength(2)
    expect(ask('return a lamp', first, other).match(/^From/gm)).toHaveLength(1)
  })

  it('goes on to the next section where the first only announces', () => {
    const text = ask(
      'How do I reset my lamp?',
      { title: 'Reset my lamp', markdown: 'Learn how to reset my lamp.', articleId: 'a' },
      {
        title: 'Reset my lamp',
        trail: ['Steps'],
        markdown: '1. Hold the button.\n2. Let it go when it blinks twice.',
        articleId: 'a',
        position: 1,
      },
    )
    expect(text).toContain('1. Hold the button.')
  })

  it('keeps tables and code as they are', () => {
    const markdown =
      'The plans:\n\n| Plan | Price |\n|---|---|\n| Basic | $5 |\n\nInstall it:\n\n```sh\nnpm i <lamp>\n```'
    expect(ask('What are the plans and how do I install?', { markdown })).toContain(markdown)
  })

  it('takes the rows that answer from a long table, with its head', () => {
    const rows = Array.from({ length: 80 }, (_, i) => `| Country ${i} | lamp post number ${i} |`)
    rows.splice(60, 0, '| Serbia | three days by courier |')
    const text = ask('How long does delivery to Serbia take?', {
      title: 'Delivery',
      markdown: `| Country | Time |\n|---|---|\n${rows.join('\n')}`,
    })
    expect(text).toContain('| Country | Time |\n|---|---|')
    expect(text).toContain('Serbia')
    expect(words(text).length).toBeLessThan(180)
  })

  it('has no images, relative links, HTML, headings or rules', () => {
    const markdown =
      '## More\n\nSee [the page](../other.md#x), [the site](https://example.com/a) and the ![icon](i.png) button.<br>\n\n---\n\n<a id="x"></a>\n\nPress <kbd>Esc</kbd>.'
    const text = ask('the page and the site', { markdown })
    expect(text).toContain('See the page, [the site](https://example.com/a) and the button.')
    expect(text).toContain('Press Esc.')
    expect(text).not.toMatch(/!\[|<|#|---/)
  })

  it('leaves out tables of contents, signposts and empty labels', () => {
    const markdown =
      'In this article:\n\n* [One](#one)\n* [Two](#two)\n\nThe lamp is blue.\n\n* **Blue:**\n\nLearn more:\n\n* [Three](three.md)'
    expect(ask('what colour is the lamp', { markdown })).toBe('From “Returns” [1]:\n\nThe lamp is blue.')
  })

  it('announces nothing that does not follow', () => {
    expect(ask('lamp', 'The lamp is blue. Follow these steps:\n\n![steps](steps.png)')).toMatch(/The lamp is blue\.$/)
    expect(ask('lamp', 'You can now choose the lamp from the menu of the shop:\n\n![menu](menu.png)')).toMatch(
      /of the shop\.$/,
    )
    expect(ask('lamp', 'The lamp is blue and round.\n\nFor the lamp, you will need a:')).toMatch(/round\.$/)
  })

  it('does not end in a question or a heading in disguise', () => {
    expect(ask('lamp', 'The lamp is blue.\n\nStill no lamp?')).toMatch(/blue\.$/)
    expect(ask('lamp', 'The lamp is blue.\n\n**Other lamps**')).toMatch(/blue\.$/)
  })

  it('speaks to the customer in their language, and names the article’s where that is another', () => {
    const given = passages({ title: 'Returns', markdown: '> [!WARNING]\n> Never open the lamp.' })
    expect(quote({ query: 'lampa', passages: given, lang: 'de' }).text).toBe(
      'Aus „Returns“ (auf Englisch) [1]:\n\n**Warnung:** Never open the lamp.',
    )
    expect(quote({ query: 'lampa', passages: given, lang: 'sr-Cyrl' }).text).toContain('**Упозорење:**')
  })

  it('is empty where nothing can be quoted', () => {
    expect(quote({ query: 'lamp', passages: [], lang: 'en' }).text).toBe('')
    expect(ask('lamp', '![lamp](lamp.png)')).toBe('')
  })
})
