/** The help centre, as its page holds it. */
import type { PageForm } from './fields.ts'

export interface HelpForm {
  on: boolean
  name: string
  intro: string
  /** One a line: what it says, and where it leads. */
  links: string
}

export const helpPage: PageForm<HelpForm> = {
  parts: ['help'],
  formOf: ({ help: { on, name = '', intro = '', links } }) => ({
    on,
    name,
    intro,
    links: links.map(({ label, url }) => `${label} ${url}`).join('\n'),
  }),
  partsOf: ({ on, name, intro, links }) => ({
    help: {
      on,
      ...(name.trim() && { name: name.trim() }),
      ...(intro.trim() && { intro: intro.trim() }),
      links: links
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map(linkIn),
    },
  }),
}

/** `Our shop https://shop.example`: the last word is the address. */
function linkIn(line: string): { label: string; url: string } {
  const blank = line.search(/\s\S+$/)
  return blank === -1 ? { label: line, url: '' } : { label: line.slice(0, blank).trim(), url: line.slice(blank).trim() }
}
