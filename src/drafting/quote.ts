/** The drafter that needs no key: it quotes. */
import { quote } from '../answering/quote.ts'
import { sentencesOf } from '../answering/sentences.ts'
import { wordLine } from '../answering/support.ts'
import { type Drafter, DraftFailed } from '../ports/drafting.ts'

/** Answers in the articles' own words, sentence by sentence. Always available. */
export function quoteDrafter(): Drafter {
  return {
    name: 'quote',
    wantsArticle: true,
    available: () => true,
    async *draft({ question, query, history, passages, lang, said, signal }) {
      const line = wordLine(question)
      const repeated = history.some(({ role, text }) => role === 'customer' && wordLine(text) === line)
      const { text } = quote({ query, passages, lang, repeated, ...(said && { said }) })
      if (!text) throw new DraftFailed('empty', 'the passages hold nothing that can be quoted')
      for (const sentence of sentencesOf(text)) {
        if (signal.aborted) return
        yield sentence
      }
    },
  }
}
