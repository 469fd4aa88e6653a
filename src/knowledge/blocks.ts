/**
 * The blocks of a markdown text (headings, paragraphs, lists, tables, code) with their markdown made fit to quote to
 * a customer, and the same as plain text: no images, raw HTML, comments, in-page contents or links that lead nowhere
 * outside the help centre.
 */
import type { Blockquote, Definition, Link, LinkReference, List, Nodes, Root, RootContent, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { fromHtml } from './remnants.ts'

export type Block =
  | { kind: 'heading'; depth: number; text: string }
  /** `whole` blocks are never cut: steps lose their meaning apart. */
  | { kind: 'text'; markdown: string; text: string; whole: boolean }

const parser = unified().use(remarkParse).use(remarkGfm)

/** Levels of `>` or list that are read as such; deeper ones are an attack or an accident, and parsers choke on them. */
const maxNesting = 30

/** Reads the blocks of a text in order. Bounded for any input. */
export function readBlocks(markdown: string): Block[] {
  const source = flattened(markdown)
  const tree = parser.parse(source) as Root
  const definitions = new Map<string, Definition>()
  for (const node of tree.children) if (node.type === 'definition') definitions.set(node.identifier, node)
  return tree.children.flatMap((node) => blocksOf(node, { source, definitions }))
}

/** Cuts runs of quote and list marks, and indentation, deeper than any reader could follow. */
export function flattened(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){31,}/gm, '> '.repeat(maxNesting))
    .replace(/^[ \t]{61,}/gm, ' '.repeat(2 * maxNesting))
}

interface Context {
  source: string
  definitions: Map<string, Definition>
}

function blocksOf(node: RootContent, context: Context): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', depth: node.depth, text: oneLine(plain(node)) }]
    case 'html':
      return fromHtml(node.value)
    case 'thematicBreak':
    case 'definition':
      return []
    case 'list':
      return isContents(node, context) ? [] : listBlocks(node, context)
    case 'table':
      return tableBlocks(node, context)
    default: {
      const block = textBlock(node, context, node.type === 'code')
      return block ? [block] : []
    }
  }
}

/** A list of nothing but links into the same page is its table of contents. */
function isContents(list: List, context: Context): boolean {
  let links = 0
  const onlyLinks = (node: Nodes): boolean => {
    if (node.type === 'link' || node.type === 'linkReference') {
      if (!(target(node, context) ?? '').startsWith('#')) return false
      links++
      return true
    }
    if (node.type === 'text') return /^[\s.,;:–—-]*$/.test(node.value)
    return 'children' in node && node.children.every((child) => onlyLinks(child as Nodes))
  }
  return onlyLinks(list) && links > 0
}

/** Words of a bulleted list or of a table beyond which it is cut between its items. */
const longListWords = 220

function listBlocks(list: List, context: Context): Block[] {
  const block = textBlock(list, context, list.ordered === true)
  if (!block || block.kind !== 'text') return []
  if (list.ordered || countWords(block.text) <= longListWords) return [{ ...block, whole: true }]
  return list.children.flatMap((item) => {
    const part = textBlock(item, context, true)
    return part ? [part] : []
  })
}

/** A long table is cut between rows, each part under the table's own header. */
function tableBlocks(table: Table, context: Context): Block[] {
  const block = textBlock(table, context, true)
  const [header, ...rows] = table.children
  if (!block || block.kind !== 'text' || !header || countWords(block.text) <= longListWords) return block ? [block] : []
  const lines = block.markdown.split('\n')
  const head = lines.slice(0, 2).join('\n')
  const parts: Block[] = []
  let taken: number[] = []
  let size = 0
  const flush = () => {
    if (taken.length === 0) return
    const markdown = [head, ...taken.map((at) => lines[at + 2] ?? '')].join('\n')
    const text = [header, ...taken.map((at) => rows[at] as Table['children'][number])].map(plain).join('\n')
    parts.push({ kind: 'text', markdown, text, whole: true })
    taken = []
    size = 0
  }
  for (const [at, row] of rows.entries()) {
    taken.push(at)
    size += countWords(plain(row))
    if (size >= longListWords / 2) flush()
  }
  flush()
  return parts
}

function textBlock(node: RootContent | List['children'][number], context: Context, whole: boolean): Block | undefined {
  const text = plain(node as Nodes)
  const markdown = quotable(node as Nodes, context)
  return /[\p{L}\p{N}]/u.test(text) ? { kind: 'text', markdown, text, whole } : undefined
}

/** A piece of the source to be replaced, by offsets. */
interface Edit {
  start: number
  end: number
  by: string
}

/** The node's own markdown without what does not read well, or is not safe, outside the page. */
function quotable(node: Nodes, context: Context): string {
  const edits: Edit[] = []
  collect(node, context, edits)
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  let out = ''
  let at = start
  for (const edit of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue
    out += context.source.slice(at, edit.start) + edit.by
    at = edit.end
  }
  out += context.source.slice(at, end)
  return dedented(out, (node.position?.start.column ?? 1) - 1)
    .replace(
      /^((?:>[ \t]*)+)\[!(\w+)\][ \t]*\n?(?:>[ \t]*)*/i,
      (_, marks: string, kind: string) => `${marks}**${callout(kind)}:** `,
    )
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function collect(node: Nodes, context: Context, edits: Edit[]): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return
  switch (node.type) {
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      edits.push({ start, end, by: '' })
      return
    case 'html':
      edits.push({
        start,
        end,
        by: /^<br\b/i.test(node.value) ? '  ' : node.value.startsWith('<!--') ? '' : inlineText(node.value),
      })
      return
    case 'link':
    case 'linkReference': {
      if (context.source[start] !== '[') return
      const first = node.children[0]?.position?.start.offset
      const last = node.children.at(-1)?.position?.end.offset
      const href = target(node, context)
      if (first === undefined || last === undefined) edits.push({ start, end, by: '' })
      else if (!href || !leadsOutside(href)) edits.push({ start, end: first, by: '' }, { start: last, end, by: '' })
      else if (node.type === 'linkReference') edits.push({ start: last, end, by: `](${href})` })
      for (const child of node.children) collect(child, context, edits)
      return
    }
    default:
      if ('children' in node) for (const child of node.children) collect(child as Nodes, context, edits)
  }
}

/** Tags go, text between them stays where it is; a whole HTML block inside a list or quote becomes its text. */
const inlineText = (html: string) =>
  /^<[^>]*>$/.test(html.trim())
    ? ''
    : fromHtml(html)
        .map(({ text }) => text)
        .join('\n')

function target(node: Link | LinkReference, context: Context): string | undefined {
  return node.type === 'link' ? node.url : context.definitions.get(node.identifier)?.url
}

const leadsOutside = (href: string) => /^(?:https?:|mailto:)/i.test(href)

/** Plain text, one block, item or row a line. */
function plain(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : inlineText(node.value)
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'definition':
      return ''
    case 'break':
      return ' '
    case 'code':
      return node.value
    case 'tableRow':
      return node.children
        .map((cell) => oneLine(plain(cell)))
        .filter(Boolean)
        .join(' – ')
    case 'blockquote':
      return quoted(node)
    case 'list':
    case 'listItem':
    case 'table':
    case 'footnoteDefinition':
      return lines(node.children)
    case 'paragraph':
    case 'heading':
      return node.children
        .map((child) => plain(child as Nodes))
        .join('')
        .split('\n')
        .map(oneLine)
        .filter(Boolean)
        .join(' ')
    default:
      return 'children' in node ? node.children.map((child) => plain(child as Nodes)).join('') : textOf(node)
  }
}

const quoted = (node: Blockquote) =>
  lines(node.children).replace(/^\[!(\w+)\]\s*/, (_, kind: string) => `${callout(kind)}: `)

const lines = (nodes: readonly Nodes[]) =>
  nodes
    .map(plain)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')

/** `[!IMPORTANT]` → `Important`. */
const callout = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export const countWords = (text: string) => {
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return spaced + Math.round(unspaced / 2)
}

/** A nested list item keeps its shape when it is taken out of its list. */
function dedented(text: string, by: number): string {
  return by === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{1,${by}}`, 'g'), '\n')
}
