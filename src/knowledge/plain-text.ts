/** A markdown block as plain text. */
import type { Blockquote, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { fromHtml } from './remnants.ts'

/** Plain text, one block, item or row a line. */
export function plain(node: RootContent): string {
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
        .map((child) => plain(child as RootContent))
        .join('')
        .split('\n')
        .map(oneLine)
        .filter(Boolean)
        .join(' ')
    default:
      return 'children' in node ? node.children.map((child) => plain(child as RootContent)).join('') : textOf(node)
  }
}

const quoted = (node: Blockquote) =>
  lines(node.children).replace(/^\[!(\w+)\]\s*/, (_, kind: string) => `${callout(kind)}: `)

const lines = (nodes: readonly RootContent[]) =>
  nodes
    .map(plain)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')

/** `[!IMPORTANT]` → `Important`. */
export const callout = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Tags go, text between them stays where it is; a whole HTML block inside a list or quote becomes its text. */
export const inlineText = (html: string) =>
  /^<[^>]*>$/.test(html.trim())
    ? ''
    : fromHtml(html)
        .map(({ text }) => text)
        .join('\n')
