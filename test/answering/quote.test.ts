import { describe, expect, it } from 'vitest'
import { lengthOf } from '../../src/answering/length.ts'
import { say } from '../../src/answering/phrases.ts'
import { quote } from '../../src/answering/quote.ts'
import { QUOTE_WORDS, STEPS_WORDS } from '../../src/answering/windows.ts'
import { words } from '../../src/domain/text.ts'
import { type Given, passages } from './passages.ts'

const ask = (query: string, ...given: (string | Given)[]) =>
  quote({ query, passages: passages(...given), lang: 'en' }).text
const many = (sentence: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${sentence} ${'abcdefghijklmnopqrstuvwxyz'[i % 26]}.`).join(' ')

const PAIRED = many('How you pair the lamp with the app after you reset it depends on the model', 3)

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

  it('does not cut steps for the last one, and keeps the sentence that says to follow them', () => {
    const steps = Array.from(
      { length: 19 },
      (_, i) => `${i + 1}. ${many('Turn the screw to the left and take it out', 1)}`,
    )
    const markdown = `Follow the steps below to open the lamp.\n\n${steps.join('\n')}`
    const text = ask('How do I open the lamp?', { title: 'Open the lamp', markdown })
    expect(lengthOf(steps.join('\n'))).toBeGreaterThan(STEPS_WORDS)
    expect(text).toBe(`From “Open the lamp” [1]:\n\n${markdown}`)
  })

  it('never stops at the sentence that says to follow the steps', () => {
    const steps = Array.from(
      { length: 40 },
      (_, i) => `${i + 1}. ${many('Turn the screw to the left and take it out', 1)}`,
    )
    const markdown = `Follow the steps below to open the lamp and all of its lids.\n\n${steps.join('\n')}`
    expect(ask('open the lamp and all of its lids', { title: 'Lamp', markdown })).toContain('\n1. Turn')
  })

  it('says where the later steps are that a remark parts from the first', () => {
    const article = { title: 'Open the lamp', articleId: 'a' }
    const steps = (from: number) =>
      [0, 1, 2, 3].map((i) => `${from + i}. ${many('Turn the screw to the left and take the lamp off', 2)}`).join('\n')
    const markdown = `${steps(1)}\n\n> ${many('Some lamps have a ring of another colour', 12)}\n\n${steps(5)}`
    const text = ask('How do I take the lamp off?', { ...article, markdown })
    expect(text).toMatch(/\n1\. Turn/)
    expect(text.endsWith('The rest is in the article.')).toBe(true)
  })

  it('keeps to the article that the search found best, whichever holds more of the words', () => {
    const text = ask(
      'I lost the key of my lamp box',
      { title: 'Keys', markdown: 'We send you a new key for your box.' },
      { title: 'Boxes', markdown: 'The key of a lamp box opens the lamp box. A lost lamp box is not replaced.' },
    )
    expect(text).toMatch(/^From “Keys”/)
  })

  it('does not run on into a section that has nothing of the question only to be longer', () => {
    const article = { title: 'The shop', articleId: 'a' }
    const text = ask(
      'What does the lamp cost?',
      {
        ...article,
        trail: ['Prices'],
        markdown: many('The lamp does cost more when it is made of glass', 2),
        position: 0,
      },
      { ...article, trail: ['Parking'], markdown: many('Cars stand behind our house near some trees', 6), position: 1 },
    )
    expect(text).toContain('made of glass')
    expect(text).not.toContain('Parking')
  })

  it('leaves the name of a function in a heading alone', () => {
    const text = ask('What does ser_open() mean?', {
      title: 'Errors',
      trail: ['_Code_: `ser_open()`'],
      markdown: 'The port is gone.',
    })
    expect(text).toMatch(/^From “Errors – Code: ser_open\(\)”/)
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

  it('begins at the top of an article whose title is the question, whatever the rest goes on about', () => {
    const answer = 'Press the switch twice, wait for the second blink, and let go of it.'
    const rest = many('The lamp can blink when the lamp is dimmed and blinks again', 18)
    const markdown = `${answer}\n\n${rest}\n\nMaking the lamp blink was not possible in the past.`
    const title = 'How do I make the lamp blink?'
    expect(ask('making the lamp blink', { title, markdown })).toContain(answer)
  })

  it('runs on over the passages of the article, the heading of a new section above it', () => {
    const article = { title: 'Reset', articleId: 'a' }
    const text = ask(
      'How do I reset the lamp?',
      { ...article, trail: ['Reset the lamp'], markdown: '1. Hold the button.', position: 0 },
      { ...article, trail: ['Reset the lamp'], markdown: 'It blinks twice.', position: 1 },
      { ...article, trail: ['After `resetting`'], markdown: PAIRED, position: 2 },
    )
    expect(text).toBe(
      `From “Reset – Reset the lamp” [1][2][3]:\n\n1. Hold the button.\n\nIt blinks twice.\n\n**After resetting**\n\n${PAIRED}`,
    )
  })

  it('does not run on where a passage in between was not handed over', () => {
    const article = { title: 'Reset', articleId: 'a' }
    const text = ask(
      'How do I reset the lamp?',
      { ...article, markdown: 'To reset the lamp, hold the button.', position: 0 },
      { ...article, markdown: 'And then the lamp is reset.', position: 2 },
    )
    expect(text.match(/\[\d\]/g)).toHaveLength(1)
  })

  it('keeps the sentences of a paragraph in one paragraph, and markup that spans two of them whole', () => {
    const markdown = 'The lamp is blue. **Never open it. It is hot.** Keep it dry.'
    expect(ask('what colour is the lamp', { markdown })).toBe(`From “Returns” [1]:\n\n${markdown}`)
  })

  it('counts steps on that a picture or a remark stood between, and starts anew where a sentence announces others', () => {
    const steps = '1. Open the lid.\n\n![lid](lid.png)\n\nThe lid is heavy.\n\n1. Take the bulb.\n\n1. Close it.'
    expect(ask('How do I change the bulb?', { markdown: steps })).toContain(
      '1. Open the lid.\n\nThe lid is heavy.\n\n2. Take the bulb.\n3. Close it.',
    )
    const others = 'On Windows:\n\n1. Open the lid.\n\nOn Linux:\n\n1. Take the bulb.'
    expect(ask('How do I change the bulb?', { markdown: others })).toContain(others)
  })

  it('does not begin in the middle of steps, and says where the later ones are', () => {
    const article = { title: 'Open the lamp', articleId: 'a' }
    const steps = (from: number) =>
      [0, 1, 2, 3].map((i) => `${from + i}. ${many('Turn the screw to the left and take the lamp off', 2)}`).join('\n')
    const text = ask(
      'How do I take the lamp off?',
      { ...article, markdown: steps(1), position: 0 },
      { ...article, markdown: steps(5), position: 1 },
      { ...article, markdown: steps(9), position: 2 },
    )
    expect(text).toMatch(/\n1\. Turn/)
    expect(text.endsWith('The rest is in the article.')).toBe(true)
  })

  it('leaves out a list of other articles under a heading that says so, not what else stands there', () => {
    const article = { title: 'Returns', articleId: 'a' }
    const links = '* How do I return a lamp abroad?\n* How do I return a lamp I was given?'
    const text = ask(
      'How do I return a lamp?',
      { ...article, markdown: 'You can return a lamp within 30 days.' },
      { ...article, trail: ['Related articles'], markdown: links, position: 1 },
    )
    expect(text).toBe('From “Returns” [1]:\n\nYou can return a lamp within 30 days.')
    const prose = { ...article, trail: ['More information'], markdown: 'You can return a lamp by post.' }
    expect(ask('How do I return a lamp?', prose)).toContain('by post')
  })

  it('leaves the brackets of a function call alone, and drops a label whose picture is gone', () => {
    expect(ask('lamp', 'Call lamp() to light it. Screenshot:\n\n![it](it.png)\n\nIt shines.')).toContain(
      'Call lamp() to light it.\n\nIt shines.',
    )
  })

  it('counts Chinese by its characters', () => {
    const sentence = '您可以在三十天内退回这盏灯并获得全额退款。'
    const text = quote({
      query: '退回灯',
      passages: passages({ title: '退货', markdown: sentence.repeat(20), lang: 'zh' }),
      lang: 'zh',
    }).text
    expect(lengthOf(text)).toBeGreaterThan(80)
    expect(lengthOf(text)).toBeLessThan(150)
  })

  it('is empty where nothing can be quoted', () => {
    expect(quote({ query: 'lamp', passages: [], lang: 'en' }).text).toBe('')
    expect(ask('lamp', '![lamp](lamp.png)')).toBe('')
  })
})

describe('a quote of what the customer was quoted before', () => {
  const lamp = (markdown: string, position: number, trail = ['Lamps']): Given => ({
    title: 'Returns',
    articleId: 'returns',
    trail,
    markdown,
    position,
  })
  const again = (given: Given[], said: string[], lang = 'en', query = 'How can I return a lamp?') =>
    quote({ query, passages: passages(...given), lang, said }).text

  it('says so, in the customer’s language', () => {
    const given = [lamp('You can return a lamp within 30 days.', 0)]
    const first = again(given, [])
    expect(first).toBe('From “Returns – Lamps” [1]:\n\nYou can return a lamp within 30 days.')
    for (const lang of ['en', 'de', 'fr', 'es', 'sr', 'sr-Cyrl']) {
      const second = again(given, [first], lang)
      expect(second.startsWith(`${say(lang, 'quotedBefore', {})}\n\n`), lang).toBe(true)
      expect(second, lang).toContain('You can return a lamp within 30 days.')
    }
  })

  it('is something else where something else answers nearly as well', () => {
    const given = [
      lamp(`You can return a lamp within 30 days. ${many('Lamps are sent back to the shop', 16)}`, 0),
      lamp('You can return a lamp by post as well, and the label is free.', 1, ['Return a lamp by post']),
    ]
    const first = again([given[0] as Given], [])
    const second = again(given, [first])
    expect(second).not.toContain('within 30 days')
    expect(second).toContain('by post as well')
    expect(second).not.toContain(say('en', 'quotedBefore', {}))
  })

  it('is the same again where what else there is covers less of the question', () => {
    const given = [
      lamp('You can return a lamp within 30 days, by post or in the shop.', 0),
      lamp(many('Write to us first when a lamp is broken or was never sent', 6), 1, ['What about a broken lamp?']),
    ]
    const first = again([given[0] as Given], [])
    expect(again(given, [first])).toContain(say('en', 'quotedBefore', {}))
  })

  it('is the same again where the question itself is, whatever else answers nearly as well', () => {
    const given = [
      lamp(`You can return a lamp within 30 days. ${many('Lamps are sent back to the shop', 13)}`, 0),
      lamp('You can return a lamp by post as well, and the label is free.', 1, ['Return a lamp by post']),
    ]
    const said = [again([given[0] as Given], [])]
    const asked = { query: 'How can I return a lamp?', passages: passages(...given), lang: 'en', said }
    expect(quote({ ...asked, repeated: true }).text).toContain('within 30 days')
    expect(quote({ ...asked, repeated: true }).text).toContain(say('en', 'quotedBefore', {}))
    expect(quote({ ...asked, repeated: false }).text).not.toContain(say('en', 'quotedBefore', {}))
  })

  it('is no matter of a label or a few words that stand in many answers', () => {
    const given = [lamp('**Note:** Press Save.', 0), lamp('You can return a lamp within 30 days.', 1)]
    expect(again(given, ['**Note:** Press Save.'])).not.toContain(say('en', 'quotedBefore', {}))
  })
})
