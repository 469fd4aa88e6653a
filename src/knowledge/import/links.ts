/** Addresses in markdown, changed where they stand: all other characters stay as they are. */
import type { Image, Link, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { flattened } from '../blocks.ts'
import { fragmentOf } from '../passages.ts'
import { oneLine, plain } from '../plain-text.ts'

const parser = unified().use(remarkParse).use(remarkGfm)

/** What becomes of an address: another one, `undefined` for as it is, only its text, or (of a picture) a link to it. */
export type Rewrite = string | undefined | { text: true } | { link: string }

export interface Rewriter {
  link(address: string): Rewrite
  picture(src: string, alt: string): Rewrite
}

/** @throws RangeError where the markdown is nested too deeply to be read */
export function rewritten(markdown: string, { link, picture }: Rewriter): string {
  const source = flattened(markdown)
  const tree = parser.parse(source) as Root
  const edits: Edit[] = []
  visit(tree, (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start === undefined || end === undefined) return
    const own = source.slice(start, end)
    if (node.type === 'link') edits.push(...linkEdits(node, { start, end }, own, link(node.url)))
    else if (node.type === 'image')
      edits.push({ start, end, by: imageEdit(node, own, picture(node.url, node.alt ?? '')) })
    else if (node.type === 'definition') edits.push({ start, end, by: definitionEdit(own, link(node.url)) })
  })
  let out = source
  for (const { start, end, by } of edits.toSorted((a, b) => b.start - a.start))
    out = out.slice(0, start) + by + out.slice(end)
  return out
}

interface Edit {
  start: number
  end: number
  by: string
}

/** A link's text stays as it is, whatever is in it; what leads somewhere stands behind it. */
function linkEdits(node: Link, { start, end }: Omit<Edit, 'by'>, own: string, to: Rewrite): Edit[] {
  if (to === undefined) return []
  if (!own.startsWith('[')) {
    const text = oneLine(plain(node))
    return [{ start, end, by: typeof to === 'string' ? `[${text}](${target(to)})` : text }]
  }
  const behind = node.children.at(-1)?.position?.end.offset ?? start + 1
  if (typeof to === 'string') return [{ start: behind, end, by: `](${target(to)}${titleOf(node)})` }]
  return [
    { start, end: start + 1, by: '' },
    { start: behind, end, by: '' },
  ]
}

function imageEdit(node: Image, own: string, to: Rewrite): string {
  if (to === undefined) return own
  const alt = (node.alt ?? '').replace(/([[\]])/g, '\\$1')
  if (typeof to !== 'string') return 'link' in to ? `[${alt || nameIn(to.link)}](${target(to.link)})` : alt
  return `![${alt}](${target(to)}${titleOf(node)})`
}

function definitionEdit(own: string, to: Rewrite): string {
  // A definition that leads nowhere would turn its links into brackets.
  return typeof to === 'string'
    ? own.replace(/^(\[[^\]]*\]:\s*)(?:<[^>]*>|\S+)/, (_, before: string) => before + target(to))
    : own
}

const nameIn = (address: string) => address.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? address

const titleOf = ({ title }: { title?: string | null }) => (title ? ` "${title.replace(/"/g, '\\"')}"` : '')
const target = (address: string) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address

/** Fragments of all headings of an article. */
export function fragmentsOf(markdown: string): Set<string> {
  const seen = new Map<string, number>()
  const found = new Set<string>()
  for (const node of (parser.parse(flattened(markdown)) as Root).children) {
    if (node.type === 'heading') found.add(fragmentOf(oneLine(plain(node)), seen))
  }
  return found
}
