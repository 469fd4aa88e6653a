/** Markdown and customers' words as HTML that is safe to show: nothing loads, nothing runs, no link hides its host. */
import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import rehypeSanitize, { type Options } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { escapeHtml } from '../domain/html.ts'
import { clean } from '../domain/text.ts'
import type { Renderer } from '../ports/knowledge.ts'
import { flattened } from './blocks.ts'

/** Characters of markdown that are rendered; an answer has some thousand. What is beyond is cut with an ellipsis. */
export const maxMarkdownLength = 20_000
/** Columns of a table beyond which a line is shown as text: parsing wide tables costs their square. */
const maxColumns = 60

/** What may be in an answer: text, lists, tables, code, quotes, links to the web and to mail. */
const allowed: Options = {
  tagNames: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'span'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'rel', 'target'],
    ol: ['start'],
    span: [['className', 'link-host']],
    th: [['align', 'left', 'right', 'center']],
    td: [['align', 'left', 'right', 'center']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  strip: ['script', 'style'],
}

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(() => withoutImages)
  .use(remarkRehype, { allowDangerousHtml: false })
  .use(() => honestLinks)
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)

/** Where an address that is not of the web leads. */
type LinkTo = (address: string) => string | undefined

/** What was rendered last: a draft becomes a message word for word, and many customers get the same answer. */
const rendered = new Map<string, string>()
const MOST_KEPT = 1_000
const LONGEST_KEPT = 4_000

/** The renderer of the house. */
export const renderer: Renderer = {
  markdown(text) {
    const known = rendered.get(text)
    if (known !== undefined) return known
    const html = rendering(text)
    if (text.length <= LONGEST_KEPT) rendered.set(text, html)
    if (rendered.size > MOST_KEPT) rendered.delete(rendered.keys().next().value as string)
    return html
  },
  article: (text, linkTo) => rendering(text, linkTo),
  plain(text) {
    const lines = clean(text).slice(0, maxMarkdownLength).replace(/\r\n?/g, '\n').split('\n')
    return lines.map(withLinks).join('<br>')
  },
}

/**
 * A paragraph of letters, digits, ordinary marks and citations: nothing of it means anything in markdown or in HTML,
 * nor could it be an address. Most sentences of an answer are no more, and parsing them takes a millisecond.
 */
const ordinary = /^[\p{L}“"](?:[\p{L}\p{N} ,.;:?!()'"“”‘’„«»€%–—…-]|\[\d{1,3}\](?![:([]))*$/u
const addressed = /www|[.:]\p{L}/iu

/** The same HTML as the pipeline's, where a text is nothing but such paragraphs. */
function ofOrdinary(text: string): string | undefined {
  const paragraphs = text.split('\n\n')
  if (!paragraphs.every((each) => ordinary.test(each) && !addressed.test(each))) return undefined
  return paragraphs.map((each) => `<p>${each.replace(/ +$/, '')}</p>`).join('\n')
}

function rendering(text: string, linkTo?: LinkTo): string {
  try {
    const cleaned = clean(text)
    const known = cleaned.length <= LONGEST_KEPT ? ofOrdinary(cleaned) : undefined
    return known ?? String(pipeline.processSync({ value: bounded(cleaned), data: { linkTo } })).trim()
  } catch (error) {
    // Parsers recurse; whatever still exhausts them is shown as it was typed.
    if (error instanceof RangeError) return renderer.plain(text)
    throw error
  }
}

/** Keeps input to what can be parsed in milliseconds, whoever made it. */
function bounded(text: string): string {
  const cut = text.length > maxMarkdownLength ? `${text.slice(0, maxMarkdownLength).toWellFormed()} …` : text
  return flattened(cut)
    .split('\n')
    .map((line) => ((line.match(/\|/g)?.length ?? 0) > maxColumns ? line.replace(/\|/g, ' ').slice(0, 2000) : line))
    .map((line) => line.replace(/[[\]*_`~]{100,}/g, (run) => run.slice(0, 100)))
    .join('\n')
}

/**
 * A picture could report who reads it, so its description stands for it, also when it is given by reference. Footnotes
 * need a page to stand at the foot of.
 */
function withoutImages(tree: Root): void {
  visit(tree, ['footnoteReference', 'footnoteDefinition'], (_, index, parent) => {
    if (!parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  visit(tree, (node, index, parent) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return undefined
    if (!parent || index === undefined) return undefined
    parent.children[index] = { type: 'text', value: node.alt ?? '' }
    return [SKIP, index + 1]
  })
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const text = textOf(node as Nodes).replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    parent.children[index] = { type: 'text', value: text }
    return [SKIP, index + 1]
  })
}

/** Links that lead nowhere become text; the others say where they lead and take nothing along. */
function honestLinks(tree: HtmlRoot, file: { data: object }): void {
  const { linkTo }: { linkTo?: LinkTo } = file.data
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined
    const address = String(node.properties.href ?? '')
    const target = destination(address)
    const here = target ? undefined : linkTo?.(address)
    if (here !== undefined) {
      node.properties = { href: here }
      return SKIP
    }
    if (!target) {
      parent.children.splice(index, 1, ...node.children)
      return index
    }
    node.properties = linkProperties(target.href)
    const shown = hostShown(node)
    if (target.host && !shown.includes(target.host.replace(/^www\./, ''))) {
      const host: ElementContent = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['link-host'] },
        children: [{ type: 'text', value: ` (${target.host})` }],
      }
      node.children.push(host)
    }
    return SKIP
  })
}

const linkProperties = (href: string) => ({ href, rel: ['noopener', 'noreferrer', 'nofollow'], target: '_blank' })

/** What a link's text claims about its host. `paypal.com.evil.example` does not show `evil.example` as its host. */
function hostShown(link: Element): string[] {
  let text = ''
  visit(link, 'text', (node) => {
    text += node.value
  })
  const claimed = destination(/^\w+:/.test(text.trim()) ? text.trim() : `https://${text.trim()}`)
  return claimed ? [claimed.host.replace(/^www\./, '')] : []
}

/** Where an address leads, or undefined where it is no absolute web or mail address. */
function destination(address: string): { href: string; host: string } | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return undefined
  try {
    const url = new URL(address)
    // Names before an @ are there to pass for the host.
    if (url.username || url.password) return undefined
    return { href: url.href, host: url.host }
  } catch {
    return undefined
  }
}

/** One line of a customer's words, with web addresses as links that show themselves whole. */
function withLinks(line: string): string {
  let out = ''
  let at = 0
  for (const match of line.matchAll(/\bhttps?:\/\/[^\s<>"'`]{1,2000}/gi)) {
    const address = match[0].replace(/[.,;:!?)\]}]+$/, '')
    const target = destination(address)
    if (!target) continue
    out += `${escapeHtml(line.slice(at, match.index))}<a href="${escapeHtml(target.href)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(address)}</a>`
    at = match.index + address.length
  }
  return out + escapeHtml(line.slice(at))
}
