/** An article's page: where it stands, what is in it, what is like it, and whether it helped. */
import type { Article } from '../../domain/articles.ts'
import { directionOf } from '../../domain/spoken.ts'
import { articlePath } from './address.ts'
import { categoryRows } from './category-page.ts'
import { crumbData, crumbs } from './crumbs.ts'
import { deskName, type Frame, type Page } from './layout.ts'
import { articleRows } from './lists-of-articles.ts'
import { html, Markup } from './markup.ts'
import { changedAt } from './site.ts'
import { type Said, voteForm } from './vote-form.ts'
import { type Voice, voiceFor } from './words.ts'

/** Headings from which on a list of them helps. */
const CONTENTS_FROM = 3

interface Parts {
  /** The article as customers read it. */
  body: string
  related: readonly Article[]
  /** What whoever reads it said of it a moment ago. */
  said?: Said
}

export function articlePage(article: Article, { body, related, said }: Parts, frame: Frame): Page {
  const { site, settings, open, publicUrl } = frame
  const { id, title, description, lang, updated } = article
  const voice = voiceFor(lang, title + (article.passages[0]?.text ?? '').slice(0, 200))
  const { say } = voice
  const front = site.frontOf(article)
  const category = front ? undefined : site.categoryOf(article)
  const path = articlePath(id)
  const changed = changedAt(article)
  const contents = contentsOf(body)
  const contentsList =
    contents.length >= CONTENTS_FROM &&
    html`<ul>${contents.map(({ level, anchor, text }) => html`<li class="level-${level}"><a href="#${anchor}" dir="auto">${text}</a></li>`)}</ul>`
  const others = related.filter((each) => !front?.articles.includes(each))
  const { before, after } = site.neighbours(article)
  const beside = (word: 'previous' | 'next', other: Article | undefined) =>
    other &&
    html`<a class="${word}" rel="${word === 'previous' ? 'prev' : 'next'}" href="${articlePath(other.id)}"><span>${say(word)}</span> <span dir="auto">${other.title}</span></a>`

  const content = html`<div class="wide page${contentsList && ' with-contents'}">
${open && crumbs(voice, frame, title, category)}
${contentsList && html`<nav class="contents beside" aria-label="${say('onThisPage')}"><h2>${say('onThisPage')}</h2>${contentsList}</nav>`}
<article>
<h1 dir="auto">${title}</h1>
${updated !== undefined && html`<p class="updated"><time datetime="${updated}">${say('updated', { date: voice.day(updated) })}</time></p>`}
${contentsList && html`<details class="contents above"><summary>${say('onThisPage')}</summary><nav aria-label="${say('onThisPage')}">${contentsList}</nav></details>`}
<div class="text" dir="${directionOf(lang)}">
${new Markup(withAnchors(body, voice))}
</div>
${front && html`<div class="of-category">${categoryRows(front.articles, voice)}</div>`}
</article>
${voteForm(article, voice, said)}
${open && (before || after) && html`<nav class="neighbours" aria-label="${category?.title ?? say('helpCentre')}">${beside('previous', before)}${beside('next', after)}</nav>`}
${open && others.length > 0 && html`<section class="related"><h2>${say('related')}</h2>${articleRows(others, voice)}</section>`}
</div>`

  const translations = site.translations(article)
  return {
    voice,
    title: `${title} · ${deskName(settings)}`,
    description: description ?? openingOf(article),
    canonical: path,
    alternates: new Map([...translations].map(([other, each]) => [other, articlePath(each.id)])),
    markdown: `${path}.md`,
    changed,
    kind: 'article',
    data: [
      {
        '@context': 'https://schema.org',
        '@type': 'Article',
        headline: title,
        ...(description && { description }),
        inLanguage: voice.lang,
        ...(updated && { dateModified: updated }),
        ...(article.publishAt && { datePublished: article.publishAt }),
        mainEntityOfPage: `${publicUrl}${path}`,
        publisher: { '@type': 'Organization', name: deskName(settings), url: publicUrl },
      },
      ...(open ? [crumbData(voice, frame, [title, path], category)] : []),
    ],
    content,
  }
}

/** Headings that this server put there: what editors write has no fragments of its own. */
const heading = /<h([2-6]) id="([^"]+)">(.*?)<\/h\1>/g

/** Headings of the first two levels, with text and fragments as they stand in HTML. */
function contentsOf(body: string): { level: number; anchor: Markup; text: Markup }[] {
  return [...body.matchAll(heading)].flatMap(([, level = '', anchor = '', text = '']) =>
    Number(level) <= 3 ? [{ level: Number(level), anchor: new Markup(anchor), text: new Markup(text) }] : [],
  )
}

/** The same with a link to itself at each heading. */
function withAnchors(body: string, { say }: Voice): string {
  return body.replace(heading, (_, level: string, anchor: string, text: string) => {
    const words = say('linkTo', { heading: '\u0000' }).split('\u0000')
    const label = html`${words[0]}${new Markup(text)}${words[1]}`.text
    return `<h${level} id="${anchor}">${text} <a class="anchor" href="#${anchor}" aria-label="${label}"></a></h${level}>`
  })
}

/** Characters of an article's first words that stand for a description it has not. */
const OPENING = 160

function openingOf({ passages }: Article): string | undefined {
  const text = passages[0]?.text.replace(/\s+/g, ' ').trim()
  if (!text || text.length <= OPENING) return text
  return `${text.slice(0, text.lastIndexOf(' ', OPENING)).toWellFormed()} …`
}
