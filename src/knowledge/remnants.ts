/** What real help centres hold besides markdown: raw HTML, read into the same blocks as everything else. */
import type { Element, Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import type { Block } from './block.ts'

/** Bytes of one raw HTML block; a longer one is cut. */
const maxHtml = 200_000

const parser = unified().use(rehypeRaw)

/** The headings, paragraphs, lists and tables of a piece of HTML. Scripts, styles, forms and pictures are left out. */
export function fromHtml(html: string): Exclude<Block, { kind: 'picture' }>[] {
  if (/^\s*<!--[\s\S]*?-->\s*$/.test(html)) return []
  const raw = { type: 'root', children: [{ type: 'raw', value: html.slice(0, maxHtml) }] } as unknown as Root
  const blocks: Exclude<Block, { kind: 'picture' }>[] = []
  let line = { markdown: '', text: '' }
  const flush = () => {
    const block = { markdown: tidy(line.markdown), text: tidy(line.text) }
    if (/[\p{L}\p{N}]/u.test(block.text)) blocks.push({ kind: 'text', ...block, whole: false })
    line = { markdown: '', text: '' }
  }
  const walk = (node: Nodes, depth = 0): void => {
    if (depth > maxDepth) return
    if (node.type === 'text') {
      line.markdown += node.value
      line.text += node.value
    }
    if (node.type === 'root') for (const child of node.children) walk(child, depth + 1)
    if (node.type !== 'element' || skipped.has(node.tagName)) return
    const inside = () => {
      for (const child of node.children) walk(child, depth + 1)
    }
    const heading = /^h([1-6])$/.exec(node.tagName)
    if (heading) {
      flush()
      const text = tidy(textIn(node))
      if (text) blocks.push({ kind: 'heading', depth: Number(heading[1]), text })
    } else if (node.tagName === 'ul' || node.tagName === 'ol') {
      flush()
      const items = node.children
        .filter(isElement)
        .map((item) => tidy(textIn(item)))
        .filter(Boolean)
      const mark = (at: number) => (node.tagName === 'ol' ? `${at + 1}.` : '-')
      const markdown = items.map((item, at) => `${mark(at)} ${item}`).join('\n')
      if (items.length > 0) blocks.push({ kind: 'text', markdown, text: items.join('\n'), whole: true })
    } else if (node.tagName === 'tr') {
      flush()
      const cells = node.children
        .filter(isElement)
        .map((cell) => tidy(textIn(cell)))
        .filter(Boolean)
      line.markdown = line.text = cells.join(' – ')
      flush()
    } else if (node.tagName === 'a' && /^(?:https?:|mailto:)/i.test(String(node.properties.href ?? ''))) {
      const text = tidy(textIn(node))
      if (text) {
        line.markdown += `[${text}](${node.properties.href})`
        line.text += text
      }
    } else if (node.tagName === 'br' || inline.has(node.tagName)) {
      inside()
      if (node.tagName === 'br') {
        line.markdown += ' '
        line.text += ' '
      }
    } else {
      flush()
      inside()
      flush()
    }
  }
  walk(parser.runSync(raw) as Root)
  flush()
  return blocks
}

/** Levels of elements; a deeper tree is generated, and nobody reads it. */
const maxDepth = 100
const skipped = new Set([
  'script',
  'style',
  'head',
  'img',
  'svg',
  'iframe',
  'form',
  'input',
  'button',
  'object',
  'embed',
  'template',
  'noscript',
])
const inline = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'kbd',
  'code',
  'sup',
  'sub',
  'small',
  'u',
  'mark',
  'abbr',
  'label',
  'font',
])

const isElement = (node: Nodes): node is Element => node.type === 'element'

function textIn(node: Nodes, depth = 0): string {
  if (depth > maxDepth) return ''
  if (node.type === 'text') return node.value
  if (node.type === 'element' && skipped.has(node.tagName)) return ''
  if (!('children' in node)) return ''
  const space = node.type === 'element' && !inline.has(node.tagName) ? ' ' : ''
  return `${space}${node.children.map((child) => textIn(child as Nodes, depth + 1)).join('')}${space}`
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
