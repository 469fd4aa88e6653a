/** The help centre for language models (llmstxt.org): a list of its articles as markdown, and all of them in one file. */
import type { Article } from '../../domain/articles.ts'
import { articlePath } from './address.ts'
import { articleMarkdown } from './article-markdown.ts'
import type { Centre } from './centre.ts'
import { deskName, type Frame } from './layout.ts'
import { nameOf, voiceFor } from './words.ts'

/** Characters of the file that holds all articles; what is beyond is named and not written out. */
const MOST_CHARACTERS = 2_000_000

export function llmsList({ site, settings, publicUrl }: Frame): string {
  const line = ({ id, title, description }: Article) =>
    `- [${title.replace(/[[\]]/g, ' ')}](${publicUrl}${articlePath(id)}.md)${description ? `: ${description}` : ''}`
  const sections = inOrder({ site }).map(({ name, articles }) => `## ${name}\n\n${articles.map(line).join('\n')}`)
  return `${[opening({ settings, publicUrl }), ...sections].join('\n\n')}\n`
}

export function llmsFull(centre: Centre, { site, settings, publicUrl }: Frame, most = MOST_CHARACTERS): string {
  const parts = [opening({ settings, publicUrl })]
  let length = 0
  let left = 0
  for (const article of inOrder({ site }).flatMap(({ articles }) => articles)) {
    const text = length < most ? articleMarkdown(article, centre.find, publicUrl) : ''
    length += text.length
    if (length > most || text === '') left++
    else parts.push(text)
  }
  if (left > 0) parts.push(`${left} more articles are in ${publicUrl}/llms.txt`)
  return `${parts.map((part) => part.trimEnd()).join('\n\n---\n\n')}\n`
}

function opening({ settings, publicUrl }: Pick<Frame, 'settings' | 'publicUrl'>): string {
  const { intro } = settings.help
  return [`# ${deskName(settings)}`, ...(intro ? [`> ${intro}`] : []), `${publicUrl}/help`].join('\n\n')
}

/** Every article once: by language, and in it category by category. */
function inOrder({ site }: Pick<Frame, 'site'>): { name: string; articles: readonly Article[] }[] {
  return site.languages.flatMap((lang) => {
    const ahead = lang === site.main ? '' : `${nameOf(lang)}: `
    const loose = site.loose(lang)
    const categories = site.categories(lang).map(({ title, articles, front }) => ({
      name: `${ahead}${title}`,
      articles: front ? [front, ...articles] : articles,
    }))
    const others = loose.length > 0 ? [{ name: `${ahead}${voiceFor(lang).say('others')}`, articles: loose }] : []
    return [...categories, ...others]
  })
}
