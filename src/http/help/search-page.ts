/** What searching the help centre finds: the same as the assistant would, and the way to ask it. */
import { clean } from '../../domain/text.ts'
import type { Evidence, Retriever } from '../../ports/knowledge.ts'
import { articlePath, chatPath, homePath } from './address.ts'
import { deskName, type Frame, languageWish, type Page, searchForm } from './layout.ts'
import { html, type Markup } from './markup.ts'
import type { Site } from './site.ts'
import { snippet } from './snippet.ts'
import { nameOf, voiceFor } from './words.ts'

/** Characters of a search, passages that are looked through, and articles that are shown. */
export const QUERY_CHARACTERS = 300
const [PASSAGES, MOST_FOUND] = [30, 12]

export interface Found {
  query: string
  lang: string
  /** The best passage of each article, best first. */
  evidence: Evidence[]
}

/** What a search is for, as far as it is read: bounded, on one line, without signs that nobody sees. */
export function readQuery(text: string): string {
  return clean(text.slice(0, QUERY_CHARACTERS)).replace(/\s+/g, ' ').trim()
}

/** @param query as `readQuery` gives it @param lang in which the page is */
export async function searchFor(retriever: Retriever, query: string, lang: string): Promise<Found> {
  if (query === '') return { query, lang, evidence: [] }
  const { evidence } = await retriever.search({ query, history: [], lang, limit: PASSAGES })
  const best = new Map<string, Evidence>()
  // A word or its beginning has to be there: what has none of the words only shares a few letters.
  for (const each of evidence) if (!best.has(each.passage.articleId)) best.set(each.passage.articleId, each)
  return { query, lang, evidence: [...best.values()].slice(0, MOST_FOUND) }
}

export function searchPage({ query, lang, evidence }: Found, frame: Frame): Page {
  const { site, settings } = frame
  const voice = voiceFor(lang, site.categories(lang)[0]?.articles[0]?.title)
  const { say } = voice
  const wish = languageWish(voice, site)
  const heading = query === '' ? say('search') : say(evidence.length > 0 ? 'resultsFor' : 'nothing', { query })
  return {
    voice,
    title: `${heading} · ${deskName(settings)}`,
    alternates: new Map(site.languages.map((other) => [other, homePath(other === site.main ? undefined : other)])),
    content: html`<div class="wide narrow">
${searchForm(voice, wish, query)}
<h1>${heading}</h1>
${evidence.length > 0 && html`<ol class="results">${evidence.map((each) => result(each, query, lang, site))}</ol>`}
${evidence.length === 0 && query !== '' && html`<p>${say('nothingHint')}</p>`}
<section class="instead">
<p>${say('askHint')}</p>
<p><a class="button" href="${chatPath(query)}" data-ask="${query}">${say('askInstead')}</a></p>
</section>
<p><a href="${homePath(wish)}">${say('home')}</a></p>
</div>`,
    searches: true,
  }
}

function result({ passage }: Evidence, query: string, lang: string, site: Site): Markup {
  const { articleId, title, trail, anchor, text } = passage
  const article = site.article(articleId)
  const category = article && site.categoryOf(article)
  const path = articlePath(articleId)
  const foreign = passage.lang === lang ? undefined : html` lang="${passage.lang}"`
  const heading = trail.at(-1)
  return html`<li${foreign}>
<h2><a href="${path}" dir="auto">${title}</a></h2>
<p class="where">${[
    foreign && html`<span>${nameOf(passage.lang)}</span>`,
    category && html`<span dir="auto">${category.title}</span>`,
    heading !== undefined &&
      anchor !== '' &&
      html`<a href="${`${path}#${encodeURIComponent(anchor)}`}" dir="auto">${heading}</a>`,
  ]}</p>
<p class="snippet" dir="auto">${snippet(text, query)}</p>
</li>`
}
