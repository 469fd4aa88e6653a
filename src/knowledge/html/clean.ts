/** What is no content goes, and what markdown cannot hold is said in words: nothing runs, hides or reports. */
import type { Comment, Element, ElementContent } from 'hast'
import { clean } from '../../domain/text.ts'
import {
  attribute,
  element,
  hasClass,
  isElement,
  oneLine,
  type Parent,
  replaceElements,
  styleOf,
  text,
  textOf,
} from './elements.ts'
import { table } from './tables.ts'

export interface Cleaning {
  /** What of a picture's address to keep: another address, or undefined where only its description stays. */
  picture(src: string, alt: string): string | undefined
  lost(what: string): void
}

const gone = new Set(
  'script style noscript template svg canvas math link meta base head title object embed applet param select option textarea datalist map area audio source track dialog colgroup col'.split(
    ' ',
  ),
)
const inline = new Set('strong b em i del s strike u span font small big label'.split(' '))
/** Pixels of a picture's side up to which it is there to count readers. */
const PIXEL = 3

/** Takes out, in place, what nobody sees: scripts, styles, whatever is hidden. */
export function dropUnseen(root: Parent): void {
  replaceElements(root, (node) => (gone.has(node.tagName) || isHidden(node) ? [] : undefined))
}

/** Cleans a tree in place. */
export function cleanTree(root: Parent, cleaning: Cleaning): void {
  replaceElements(root, (node) => cleaned(node, cleaning))
  const texts = (parent: Parent, inCode: boolean) => {
    const kept: ElementContent[] = []
    for (const child of parent.children as (ElementContent | Comment)[]) {
      const last = kept.at(-1)
      if (child.type === 'comment' || (child.type as string) === 'doctype') continue
      if (child.type !== 'text') kept.push(child)
      // One text instead of thousands: what reads them next takes the square of their number.
      else if (last?.type === 'text') last.value += readable(child.value, inCode)
      else kept.push(text(readable(child.value, inCode)))
    }
    parent.children = kept
  }
  texts(root, false)
  replaceElements(root, (node) => {
    texts(node, isElement(node, 'pre', 'code'))
    return undefined
  })
}

const readable = (value: string, inCode: boolean) => clean(value).replace(inCode ? /\u00a0/g : /[\u00a0\u202f]/g, ' ')

function cleaned(node: Element, cleaning: Cleaning): ElementContent[] | undefined {
  const { tagName } = node
  if (tagName === 'iframe' || tagName === 'video') return film(node, cleaning)
  if (tagName === 'img') return picture(node, cleaning)
  if (tagName === 'picture' || tagName === 'figure') return tagName === 'picture' ? node.children : figure(node)
  if (tagName === 'a') return link(node)
  if (tagName === 'button') return []
  if (tagName === 'input') return attribute(node, 'type') === 'checkbox' ? undefined : []
  if (tagName === 'form' || tagName === 'fieldset') return node.children
  if (tagName === 'pre') return [code(node)]
  if (tagName === 'details') return [element('div', node.children)]
  if (tagName === 'summary') return [element('p', [element('strong', [text(oneLine(textOf(node)))])])]
  if (tagName === 'u' || tagName === 'mark' || tagName === 'ins') return node.children
  if (inline.has(tagName) && textOf(node).trim() === '' && !holdsPicture(node)) return node.children
  if (/^h[1-6]$/.test(tagName) && textOf(node).trim() === '')
    return node.children.filter((child) => isElement(child, 'img', 'a'))
  if (tagName === 'table') return table(node)
  return undefined
}

function isHidden(node: Element): boolean {
  const { display, visibility } = styleOf(node)
  return (
    node.properties.hidden !== undefined ||
    attribute(node, 'ariaHidden') === 'true' ||
    display === 'none' ||
    visibility === 'hidden' ||
    styleOf(node)['mso-hide'] === 'all'
  )
}

/** A film cannot be shown in an article: where it is stays as a link. */
function film(node: Element, { lost }: Cleaning): ElementContent[] {
  const inside = node.children.find((child) => isElement(child, 'source'))
  const src = attribute(node, 'src') || (isElement(inside) ? attribute(inside, 'src') : '')
  const address = src.startsWith('//') ? `https:${src}` : src
  if (!/^https?:\/\//i.test(address)) return []
  lost(`an embedded page or film (${address}), which stays as a link`)
  const name = oneLine(attribute(node, 'title')) || address
  return [element('p', [element('a', [text(name)], { href: address })])]
}

function picture(node: Element, { picture: keep, lost }: Cleaning): ElementContent[] {
  const src = attribute(node, 'src') || attribute(node, 'dataSrc') || attribute(node, 'dataOriginal')
  const alt = oneLine(clean(attribute(node, 'alt')))
  const side = (name: string) =>
    node.properties[name] === undefined ? Number.NaN : Number.parseInt(attribute(node, name), 10)
  if (side('width') <= PIXEL || side('height') <= PIXEL || src === '') return []
  const kept = keep(src, alt)
  if (kept !== undefined) return [element('img', [], { src: kept, ...(alt && { alt }) })]
  lost(`a picture${alt ? ` (${alt})` : ''}`)
  return alt ? [text(alt)] : []
}

function figure(node: Element): ElementContent[] {
  return node.children.map((child) =>
    isElement(child, 'figcaption') ? element('p', [element('em', [text(oneLine(textOf(child)))])]) : child,
  )
}

/** Addresses that lead to an address, as office software writes them. */
const detours = [/^https?:\/\/www\.google\.[a-z.]+\/url\?/i, /^https?:\/\/[^/]*safelinks\.protection\.outlook\.com\//i]

function link(node: Element): ElementContent[] {
  const permalink =
    /^[#¶§🔗]?$/u.test(textOf(node).trim()) &&
    hasClass(node, /^(?:anchor|headerlink|hash-link|header-anchor|permalink)/i)
  if (permalink) return []
  const id = attribute(node, 'id') || attribute(node, 'name')
  const href = direct(attribute(node, 'href').trim())
  if (textOf(node).trim() === '' && !holdsPicture(node)) {
    return id ? [element('a', [], { id })] : node.children
  }
  // A picture that leads somewhere is a picture first: articles show only those that stand alone.
  if (holdsPicture(node) && textOf(node).trim() === '') return node.children
  if (
    !/^(?:https?:|mailto:|tel:|[#/.?]|[^:/]+(?:$|[/?#]))/i.test(href) ||
    /^(?:javascript|data|vbscript|file):/i.test(href)
  ) {
    return node.children
  }
  return [element('a', node.children, { href, ...(id && { id }) })]
}

function direct(href: string): string {
  if (!detours.some((pattern) => pattern.test(href)) || !URL.canParse(href)) return href
  const { searchParams } = new URL(href)
  const leads = searchParams.get('q') ?? searchParams.get('url') ?? ''
  return /^https?:\/\//i.test(leads) ? leads : href
}

/** Code as text, with its language where a class tells it, without line numbers. */
function code(node: Element): Element {
  const holder = element('div', node.children)
  replaceElements(holder, (child) => {
    if (isElement(child, 'br')) return [text('\n')]
    if (isElement(child, 'div') || (isElement(child, 'span') && hasClass(child, /^line$/))) {
      return /\n$/.test(textOf(child)) ? undefined : [...child.children, text('\n')]
    }
    return hasClass(child, /^(?:line-?numbers?(?:-rows)?|lineno|gutter)$/i) ? [] : undefined
  })
  const inner = holder.children.find((child) => isElement(child, 'code'))
  const told = [node, ...(isElement(inner) ? [inner] : [])]
  const language = told.map(languageOf).find(Boolean)
  const value = textOf(holder).replace(/\n+$/, '')
  return element('pre', [element('code', [text(value)], language ? { className: [`language-${language}`] } : {})])
}

function languageOf(node: Element): string | undefined {
  const said = `${attribute(node, 'className')} ${attribute(node, 'dataLang')} ${attribute(node, 'dataSyntaxhighlighterParams')}`
  return (
    /(?:^|\s)(?:language|lang|highlight-source)-([\w+#-]{1,20})/.exec(said)?.[1] ??
    /brush:\s*([\w+#-]{1,20})/.exec(said)?.[1] ??
    (/^[\w+#-]{1,20}$/.test(attribute(node, 'dataLang')) ? attribute(node, 'dataLang') : undefined)
  )
}

const holdsPicture = (node: Element): boolean =>
  node.children.some((child) => isElement(child, 'img') || (isElement(child) && holdsPicture(child)))
