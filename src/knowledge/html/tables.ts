/** Tables of HTML as markdown has them: a row of headings, and one line of text a cell. */
import type { Element, ElementContent } from 'hast'
import { attribute, element, isElement, oneLine, replaceElements, text, textOf } from './elements.ts'

/** Columns of a table; a wider one is no table that anybody reads, and is kept as text. */
const maxColumns = 60

/** A table has a first row of headings in markdown; one of a single cell is only a frame. */
export function table(node: Element): ElementContent[] | undefined {
  const rows: Element[] = []
  const collect = (parent: Element) => {
    for (const child of parent.children) {
      if (isElement(child, 'tr')) rows.push(child)
      else if (isElement(child, 'thead', 'tbody', 'tfoot')) collect(child)
    }
  }
  collect(node)
  const cells = rows.map((row) => row.children.filter((child): child is Element => isElement(child, 'td', 'th')))
  const filled = cells.filter((row) => row.length > 0)
  if (filled.length === 0) return []
  if (filled.some((row) => row.length > maxColumns))
    return filled.map((row) =>
      element(
        'p',
        row.flatMap((cell) => [...cell.children, text(' ')]),
      ),
    )
  if (filled.length === 1 && filled[0]?.length === 1) return [element('div', (filled[0][0] as Element).children)]
  const asRow = (row: Element[], name: 'th' | 'td') =>
    element(
      'tr',
      row.map((cell) => flatCell(cell, name)),
    )
  const [first, ...rest] = filled as [Element[], ...Element[][]]
  return [
    element('table', [
      element('thead', [asRow(first, 'th')]),
      element(
        'tbody',
        rest.map((row) => asRow(row, 'td')),
      ),
    ]),
  ]
}

/** One line of text: a cell of markdown holds no blocks. */
function flatCell(cell: Element, name: 'th' | 'td'): Element {
  const holder = element('div', cell.children)
  replaceElements(holder, (child, parent) => {
    if (isElement(child, 'br')) return [text(' ')]
    if (isElement(child, 'li')) return [...child.children, text('; ')]
    if (isElement(child, 'pre')) return [element('code', [text(oneLine(textOf(child)))])]
    if (name === 'th' && parent === holder && isElement(child, 'strong', 'b')) return child.children
    return isElement(
      child,
      'p',
      'div',
      'ul',
      'ol',
      'blockquote',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'x-callout',
      'table',
      'thead',
      'tbody',
      'tr',
      'td',
      'th',
    )
      ? [...child.children, text(' ')]
      : undefined
  })
  const span = Math.min(20, Number.parseInt(attribute(cell, 'colSpan'), 10) || 1)
  return element(name, trimmed(holder.children), span > 1 ? { colSpan: span } : {})
}

function trimmed(children: ElementContent[]): ElementContent[] {
  while (children.at(-1)?.type === 'text' && /^[\s;]*$/.test((children.at(-1) as { value: string }).value))
    children.pop()
  const last = children.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/[\s;]+$/, '')
  return children
}
