import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maxArticleBytes, parseArticle } from '../../src/knowledge/article.ts'

const fixtures = join(import.meta.dirname, '../fixtures')
const parse = async (path: string) => parseArticle(path, await readFile(join(fixtures, path)))
const text = (markdown: string, path = 'a/b.md') => parseArticle(path, new TextEncoder().encode(markdown))

describe('the front matter', () => {
  it('says everything that an article needs', async () => {
    const { article, problems } = await parse('kb/orders/returns.md')
    expect(problems).toEqual([])
    expect(article).toMatchObject({
      id: 'kb/orders/returns',
      title: 'Send something back',
      tags: ['returns', 'refunds'],
      aliases: ['Return an order', 'Get a refund'],
      questions: ['How do I return a kettle?', 'When do I get my money back?'],
      pages: ['/orders*'],
      audience: 'public',
      draft: false,
      lang: 'en',
      updated: '2026-02-11',
      owner: 'mira@kettleandbean.example',
    })
    expect(article?.revision).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is not needed: the title comes from the first heading', async () => {
    const { article } = await parse('kb/orders/grinder.md')
    expect(article?.title).toBe('The grinder is stuck')
    expect(article?.passages[0]).toMatchObject({ trail: [], anchor: '' })
  })

  it('is not needed: without a heading the file name is made readable', () => {
    expect(text('Just text.', 'billing/how-to_pay.md').article?.title).toBe('How to pay')
  })

  it('takes a list, one text, or tags with commas', () => {
    const { article } = text('---\ntags: a, b\naliases: One, and only\n---\n\nText.')
    expect(article?.tags).toEqual(['a', 'b'])
    expect(article?.aliases).toEqual(['One, and only'])
  })

  it('reads a publication date without a zone as UTC, and one with a zone as its moment', () => {
    expect(text('---\npublishAt: 2030-06-01\n---\nText.').article?.publishAt).toBe('2030-06-01T00:00:00.000Z')
    expect(text('---\npublishAt: 2030-06-01T09:00+02:00\n---\nText.').article?.publishAt).toBe(
      '2030-06-01T07:00:00.000Z',
    )
  })

  it('warns about unknown keys at their line, with the key that was probably meant, and keeps the article', async () => {
    const { article, problems } = await parse('kb-broken/typo.md')
    expect(article?.title).toBe('A slip')
    expect(problems.map(({ severity, line }) => [severity, line])).toEqual([
      ['warning', 2],
      ['warning', 4],
    ])
    expect(problems[0]?.message).toContain('Did you mean `title`?')
    expect(problems[1]?.message).not.toContain('Did you mean')
  })

  it.each([
    ['wrong-audience.md', 3, 'public or internal'],
    ['wrong-draft.md', 3, 'true or false'],
    ['list.md', 3, 'list of texts'],
    ['yaml.md', 2, 'not valid YAML'],
    ['unclosed.md', 1, 'never closed'],
    ['latin1.md', 6, 'not UTF-8'],
    ['nul.md', 2, 'NUL'],
  ])('leaves out %s and says so at line %i', async (file, line, said) => {
    const { article, problems } = await parse(`kb-broken/${file}`)
    expect(article).toBeUndefined()
    expect(problems).toMatchObject([{ severity: 'error', file: `kb-broken/${file}`, line }])
    expect(problems[0]?.message).toContain(said)
  })

  it('refuses a front matter that is a program, and does not run it [S36]', async () => {
    const { article, problems } = await parse('kb-broken/script.md')
    expect(article).toBeUndefined()
    expect(problems[0]).toMatchObject({ severity: 'error', line: 1 })
    expect(existsSync('/tmp/bellhop-pwned')).toBe(false)
  })

  it('refuses an alias bomb before it is expanded [S37]', async () => {
    const { article, problems } = await parse('kb-broken/bomb.md')
    expect(article).toBeUndefined()
    expect(problems[0]?.message).toContain('aliases')
  })

  it.each(['[', '{a: ', '- '])('refuses front matter nested 10,000 deep by %j, and goes on [S37]', (opening) => {
    const { article, problems } = text(`---\ntitle: ${opening.repeat(10_000)}x\n---\nText.`)
    expect(article).toBeUndefined()
    expect(problems).toMatchObject([{ severity: 'error' }])
  })

  it('takes `__proto__` for an unknown key and nothing else [S38]', () => {
    const { article, problems } = text(
      '---\n__proto__: {draft: true, polluted: yes}\nconstructor: x\ntitle: Safe\n---\nText.',
    )
    expect(article).toMatchObject({ title: 'Safe', draft: false })
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses a file over the limit and names the limit', () => {
    const { article, problems } = parseArticle('big.md', new Uint8Array(maxArticleBytes + 1).fill(97))
    expect(article).toBeUndefined()
    expect(problems[0]?.message).toContain('1 MiB')
  })

  it('warns about an article without text', async () => {
    const { article, problems } = await parse('kb-broken/empty.md')
    expect(article?.passages).toEqual([])
    expect(problems).toMatchObject([{ severity: 'warning' }])
  })
})
