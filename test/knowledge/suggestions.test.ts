import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/articles.ts'
import { suggest } from '../../src/knowledge/suggestions.ts'

const article = (lang: string, ...questions: string[]) =>
  ({ lang, questions, pages: [] as string[] }) as unknown as Article

describe('what is offered to ask on a page', () => {
  it('is by the words that few questions hold, not by those that most of them do', () => {
    const often = ['heute', 'morgen', 'nachts', 'sonntags'].map((when) => `Kann ich ${when} online bestellen?`)
    const all = [...often, 'Ist der Kaffee fair?', 'Was kostet eine Tasse?'].map((each) => article('de', each))
    expect(suggest(all, { title: 'Kaffee online bestellen' }, 1)).toEqual(['Ist der Kaffee fair?'])
  })

  it('is in any form of a word, in any script, and by addresses that are encoded', () => {
    const russian = [article('ru', 'Где мой заказ?'), article('ru', 'Как вернуть товар?')]
    expect(suggest(russian, { url: `/${encodeURIComponent('возврат-товаров')}` }, 1)).toEqual(['Как вернуть товар?'])
    const german = [article('de', 'Was kostet das?'), article('de', 'Wie ändere ich meine Adresse?')]
    expect(suggest(german, { title: 'Adressen' }, 1)).toEqual(['Wie ändere ich meine Adresse?'])
  })

  it('is one question of each article, the best of it, before a second', () => {
    const returns = article('en', 'Who pays for a return?', 'How do I return a gift?')
    const stamps = article('en', 'Do I need stamps for a return?')
    expect(suggest([returns, stamps], { title: 'Return a gift' }, 3)).toEqual([
      'How do I return a gift?',
      'Do I need stamps for a return?',
      'Who pays for a return?',
    ])
  })

  it('is not moved by numbers, small words or an address that cannot be read', () => {
    const articles = [article('en', 'How do I pay?'), article('en', 'What is order 17 to you?')]
    for (const page of [{ url: '/17' }, { title: 'what is this to you' }, { url: '/%E0%A4%A' }]) {
      expect(suggest(articles, page, 1)).toEqual(['How do I pay?'])
    }
  })
})
