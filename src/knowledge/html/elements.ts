/** Small words about HTML elements, for those who clean them. */
import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast'

export type Parent = Root | Element

/** Whether a node is an element, of one of these names where there are any. */
export function isElement(node: Element, ...names: string[]): boolean
export function isElement(node: Nodes | undefined, ...names: string[]): node is Element
export function isElement(node: Nodes | undefined, ...names: string[]): boolean {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

export const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children })

export const text = (value: string): Text => ({ type: 'text', value })

/** An attribute as text; empty where it is not given. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name]
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : value ? String(value) : ''
}

export const hasClass = (node: Element, ...wanted: RegExp[]) => {
  const names = attribute(node, 'className').split(/\s+/)
  return wanted.some((pattern) => names.some((name) => pattern.test(name)))
}

/** Declarations of a `style` attribute, lower case. */
export function styleOf(node: Element): Record<string, string> {
  const declared = attribute(node, 'style').toLowerCase().slice(0, 2_000).split(';')
  return Object.fromEntries(
    declared.map((each) => [each.split(':')[0]?.trim() ?? '', each.split(':').slice(1).join(':').trim()]),
  )
}

/** All text below a node, as it stands in the source. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

export const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim()

/** What to do with a child: nothing (`undefined`), or what to put in its place. */
type Change = (node: Element, parent: Parent) => readonly ElementContent[] | undefined

/**
 * Looks at each element from the innermost outwards and puts in its place what is answered. Not by recursion, so that
 * no depth is too deep.
 */
export function replaceElements(root: Parent, change: Change): void {
  const stack: { parent: Parent; at: number }[] = [{ parent: root, at: 0 }]
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as { parent: Parent; at: number }
    const child = top.parent.children[top.at] as RootContent | undefined
    if (child) {
      top.at++
      if (child.type === 'element') stack.push({ parent: child, at: 0 })
      continue
    }
    stack.pop()
    const above = stack[stack.length - 1]
    if (!above) return
    const node = above.parent.children[above.at - 1] as Element
    const instead = change(node, above.parent)
    if (!instead) continue
    above.parent.children.splice(above.at - 1, 1, ...(instead as ElementContent[]))
    above.at += instead.length - 1
  }
}
