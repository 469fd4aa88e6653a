/** Where the help centre begins: what it is, a search field, the categories with their articles. */
import { homePath } from './address.ts'
import { deskName, type Frame, languageWish, type Page, searchForm } from './layout.ts'
import { articleLink, articleRows } from './lists-of-articles.ts'
import { html } from './markup.ts'
import { type Category, changedAt } from './site.ts'
import { voiceFor } from './words.ts'

/** Articles of each category, and changed ones, that are shown here. */
const [MOST_EACH, MOST_RECENT] = [5, 5]
/** Articles without a category up to which each says what it is about. */
const FEW = 30

/** @param lang one that has articles; undefined where there are none at all */
export function homePage(lang: string | undefined, frame: Frame): Page {
  const { site, settings, publicUrl } = frame
  const categories = lang === undefined ? [] : site.categories(lang)
  const loose = lang === undefined ? [] : site.loose(lang)
  const first = categories[0]?.articles[0] ?? loose[0]
  const voice = voiceFor(lang ?? 'en', first?.title)
  const { say } = voice
  const wish = languageWish(voice, site)
  const name = deskName(settings)
  const { intro } = settings.help
  const recent = lang === undefined ? [] : site.dated(lang).slice(0, MOST_RECENT)
  const path = (other: string) => homePath(other === site.main ? undefined : other)

  const card = ({ title, description, path: to, articles, front }: Category) => {
    const rest = articles.filter((article) => article !== front)
    return html`<section class="card">
<h2><a href="${to}" dir="auto">${title}</a></h2>
${description !== undefined && html`<p dir="auto">${description}</p>`}
${articleRows(rest.slice(0, MOST_EACH), voice)}
<p class="count"><a href="${to}"><span class="unseen">${title}: </span>${say('articles', { count: rest.length })}</a></p>
</section>`
  }
  const content = html`<div class="hero"><div class="wide">
<h1>${say('helpCentre')}</h1>
${intro !== undefined && html`<p class="intro" dir="auto">${intro}</p>`}
${searchForm(voice, wish)}
</div></div>
<div class="wide">
${categories.length > 0 && html`<div class="cards">${categories.map(card)}</div>`}
${loose.length > 0 && html`<section class="card plain"><h2>${categories.length > 0 ? say('others') : say('articles', { count: loose.length })}</h2>${articleRows(loose, voice, categories.length === 0 && loose.length <= FEW)}</section>`}
${
  recent.length > 0 &&
  html`<section class="card plain"><h2>${say('recent')}</h2><ul class="articles">${recent.map(
    (article) =>
      html`<li>${articleLink(article, voice)} <time datetime="${changedAt(article)}">${voice.day(changedAt(article) ?? '')}</time></li>`,
  )}</ul></section>`
}
</div>`
  return {
    voice,
    title: `${say('helpCentre')} · ${name}`,
    ...(intro !== undefined && { description: intro }),
    canonical: path(lang ?? ''),
    alternates: new Map(site.languages.map((other) => [other, path(other)])),
    data: [
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name,
        url: `${publicUrl}${path(lang ?? '')}`,
        inLanguage: voice.lang,
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/help?q={query}` },
          'query-input': 'required name=query',
        },
      },
    ],
    content,
    searches: true,
  }
}
