/** A message's HTML as the panel shows it: cleaned once more, its `[1]` turned into marks that lead to the sources. */
import type { Citation } from '../../src/domain/judgement.ts'
import { cleanHtml } from '../shared/html.ts'

/** The id of a source's chip, where its mark leads. */
export function sourceId(messageId: string, n: number): string {
  return `source-${messageId}-${n}`
}

/**
 * HTML to insert.
 * @param citations those of the message; a number that is none of them stays text
 * @param label what a mark is called, e.g. `Source 1: Refunds`
 */
export function messageHtml(
  html: string,
  messageId: string,
  citations: readonly Citation[],
  label: (citation: Citation) => string,
): string {
  const holder = document.createElement('div')
  holder.innerHTML = cleanHtml(html)
  if (citations.length > 0) {
    replaceMarks(holder, (n) => {
      const citation = citations.find((one) => one.n === n)
      if (!citation) return undefined
      const mark = document.createElement('a')
      mark.className = 'mark-source'
      mark.href = `#${sourceId(messageId, n)}`
      mark.textContent = String(n)
      mark.setAttribute('aria-label', label(citation))
      return mark
    })
  }
  return holder.innerHTML
}

/** A draft's HTML: its sources are not known yet, so marks are only drawn. */
export function draftHtml(html: string): string {
  const holder = document.createElement('div')
  holder.innerHTML = cleanHtml(html)
  replaceMarks(holder, (n) => {
    const mark = document.createElement('span')
    mark.className = 'mark-source'
    mark.textContent = String(n)
    return mark
  })
  return holder.innerHTML
}

function replaceMarks(holder: HTMLElement, make: (n: number) => HTMLElement | undefined): void {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (text.parentElement?.closest('code, pre, a')) continue
    // `[1, 2]` and `[1][2]` alike; the blank before a mark goes, so that it cannot start a line.
    const parts = text.data.split(/\s?\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/)
    if (parts.length === 1) continue
    const nodes = parts.flatMap((part, at): (string | HTMLElement)[] => {
      if (at % 2 === 0) return part ? [part] : []
      const marks = part.split(',').map((n) => make(Number(n)))
      return marks.every((mark) => mark !== undefined) ? marks : [` [${part}]`]
    })
    text.replaceWith(...nodes)
  }
}
