import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/domain/articles.ts'
import { homePath } from '../../../src/http/help/address.ts'
import { kept } from '../../../src/http/help/kept.ts'
import { siteOf } from '../../../src/http/help/site.ts'
import { robots, sitemap } from '../../../src/http/help/sitemap.ts'
import { snippet } from '../../../src/http/help/snippet.ts'
import { defaultSettings } from '../../../src/protocol/settings.ts'

const article = (id: string, lang: string, more: Partial<Article> = {}): Article => ({
  ...{ id, title: `Title of ${id}`, lang, tags: [], aliases: [], questions: [], audience: 'public', draft: false },
  ...{ pages: [], revision: 'r', body: '', passages: [], pictures: [] },
  ...more,
})
const none = new Map()

describe('The site', () => {
  it('ties translations by name and by the same path in the folders of languages, one for each language', () => {
    const articles = [
      article('billing/pay', 'en'),
      article('de/billing/pay', 'de'),
      article('fr/argent/payer', 'fr', { translationOf: 'de/billing/pay' }),
      article('de/zweite', 'de', { translationOf: 'billing/pay' }),
      article('de/allein', 'de', { translationOf: 'gone' }),
    ]
    const site = siteOf(articles, none)
    const ids = (id: string) => {
      const found = site.article(id)
      return found && [...site.translations(found)].map(([lang, each]) => `${lang} ${each.id}`)
    }
    const all = ['de de/billing/pay', 'en billing/pay', 'fr fr/argent/payer']
    for (const id of ['billing/pay', 'de/billing/pay', 'fr/argent/payer']) expect(ids(id)).toEqual(all)
    expect(ids('de/zweite')).toEqual(['de de/zweite'])
    expect(ids('de/allein')).toEqual(['de de/allein'])
  })

  it('does not go round in circles where translations name each other', () => {
    const site = siteOf([article('a', 'en', { translationOf: 'b' }), article('b', 'de', { translationOf: 'a' })], none)
    expect([...site.translations(site.article('a') as Article).keys()]).toEqual(['de', 'en'])
  })

  it('takes a folder named like a language for one where its articles are in it, and for a category where not', () => {
    const site = siteOf([article('it/laptop', 'en'), article('de/konto/neu', 'de'), article('x', 'en')], none)
    expect(site.categories('en').map(({ name, path }) => [name, path])).toEqual([['it', '/help/it']])
    expect(site.categories('de').map(({ name, path }) => [name, path])).toEqual([['konto', '/help/de/konto']])
    expect(site.category('de/konto')?.title).toBe('Konto')
    expect(site.category('konto')).toBeUndefined()
    expect(site.category('it')?.articles.length).toBe(1)
  })

  it('orders categories and articles as the editors say, and the rest by title as the language does', () => {
    const notes = { titles: {}, descriptions: {}, articles: [] }
    const said = new Map([
      ['zoo', { ...notes, order: 1 }],
      ['late', { ...notes, titles: { '': 'Aaa' } }],
      ['mid', { ...notes, articles: ['ten', 'sub/deep'] }],
    ])
    const named = (id: string, title: string) => article(id, 'en', { title })
    const site = siteOf(
      [
        ...[
          named('late/a', 'A'),
          named('mid/two', 'Step 2'),
          named('mid/ten', 'Step 10'),
          named('mid/eleven', 'Step 11'),
        ],
        ...[named('mid/sub/deep', 'Deep'), named('mid/sub/other', 'Other'), named('zoo/a', 'A')],
      ],
      said,
    )
    expect(site.categories('en').map(({ title }) => title)).toEqual(['Zoo', 'Aaa', 'Mid'])
    const mid = site.categories('en')[2]?.articles ?? []
    expect(mid.map(({ title }) => title)).toEqual(['Step 10', 'Deep', 'Step 2', 'Step 11', 'Other'])
    expect(site.neighbours(mid[2] as Article)).toMatchObject({ before: { title: 'Deep' }, after: { title: 'Step 11' } })
  })
})

describe('The sitemap', () => {
  const frame = (articles: Article[]) => ({
    site: siteOf(articles, none),
    settings: defaultSettings,
    publicUrl: 'https://help.example',
    open: true,
  })

  it('is split where there are more addresses than fit a file, and each stands in one of them', () => {
    const articles = Array.from({ length: 7 }, (_, at) => article(`n${at}`, 'en'))
    const index = sitemap(frame(articles), undefined, 3) ?? ''
    const files = [...index.matchAll(/<loc>https:\/\/help\.example\/help\/sitemap-(\d)\.xml<\/loc>/g)].map(([, n]) =>
      Number(n),
    )
    expect(files).toEqual([1, 2, 3])
    const listed = files.flatMap((n) =>
      [...(sitemap(frame(articles), n, 3) ?? '').matchAll(/<loc>([^<]*)/g)].map(([, loc]) => loc),
    )
    expect(new Set(listed).size).toBe(8)
    expect(listed).toHaveLength(8)
    expect([sitemap(frame(articles), 4, 3), sitemap(frame(articles), 0, 3)]).toEqual([undefined, undefined])
  })

  it('names the days that editors name, and the other languages', () => {
    const text = sitemap(frame([article('a', 'en', { updated: '2026-05-01' }), article('de/a', 'de')])) ?? ''
    expect(text).toContain(
      '<url><loc>https://help.example/help/a</loc><lastmod>2026-05-01</lastmod><xhtml:link rel="alternate" hreflang="de" href="https://help.example/help/de/a"/>',
    )
  })

  it('is named to robots, which are kept from what is for programs and staff', () => {
    expect(robots(true, 'https://help.example')).toMatch(
      /Disallow: \/api\/\n.*Disallow: \/editor\n.*Sitemap: https:\/\/help\.example\/sitemap\.xml\n$/s,
    )
  })
})

describe('What a search shows of a passage', () => {
  const text = `${'Nothing of interest stands here at all. '.repeat(12)}The refunds take five days after the parcel came back to us.`

  it('is where most of its words stand, cut between words', () => {
    const shown = snippet(text, 'How long do refunds of a parcel take?').text
    expect(shown).toMatch(/^… /)
    expect(shown).toContain('<mark>refunds</mark>')
    expect(shown).toContain('<mark>parcel</mark>')
    expect(shown.length).toBeLessThan(330)
  })

  it('is text, whatever it holds, and whole characters', () => {
    expect(snippet('<img src=x> & "refund"', 'refund <img').text).toBe(
      '&lt;img src=x&gt; &amp; &quot;<mark>refund</mark>&quot;',
    )
    expect(snippet('How to <img> it', 'how img').text).toBe('<mark>How</mark> to &lt;<mark>img</mark>&gt; it')
    const emoji = snippet('😀'.repeat(400), 'smile').text
    expect(emoji.isWellFormed()).toBe(true)
    expect(snippet('更换密码需要电子邮件', '密码').text).toBe('更换<mark>密码</mark>需要电子邮件')
  })

  it('costs no more than a look at it, whatever was asked', () => {
    expect(snippet('a '.repeat(2_000), 'a'.repeat(300)).text.length).toBeLessThan(400)
    expect(snippet('', '').text).toBe('')
  })
})

describe('What is kept', () => {
  it('takes no more than its bytes, drops what was not asked for the longest, and all of it when what it was made of changed', () => {
    const keeper = kept<string>(10, (text) => text.length)
    const now = [{}]
    keeper.of(now).set('a', 'aaaa')
    keeper.of(now).set('b', 'bbbb')
    expect(keeper.of(now).get('a')).toBe('aaaa')
    keeper.of(now).set('c', 'cccc')
    expect(['a', 'b', 'c'].map((key) => keeper.of(now).get(key))).toEqual(['aaaa', undefined, 'cccc'])
    keeper.of(now).set('d', 'd'.repeat(11))
    expect(['a', 'c', 'd'].map((key) => keeper.of(now).get(key))).toEqual([undefined, undefined, undefined])
    keeper.of(now).set('e', 'e')
    expect(keeper.of([{}]).get('e')).toBeUndefined()
  })
})

it('The start in the main language has the plain address', () => {
  expect([homePath(), homePath('de')]).toEqual(['/help', '/help?lang=de'])
})
