/** From the numbers that a draft cites by to the sources that the customer sees. */
import type { Passage } from '../domain/articles.ts'
import type { Citation } from '../domain/judgement.ts'
import type { NumberedPassage } from '../ports/drafting.ts'

/** `[3]`, `[1, 2]`, `[1][2]`; not a link's text and not a footnote. */
const marker = /(?<![ \t])[ \t]*\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?!\()/g

/**
 * Renumbers a draft's citations 1…k in order of first use and lists them. Numbers that were never handed out are
 * removed from the text, as are repeats that stand side by side. Code is left alone.
 * @param urlOf where the customer can read the passage
 */
export function cite(
  text: string,
  passages: readonly NumberedPassage[],
  urlOf: (passage: Passage) => string,
): { text: string; citations: Citation[] } {
  const handedOut = new Map(passages.map(({ n, passage }) => [n, passage]))
  const used = new Map<number, number>()
  const renumbered = outsideCode(text, (part) =>
    part.replace(adjacent, (run) => {
      const shown = new Set<number>()
      for (const n of numbersIn(run)) {
        if (!handedOut.has(n)) continue
        if (!used.has(n)) used.set(n, used.size + 1)
        shown.add(used.get(n) ?? 0)
      }
      if (shown.size === 0) return ''
      const gap = /^[ \t]/.test(run) ? ' ' : ''
      return gap + [...shown].map((n) => `[${n}]`).join('')
    }),
  )
  const citations = [...used].map(([n, shown]) => citation(shown, handedOut.get(n) as Passage, urlOf))
  return { text: renumbered, citations }
}

/** The numbers that a text cites, in order, each once. Code is left out. */
export function cited(text: string): number[] {
  const found = new Set<number>()
  outsideCode(text, (part) => {
    for (const [run] of part.matchAll(marker)) for (const n of numbersIn(run)) found.add(n)
    return part
  })
  return [...found]
}

/** The text without its markers. */
export function stripMarkers(text: string): string {
  return outsideCode(text, (part) => part.replace(marker, ''))
}

const adjacent = /(?<![ \t])(?:[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\](?!\())+/g

function numbersIn(run: string): number[] {
  return (run.match(/\d+/g) ?? []).map(Number)
}

function citation(n: number, passage: Passage, urlOf: (passage: Passage) => string): Citation {
  const heading = passage.trail.at(-1)
  return {
    n,
    articleId: passage.articleId,
    title: passage.title,
    ...(heading ? { heading } : {}),
    url: urlOf(passage),
    revision: passage.revision,
  }
}

/** Applies `change` to what is neither a fenced block nor a code span. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(
      /(^ {0,12}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^ {0,12}\2[^\n]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\3(?!`))/m,
    )
    .map((part, at) => (at % 4 === 0 ? change(part) : at % 4 === 1 ? part : ''))
    .join('')
}
