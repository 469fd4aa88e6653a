/** Puts HTML into a page block by block: what a key did not change stays as it stands, its pictures among it. */
import DOMPurify from 'dompurify'
import { SAFE } from '../../shared/html.ts'

const CONFIG = {
  ...SAFE,
  ALLOWED_TAGS: [
    ...SAFE.ALLOWED_TAGS,
    'figure',
    'figcaption',
    'img',
    'span',
    'div',
    'section',
    'nav',
    'details',
    'summary',
    'input',
  ],
  ALLOWED_ATTR: [
    ...SAFE.ALLOWED_ATTR,
    'id',
    'src',
    'alt',
    'class',
    'width',
    'height',
    'loading',
    'type',
    'checked',
    'disabled',
    'open',
  ],
}

/** A block as it was sent, and what stands for it in the page. */
interface Block {
  html: string
  nodes: readonly ChildNode[]
}

/** @returns what puts HTML into the element, cleaned, in place of what was put there last */
export function blocksIn(element: HTMLElement): (html: string) => void {
  let blocks: Block[] = []
  return (html) => {
    const sent = [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(htmlOf)
    const same = (at: number, before: number) => blocks[before]?.html === sent[at]
    const most = Math.min(blocks.length, sent.length)
    let head = 0
    while (head < most && same(head, head)) head++
    let tail = 0
    while (tail < most - head && same(sent.length - 1 - tail, blocks.length - 1 - tail)) tail++
    const after = blocks.slice(blocks.length - tail)
    const made = sent.slice(head, sent.length - tail).map(cleaned)
    for (const { nodes } of blocks.slice(head, blocks.length - tail)) for (const node of nodes) node.remove()
    const next = after.flatMap(({ nodes }) => nodes)[0] ?? null
    for (const { nodes } of made) for (const node of nodes) element.insertBefore(node, next)
    blocks = [...blocks.slice(0, head), ...made, ...after]
  }
}

function htmlOf(node: ChildNode): string {
  if (node instanceof Element) return node.outerHTML
  const holder = document.createElement('div')
  holder.append(node.cloneNode())
  return holder.innerHTML
}

function cleaned(html: string): Block {
  const fragment = DOMPurify.sanitize(html, { ...CONFIG, RETURN_DOM_FRAGMENT: true })
  dress(fragment)
  return { html, nodes: [...fragment.childNodes] }
}

/** Links open beside the editor; pictures are the base's own. */
function dress(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a')) {
    if (link.getAttribute('href')?.startsWith('#')) continue
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
  for (const picture of fragment.querySelectorAll('img')) {
    if (!picture.getAttribute('src')?.startsWith('/')) picture.remove()
  }
  for (const box of fragment.querySelectorAll('input')) {
    if (box.type === 'checkbox') box.disabled = true
    else box.remove()
  }
}
