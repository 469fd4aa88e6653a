/** The block on top of other systems' markdown (YAML or TOML), as Bellhop's front matter and what else it tells. */
import { parse as parseToml } from 'smol-toml'
import { parseDocument } from 'yaml'
import { dayOf, type Front, langOf } from './original.ts'

export interface ForeignFront {
  title?: string
  front: Front
  /** Addresses, slugs and ids under which the page was reached. */
  former: string[]
  /** Its id, for links that name it. */
  id?: string
  slug?: string
  /** What it is called in lists, where that differs from its title. */
  label?: string
  /** Keys that mean nothing here. */
  unknown: string[]
  /** What was wrong, or lost. */
  warnings: string[]
  /** Where it belongs, from its categories. */
  folders: string[]
}

/** Bytes of a block; see front-matter.ts. */
const maxBytes = 64 * 1024

/** @returns the block's own text, and what is below it; a refusal where it cannot be read */
export function readForeign(text: string): { body: string; read: ForeignFront } | { refused: string } {
  const opening = /^(---|\+\+\+)[ \t]*(?:yaml|toml)?[ \t]*\n/i.exec(text)
  const nothing = () => ({ body: text, read: settled({}) })
  if (!opening) return nothing()
  const rest = text.slice(opening[0].length)
  const closing = (opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m).exec(rest)
  if (!closing) return nothing()
  const block = rest.slice(0, closing.index)
  if (Buffer.byteLength(block) > maxBytes) return { refused: 'the block on top is larger than 64 KiB' }
  const body = rest.slice(closing.index + closing[0].length).replace(/^\n/, '')
  const data = opening[1] === '---' ? fromYaml(block) : fromToml(block)
  if (typeof data === 'string') return { refused: `the block on top cannot be read: ${data}` }
  return { body, read: settled(data) }
}

type Data = Record<string, unknown>

/** Others read `title: Pay: how?` as a title; so does this, where the block is no YAML as it stands. */
function fromYaml(block: string): Data | string {
  const read = strictYaml(block)
  if (typeof read !== 'string') return read
  const quoted = block.replace(
    /^([\w-]+:)[ \t]+(?!["'[{|>&*!#])(.*:.*)$/gm,
    (_, key: string, value: string) => `${key} ${JSON.stringify(value.trim())}`,
  )
  const again = strictYaml(quoted)
  return typeof again === 'string' ? read : again
}

function strictYaml(block: string): Data | string {
  const document = parseDocument(block, { schema: 'core', merge: false, logLevel: 'silent', uniqueKeys: false })
  const [error] = document.errors
  if (error) return (error.message.split('\n')[0] ?? 'it is no YAML').replace(/ at line .*$/, '').replace(/:$/, '')
  try {
    const data: unknown = document.toJS({ maxAliasCount: 10 })
    if (data === null || data === undefined) return {}
    return typeof data === 'object' && !Array.isArray(data) ? (data as Data) : 'it is no list of keys'
  } catch (error) {
    return (error as Error).message
  }
}

function fromToml(block: string): Data | string {
  try {
    return parseToml(block) as Data
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'it is no TOML'
  }
}

const line = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : ''

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []).map(tagLine).filter(Boolean)

/** Docusaurus' tags may be objects of a label and an address. */
const tagLine = (value: unknown) =>
  line(typeof value === 'object' && value !== null && 'label' in value ? (value as { label: unknown }).label : value)

type Reader = (to: ForeignFront, value: unknown) => void

const isTrue = (value: unknown) => value === true || value === 'true'
const several = (value: unknown) => (Array.isArray(value) ? list(value) : list([value]))

const description: Reader = ({ front }, value) => {
  if (line(value)) front.description ??= line(value)
}
const tags: Reader = ({ front }, value) => {
  front.tags = [...(front.tags ?? []), ...list(value)]
}
const label: Reader = (to, value) => {
  to.label = line(value)
}
const folder: Reader = (to, value) => {
  to.folders = several(value).slice(0, 1)
}
const id: Reader = (to, value) => {
  to.id = line(value)
}
const lang: Reader = ({ front }, value) => {
  const told = langOf(value)
  if (told) front.lang = told
}
const draftWhere =
  (isDraft: (value: unknown) => boolean): Reader =>
  ({ front }, value) => {
    if (isDraft(value)) front.draft = true
  }
const internalWhere =
  (isInternal: (value: unknown) => boolean): Reader =>
  ({ front }, value) => {
    if (isInternal(value)) front.audience = 'internal'
  }
const day =
  (key: 'updated' | 'reviewBy' | 'publishAt', of: (value: unknown) => unknown = (value) => value): Reader =>
  (to, value) => {
    const found = dayOf(of(value))
    if (found) to.front[key] = found
    else if (value) to.warnings.push(`\`${key}\` was no date (${line(value)}).`)
  }
const former: Reader = (to, value) => {
  to.former.push(...several(value))
}

/** What each key means; who has it in that sense is in the comment. */
const readers: Record<string, Reader> = {
  title: (to, value) => {
    if (line(value)) to.title = line(value)
  },
  // Docusaurus, and others' titles of menus.
  sidebar_label: label,
  linktitle: label,
  nav_title: label,
  description,
  summary: description,
  excerpt: description,
  tags,
  keywords: tags,
  category: folder,
  categories: folder,
  lang,
  language: lang,
  locale: lang,
  draft: draftWhere(isTrue),
  // Jekyll.
  published: draftWhere((value) => value === false || value === 'false'),
  // Docusaurus: reached by its address alone.
  unlisted: (to, value) => {
    if (!isTrue(value)) return
    to.front.draft = true
    to.warnings.push('It was not listed at its source; it is a draft here.')
  },
  private: internalWhere(isTrue),
  audience: internalWhere((value) => value === 'internal'),
  owner: ({ front }, value) => {
    if (line(value)) front.owner = line(value)
  },
  updated: day('updated'),
  lastmod: day('updated'),
  last_modified_at: day('updated'),
  last_updated: day('updated'),
  // Docusaurus: an object of a date and an author.
  last_update: day('updated', (value) => (typeof value === 'object' && value !== null ? (value as Data).date : value)),
  date: (to, value) => {
    if (!to.front.updated) day('updated')(to, value)
  },
  reviewBy: day('reviewBy'),
  publishAt: day('publishAt'),
  publishdate: day('publishAt'),
  questions: ({ front }, value) => {
    front.questions = several(value)
  },
  pages: ({ front }, value) => {
    front.pages = several(value)
  },
  // Hugo's aliases are addresses; Obsidian's and ours are other names.
  aliases: (to, value) => {
    const names = several(value).filter((each) => !each.includes('/'))
    to.former.push(...several(value).filter((each) => each.includes('/')))
    if (names.length > 0) to.front.aliases = names
  },
  redirectFrom: former,
  redirect_from: former,
  permalink: former,
  url: former,
  // A help centre's copy names the file that it was made from.
  path: former,
  slug: (to, value) => {
    to.slug = line(value)
  },
  id,
  article_id: id,
  uid: id,
}

/** Keys that are about how a page was shown, and that nobody misses. */
const silent = new Set(
  'layout sidebar_position weight order nav_order position hide_title hide_table_of_contents pagination_prev pagination_next pagination_label displayed_sidebar sidebar_class_name custom_edit_url toc_min_heading_level toc_max_heading_level toc image cover type menu has_children parent grand_parent template hide cssclass cssclasses publish created sitemap robots author authors importedFrom importedHash'.split(
    ' ',
  ),
)

function settled(data: Data): ForeignFront {
  const to: ForeignFront = { front: {}, former: [], unknown: [], warnings: [], folders: [] }
  for (const [key, value] of Object.entries(data)) {
    const read = [key, key.toLowerCase()].find((name) => Object.hasOwn(readers, name))
    if (read !== undefined) readers[read]?.(to, value)
    else if (!silent.has(key)) to.unknown.push(key)
  }
  if (to.front.tags) to.front.tags = [...new Set(to.front.tags)]
  to.former = to.former.filter(Boolean)
  return to
}
