/** Runs of text as a person would have written them: no mark around a blank, none twice, pictures on lines of their own. */
import type { Link, Parents, PhrasingContent, Root, RootContent } from 'mdast'

type Marked = Extract<PhrasingContent, { children: PhrasingContent[] }>

const isMarked = (node: RootContent | undefined): node is Marked =>
  node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete' || node?.type === 'link'

/** Tidies a tree in place. */
export function tidyInline(root: Root): void {
  each(root, (parent) => {
    const inside = parent.children as PhrasingContent[]
    parent.children = merged(inside.flatMap((child) => hoisted(child))) as never
    if (parent.type === 'paragraph' || parent.type === 'heading') trim(parent.children as PhrasingContent[])
  })
  root.children = root.children.flatMap((node) => withoutPictures(node)).filter((node) => !isEmpty(node))
}

/** Blanks at the ends of something marked stand beside it. */
function hoisted(node: PhrasingContent): PhrasingContent[] {
  if (!isMarked(node)) return [node]
  const [first, last] = [node.children[0], node.children.at(-1)]
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : ''
  if (first?.type === 'text') first.value = first.value.slice(before.length)
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : ''
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length)
  const children = node.children.filter((child) => child.type !== 'text' || child.value !== '')
  // A break at the end of something bold breaks the line after it.
  const breaks: PhrasingContent[] = []
  while (children.at(-1)?.type === 'break') breaks.push(children.pop() as PhrasingContent)
  while (children[0]?.type === 'break') children.shift()
  const kept: PhrasingContent[] = children.length > 0 ? [{ ...node, children } as Marked] : []
  return [...blank(before), ...kept, ...breaks, ...blank(after)]
}

const blank = (value: string): PhrasingContent[] => (value ? [{ type: 'text', value: ' ' }] : [])

/** Bold next to bold is one; so are texts, and links that lead to the same place. */
function merged(children: PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = []
  for (const child of children) {
    if (isMarked(child) && isBlank(out.at(-1)) && alike(out.at(-2), child)) {
      ;(out.at(-2) as Marked).children.push(out.pop() as never)
    }
    const last = out.at(-1)
    if (last?.type === 'text' && child.type === 'text') last.value += child.value
    else if (isMarked(child) && alike(last, child)) {
      ;(last as Marked).children.push(...(child.children as never[]))
    } else out.push(child)
  }
  for (const child of out) if (child.type === 'text') child.value = child.value.replace(/[ \t]{2,}/g, ' ')
  return out
}

const isBlank = (node?: PhrasingContent) => node?.type === 'text' && node.value === ' '
const alike = (a: PhrasingContent | undefined, b: Marked) => a?.type === b.type && (a as Link).url === (b as Link).url

function trim(children: PhrasingContent[]): void {
  while (children[0]?.type === 'break') children.shift()
  while (children.at(-1)?.type === 'break') children.pop()
  const [first, last] = [children[0], children.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
}

/** A picture in the midst of a paragraph comes after it: articles show pictures that stand alone. */
function withoutPictures(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph' || node.children.length < 2) return [node]
  const pictures = node.children.filter((child) => child.type === 'image')
  if (pictures.length === 0) return [node]
  const rest = merged(node.children.filter((child) => child.type !== 'image'))
  trim(rest)
  const alone = pictures.map((image): RootContent => ({ type: 'paragraph', children: [image] }))
  return rest.some((child) => child.type !== 'text' || child.value.trim())
    ? [{ ...node, children: rest }, ...alone]
    : alone
}

function isEmpty(node: RootContent): boolean {
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'blockquote') return false
  return (
    node.children.length === 0 || node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  )
}

/** Every node with children, the innermost first. */
function each(node: Parents, change: (parent: Parents) => void): void {
  for (const child of node.children) if ('children' in child) each(child as Parents, change)
  change(node)
}
