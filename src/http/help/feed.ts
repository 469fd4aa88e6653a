/** What changed in the help centre, newest first, for feed readers (Atom, RFC 4287). */
import type { Article } from '../../domain/articles.ts'
import { articlePath, homePath } from './address.ts'
import { deskName, type Frame } from './layout.ts'
import { escapeXml } from './markup.ts'
import { changedAt } from './site.ts'
import { voiceFor } from './words.ts'

const MOST_ENTRIES = 50

/** Articles of a language that say when they were changed; others are in no feed, because nobody knows when they were. */
export function feed(lang: string, { site, settings, publicUrl }: Frame): string {
  const articles = site.dated(lang).slice(0, MOST_ENTRIES)
  const voice = voiceFor(lang, articles[0]?.title)
  const wish = lang === site.main ? undefined : lang
  const own = `${publicUrl}/help/feed.xml${wish ? `?lang=${wish}` : ''}`
  const name = deskName(settings)
  const entries = articles.map((article) => entry(article, publicUrl))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(voice.lang)}">
<title>${escapeXml(`${name} · ${voice.say('helpCentre')}`)}</title>
<id>${escapeXml(own)}</id>
<link rel="self" type="application/atom+xml" href="${escapeXml(own)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(publicUrl + homePath(wish))}"/>
<author><name>${escapeXml(name)}</name></author>
<updated>${momentOf(articles[0])}</updated>
${entries.join('\n')}
</feed>
`
}

function entry(article: Article, publicUrl: string): string {
  const { id, title, description, lang } = article
  const address = escapeXml(publicUrl + articlePath(id))
  const summary = description ? `\n<summary>${escapeXml(description)}</summary>` : ''
  return `<entry xml:lang="${escapeXml(lang)}">
<title>${escapeXml(title)}</title>
<id>${address}</id>
<link rel="alternate" type="text/html" href="${address}"/>
<updated>${momentOf(article)}</updated>${summary}
</entry>`
}

/** A feed has to say when it changed, also one that is empty: then at the beginning of all time. */
function momentOf(article: Article | undefined): string {
  return new Date((article && changedAt(article)) ?? 0).toISOString()
}
