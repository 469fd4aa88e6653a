/** A made-up help centre of any size, the same on every run, and questions to it. */
import type { Article } from '../../src/domain/articles.ts'

const questionCount = 300

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
    const lists = { tags: [], aliases: [], questions: [], pages: [] }
    return { id, title, lang: 'en', ...lists, audience: 'public', draft: false, revision: '', body: '', passages }
  })
}

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
