import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/knowledge/library.ts'
import { fixtures, open } from './library.ts'

let library: Library
beforeAll(async () => {
  library = await open(join(fixtures, 'kb'))
})
afterAll(() => library.close())

const search = (query: string, more: object = {}) => library.search({ query, history: [], ...more })
const first = async (query: string, more: object = {}) => (await search(query, more)).evidence[0]?.passage.articleId

describe('a question', () => {
  it.each([
    ['How do I return a kettle?', 'orders/returns'],
    ['get my money back', 'orders/returns'],
    ['shipping cost to Serbia', 'orders/delivery'],
    ['I forgot my password', 'account/password'],
    ['stop my subscription', 'account/subscription'],
    ['grinder hums', 'orders/grinder'],
    ['remove my account', 'account/delete'],
  ])('“%s” finds %s', async (query, article) => {
    expect(await first(query)).toBe(article)
  })

  it.each([
    ['how do i pasue my subscripton', 'account/subscription'],
    ['reset pasword', 'account/password'],
    ['delivry times', 'orders/delivery'],
  ])('misspelt as “%s” still finds %s', async (query, article) => {
    expect(await first(query)).toBe(article)
  })

  it.each(['Како да променим лозинку?', 'Kako da promenim lozinku?', 'kako da promenim lozinku'])(
    'in Serbian finds its article in every spelling: %s',
    async (query) => {
      expect(await first(query)).toBe('sr/lozinka')
    },
  )

  it('in Serbian finds an article with đ written as dj', async () => {
    expect(await first('gde je skladiste u Djakovica ulici', { lang: 'sr' })).toBe('sr/dostava')
  })

  it('finds the part of a German compound', async () => {
    expect(await first('Helligkeit der Anzeige', { lang: 'de' })).toBe('de/bildschirm')
  })

  it('of one word, which tells no language, is looked up in all of them', async () => {
    expect(await search('Bildschirm')).toMatchObject({ lang: 'de' })
    expect(await search('grinder')).toMatchObject({ lang: 'en' })
  })

  it('in Chinese is found without spaces', async () => {
    expect(await first('忘记密码怎么办')).toBe('zh/mima')
  })

  it('brings the passage that answers first, with its heading', async () => {
    const [best] = (await search('when does the money from a return arrive?')).evidence
    expect(best?.passage).toMatchObject({ articleId: 'orders/returns', anchor: 'when-the-money-arrives' })
  })

  it('is searched in the language of the customer, else in the one most articles are in', async () => {
    expect(await search('Wie schicke ich Ware zurück?')).toMatchObject({ lang: 'de' })
    expect(await search('comment retourner un colis ?')).toMatchObject({ lang: 'en' })
  })

  it('in a language with articles that do not answer falls back to those that do', async () => {
    expect(await first('KB-2 grinder collar brass', { lang: 'de' })).toBe('orders/grinder')
  })

  it('reads a question in another language than the articles without that language’s small words', async () => {
    const { lang, missing } = await search('Wie mache ich das mit KB-2 grinder collar brass', { lang: 'de' })
    expect(lang).toBe('en')
    expect(missing).toEqual(['mache'])
  })

  it('that depends on the turn before is searched with it', async () => {
    const found = await search('and how long does that take?', {
      history: [{ role: 'customer', text: 'Do you ship to Serbia, and what is the delivery?' }],
    })
    expect(found.evidence[0]?.passage.articleId).toBe('orders/delivery')
    expect(found.query).toMatch(/^and how long does that take\? \(.*delivery/)
  })

  it('tells which of its words stand nowhere and which the best passage lacks', async () => {
    const found = await search('return a xylophone in Austria')
    expect(found.unknown).toEqual(['xylophone'])
    expect(found.missing).toContain('xylophone')
    expect(found.words).toBe(3)
  })

  it('has scores and features between 0 and 1 that compare across questions', async () => {
    const covered = await search('How do I return a kettle?')
    const other = await search('best pizza in Naples tonight')
    for (const { features, evidence } of [covered, other]) {
      for (const [name, value] of [
        ...Object.entries(features),
        ...evidence.flatMap((e) => Object.entries(e.features)),
      ]) {
        expect(value, name).toBeGreaterThanOrEqual(0)
        expect(value, name).toBeLessThanOrEqual(1)
      }
    }
    expect(covered.features.score).toBeGreaterThan(Number(other.features.score) + 0.2)
  })

  it('brings back at most as many passages as asked for, and none of the articles left out', async () => {
    expect((await search('return an order', { limit: 2 })).evidence.length).toBeLessThanOrEqual(2)
    expect(await first('return a kettle', { exclude: ['orders/returns'] })).not.toBe('orders/returns')
  })
})

describe('a question that is an attack', () => {
  it.each([
    'abcdefghijklmnop~6',
    'password~9',
    'pass*',
    '+refund -order',
    'title:password',
    '10:30',
    'error: x',
    'https://a.b/c?d=e:f',
  ])('“%s” is a plain search [S32] [S33]', async (query) => {
    const found = await search(query)
    expect(found.evidence.length).toBeLessThanOrEqual(8)
  })

  it('with fuzzy syntax finds what the plain words find [S32]', async () => {
    expect(await first('password~9')).toBe('account/password')
  })

  it('with field syntax searches for its words [S33]', async () => {
    expect(await first('title:password')).toBe('account/password')
  })

  it.each(['*', '""', '', '   ', '???', '~ ^ : +', '🤖'])(
    '“%s” finds nothing rather than everything [S34]',
    async (query) => {
      expect((await search(query)).evidence).toEqual([])
    },
  )

  it('of a minus and a word searches for the word [S34]', async () => {
    expect(await first('-refund')).toBe('orders/returns')
  })

  it('of 200,000 words looks for no more than the first terms [S35]', async () => {
    const flood = Array.from({ length: 200_000 }, (_, at) => `w${at}`).join(' ')
    const found = await search(`password ${flood}`)
    expect(found.words).toBeLessThanOrEqual(32)
    expect(found.evidence[0]?.passage.articleId).toBe('account/password')
  })
})

describe('what customers may not see [S42]', () => {
  it.each([
    ['staff discount MAGENTA-HERON', 'account/staff-discount'],
    ['loyalty scheme turquoise walrus stamps', 'account/loyalty'],
    ['summer café vermilion pavilion cold brew', 'orders/summer'],
  ])('is not found by “%s”, nor had by its id', async (query, id) => {
    const { evidence } = await search(query, { limit: 100 })
    expect(evidence.map(({ passage }) => passage.articleId)).not.toContain(id)
    expect(library.article(id)).toBeUndefined()
  })

  it('is shown from its hour of publication on', async () => {
    const later = await open(join(fixtures, 'kb'), { now: '2030-06-01T00:00:00.000Z' })
    const { evidence } = await later.search({ query: 'summer café vermilion pavilion', history: [] })
    expect(evidence[0]?.passage.articleId).toBe('orders/summer')
    expect(later.article('orders/summer')?.title).toContain('Summer')
    await later.close()
  })
})

describe('suggestions', () => {
  it('come from the articles of the page first, then from general ones', () => {
    const all = library.suggestions({ url: 'https://shop.example/orders/17', lang: 'en' }, 10)
    expect(all[0]).toBe('How do I return a kettle?')
    expect(all).toContain('How long does delivery take?')
    expect(library.suggestions({ url: 'https://shop.example/about', lang: 'en' }, 10)).not.toContain(
      'How do I return a kettle?',
    )
  })

  it('that are not made for any page come first where their words stand in its title or its path', () => {
    const delivery = 'How long does delivery take?'
    const first = (page: { url?: string; title?: string }) => library.suggestions({ ...page, lang: 'en' }, 1)
    expect(first({ url: 'https://shop.example/help/deliveries' })).toEqual([delivery])
    expect(first({ url: 'https://shop.example/a/7', title: 'Delivery | The Shop' })).toEqual([delivery])
  })

  it('are the desk’s own choice where no article fits the page, and after those that do', () => {
    const chosen = ['Where is it?', 'And when?']
    expect(library.suggestions({ lang: 'en', chosen }, 3)).toEqual(chosen)
    expect(library.suggestions({ lang: 'en', chosen, url: '/delivery' }, 3)).toEqual([
      'How long does delivery take?',
      ...chosen,
    ])
  })

  it('are in the language of the page, or in that of most articles', () => {
    expect(library.suggestions({ lang: 'de-AT' }, 3)).toEqual(['Wie schicke ich etwas zurück?'])
    expect(library.suggestions({ lang: 'fr' }, 2)).toHaveLength(2)
  })
})
