/** What every page of the help centre has around it: head, header with search, and footer. */
import type { Settings } from '../../protocol/settings.ts'
import { logoPath } from '../logo.ts'
import { chatPath, homePath } from './address.ts'
import { html, jsonLd, type Markup } from './markup.ts'
import type { Site } from './site.ts'
import { themePath } from './theme.ts'
import { nameOf, type Voice, voiceFor } from './words.ts'

export interface Page {
  voice: Voice
  title: string
  description?: string | undefined
  /** Its one true address, from the root; left out for what search engines are to leave out. */
  canonical?: string
  /** Addresses of the same in each language, its own too, by language. */
  alternates?: ReadonlyMap<string, string>
  /** The same as markdown. */
  markdown?: string
  /** For search engines: what the page is, and where it stands. */
  data?: object[]
  /** The time of the last change, as ISO 8601. */
  changed?: string | undefined
  kind?: 'article' | 'website'
  content: Markup
  /** The page has a search field of its own. */
  searches?: true
}

export interface Frame {
  settings: Settings
  publicUrl: string
  site: Site
  /** Whether there is more than single articles. */
  open: boolean
}

/** What the template says of its language before it is filled. */
const LANGUAGE = '<html lang="en" dir="ltr">'

/** @param template the built page, with its styles and scripts */
export function laidOut(template: string, page: Page, frame: Frame): string {
  const { voice } = page
  const { theme } = frame.settings.widget
  const root = html`<html lang="${voice.lang}" dir="${voice.direction}"${theme !== 'auto' && html` data-theme="${theme}"`}>`
  const title = html`${page.title}`.text
  return template
    .replace(LANGUAGE, () => root.text)
    .replace('{{title}}', () => title)
    .replace('<!--head-->', () =>
      headOf(page, frame)
        .text.replace(/\n{2,}/g, '\n')
        .trim(),
    )
    .replace('<!--body-->', () => bodyOf(page, frame).text)
}

/** What the help centre is called: by the editors, else by the assistant's name. */
export function deskName({ help, assistant }: Settings): string {
  return help.name ?? assistant.name
}

function headOf(page: Page, { settings, publicUrl, site, open }: Frame): Markup {
  const { description, canonical, alternates = new Map(), markdown, data = [], kind = 'website', changed, voice } = page
  const { accent, logo } = settings.widget
  const absolute = (path: string) => `${publicUrl}${path}`
  const fallback = site.main === undefined ? undefined : alternates.get(site.main)
  const others = alternates.size > 1 ? [...alternates] : []
  const property = (name: string, content: string) => html`<meta property="${name}" content="${content}">`
  return html`${description !== undefined && html`<meta name="description" content="${description}">`}
${canonical === undefined || !open ? html`<meta name="robots" content="noindex">` : undefined}
${canonical !== undefined && html`<link rel="canonical" href="${absolute(canonical)}">`}
${others.map(([lang, path]) => html`<link rel="alternate" hreflang="${lang}" href="${absolute(path)}">`)}
${others.length > 0 && html`<link rel="alternate" hreflang="x-default" href="${absolute(fallback ?? others[0]?.[1] ?? '')}">`}
${markdown !== undefined && open && html`<link rel="alternate" type="text/markdown" href="${absolute(markdown)}">`}
${open && html`<link rel="alternate" type="application/atom+xml" title="${voice.say('feed')}" href="${feedPath(voice, site)}">`}
${
  canonical !== undefined && [
    property('og:type', kind),
    property('og:title', page.title),
    property('og:url', absolute(canonical)),
    property('og:site_name', deskName(settings)),
    property('og:locale', voice.locale.replace('-', '_')),
    ...(description ? [property('og:description', description)] : []),
    ...(logo ? [property('og:image', absolute(logoPath(logo)))] : []),
    ...(changed && kind === 'article' ? [property('article:modified_time', changed)] : []),
  ]
}
${accent !== undefined && html`<link rel="stylesheet" href="${themePath(accent)}">`}
${data.map(jsonLd)}`
}

function feedPath({ own }: Voice, { main }: Site): string {
  return own === main ? '/help/feed.xml' : `/help/feed.xml?lang=${own}`
}

const bell = html`<svg class="icon" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20h18M20 16a8 8 0 1 0-16 0zM12 8V4M10 4h4"/></svg>`
const magnifier = html`<svg class="icon" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true"><path d="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM21 21l-5-5"/></svg>`

function bodyOf(page: Page, frame: Frame): Markup {
  const { voice, content, searches } = page
  const { settings, open, site } = frame
  const { logo } = settings.widget
  const lang = languageWish(voice, site)
  const mark = logo ? html`<img src="${logoPath(logo)}" alt="" height="28">` : bell
  const brand = html`${mark}<span class="brand-name" dir="auto">${deskName(settings)}</span>`
  return html`<a class="skip" href="#content">${voice.say('skip')}</a>
<header class="top">
<div class="wide">
${open ? html`<a class="brand" href="${homePath(lang)}">${brand} <span class="brand-part">${voice.say('helpCentre')}</span></a>` : html`<p class="brand">${brand}</p>`}
${open && !searches && searchForm(voice, lang)}
<nav class="doors" aria-label="${voice.say('helpCentre')}">
${languageSwitch(page, frame)}
<a class="ask" href="${chatPath()}" data-ask>${voice.say('ask')}</a>
</nav>
</div>
</header>
<main id="content" tabindex="-1">
${content}
</main>
<footer class="bottom">
<div class="wide">
${settings.help.links.map(({ label, url }) => html`<a href="${url}" dir="auto">${label}</a>`)}
${open && html`<a href="${feedPath(voice, site)}">${voice.say('feed')}</a>`}
</div>
</footer>`
}

/** The `lang` of addresses, where the language is not the main one. */
export function languageWish({ own }: Voice, { main }: Site): string | undefined {
  return own === main ? undefined : own
}

/** @param query what stands in the field already */
export function searchForm({ say }: Voice, lang: string | undefined, query = ''): Markup {
  return html`<form class="search" role="search" action="/help" method="get">
<input type="search" name="q" value="${query}" maxlength="300" required autocomplete="off" aria-label="${say('searchLabel')}" placeholder="${say('searchHint')}">
${lang !== undefined && html`<input type="hidden" name="lang" value="${lang}">`}
<button type="submit">${magnifier}<span class="unseen">${say('search')}</span></button>
</form>`
}

function languageSwitch({ voice, alternates }: Page, { open, site }: Frame): Markup | undefined {
  if (!open || !alternates || alternates.size < 2) return undefined
  const { own } = voice
  const rows = [...alternates].map(([lang, path]) => {
    const { lang: tag, direction } = lang === own ? voice : voiceFor(lang, sampleOf(lang, site))
    return html`<li><a href="${path}" lang="${tag}" dir="${direction}" hreflang="${lang}"${lang === own && html` aria-current="true"`}>${nameOf(lang, tag)}</a></li>`
  })
  return html`<details class="languages"><summary><span class="unseen">${voice.say('language')}: </span>${nameOf(own, voice.lang)}</summary><ul>${rows}</ul></details>`
}

/** Some words of a language as the articles have it: which script it is in. */
function sampleOf(lang: string, { categories, loose }: Site): string | undefined {
  return (categories(lang)[0]?.articles[0] ?? loose(lang)[0])?.title
}
