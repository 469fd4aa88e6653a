/**
 * HTML of any origin as clean markdown: what is pasted into an article, and articles of other help centres. Nothing of
 * it is loaded or run. Tables, nested lists, code, pictures, links and callouts stay; scripts, styles, tracking
 * pixels and empty marks go; headings begin below the title.
 */
import type { Element, ElementContent, Root } from 'hast'
import type { Blockquote, Root as Markdown } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { clean } from '../domain/text.ts'
import { cleanTree, dropUnseen } from './html/clean.ts'
import { attribute, element, isElement, type Parent, replaceElements, text, textOf } from './html/elements.ts'
import { settleHeadings } from './html/headings.ts'
import { tidyInline } from './html/inline.ts'
import { settleOrigins } from './html/origins.ts'

/** Characters of HTML, pictures that are part of it not counted; the longest help article we know has a tenth. */
export const maxHtmlCharacters = 2_000_000
/** Elements; a long help article has two thousand, and what reads them takes the square of their number. */
const maxElements = 30_000
/** Elements within elements; what lies deeper is kept as text. */
const maxDepth = 150

export interface HtmlOptions {
  /** The article's title: a heading that repeats it goes. */
  title?: string
  /**
   * Where a picture is kept.
   * @param src as the page gives it; a `data:` address whole
   * @returns its address from the article, or undefined where only its description stays; addresses of the web are
   * kept where this is not given
   */
  picture?(src: string, alt: string): string | undefined
  /** Which part of a whole page is meant; without it, all of it is. */
  main?(page: Root): Parent
  /** The title, where only `main` finds it. */
  titled?(): string
}

export interface FromHtml {
  /** Ends with a line break, unless it is empty. */
  markdown: string
  /** What has no place in markdown, each once, as it can be told to an editor. */
  lost: string[]
  /** By the ids of the page, the fragment of the heading that they stand at; empty for the top of the article. */
  anchors: Record<string, string>
}

/** @returns a refusal, as a sentence, where there is more than `maxHtmlCharacters` or 30,000 elements; never throws */
export function markdownFromHtml(html: string, options: HtmlOptions = {}): FromHtml | { refused: string } {
  const { light, pictures } = withoutData(html)
  if (light.length > maxHtmlCharacters) {
    return { refused: `This has ${light.length} characters of HTML; at most ${maxHtmlCharacters} are read. Split it.` }
  }
  const elements = light.match(/<[a-z]/gi)?.length ?? 0
  if (elements > maxElements) {
    return { refused: `This has ${elements} elements of HTML; at most ${maxElements} are read. Split it.` }
  }
  const lost = new Set<string>()
  try {
    return { ...converted(light, pictures, options, (what) => lost.add(what)), lost: [...lost] }
  } catch (error) {
    // Parsers recurse; what exhausts them is kept as text.
    if (!(error instanceof RangeError)) throw error
    const markdown = `${clean(light.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()}\n`
    return { markdown, lost: ['its layout, because it is nested too deeply'], anchors: {} }
  }
}

const fragments = unified().use(rehypeParse, { fragment: true })
const pages = unified().use(rehypeParse, { fragment: false })

function converted(
  html: string,
  pictures: readonly string[],
  { title, picture, main, titled }: HtmlOptions,
  lost: (what: string) => void,
): Omit<FromHtml, 'lost'> {
  const page = (main ? pages : fragments).parse(html) as Root
  flatten(page)
  const tree: Root = main ? { type: 'root', children: main(page).children } : page
  dropUnseen(tree)
  settleOrigins(tree, lost)
  cleanTree(tree, { lost, picture: (src, alt) => addressOf(src, alt, pictures, picture) })
  linkAddresses(tree)
  const anchors = settleHeadings(tree, titled?.() ?? title)
  const markdown = toMarkdown.runSync(tree) as unknown as Markdown
  tidyInline(markdown)
  const written = unified().use(remarkGfm, { tablePipeAlign: false }).use(remarkStringify, style).stringify(markdown)
  return { markdown: written.trim() === '' ? '' : `${written.trim()}\n`, anchors }
}

const style = {
  bullet: '-',
  emphasis: '_',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
} as const

const toMarkdown = unified().use(rehypeRemark, {
  handlers: {
    'x-callout': (state, node: Element): Blockquote => {
      const children = state.toFlow(state.all(node)) as Blockquote['children']
      const mark = { type: 'html', value: `[!${attribute(node, 'kind')}]` } as const
      const [first, ...rest] = children
      const opening: Blockquote['children'] =
        first?.type === 'paragraph'
          ? [{ ...first, children: [mark, { type: 'text', value: '\n' }, ...first.children] }, ...rest]
          : [{ type: 'paragraph', children: [mark] }, ...children]
      return { type: 'blockquote', children: opening }
    },
  },
})

/** An address of a picture as it is to stand in the article. */
function addressOf(src: string, alt: string, pictures: readonly string[], keep: HtmlOptions['picture']) {
  const at = /^x-picture:(\d+)$/.exec(src)?.[1]
  const given = at === undefined ? src : (pictures[Number(at)] ?? '')
  if (keep) return keep(given, alt)
  return /^data:|^(?!https?:)[a-z][a-z\d+.-]*:/i.test(given) ? undefined : given
}

/** Pictures that are part of a page are most of its size and nothing that a parser should read. */
function withoutData(html: string): { light: string; pictures: string[] } {
  const pictures: string[] = []
  const light = html.replace(
    /(["'])\s*(data:image\/[\w.+-]+;base64,[A-Za-z0-9+/=\s]*)\1/g,
    (_, quote: string, data: string) => {
      pictures.push(data)
      return `${quote}x-picture:${pictures.length - 1}${quote}`
    },
  )
  return { light, pictures }
}

/** Text in the place of what lies too deep. Not by recursion. */
function flatten(root: Root): void {
  const todo: { node: Parent; depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { node, depth } = next
    for (const [at, child] of node.children.entries()) {
      if (child.type !== 'element') continue
      if (depth >= maxDepth) node.children[at] = text(deepText(child))
      else todo.push({ node: child, depth: depth + 1 })
    }
  }
}

function deepText(node: Element): string {
  const found: string[] = []
  const todo: ElementContent[] = [node]
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type === 'text') found.push(next.value)
    if (next.type === 'element' && next.tagName !== 'script' && next.tagName !== 'style')
      todo.push(...next.children.toReversed())
  }
  return found.join('')
}

/** Addresses in the text are links, as they would be in markdown too. */
function linkAddresses(root: Root): void {
  const inLink = new Set<Element>()
  replaceElements(root, (node) => {
    if (isElement(node, 'a', 'pre', 'code')) replaceElements(node, (child) => void inLink.add(child))
    return undefined
  })
  const linked = (parent: Parent) => {
    parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'text' || !/https?:\/\//.test(child.value)) return [child]
      return child.value
        .split(/(https?:\/\/[^\s<>"'()[\]{}]*[^\s<>"'()[\]{}.,;:!?])/)
        .map((piece, at) => (at % 2 === 0 ? text(piece) : element('a', [text(piece)], { href: piece })))
    }) as never
  }
  linked(root)
  replaceElements(root, (node) => {
    if (!isElement(node, 'a', 'pre', 'code') && !inLink.has(node) && textOf(node).includes('://')) linked(node)
    return undefined
  })
}
