import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemKinds } from '../../../src/domain/articles.ts'
import { parseArticle } from '../../../src/knowledge/article.ts'
import { readBase } from '../../../src/knowledge/base.ts'
import { around } from '../../../src/knowledge/inspect/around.ts'
import { judgeIn, readText } from '../../../src/knowledge/inspect/inspect.ts'
import { mend } from '../../../src/knowledge/inspect/mend.ts'
import type { Library } from '../../../src/knowledge/library.ts'
import { overlapsIn } from '../../eval/overlaps/measure.ts'
import { seeded, shuffled } from '../../eval/random.ts'
import { open } from '../library.ts'

const files: Record<string, string> = {
  'billing/refunds.md':
    '---\ntitle: Refunds\nlang: en\nquestions:\n  - When do I get my money?\n---\n\n## How long it takes\n\nA week, mostly.\n',
  'billing/prices.md': '---\ntitle: Prices\nlang: en\nredirectFrom: [billing/costs]\n---\n\nNine euros.\n',
  'billing/secret.md': '---\ntitle: Discounts of the staff\nlang: en\naudience: internal\n---\n\nTen percent.\n',
  'billing/later.md': '---\ntitle: Coming soon\nlang: en\ndraft: true\n---\n\nNot yet.\n',
  'billing/broken.md': '---\ntitle: [\n---\n\nText.\n',
  'billing/cup.png': 'not really',
}

let folder: string
let library: Library

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-inspect-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  library = await open(folder)
})

afterAll(async () => {
  await library.close()
  await rm(folder, { recursive: true })
})

const front = '---\ntitle: Something new\nlang: en\n---\n\n'
const found = (body: string, above = front) =>
  library.inspect('billing/new.md', above + body).map(({ kind, line, column }) => `${kind} ${line}:${column}`)
const only = (body: string, above = front) => {
  const problems = library.inspect('billing/new.md', above + body)
  expect(problems).toHaveLength(1)
  return problems[0]
}

describe('A text that is inspected', () => {
  it('has nothing wrong where all is well', () => {
    const body =
      '## One\n\nSee [refunds](refunds.md#how-long-it-takes), [prices](/billing/prices.md), [help](/help/billing/refunds), [above](#one), <https://shop.example>, and ![A cup](cup.png).\n\n### Two\n\n```js\nlet x\n```\n'
    expect(library.inspect('billing/new.md', front + body)).toEqual([])
  })

  it('tells links that lead nowhere, each at its place and with the article that was meant', () => {
    expect(only('Text, see [there](refund.md).')).toMatchObject({
      ...{ severity: 'warning', kind: 'broken-link', line: 6, column: 11, file: 'billing/new.md' },
      message: 'There is no article billing/refund. Did you mean billing/refunds?',
    })
    expect(found('[a](../nowhere/refunds.md) [b](../../x.md) [c](/help/no/such) [d](broken.md)')).toEqual([
      'broken-link 6:1',
      'broken-link 6:28',
      'broken-link 6:44',
      'broken-link 6:63',
    ])
    expect(only('[d](broken.md) text')?.message).toContain('is left out')
  })

  it('tells links that customers see as text', () => {
    expect(found('[a](/contact) [b](tel:123) [c](prices.pdf) [d](https://)')).toEqual([
      'lost-address 6:1',
      'lost-address 6:15',
      'lost-address 6:28',
      'lost-address 6:44',
    ])
    expect(only('[d](later.md)')).toMatchObject({ kind: 'hidden-target' })
    expect(only('[d](secret.md)')?.message).toContain('is internal')
    expect(found('[d](secret.md)', '---\ntitle: New\nlang: en\naudience: internal\n---\n\n')).toEqual([])
  })

  it('mends a link in the one way that there is, and leaves every other character', () => {
    const text = `\uFEFF${front.replaceAll('\n', '\r\n')}See [a](refunds), [b](<costs.md#how>), [c](Prices.md?x#y) and [d](refunds.md#How-Long-It-Takes).\r\n`
    const fixes = library.inspect('billing/new.md', text).flatMap(({ fix }) => fix ?? [])
    expect(mend(text, fixes).text).toBe(
      text
        .replace('(refunds)', '(refunds.md)')
        .replace('costs.md', 'prices.md')
        .replace('Prices.md', 'prices.md')
        .replace('#How-Long-It-Takes', '#how-long-it-takes'),
    )
    const again = library.inspect('billing/new.md', mend(text, fixes).text)
    expect(again.filter(({ fix }) => fix)).toEqual([])
  })

  it('is right after one mending, which leaves what is answered as it was', () => {
    const random = seeded(11)
    const faults = [
      ...['See [a](refunds).', '[b](Prices.md?x#y) and [c](refunds.md#How-Long-It-Takes)', 'A refund takes 5 days.'],
      ...[
        '## Steps',
        '1. One [d](prices.md#cost)',
        '> [e](./refunds)',
        '```\n[f](refunds)\n```',
        '[g]: refunds',
        '[g]',
      ],
    ]
    const above = ['title: New   ', 'lang: en', 'tag: x', 'question: why?', 'alias: [new]\t']
    const read = (text: string) => {
      const { article } = parseArticle('billing/new.md', new TextEncoder().encode(text))
      return article?.passages.map((passage) => passage.text)
    }
    for (let text = 0; text < 60; text++) {
      const front = shuffled(above, random).slice(0, 3)
      const body = shuffled(faults, random).slice(0, 5)
      const source = `---\ntitle: A\n${front.filter((line) => !line.startsWith('title')).join('\n')}\n---\n\n${body.join('\n\n')}\n`
      const fixes = (of: string) => library.inspect('billing/new.md', of).flatMap(({ fix }) => fix ?? [])
      const once = mend(source, fixes(source)).text
      expect(mend(once, fixes(once)).text).toBe(once)
      expect(read(once)).toEqual(read(source))
    }
  })

  it('tells headings that are not there, skipped, empty, or titles', () => {
    expect(only('## Steps\n\n[a](#stepps)')?.message).toContain('Did you mean #steps?')
    expect(found('### Too deep\n\nText.\n\n##\n\nText.')).toEqual(['skipped-level 6:1', 'empty-heading 10:1'])
    expect(found('# One\n\nText.\n\n# Two\n\nText.')).toEqual(['several-titles 6:1'])
    expect(found('# Something new\n\nText.\n\n## Fine\n\nText.')).toEqual([])
  })

  it('tells pictures that are missing, elsewhere, or without words', () => {
    expect(
      found('Text.\n\n![A cup](cap.png)\n\n![](cup.png)\n\n![A](https://a.example/b.png)\n\n![B](//c.example/d.png)'),
    ).toEqual(['missing-picture 8:1', 'undescribed-picture 10:1', 'foreign-picture 12:1'])
  })

  it('tells code that is never closed and HTML that is taken away', () => {
    expect(found('Text.\n\n```\nlet x\n')).toEqual(['unclosed-code 8:1'])
    expect(found('Text <b>bold</b> <!-- <script> -->\n\n<iframe src="x"></iframe>\n')).toEqual(['lost-html 8:1'])
  })

  it('tells titles, questions and former paths that another article has', () => {
    const above =
      '---\ntitle: refunds!\nlang: en\nquestions:\n  - Why?\n  - when do I get my money\nredirectFrom: [billing/prices]\n---\n\n'
    expect(found('Text.', above)).toEqual(['same-title 2:8', 'same-question 6:5', 'taken-redirect 7:16'])
    expect(found('Text.', above.replace('lang: en', 'lang: de'))).toEqual(['taken-redirect 7:16'])
    expect(library.inspect('billing/refunds.md', files['billing/refunds.md'] ?? '')).toEqual([])
  })

  it('tells dates that have passed', () => {
    const above =
      '---\ntitle: New\nlang: en\nreviewBy: 2026-02-01\npublishAt: 2026-02-01\ndraft: true\nupdated: 2027-01-01\n---\n\n'
    expect(found('Text.', above)).toEqual(['review-due 4:11', 'late-draft 5:12', 'date-ahead 7:10'])
  })

  it('tells a key that nobody reads, and renames it where one alone was meant', () => {
    const above = '---\ntitle: New\nlang: en\nquestion: Why?  \nzzz: 1\n---\n\n'
    const problems = library.inspect('billing/new.md', `${above}Text.`)
    expect(problems.map(({ kind, line, column }) => `${kind} ${line}:${column}`)).toEqual([
      'unknown-key 4:1',
      'unknown-key 5:1',
    ])
    const { text } = mend(
      above,
      problems.flatMap(({ fix }) => fix ?? []),
    )
    expect(text).toBe(above.replace('question:', 'questions:'))
    expect(
      mend(
        text,
        library.inspect('billing/new.md', text).flatMap(({ fix }) => fix ?? []),
      ).text,
    ).toBe(text.replace('Why?  ', 'Why?'))
  })

  it('points at the sentences that make it hard to read, in the measure of its language', () => {
    const hard =
      'Notwithstanding the aforementioned considerations regarding the applicability of contractual obligations, the organisation reserves the discretionary authorisation to unilaterally terminate subscriptions whose administrative characteristics demonstrably contravene the established regulations. '
    const [first, ...more] = library.inspect('billing/new.md', `${front}Short and plain.\n\n${hard.repeat(4)}\n`)
    expect(first).toMatchObject({ severity: 'hint', kind: 'hard-to-read', line: 8, column: 1 })
    expect(first?.message).toContain('Flesch Reading Ease')
    expect(more).toHaveLength(2)
    const plain = 'You can send it back. We pay for the way. It takes a week. '
    expect(found(plain.repeat(12))).toEqual([])
    const long =
      '如果您在我们的网上商店购买了商品但是对商品的质量或者颜色或者尺寸并不满意那么您可以在收到商品之后的三十天之内把商品寄回我们位于柏林的仓库并且申请全额退款。'
    expect(found(long.repeat(4), '---\ntitle: 退货\nlang: zh\n---\n\n')[0]).toMatch(/^hard-to-read 6:/)
  })

  it('that cannot be read says so as the reading of the folder does', () => {
    expect(library.inspect('billing/new.md', '---\ndraft: maybe\n---\n')).toMatchObject([
      { severity: 'error', kind: 'wrong-value', line: 2, column: 1 },
    ])
    expect(library.inspect('a.md', 'a\0b')).toMatchObject([{ kind: 'not-text', line: 1 }])
  })
})

describe('The files of a base', () => {
  it('are inspected as they lie there, and read anew only where they changed', async () => {
    const all = await library.inspectAll()
    expect([...all.keys()]).toHaveLength(5)
    expect(all.get('billing/broken.md')).toMatchObject([{ severity: 'error', kind: 'front-matter' }])
    expect(await library.inspectAll()).toBe(all)
    await writeFile(
      join(folder, 'billing/later.md'),
      `${await readFile(join(folder, 'billing/later.md'), 'utf8')}[x](y.md)\n`,
    )
    await library.reload()
    expect((await library.inspectAll()).get('billing/later.md')).toMatchObject([{ kind: 'broken-link', line: 8 }])
  })
})

describe('The manual', () => {
  const manual = join(import.meta.dirname, '../../../knowledge-base')
  const { articles, redirects, problems } = readBase(manual)

  it('has a line for every kind of problem', () => {
    const page = readFileSync(join(manual, 'editors/problems-in-articles.md'), 'utf8')
    expect(problemKinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([])
  })

  it('has no errors and no warnings', () => {
    const base = around({
      articles: new Map(articles.map((article) => [article.id, article])),
      redirects: new Map(Object.entries(redirects)),
      leftOut: new Map(),
      hasPicture: (path) => existsSync(join(manual, path)),
    })
    const inspected = articles.flatMap(({ id, lang }) => {
      const text = readFileSync(join(manual, `${id}.md`), 'utf8')
      return judgeIn(readText(`${id}.md`, text, { before: lang, common: 'en' }), base, '2026-03-01T10:00:00.000Z')
    })
    expect([...problems, ...inspected].filter(({ severity }) => severity !== 'hint')).toEqual([])
    expect(articles.length).toBeGreaterThan(100)
  }, 60_000)

  it('contradicts itself nowhere', () => {
    const found = ['en', 'de', 'sr'].flatMap((lang) =>
      overlapsIn(
        lang,
        articles.filter((each) => each.lang === lang),
      ),
    )
    const contradictions = found.filter(({ kind }) => kind === 'contradiction')
    expect(contradictions.map(({ one, other }) => [one.text, other.text])).toEqual([])
  }, 60_000)
})
