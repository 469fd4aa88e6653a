/** Help centres to measure on: made up ones of any size, the same on every run, and a real one where it is at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Article } from '../../src/domain/articles.ts'
import { parseArticle } from '../../src/knowledge/article.ts'

export interface Corpus {
  name: string
  articles: Article[]
  questions: string[]
}

/** Questions asked of each. */
const questionCount = 400

/** @param size articles, each of four passages of about 100 words */
export function madeUp(size: number): Corpus {
  const random = seeded(size)
  const articles = makeArticles(size, random)
  return { name: 'made up', articles, questions: makeQuestions(articles, random) }
}

const faq = resolve(import.meta.dirname, '../../../shared/eval/faq-12k')

/** 12,039 short entries about hotels, restaurants and sights with questions from spoken dialogues; where it is there. */
export function realFaq(): Corpus | undefined {
  if (!existsSync(faq)) return undefined
  const rows = <T>(name: string) =>
    readFileSync(join(faq, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T)
  const articles = rows<{ id: string; title: string; text: string }>('docs.jsonl').flatMap(({ id, title, text }) => {
    const markdown = `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n${text}\n`
    return parseArticle(`${id}.md`, Buffer.from(markdown)).article ?? []
  })
  const questions = rows<{ query: string }>('queries.jsonl').map(({ query }) => query)
  return { name: 'faq-12k', articles, questions }
}

/** Articles of four passages of about 100 words, drawn as in real text: few words often, many words seldom. */
export function makeArticles(size: number, random: () => number): Article[] {
  const vocabulary = Array.from({ length: 12_000 }, () => syllables(2 + Math.floor(random() * 3), random))
  const draw = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '').join(' ')
  return Array.from({ length: size }, (_, number) => {
    const id = `article-${number}`
    const title = draw(6)
    const passages = Array.from({ length: 4 }, (_, position) => {
      const text = draw(100)
      return {
        articleId: id,
        title,
        trail: [draw(3)],
        anchor: '',
        position,
        markdown: text,
        text,
        lang: 'en',
        revision: '',
      }
    })
    const lists = { tags: [], aliases: [], questions: [], pages: [], pictures: [] }
    return {
      id,
      title,
      lang: 'en',
      ...lists,
      audience: 'public',
      draft: false,
      revision: id,
      body: bodyOf(passages),
      passages,
    }
  })
}

const bodyOf = (passages: readonly { trail: string[]; text: string }[]) =>
  passages.map(({ trail, text }) => `## ${trail.join(' ')}\n\n${text}`).join('\n\n')

/** Eight words of a title and its article, in no order; one in four is misspelt. */
export function makeQuestions(articles: readonly Article[], random: () => number): string[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  return Array.from({ length: questionCount }, () => {
    const { title, passages } = pick(articles)
    const words = [
      ...title.split(' ').slice(0, 4),
      ...Array.from({ length: 4 }, () => pick(pick(passages).text.split(' '))),
    ]
    return words.map((word, at) => (at === 5 && random() < 0.5 ? word.slice(1) + word.slice(0, 1) : word)).join(' ')
  })
}

function syllables(count: number, random: () => number): string {
  const letter = (letters: string) => letters[Math.floor(random() * letters.length)]
  return Array.from({ length: count }, () => `${letter('bcdfghklmnprstvz')}${letter('aeiou')}`).join('')
}

/** The same articles on every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
