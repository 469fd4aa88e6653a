/** The way from the start of the help centre to a page, for people and for search engines. */
import { homePath } from './address.ts'
import type { Frame } from './layout.ts'
import { languageWish } from './layout.ts'
import { html, type Markup } from './markup.ts'
import type { Category } from './site.ts'
import type { Voice } from './words.ts'

type Step = [name: string, path: string]

function steps(voice: Voice, { site }: Frame, category: Category | undefined): Step[] {
  const start: Step = [voice.say('helpCentre'), homePath(languageWish(voice, site))]
  return category ? [start, [category.title, category.path]] : [start]
}

/** @param here what the page itself is called @param category above it, where it is in one */
export function crumbs(voice: Voice, frame: Frame, here: string, category?: Category): Markup {
  const rows = steps(voice, frame, category).map(
    ([name, path]) => html`<li><a href="${path}" dir="auto">${name}</a></li>`,
  )
  return html`<nav class="crumbs" aria-label="${voice.say('youAreHere')}"><ol>${rows}<li aria-current="page" dir="auto">${here}</li></ol></nav>`
}

/** The same as schema.org has it. @param path of the page itself */
export function crumbData(voice: Voice, frame: Frame, [here, path]: Step, category?: Category): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [...steps(voice, frame, category), [here, path] as Step].map(([name, to], at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: `${frame.publicUrl}${to}`,
    })),
  }
}
