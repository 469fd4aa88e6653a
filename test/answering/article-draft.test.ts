import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  type ArticleSource,
  anonymiser,
  questionsOf,
  readArticle,
  templateArticle,
  withFrontMatter,
} from '../../src/answering/article-draft.ts'

const source: ArticleSource = {
  questions: ['Hi, I am Mira Novak, mira@example.org. How can I change the address of order 48213?'],
  answers: [
    'Hi Mira,\n\nI will look into that for you.',
    'You can change the address yourself:\n\n1. Open **Orders**\n2. Choose order 48213\n3. Press *Change address*\n\nThis works until the parcel leaves us, within 2 days. Did that help?\n\nBest,\nAna',
    'You are welcome!',
  ],
  customerWords: ['How can I change the address of order 48213? Call me on +381 64 123 4567'],
  names: ['Mira Novak', 'Ana'],
  lang: 'en',
}

describe('an article out of a conversation', () => {
  const { title, body } = templateArticle(source)

  it('is named by the question', () => {
    expect(title).toBe('How can I change the address of order [number]')
  })

  it('keeps what holds for everybody, steps as steps', () => {
    expect(body).toBe(
      'You can change the address yourself:\n\n1. Open **Orders**\n2. Choose order [number]\n3. Press *Change address*\n\nThis works until the parcel leaves us, within 2 days.',
    )
  })

  it('holds nothing of who the customer is or who answered', () => {
    const whole = withFrontMatter({ title, body, questions: questionsOf(source), lang: 'en' })
    expect(whole).not.toMatch(/mira|novak|ana\b|48213|example\.org|welcome|look into/i)
  })

  it('is a draft whose front matter can be read, whatever the customer wrote', () => {
    const nasty = { ...source, questions: ['How do I write "yes": no # or\n--- this?'] }
    const whole = withFrontMatter({ ...templateArticle(nasty), questions: questionsOf(nasty), lang: 'en' })
    const [, front = ''] = whole.split('---\n')
    expect(parse(front)).toEqual({
      title: expect.any(String),
      lang: 'en',
      draft: true,
      questions: expect.arrayContaining([expect.stringContaining('"yes"')]),
    })
  })
})

describe('what tells who somebody is', () => {
  const strip = anonymiser({ names: ['Mira Novak', 'Bo'], customerWords: ['my number is 0011223, since 2019'] })

  it.each([
    ['Ask MIRA or Novak', 'Ask … or …'],
    ['The Bohemian of Bo', 'The Bohemian of …'],
    ['Write to x.y@example.org', 'Write to [email]'],
    ['Call +381 64 123 4567', 'Call [phone]'],
    ['Card 4111 1111 1111 1111', 'Card [card number]'],
    ['Your number 0011223 is known since 2019', 'Your number [number] is known since [number]'],
    ['Wait 30 days, error 5012', 'Wait 30 days, error 5012'],
  ])('is taken out of %j', (text, stripped) => {
    expect(strip(text)).toBe(stripped)
  })
})

describe('what a model wrote', () => {
  it('is an article where it begins with a title', () => {
    expect(readArticle('# Change the address\n\nOpen Orders.')).toEqual({
      title: 'Change the address',
      body: 'Open Orders.',
    })
    for (const reply of ['', 'Open Orders.', '# Only a title', '## Deep\n\nText'])
      expect(readArticle(reply)).toBeUndefined()
  })
})
