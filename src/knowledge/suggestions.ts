/** Questions that the widget offers before anyone has typed. */
import type { Article } from '../domain/articles.ts'

/**
 * Questions from articles made for a page first, then from general ones; one of each article before a second of any.
 * @param articles what customers may see, in one language
 * @param url the page's address, or its path
 */
export function suggest(articles: readonly Article[], url: string | undefined, limit: number): string[] {
  const asking = articles.filter(({ questions }) => questions.length > 0)
  const made = asking.filter(({ pages }) => url !== undefined && pages.some((pattern) => matches(pattern, url)))
  const general = asking.filter(({ pages }) => pages.length === 0)
  return [...new Set([...inTurns(made), ...inTurns(general)])].slice(0, Math.max(0, limit))
}

function inTurns(articles: readonly Article[]): string[] {
  const most = Math.max(0, ...articles.map(({ questions }) => questions.length))
  return Array.from({ length: most }, (_, turn) => articles.flatMap(({ questions }) => questions[turn] ?? [])).flat()
}

/** `*` stands for any run of characters. A pattern that starts with `/` is matched against the path alone. */
function matches(pattern: string, url: string): boolean {
  const [address = '', path = ''] = addressOf(url)
  const subject = pattern.startsWith('/') ? path : address
  const parts = pattern.split('*')
  if (parts.length === 1) return subject === pattern || subject === `${pattern}/`
  let at = 0
  for (const [number, part] of parts.entries()) {
    const found = number === parts.length - 1 && part !== '' ? subject.lastIndexOf(part) : subject.indexOf(part, at)
    if (found < at || (number === 0 && found !== 0)) return false
    if (number === parts.length - 1 && part !== '' && found + part.length !== subject.length) return false
    at = found + part.length
  }
  return true
}

function addressOf(url: string): string[] {
  try {
    const { origin, pathname } = new URL(url, 'http://page.invalid')
    return [origin + pathname, pathname]
  } catch {
    return [url, url]
  }
}
