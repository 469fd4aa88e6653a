/**
 * The blocks of a markdown text (headings, paragraphs, lists, tables, code) with their markdown made fit to quote to
 * a customer, and the same as plain text: no images, raw HTML, comments, in-page contents or links that lead nowhere
 * outside the help centre.
 */
import type { Definition, List, Paragraph, Root, RootContent, Table } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Block } from './block.ts'
import { isOwnPicture } from './picture.ts'
import { oneLine, plain } from './plain-text.ts'
import { type Context, quotable, target } from './quotable.ts'
import { fromHtml } from './remnants.ts'

const parser = unified().use(remarkParse).use(remarkGfm)

/** Levels of `>` or list that are read as such; deeper ones are an attack or an accident, and parsers choke on them. */
const maxNesting = 30

/**
 * Reads the blocks of a text in order. Bounded for any input.
 * @param parse what parses the text; as a whole unless said otherwise
 */
export function readBlocks(markdown: string, parse: (source: string) => Root = treeOf): Block[] {
  const source = flattened(markdown)
  const tree = parse(source)
  const definitions = new Map<string, Definition>()
  for (const node of tree.children) if (node.type === 'definition') definitions.set(node.identifier, node)
  return tree.children.flatMap((node) => blocksOf(node, { source, definitions }))
}

/** A text as it was parsed, with the places of its parts. Deep nesting takes long: `flattened` bounds it. */
export const treeOf = (markdown: string): Root => parser.parse(markdown) as Root

/** Cuts runs of quote and list marks, and indentation, deeper than any reader could follow. */
export function flattened(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){31,}/gm, '> '.repeat(maxNesting))
    .replace(/^[ \t]{61,}/gm, ' '.repeat(2 * maxNesting))
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
    case 'paragraph':
      return pictureBlocks(node) ?? proseBlocks(node, context)
    default:
      return proseBlocks(node, context)
  }
}

function proseBlocks(node: RootContent, context: Context): Block[] {
  const block = textBlock(node, context, node.type === 'code')
  return block ? [block] : []
}

/** Where a paragraph is nothing but a picture that lies in the knowledge base: foreign ones could report who reads. */
function pictureBlocks({ children }: Paragraph): Block[] | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'image' || !isOwnPicture(only.url)) return undefined
  return [{ kind: 'picture', src: only.url, alt: only.alt ?? '' }]
}

/** A list of nothing but links into the same page is its table of contents. */
function isContents(list: List, context: Context): boolean {
  let links = 0
  const onlyLinks = (node: RootContent): boolean => {
    if (node.type === 'link' || node.type === 'linkReference') {
      if (!(target(node, context) ?? '').startsWith('#')) return false
      links++
      return true
    }
    if (node.type === 'text') return /^[\s.,;:–—-]*$/.test(node.value)
    return 'children' in node && node.children.every((child) => onlyLinks(child as RootContent))
  }
  return onlyLinks(list) && links > 0
}

/** Words of a bulleted list or of a table beyond which it is cut between its items. */
const longListWords = 220

function listBlocks(list: List, context: Context): Block[] {
  const block = textBlock(list, context, list.ordered === true)
  if (block?.kind !== 'text') return []
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
  if (block?.kind !== 'text' || !header || countWords(block.text) <= longListWords) return block ? [block] : []
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
  const text = plain(node)
  const markdown = quotable(node, context)
  return /[\p{L}\p{N}]/u.test(text) ? { kind: 'text', markdown, text, whole } : undefined
}

export const countWords = (text: string) => {
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return spaced + Math.round(unspaced / 2)
}
