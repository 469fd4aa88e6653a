/** Questions that the widget offers before anyone has typed. */
import type { Article } from '../domain/articles.ts'
import { isUnspaced } from '../domain/text.ts'
import { terms } from './languages.ts'

/** Where the customer is, and what is offered where nothing is said about that page. */
export interface SuggestionPage {
  /** The page's address, or its path. */
  url?: string
  title?: string
  /** What the desk itself chose, in place of questions of general articles. */
  chosen?: readonly string[]
}

/**
 * Questions from articles made for a page first, then general ones whose words stand in its title or path, then the others;
 * one of each article before a second of any.
 * @param articles what customers may see, in one language
 */
export function suggest(
  articles: readonly Article[],
  { url, title, chosen = [] }: SuggestionPage,
  limit: number,
): string[] {
  const asking = articles.filter(({ questions }) => questions.length > 0)
  const made = asking.filter(({ pages }) => url !== undefined && pages.some((pattern) => matches(pattern, url)))
  const general = asking.filter(({ pages }) => pages.length === 0)
  const alike = () => aboutPage(general, `${title ?? ''} ${url === undefined ? '' : pathOf(url)}`)
  const rest = chosen.length > 0 ? chosen : inTurns(general)
  return [...new Set([...inTurns(made), ...alike(), ...rest])].slice(0, Math.max(0, limit))
}

/**
 * The question of each article that shares the most with a page's words, best first. A word counts for the more the
 * fewer questions hold it (inverse document frequency); one that a fifth of them hold tells nothing of the page.
 */
function aboutPage(articles: readonly Article[], page: string): string[] {
  const words = new Map<string, Set<string>>()
  const wanted = (lang: string) => {
    const known = words.get(lang) ?? new Set(contentOf(page, lang))
    words.set(lang, known)
    return known
  }
  const shared = articles.map((article) => ({
    article,
    each: termsOf(article).map((own) => own.filter((term) => wanted(article.lang).has(term))),
  }))
  const all = shared.flatMap(({ each }) => each)
  const heldBy = new Map<string, number>()
  for (const term of all.flat()) heldBy.set(term, (heldBy.get(term) ?? 0) + 1)
  const worth = (term: string) => {
    const holders = heldBy.get(term) ?? 1
    return holders <= Math.max(FEW, all.length / EVERYWHERE) ? Math.log(1 + all.length / holders) : 0
  }
  const best = shared.flatMap(({ article: { questions }, each }) => {
    const scores = each.map((own) => own.reduce((sum, term) => sum + worth(term), 0))
    const score = Math.max(...scores)
    const question = questions[scores.indexOf(score)]
    return score > 0 && question !== undefined ? [{ question, score }] : []
  })
  return best.sort((a, b) => b.score - a.score).map(({ question }) => question)
}

/** A word in more than one of this many questions says nothing about a page. */
const EVERYWHERE = 5
/** In so few it tells something in any case: small bases are about one thing. */
const FEW = 3
/** Letters of a word that can tell what a page is about. */
const LEAST_LETTERS = 3

/** Stemmed once for each reading of an article. */
const stemmed = new WeakMap<Article, string[][]>()

function termsOf(article: Article): string[][] {
  const known = stemmed.get(article) ?? article.questions.map((question) => contentOf(question, article.lang))
  stemmed.set(article, known)
  return known
}

function contentOf(text: string, lang: string): string[] {
  const telling = terms(text, lang).filter(
    ({ term, stop, typed }) => !stop && !/^\d+$/.test(term) && (typed.length >= LEAST_LETTERS || isUnspaced(typed)),
  )
  return [...new Set(telling.map(({ term }) => term))]
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

/** The path as words would stand in it. */
function pathOf(url: string): string {
  const path = addressOf(url)[1] ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
