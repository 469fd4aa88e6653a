import { describe, expect, it } from 'vitest'
import type { ListedArticle } from '../../../src/protocol/editor.ts'
import { choicesOf, filtersOf, itemsOf, matching, queryOf, rowsOf } from '../../../web/editor/pure/list.ts'
import { waitingIn } from '../../../web/editor/pure/waiting.ts'

function article(path: string, more: Partial<ListedArticle> = {}): ListedArticle {
  return {
    path,
    articleId: path.replace(/\.md$/, ''),
    title: path,
    lang: 'en',
    tags: [],
    category: path.split('/')[0] ?? '',
    state: 'published',
    stale: false,
    failing: 0,
    questions: 0,
    problems: { errors: 0, warnings: 0 },
    ...more,
  }
}

const by = { id: 'a', name: 'Ana' }
const none = new Set<string>()
const shown = (articles: ListedArticle[], query = {}, closed = none) => {
  const filters = filtersOf(query)
  return rowsOf(matching(itemsOf(articles, []), filters), filters, closed).map(({ id }) => id)
}

describe('the list of articles', () => {
  const shop = [
    article('z.md'),
    article('orders/returns/late.md'),
    article('orders/delivery.md', { title: 'Späte Lieferung', tags: ['shipping'], owner: 'Mara' }),
    article('account/close.md', { state: 'internal' }),
  ]

  it('shows folders before the articles beside them, each folder once, with what is below it', () => {
    const filters = filtersOf({})
    const rows = rowsOf(itemsOf(shop, []), filters, none)
    expect(rows.map(({ id, depth }) => [id, depth])).toEqual([
      ['account/', 0],
      ['account/close.md', 1],
      ['orders/', 0],
      ['orders/returns/', 1],
      ['orders/returns/late.md', 2],
      ['orders/delivery.md', 1],
      ['z.md', 0],
    ])
    expect(rows.find(({ id }) => id === 'orders/')).toMatchObject({ count: 2, open: true })
  })

  it('hides all that is below a closed folder, folders too', () => {
    expect(shown(shop, {}, new Set(['orders']))).toEqual(['account/', 'account/close.md', 'orders/', 'z.md'])
  })

  it('finds by words of title, path and tags, without accents and case, and is flat then', () => {
    expect(shown(shop, { q: 'SPATE lief' })).toEqual(['orders/delivery.md'])
    expect(shown(shop, { q: 'shipping' })).toEqual(['orders/delivery.md'])
    expect(shown(shop, { q: 'orders late' })).toEqual(['orders/returns/late.md'])
    expect(shown(shop, { q: 'späte xyz' })).toEqual([])
  })

  it('puts the title that was typed first, then those that begin with it, then those that hold it', () => {
    const items = [
      article('a/sign-in.md', { title: 'Keys' }),
      article('b.md', { title: 'I cannot sign in' }),
      article('c.md', { title: 'Sign in with Google' }),
      article('d.md', { title: 'Sign in' }),
    ]
    expect(shown(items, { q: 'sign in' })).toEqual(['d.md', 'c.md', 'b.md', 'a/sign-in.md'])
    expect(shown(items, { state: 'published' })).toEqual(['a/sign-in.md', 'b.md', 'c.md', 'd.md'])
  })

  it('filters by state, owner and tag', () => {
    expect(shown(shop, { state: 'internal' })).toEqual(['account/close.md'])
    expect(shown(shop, { owner: 'Mara' })).toEqual(['orders/delivery.md'])
    expect(shown(shop, { tag: 'shipping' })).toEqual(['orders/delivery.md'])
    expect(shown([...shop, article('x.md', { failing: 2 })], { state: 'failing' })).toEqual(['x.md'])
    expect(shown([...shop, article('x.md', { problems: { errors: 0, warnings: 1 } })], { state: 'problems' })).toEqual([
      'x.md',
    ])
  })

  it('puts what changed last first where that is wanted, drafts by when they were saved', () => {
    const dated = [
      article('a.md', { updated: '2026-01-01' }),
      article('b.md', { updated: '2026-03-01' }),
      article('c.md', { updated: '2025-01-01', draft: { by, at: '2026-04-01T10:00:00Z', base: null, mine: false } }),
      article('d.md'),
    ]
    expect(shown(dated, { sort: 'updated' })).toEqual(['c.md', 'b.md', 'a.md', 'd.md'])
  })

  it('has the drafts of files that are not there yet, under a name made of their path', () => {
    const items = itemsOf(shop, [
      { path: 'orders/gift-wrap.md', by, at: '2026-01-01T00:00:00Z', base: null, mine: false },
    ])
    expect(items.find(({ path }) => path === 'orders/gift-wrap.md')).toMatchObject({
      title: 'Gift wrap',
      state: 'draft',
      isFile: false,
    })
  })

  it('says in the address what is filtered, and nothing of what is usual', () => {
    const filters = filtersOf({ q: 'cup', state: 'stale', sort: 'nonsense' })
    expect(filters).toMatchObject({ q: 'cup', state: 'stale', sort: 'tree' })
    expect(queryOf(filters)).toEqual({ q: 'cup', state: 'stale', owner: '', lang: '', tag: '', sort: '' })
    expect(filtersOf({ state: '__proto__' }).state).toBe('')
  })

  it('counts what there is to choose from', () => {
    expect(choicesOf(itemsOf(shop, []), ({ lang }) => [lang])).toEqual([['en', 4]])
  })
})

describe('what waits for an editor', () => {
  const draft = (id: string, at: string) => ({ by: { id, name: id }, at, base: null, mine: id === 'ana' })

  it('is their own drafts, the newest first, and not those of colleagues', () => {
    const items = itemsOf(
      [
        article('a.md', { draft: draft('ana', '2026-01-01T00:00:00Z') }),
        article('b.md', { draft: draft('bo', '2026-03-01T00:00:00Z') }),
        article('c.md', { draft: draft('ana', '2026-02-01T00:00:00Z') }),
      ],
      [],
    )
    expect(waitingIn(items).drafts.map(({ path }) => path)).toEqual(['c.md', 'a.md'])
    const many = itemsOf(
      Array.from({ length: 9 }, (_, at) => article(`${at}.md`, { draft: draft('ana', `2026-01-0${at + 1}`) })),
      [],
    )
    expect(waitingIn(many)).toMatchObject({ drafts: { length: 6 }, moreDrafts: 3 })
  })

  it('is what is wrong with articles, the worst first, and nothing where all is well', () => {
    const items = itemsOf(
      [
        article('a.md', { stale: true }),
        article('b.md', { state: 'left-out', problems: { errors: 1, warnings: 0 } }),
        article('c.md', { failing: 2, stale: true }),
      ],
      [],
    )
    expect(waitingIn(items).faults).toEqual([
      { state: 'left-out', count: 1 },
      { state: 'failing', count: 1 },
      { state: 'problems', count: 1 },
      { state: 'stale', count: 2 },
    ])
    expect(waitingIn(itemsOf([article('a.md')], []))).toEqual({ drafts: [], moreDrafts: 0, faults: [] })
  })
})
