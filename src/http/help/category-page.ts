/** All articles of a category, those of its folders below under their names. */
import type { Article } from '../../domain/articles.ts'
import { placeOf, readableName } from '../../domain/categories.ts'
import { crumbData, crumbs } from './crumbs.ts'
import { deskName, type Frame, type Page } from './layout.ts'
import { articleRows } from './lists-of-articles.ts'
import { html, type Markup } from './markup.ts'
import type { Category } from './site.ts'
import { type Voice, voiceFor } from './words.ts'

export function categoryPage(category: Category, frame: Frame): Page {
  const { site, settings } = frame
  const { title, description, path, articles, lang, name } = category
  const voice = voiceFor(lang, articles[0]?.title)
  const others = site.languages.flatMap((other) => site.categories(other).filter((each) => each.name === name))
  return {
    voice,
    title: `${title} · ${deskName(settings)}`,
    description: description ?? `${title}: ${voice.say('articles', { count: articles.length })}`,
    canonical: path,
    alternates: new Map(others.map((other) => [other.lang, other.path])),
    data: [crumbData(voice, frame, [title, path])],
    content: html`<div class="wide narrow">
${crumbs(voice, frame, title)}
<h1 dir="auto">${title}</h1>
${description !== undefined && html`<p class="intro" dir="auto">${description}</p>`}
<p class="count">${voice.say('articles', { count: articles.length })}</p>
${categoryRows(articles, voice)}
</div>`,
  }
}

/** Articles in the order of the category, with a heading above those of each folder in it. */
export function categoryRows(articles: readonly Article[], voice: Voice): Markup {
  const folders = new Map<string, Article[]>()
  for (const article of articles) {
    const { below } = placeOf(article)
    folders.set(below, [...(folders.get(below) ?? []), article])
  }
  return html`${[...folders].map(
    ([folder, own]) =>
      html`${folder !== '' && html`<h2 dir="auto">${folder.split('/').map(readableName).join(' · ')}</h2>`}${articleRows(own, voice, true)}`,
  )}`
}
