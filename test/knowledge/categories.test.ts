/** What editors say of categories and translations, and which articles customers may see at a moment. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/articles.ts'
import { readBase } from '../../src/knowledge/base.ts'
import { openTo } from '../../src/knowledge/open-to.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function base(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-categories-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { folder, ...readBase(folder) }
}

const article = 'lang: en\n---\n\nText.\n'

describe('A _category.yml', () => {
  it('names its folder, says what it is about, and orders what is in it', () => {
    const { categories, problems } = base({
      'billing/pay.md': `---\n${article}`,
      'billing/_category.yml': 'title: {en: Billing, de: Bezahlen}\ndescription: Money\norder: 2\narticles: [pay.md]\n',
      'de/konto/neu.md': '---\nlang: de\n---\n\nText.\n',
      'de/konto/_category.yml': 'title: Konto & mehr\n',
    })
    expect(problems).toEqual([])
    expect(categories.get('billing')).toEqual({
      titles: { en: 'Billing', de: 'Bezahlen' },
      descriptions: { '': 'Money' },
      order: 2,
      articles: ['pay'],
    })
    expect(categories.get('de/konto')?.titles).toEqual({ '': 'Konto & mehr' })
  })

  it.each([
    ['title: [a]\n', /`title` takes a text/],
    ['order: first\n', /`order` takes a number/],
    ['titel: x\n', /title, description, order and articles, and nothing else/],
    ['- a\n', /not valid YAML with lines of/],
    ['title: "x\n', /not valid YAML/],
    ['title: &a x\ndescription: *a\n', /refers to itself/],
    [`title: ${'x'.repeat(70_000)}\n`, /larger than 64 KiB/],
  ])('that says %j is reported and left out [S37]', (text, fault) => {
    const { categories, problems, articles } = base({
      'billing/pay.md': `---\n${article}`,
      'billing/_category.yml': text,
    })
    expect(categories.size).toBe(0)
    expect(articles).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      severity: 'error',
      file: 'billing/_category.yml',
      message: expect.stringMatching(fault),
    })
  })

  it('that names an article which is not there is told of, and a link to elsewhere is not followed [S39]', () => {
    const { problems } = base({
      'billing/pay.md': `---\n${article}`,
      'billing/_category.yml': 'articles: [pay, gone]\n',
    })
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('gone') }),
    ])
    const { folder } = base({ 'billing/pay.md': `---\n${article}`, 'secret.yml': 'title: Secret\n' })
    symlinkSync(join(folder, 'secret.yml'), join(folder, 'billing/_category.yml'))
    expect(readBase(folder).categories.size).toBe(0)
  })
})

describe('translationOf', () => {
  it('takes a path with or without its ending; one that leads nowhere, or to the same language, is told of', () => {
    const { articles, problems } = base({
      'a.md': `---\n${article}`,
      'de/a2.md': '---\nlang: de\ntranslationOf: /a.md\n---\n\nText.\n',
      'de/b.md': '---\nlang: de\ntranslationOf: gone\n---\n\nText.\n',
      'c.md': `---\ntranslationOf: a\n${article}`,
    })
    expect(articles.find(({ id }) => id === 'de/a2')?.translationOf).toBe('a')
    expect(problems.map(({ file, message }) => `${file} ${message}`).sort()).toEqual([
      expect.stringMatching(/^c\.md `translationOf` names a, which is in the same language \(en\)/),
      expect.stringMatching(/^de\/b\.md `translationOf` names gone, which is no article/),
    ])
  })
})

describe('The articles that customers may see', () => {
  const one = (id: string, publishAt?: string) =>
    ({ id, audience: 'public', draft: false, ...(publishAt && { publishAt }) }) as Article
  const all = (...list: Article[]) => new Map(list.map((each) => [each.id, each]))

  it('are the same list until a file changes or the clock publishes one', () => {
    const shown = openTo()
    const articles = all(one('a'), one('b', '2026-01-02T00:00:00.000Z'), one('c', '2026-01-03T00:00:00.000Z'))
    const before = shown(articles, '2026-01-01T00:00:00.000Z')
    expect(before.map(({ id }) => id)).toEqual(['a'])
    expect(shown(articles, '2026-01-01T23:59:59.999Z')).toBe(before)
    const after = shown(articles, '2026-01-02T00:00:00.000Z')
    expect(after.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(shown(articles, '2026-01-01T00:00:00.000Z').map(({ id }) => id)).toEqual(['a'])
    expect(shown(articles, '2026-01-04T00:00:00.000Z')).toHaveLength(3)
    expect(shown(all(one('a')), '2026-01-04T00:00:00.000Z')).toHaveLength(1)
  })
})
