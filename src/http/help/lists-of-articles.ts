/** Articles as rows, wherever several are listed. */
import type { Article } from '../../domain/articles.ts'
import { articlePath } from './address.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './words.ts'

/** A link to an article, in its own language where the page is in another. */
export function articleLink({ id, title, lang }: Article, voice: Voice): Markup {
  const foreign = voice.own !== lang && html` lang="${lang}"`
  return html`<a href="${articlePath(id)}"${foreign} dir="auto">${title}</a>`
}

/** @param about whether what each says in a line stands below its title */
export function articleRows(articles: readonly Article[], voice: Voice, about = false): Markup {
  return html`<ul class="articles">${articles.map(
    (article) =>
      html`<li>${articleLink(article, voice)}${about && article.description && html`<p>${article.description}</p>`}</li>`,
  )}</ul>`
}
