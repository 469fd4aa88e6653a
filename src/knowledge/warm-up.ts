/**
 * The first questions after a start would take several times as long as later ones, until the engine has compiled what
 * searches run through. So some are asked before anybody waits for an answer.
 */
import { setImmediate as turn } from 'node:timers/promises'
import type { Article } from '../domain/articles.ts'
import type { Search } from './self-knowledge.ts'

/** Questions that are asked, from articles spread over the base. */
const questions = 32
/** Characters of an article's text that a question takes up. */
const length = 60

/** Asks what customers ask: a few words of an article, one of them misspelt, after something was said. */
export async function warmUp(articles: readonly Article[], search: Search): Promise<void> {
  const step = Math.max(1, Math.ceil(articles.length / questions))
  for (let at = 0; at < articles.length; at += step) {
    const { title, passages } = articles[at] as Article
    const said = (passages.at(-1)?.text ?? title).slice(0, length)
    search({ query: `${title} ${misspelt(said)}`, history: [] })
    search({ query: said, history: [{ role: 'customer', text: misspelt(title) }] })
    await turn()
  }
}

/** With two neighbours swapped in the longest word. */
function misspelt(text: string): string {
  const word = text.split(/\s+/).reduce((longest, next) => (next.length > longest.length ? next : longest), '')
  const at = word.length >> 1
  return text.replace(word, () => `${word.slice(0, at - 1)}${word[at] ?? ''}${word[at - 1] ?? ''}${word.slice(at + 1)}`)
}
