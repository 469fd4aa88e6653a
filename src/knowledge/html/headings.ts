/** Headings as an article has them: below its title, without gaps, and the places in the page that led to them. */
import type { Element } from 'hast'
import { fragmentOf } from '../passages.ts'
import { attribute, element, isElement, oneLine, type Parent, replaceElements, textOf } from './elements.ts'

/** The level of an article's own headings; its title is above them. */
const TOP = 2

/**
 * Puts headings right in place.
 * @param title a heading of the first level that repeats it goes
 * @returns by the ids of the page, the fragment of the heading that they stand at; empty for the top
 */
export function settleHeadings(root: Parent, title: string | undefined): Record<string, string> {
  let dropped = false
  replaceElements(root, (node, parent) => {
    if (!/^h[1-6]$/.test(node.tagName)) return undefined
    const name = oneLine(textOf(node))
    if (!dropped && title !== undefined && same(name, title) && (node.tagName === 'h1' || node.tagName === 'h2')) {
      dropped = true
      return ids(node).map((id) => element('a', [], { id }))
    }
    // What is a heading in a list or a table is a label there.
    if (isElement(parent as Element, 'li', 'td', 'th')) return [element('p', [element('strong', node.children)])]
    replaceElements(node, (child) => (isElement(child, 'strong', 'b', 'br') ? child.children : undefined))
    return undefined
  })
  level(root)
  return places(root)
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The outermost level there is becomes the second, and none is left out on the way down. */
function level(root: Parent): void {
  const found: Element[] = []
  replaceElements(root, (node) => {
    if (/^h[1-6]$/.test(node.tagName)) found.push(node)
    return undefined
  })
  let above: { was: number; is: number }[] = []
  for (const node of found) {
    const was = Number(node.tagName[1])
    above = above.filter((each) => each.was < was)
    const is = Math.min(6, (above.at(-1)?.is ?? TOP - 1) + 1)
    above.push({ was, is })
    node.tagName = `h${is}`
  }
}

/** Each id with the heading that it is at: its own, the next one that follows at once, or the last one above. */
function places(root: Parent): Record<string, string> {
  const anchors: Record<string, string> = Object.create(null) as Record<string, string>
  const seen = new Map<string, number>()
  let here = ''
  let waiting: string[] = []
  const visit = (parent: Parent) => {
    for (const child of parent.children) {
      if (child.type === 'text' && child.value.trim() !== '') waiting = []
      if (child.type !== 'element') continue
      const isHeading = /^h[1-6]$/.test(child.tagName)
      if (isHeading) here = fragmentOf(oneLine(textOf(child)), seen)
      const own = isHeading
        ? ids(child)
        : [attribute(child, 'id') || (child.tagName === 'a' ? attribute(child, 'name') : '')].filter(Boolean)
      for (const id of isHeading ? [...waiting, ...own] : own) anchors[id] = here
      waiting = isHeading ? [] : [...waiting, ...own]
      if (!isHeading) visit(child)
    }
  }
  visit(root)
  return anchors
}

function ids(node: Element): string[] {
  const found = [attribute(node, 'id')]
  replaceElements(node, (child) => {
    found.push(attribute(child, 'id'), child.tagName === 'a' ? attribute(child, 'name') : '')
    return undefined
  })
  return found.filter(Boolean)
}
