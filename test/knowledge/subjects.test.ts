import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/articles.ts'
import { labelled, labelsOf } from '../../src/knowledge/labels.ts'
import type { Library } from '../../src/knowledge/library.ts'
import type { Turn } from '../../src/ports/knowledge.ts'
import { open } from './library.ts'

const article = (title: string, text: string) => ({ title, passages: [{ text }] }) as unknown as Article

describe('the label that leads an article', () => {
  it('is a name where several articles share it and say it again', () => {
    const labels = labelsOf([
      article('Do you serve breakfast?', 'Harbour House: Breakfast at Harbour House is from seven.'),
      article('Is Harbour House open in winter?', 'HARBOUR HOUSE: Yes, all year.'),
      article('When is check-in?', 'Mill Inn: From three.'),
    ])
    expect(labels).toEqual(['Harbour House', 'HARBOUR HOUSE', undefined])
  })

  it('is none where it is a manner of speaking, a sentence or the first line of a list', () => {
    const labels = labelsOf([
      article('Refunds', 'Note: Refunds take five days.'),
      article('Returns', 'Note: Keep the box.'),
      article('Delivery', 'Note: Weekends do not count.'),
      article('Exchange', 'To do this:\n1. Open your account.'),
      article('Swap', 'To do this:\n1. Open your basket.'),
    ])
    expect(labels).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  it('is put before a title that does not say it', () => {
    expect(labelled('Do you serve breakfast?', 'Harbour House')).toBe('Harbour House Do you serve breakfast?')
    expect(labelled('Is HARBOUR house open?', 'Harbour House')).toBe('Is HARBOUR house open?')
    expect(labelled('Refunds', undefined)).toBe('Refunds')
  })
})

const houses = ['Harbour House', 'Mill Inn', 'Grand Hotel', 'The Orangery - Old Town']
const entries: [name: string, title: (house: string) => string, text: (house: string) => string][] = [
  ['breakfast', () => 'Do you serve breakfast?', (house) => `Breakfast at ${house} is served from seven.`],
  ['pets', (house) => `Are pets welcome at ${house}?`, () => 'Dogs and cats may stay.'],
  ['parking', () => 'Where can I park my car?', (house) => `${house} has a garage.`],
]

describe('a conversation about one of many things with the same questions', () => {
  let folder: string
  let library: Library
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellhop-houses-'))
    for (const [at, house] of houses.entries()) {
      for (const [name, title, text] of entries) {
        const front = `---\ntitle: ${JSON.stringify(title(house))}\nlang: en\n---\n\n`
        await writeFile(join(folder, `${at}-${name}.md`), `${front}${house}: ${text(house)}\n`)
      }
    }
    library = await open(folder)
  })
  afterAll(async () => {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })
  const best = async (query: string, ...said: string[]) => {
    const history = said.map((line, at): Turn => ({ role: at % 2 === 0 ? 'customer' : 'assistant', text: line }))
    const { evidence } = await library.search({ query, history, lang: 'en' })
    expect(evidence.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
    return evidence[0]?.passage.articleId
  }

  it('is answered about what the customer named', async () => {
    expect(await best('and do you serve breakfast', 'I booked two nights at Mill Inn', 'Lovely.')).toBe('1-breakfast')
    expect(await best('where can i park', 'hello, it is about the Grand Hotel', 'Yes?')).toBe('2-parking')
  })

  it('is answered about what the assistant or an agent named', async () => {
    expect(await best('can I park there', 'a place to stay please', 'I recommend the harbour house')).toBe('0-parking')
  })

  it('knows a name that was half misheard, and a branch by its name alone', async () => {
    expect(await best('are pets welcome', 'a room please', 'there is the harber house')).toBe('0-pets')
    expect(await best('do they serve breakfast', 'a room please', 'there is the orangery')).toBe('3-breakfast')
  })

  it('goes by what was named last, and by the question itself before all', async () => {
    const before = ['a room at Mill Inn', 'It is full.', 'then at Harbour House', 'There is one.']
    expect(await best('do they serve breakfast', ...before)).toBe('0-breakfast')
    expect(await best('does the Grand Hotel serve breakfast', ...before)).toBe('2-breakfast')
  })

  it('with the name in the question, the entry that fits wins over one that repeats the name', async () => {
    expect(await best('Harbour House breakfast')).toBe('0-breakfast')
    expect(await best('Mill Inn parking my car')).toBe('1-parking')
  })
})
