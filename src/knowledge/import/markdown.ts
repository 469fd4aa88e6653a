/** Folders of markdown: plain ones, and those of Jekyll, Hugo, MkDocs, Obsidian and Docusaurus. */
import { dirname, join, normalize } from 'node:path/posix'
import { parse as parseYaml } from 'yaml'
import { clean } from '../../domain/text.ts'
import { type ForeignFront, readForeign } from './foreign-front.ts'
import { plainHeading, plainMarkdown } from './markdown-syntax.ts'
import { decoded, digestOf, type Found, type Original, pathOf, type Reading, type Skipped } from './original.ts'
import type { Source } from './source.ts'
import { textIn } from './text-file.ts'

const isMarkdown = (path: string) => /\.(?:md|mdx|markdown)$/i.test(path)
const bare = (path: string) => path.replace(/\.(?:md|mdx|markdown)$/i, '')
/** Pages that stand for their folder. */
const isIndex = (name: string) => /^(?:index|_index|readme)$/i.test(name)

/** @param name of the source; the articles' ids begin with it */
export function readMarkdown(source: Source, kind: 'markdown' | 'docusaurus', name: string): Reading {
  const docusaurus = kind === 'docusaurus'
  const scope = `${kind}:${name}/`
  const skipped: Skipped[] = [...source.skipped]
  const originals: Original[] = []
  const unknown = new Map<string, number>()
  const asides = docusaurus ? leftAside(source) : []
  const labels = docusaurus ? categoryLabels(source) : new Map<string, string>()
  for (const [path, read] of source.files) {
    if (!isMarkdown(path)) continue
    const aside = asides.find(({ under }) => path.startsWith(under))
    if (aside) continue
    const file = bare(path).split('/').at(-1) as string
    if (docusaurus && path.split('/').some((part) => part.startsWith('_') && !isIndex(bare(part)))) {
      skipped.push({ at: path, reason: 'a part of other pages; put its text where it is used', failed: false })
      continue
    }
    const text = textIn(read)
    if ('refused' in text) {
      skipped.push({ at: path, reason: text.refused, failed: true })
      continue
    }
    if (/^readme$/i.test(file) && !/^(?:---|\+\+\+)/.test(text.value)) {
      skipped.push({ at: path, reason: 'a README without a block on top is about the folder', failed: false })
      continue
    }
    const original = articleOf(path, text.value, { docusaurus, scope, labels })
    if ('refused' in original) skipped.push({ at: path, reason: original.refused, failed: true })
    else {
      originals.push(original.article)
      for (const key of original.unknown) unknown.set(key, (unknown.get(key) ?? 0) + 1)
    }
  }
  const notes = [...unknown].map(
    ([key, times]) => `The key \`${key}\` means nothing here and was left out of ${times} files.`,
  )
  for (const { under, files, why } of asides)
    skipped.push({ at: under, reason: `${files} files of ${why} are left aside`, failed: false })
  return { kind, scope, originals, skipped, notes, ...finding(source, docusaurus) }
}

interface Context {
  docusaurus: boolean
  scope: string
  labels: ReadonlyMap<string, string>
}

function articleOf(
  path: string,
  text: string,
  { docusaurus, scope, labels }: Context,
): { article: Original; unknown: string[] } | { refused: string } {
  const split = readForeign(text)
  if ('refused' in split) return split
  const { read } = split
  const { body, anchors, warnings } = plainMarkdown(split.body, docusaurus || /\.mdx$/i.test(path))
  const parts = bare(path).split('/')
  const file = parts.pop() as string
  const folders = docusaurus ? parts.filter((_, at) => !(at === 0 && parts[0] === 'docs')) : parts
  const named = folders.map(
    (part, at) =>
      labels.get(parts.slice(0, parts.length - folders.length + at + 1).join('/')) ?? unnumbered(part, docusaurus),
  )
  const heading = plainHeading(/^#[ \t]+(.*?)[ \t#]*$/m.exec(body)?.[1] ?? '')
  const title =
    read.title ||
    heading ||
    read.label ||
    readable(unnumbered(isIndex(file) ? (folders.at(-1) ?? file) : file, docusaurus))
  if (read.label && read.label !== title) read.front.aliases = [...(read.front.aliases ?? []), read.label]
  const addresses = permalinks(path, read, docusaurus)
  const dated = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(file)
  if (dated && !read.front.updated) read.front.updated = dated[1] as string
  const name = isIndex(file) ? title : (dated?.[2] ?? unnumbered(file, docusaurus))
  const article: Original = {
    id: scope + bare(path),
    at: path,
    title: clean(title),
    front: read.front,
    body: clean(body),
    folders:
      folders.length === 0 && read.folders.length > 0
        ? read.folders
        : named.filter((part) => !/^(?:_posts|docs|content)$/.test(part)),
    name,
    keys: [
      `file:${path}`,
      ...addresses.map((address) => `site:${address}`),
      ...[read.id, read.slug].filter(Boolean).map((id) => `id:${id}`),
      `wiki:${file.toLowerCase()}`,
      `wiki:${title.toLowerCase()}`,
    ],
    former: [...new Set([bare(path), ...addresses, ...read.former.map(pathOf), ...[read.id ?? '']])].filter(Boolean),
    anchors,
    warnings: [...read.warnings, ...warnings.map((each) => `${each}.`)],
    digest: digestOf(text),
  }
  return { article, unknown: read.unknown }
}

/** Docusaurus leaves numbers in front of names out of addresses. */
const unnumbered = (name: string, docusaurus: boolean) => (docusaurus ? name.replace(/^\d+[-_.\s]+(?=\D)/, '') : name)

function readable(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim()
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : name
}

/** The addresses of a page, from the site's root, without slashes at their ends. */
function permalinks(path: string, read: ForeignFront, docusaurus: boolean): string[] {
  const parts = bare(path)
    .split('/')
    .map((part) => unnumbered(part, docusaurus))
  const file = parts.at(-1) as string
  const folder = parts.slice(0, -1).join('/')
  const given = read.slug ?? (docusaurus ? read.id : undefined)
  const last = given ?? (isIndex(file) ? '' : file)
  const own = last.startsWith('/') ? last : join(folder, last)
  const inDocs = docusaurus && !parts.includes('docs') ? [join('docs', own.replace(/^\//, ''))] : []
  const absolute = docusaurus && last.startsWith('/') ? [join('docs', last)] : []
  return [
    ...new Set([own, ...inDocs, ...absolute].map((address) => address.replace(/^\/+|\/+$/g, '').replace(/^\.$/, ''))),
  ].filter(Boolean)
}

/** Old versions and other languages of a Docusaurus site: the current one is taken, the rest is named. */
function leftAside(source: Source): { under: string; files: number; why: string }[] {
  const found = new Map<string, { under: string; files: number; why: string }>()
  for (const path of source.files.keys()) {
    if (!isMarkdown(path)) continue
    const version = /^(.*?[^/]*versioned_docs\/[^/]+\/)/.exec(path)?.[1]
    const language = /^(.*?i18n\/([^/]+)\/)/.exec(path)
    const other = /^(?:.*\/)?(blog|src)\//.exec(path)?.[0]
    const under = version ?? language?.[1] ?? other
    if (!under) continue
    const why = version
      ? 'an older version'
      : language
        ? `another language (${language[2]}); import that folder by itself with --lang`
        : 'another part of the site'
    const known = found.get(under) ?? { under, files: 0, why }
    known.files++
    found.set(under, known)
  }
  return [...found.values()]
}

/** What `_category_.json` and `_category_.yml` call their folders. */
function categoryLabels(source: Source): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [path, read] of source.files) {
    if (!/(?:^|\/)_category_\.(?:json|ya?ml)$/.test(path)) continue
    const text = textIn(read)
    if ('refused' in text) continue
    try {
      const { label } = parseYaml(text.value, { maxAliasCount: 10 }) as { label?: unknown }
      if (typeof label === 'string' && label.trim()) labels.set(dirname(path), label.trim())
    } catch {}
  }
  return labels
}

/** How links and pictures are found in a folder of files. */
function finding(source: Source, docusaurus: boolean): Pick<Reading, 'keysOf' | 'absolute' | 'pictureOf'> {
  const byName = new Map<string, string[]>()
  for (const path of source.files.keys()) {
    const file = (path.split('/').at(-1) as string).toLowerCase()
    byName.set(file, [...(byName.get(file) ?? []), path])
  }
  const at = (from: Original, address: string) => normalize(join(dirname(from.at), decoded(address)))
  return {
    keysOf(from, address) {
      if (address.startsWith('wiki:')) {
        const page = decoded(address.slice(5)).replace(/\.md$/i, '')
        return [`file:${page}.md`, `wiki:${(page.split('/').at(-1) as string).toLowerCase()}`]
      }
      if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) {
        const id = /\/articles?\/(\d{4,})/.exec(address)?.[1]
        return [...(id ? [`id:${id}`] : []), `site:${pathOf(address)}`]
      }
      const near = address.startsWith('/') ? decoded(address).slice(1) : at(from, address)
      const paths = [near, `docs${address}`].map((path) => path.replace(/\/+$/, ''))
      const files = paths.flatMap((path) => [
        path,
        ...['md', 'mdx', 'markdown'].flatMap((end) => [
          `${path}.${end}`,
          `${path}/index.${end}`,
          `${path}/_index.${end}`,
          `${path}/README.${end}`,
        ]),
      ])
      const site = pathOf(near)
      const relative = from.keys
        .filter((key) => key.startsWith('site:'))
        .map((key) => pathOf(normalize(join(dirname(key.slice(5)), decoded(address)))))
      return [
        ...files.map((file) => `file:${file}`),
        `site:${site}`,
        ...(docusaurus ? relative.map((path) => `site:${path}`) : []),
      ]
    },
    absolute: (_, address) => (/^(?:https?:|mailto:|tel:)/i.test(address) ? address : undefined),
    pictureOf(from, src): Found | undefined {
      if (/^https?:/i.test(src)) return { url: src }
      const address = decoded(src.replace(/^wiki:/, '').split(/[?#]/)[0] ?? '').replace(/^@site\//, '/')
      const tried = address.startsWith('/')
        ? [address.slice(1), `static${address}`, `docs${address}`, `public${address}`]
        : [at(from, address), `static/${address}`]
      const same = byName.get((address.split('/').at(-1) ?? '').toLowerCase()) ?? []
      const path = tried.find((each) => source.files.has(each)) ?? (same.length === 1 ? same[0] : undefined)
      const read = path === undefined ? undefined : source.files.get(path)
      return read && path !== undefined ? { read, name: path.split('/').at(-1) as string } : undefined
    },
  }
}
