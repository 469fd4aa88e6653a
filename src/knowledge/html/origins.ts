/**
 * What each editor and help centre says in a way of its own, said as HTML means it: Word's lists, Google Docs' bold
 * spans, Confluence's macros, callouts of Zendesk, Intercom and others.
 */
import type { Element, ElementContent } from 'hast'
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

/** Rewrites a tree in place. @param lost is told what has no place in markdown */
export function settleOrigins(root: Parent, lost: (what: string) => void): void {
  replaceElements(root, (node) => wordList(node) ?? confluence(node, lost) ?? styledSpan(node) ?? callout(node))
  joinWordLists(root)
  replaceElements(root, (node) => (isElement(node, 'ul', 'ol') ? [nested(node)] : undefined))
}

/** Word's paragraphs of a list: their level and kind stand in the style, their mark in a span to be ignored. */
function wordList(node: Element): ElementContent[] | undefined {
  if (isElement(node, 'o:p')) return node.children
  const style = attribute(node, 'style').toLowerCase()
  if (isElement(node, 'span') && /mso-list:\s*ignore/.test(style)) {
    return [element('x-mark', [text(oneLine(textOf(node)))])]
  }
  if (!isElement(node, 'p') || !/mso-list:\s*l\d+\s+level\d/.test(style)) {
    return isElement(node, 'p') && hasClass(node, /^MsoTitle$/) ? [{ ...node, tagName: 'h1' }] : undefined
  }
  const level = Number(/level(\d)/.exec(style)?.[1] ?? 1)
  let mark = ''
  replaceElements(node, (child) => {
    if (child.tagName !== 'x-mark') return undefined
    mark = textOf(child)
    return []
  })
  const kind = /^(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(mark) ? 'ol' : 'ul'
  return [element('x-item', node.children, { level: String(level), kind })]
}

/** Runs of Word's items as the lists that they are. */
function joinWordLists(root: Parent): void {
  const visit = (parent: Parent) => {
    const out: ElementContent[] = []
    const open: { level: number; list: Element }[] = []
    for (const child of parent.children as ElementContent[]) {
      if (!isElement(child, 'x-item')) {
        if (child.type === 'text' && child.value.trim() === '') continue
        open.length = 0
        out.push(child)
        continue
      }
      const [level, kind] = [Number(attribute(child, 'level')), attribute(child, 'kind')]
      while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
      const item = element('li', child.children)
      const same = open.at(-1)
      if (same?.level === level && same.list.tagName === kind) {
        same.list.children.push(item)
        continue
      }
      if (same?.level === level) open.pop()
      const list = element(kind, [item])
      const above = open.at(-1)?.list.children.at(-1)
      if (isElement(above)) above.children.push(list)
      else out.push(list)
      open.push({ level, list })
    }
    parent.children = out
  }
  const holding = new Set<Parent>()
  replaceElements(root, (node, parent) => {
    if (node.tagName === 'x-item') holding.add(parent)
    return undefined
  })
  for (const parent of holding) visit(parent)
}

/** A list that lies in a list, as Google Docs and Word write them, belongs to the item before it. */
function nested(list: Element): Element {
  const children: ElementContent[] = []
  for (const child of list.children) {
    const last = children.at(-1)
    if (isElement(child, 'ul', 'ol') && isElement(last, 'li')) last.children.push(child)
    else if (isElement(child, 'ul', 'ol')) children.push(element('li', [child]))
    else if (isElement(child)) children.push(isElement(child, 'li') ? tight(child) : element('li', [child]))
    else if (child.type === 'text' && child.value.trim()) children.push(element('li', [child]))
  }
  return { ...list, children }
}

/** An item whose only paragraph is its text needs none. */
function tight(item: Element): Element {
  if (item.children.filter((child) => isElement(child, 'p')).length !== 1) return item
  return { ...item, children: item.children.flatMap((child) => (isElement(child, 'p') ? child.children : child)) }
}

const monospaced = /courier|consolas|monaco|menlo|monospace|source code|roboto mono/

/** Bold, italic and code that are said by style alone; and a `<b>` that says of itself that it is none. */
function styledSpan(node: Element): ElementContent[] | undefined {
  if (!isElement(node, 'span', 'b', 'strong', 'font')) return undefined
  const style = styleOf(node)
  const weight = style['font-weight'] ?? ''
  if (isElement(node, 'b', 'strong')) return /^(?:normal|[1-4]00)$/.test(weight) ? node.children : undefined
  let inside = node.children
  if (textOf(node).trim() === '') return inside
  if (monospaced.test(style['font-family'] ?? '') && !inside.some((child) => isElement(child))) {
    return [element('code', inside)]
  }
  if (/line-through/.test(style['text-decoration'] ?? style['text-decoration-line'] ?? '')) {
    inside = [element('del', inside)]
  }
  if (/italic/.test(style['font-style'] ?? '')) inside = [element('em', inside)]
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) inside = [element('strong', inside)]
  return inside
}

/** Kinds of callouts as markdown names them, by words that help centres use in class names and macros. */
const kinds: [RegExp, string][] = [
  [/danger|error|critical|caution/, 'CAUTION'],
  [/warn|attention/, 'WARNING'],
  [/important/, 'IMPORTANT'],
  [/tip|success|hint|check/, 'TIP'],
  [/note|info|callout|notice|panel/, 'NOTE'],
]

export const calloutKind = (word: string) => kinds.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 'NOTE'

const calloutClass =
  /^(?:callout|admonition|alert|notice|confluence-information-macro|intercom-interblocks-callout|theme-admonition|note-box|info-box|note|tip|warning)$/i
const titleClass = /^(?:title|callout__title|admonition-?heading.*|admonition-title|alert-title|alert-heading)$/i

/** A box set apart, as `x-callout`, which markdown writes as `> [!NOTE]`. */
function callout(node: Element): ElementContent[] | undefined {
  if (!isElement(node, 'div', 'aside', 'section', 'p') || !hasClass(node, calloutClass)) return undefined
  if (node.children.some((child) => isElement(child, 'x-callout'))) return node.children
  if (textOf(node).trim() === '' || (isElement(node, 'p') && hasClass(node, /^title$/))) return undefined
  // The colour says what the classes of some do not.
  const named = attribute(node, 'className').replace(
    /callout|admonition|alert(?=\s|$)|confluence-information-macro(?=\s|$)/g,
    ' ',
  )
  return [boxed(calloutKind(named.trim() || 'note'), node.children)]
}

function boxed(kind: string, children: readonly ElementContent[]): Element {
  let title = ''
  const holder = element('div', [...children])
  replaceElements(holder, (child) => {
    if (title !== '' || !hasClass(child, titleClass)) return undefined
    title = oneLine(textOf(child))
    return []
  })
  const said =
    title !== '' && title.toUpperCase() !== kind && !/^(?:note|tip|info|warning|caution|danger|important)$/i.test(title)
  const heading = said ? [element('p', [element('strong', [text(title)])])] : []
  const inside = holder.children.some((child) =>
    isElement(child, 'p', 'ul', 'ol', 'div', 'table', 'pre', 'h2', 'h3', 'h4'),
  )
    ? holder.children
    : [element('p', holder.children)]
  return element('x-callout', [...heading, ...inside], { kind })
}

/** Confluence's storage format: macros, links and pictures as elements of its own. */
function confluence(node: Element, lost: (what: string) => void): ElementContent[] | undefined {
  const name = attribute(node, 'ac:name') || attribute(node, 'acName')
  switch (node.tagName) {
    case 'ac:rich-text-body':
    case 'ac:link-body':
    case 'ac:plain-text-body':
    case 'ac:plain-text-link-body':
      return [element('x-body', node.tagName.includes('plain') ? [text(cdata(node))] : node.children)]
    case 'ac:parameter':
      return name === 'title' || name === 'language' ? [element('x-parameter', node.children, { name })] : []
    case 'ac:image': {
      const file = find(node, 'ri:attachment', 'ri:url')
      const src = file ? attribute(file, 'ri:filename') || attribute(file, 'ri:value') : ''
      return src ? [element('img', [], { src, alt: attribute(node, 'ac:alt') })] : []
    }
    case 'ac:link': {
      const page = find(node, 'ri:page')
      const body = find(node, 'x-body')
      const title = page ? attribute(page, 'ri:content-title') : ''
      return body ? body.children : title ? [text(title)] : node.children
    }
    case 'ac:structured-macro':
    case 'ac:macro':
      return macro(node, name, lost)
    default:
      return undefined
  }
}

function macro(node: Element, name: string, lost: (what: string) => void): ElementContent[] {
  const body = find(node, 'x-body')
  const parameter = (wanted: string) => {
    const found = node.children.find((child) => isElement(child, 'x-parameter') && attribute(child, 'name') === wanted)
    return found ? oneLine(textOf(found)) : ''
  }
  if (/^(?:info|note|tip|warning|panel)$/.test(name) && body) {
    const title = parameter('title')
    const heading = title ? [element('p', [text(title)], { className: ['title'] })] : []
    return [boxed(calloutKind(name), [...heading, ...body.children])]
  }
  if (/^(?:code|noformat)$/.test(name) && body) {
    const language = parameter('language')
    const properties = language ? { className: [`language-${language}`] } : {}
    return [element('pre', [element('code', body.children, properties)])]
  }
  if (name === 'expand' && body) {
    const title = parameter('title')
    return [...(title ? [element('p', [element('strong', [text(title)])])] : []), ...body.children]
  }
  if (name !== 'toc' && name !== 'anchor') lost(`a macro (${name || 'without a name'})`)
  return body ? [...body.children] : []
}

/** What stands in `<![CDATA[…]]>`, which a reader of HTML takes for a comment. */
function cdata(node: Element): string {
  const inside = node.children.map((child) =>
    child.type === 'comment' ? child.value.replace(/^\[CDATA\[/, '').replace(/\]\]$/, '') : textOf(child),
  )
  return inside.join('')
}

function find(node: Element, ...names: string[]): Element | undefined {
  return node.children.find((child): child is Element => isElement(child, ...names))
}
