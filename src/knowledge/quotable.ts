/** A block's own markdown, made fit to be shown outside its page. */
import type { Definition, Link, LinkReference, RootContent } from 'mdast'
import { callout, inlineText } from './plain-text.ts'

export interface Context {
  source: string
  definitions: Map<string, Definition>
}

/** A piece of the source to be replaced, by offsets. */
interface Edit {
  start: number
  end: number
  by: string
}

/** The node's markdown without images, raw HTML, footnote marks and links that lead nowhere outside the page. */
export function quotable(node: RootContent, context: Context): string {
  const edits: Edit[] = []
  collect(node, context, edits)
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  let out = ''
  let at = start
  for (const edit of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue
    out += context.source.slice(at, edit.start) + edit.by
    at = edit.end
  }
  out += context.source.slice(at, end)
  return dedented(out, (node.position?.start.column ?? 1) - 1)
    .replace(
      /^((?:>[ \t]*)+)\[!(\w+)\][ \t]*\n?(?:>[ \t]*)*/i,
      (_, marks: string, kind: string) => `${marks}**${callout(kind)}:** `,
    )
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function collect(node: RootContent, context: Context, edits: Edit[]): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return
  switch (node.type) {
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      edits.push({ start, end, by: '' })
      return
    case 'html':
      edits.push({
        start,
        end,
        by: /^<br\b/i.test(node.value) ? '  ' : node.value.startsWith('<!--') ? '' : inlineText(node.value),
      })
      return
    case 'link':
    case 'linkReference': {
      if (context.source[start] !== '[') return
      const first = node.children[0]?.position?.start.offset
      const last = node.children.at(-1)?.position?.end.offset
      const href = target(node, context)
      if (first === undefined || last === undefined) edits.push({ start, end, by: '' })
      else if (!href || !leadsOutside(href)) edits.push({ start, end: first, by: '' }, { start: last, end, by: '' })
      else if (node.type === 'linkReference') edits.push({ start: last, end, by: `](${href})` })
      for (const child of node.children) collect(child, context, edits)
      return
    }
    default:
      if ('children' in node) for (const child of node.children) collect(child as RootContent, context, edits)
  }
}

/** Where a link leads, also when it is given by reference. */
export function target(node: Link | LinkReference, context: Context): string | undefined {
  return node.type === 'link' ? node.url : context.definitions.get(node.identifier)?.url
}

const leadsOutside = (href: string) => /^(?:https?:|mailto:)/i.test(href)

/** A nested list item keeps its shape when it is taken out of its list. */
function dedented(text: string, by: number): string {
  return by === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{1,${by}}`, 'g'), '\n')
}
