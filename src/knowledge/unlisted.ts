/** The knowledge base as it would be found if no article listed its `questions`. */
import { buildIndex } from './build-index.ts'
import { type Builder, inPlace } from './builder.ts'

/**
 * Builds without the lists, for telling which questions are found by the text alone: a customer's words are never the
 * listed ones letter for letter.
 */
export function withoutQuestions(folder: string): Builder {
  const builder = inPlace(folder)
  return {
    async build() {
      const base = await builder.build()
      return { ...base, index: buildIndex(base.articles.map((article) => ({ ...article, questions: [] }))) }
    },
    close: () => builder.close(),
  }
}
