/** The part of a passage that speaks of what was searched for, with the words of the question marked. */
import { fold, isUnspaced, words } from '../../domain/text.ts'
import { html, type Markup } from './markup.ts'

/** Characters of a snippet, and those kept before the first marked word. */
const [LENGTH, BEFORE] = [220, 60]
/** Letters of a word's end that may be another form's; and of words that mostly say nothing of their own. */
const [ENDING, SHORT] = [3, 3]

/** @param text plain, of one passage */
export function snippet(text: string, query: string): Markup {
  const flat = text.replace(/\s+/g, ' ').trim()
  const found = marks(flat, query)
  const start = wordStart(flat, Math.max(0, (densest(found) ?? 0) - BEFORE))
  const end = flat.length <= start + LENGTH ? flat.length : wordStart(flat, start + LENGTH)
  const pieces: (string | Markup)[] = []
  let at = start
  for (const [from, to] of found) {
    if (from < at || to > end) continue
    pieces.push(flat.slice(at, from), html`<mark>${flat.slice(from, to)}</mark>`)
    at = to
  }
  pieces.push(flat.slice(at, end).trimEnd())
  return html`${start > 0 && '… '}${pieces}${end < flat.length && ' …'}`
}

type Span = readonly [from: number, to: number]

/** Where words of the question stand, in another form too. */
function marks(text: string, query: string): Span[] {
  const asked = [...new Set(words(query))].filter((word) => word.length > 2 || isUnspaced(word))
  // “How do I …” stands everywhere: short words are marked where there are no others.
  const long = asked.filter((word) => word.length > SHORT || /\d/.test(word) || isUnspaced(word))
  const wanted = long.length > 0 ? long : asked
  const stems = wanted.map((word) => (word.length > ENDING + 3 ? word.slice(0, word.length - ENDING + 1) : word))
  if (isUnspaced(query)) {
    const pairs = wanted.filter((word) => [...word].length > 1)
    return merged(pairs.flatMap((word) => [...text.matchAll(new RegExp(escaped(word), 'giu'))].map(spanOf)))
  }
  const runs = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)?/gu)]
  return runs.filter(([run]) => begins(fold(run), wanted, stems)).map(spanOf)
}

const spanOf = (match: RegExpExecArray | RegExpMatchArray): Span => [
  match.index ?? 0,
  (match.index ?? 0) + match[0].length,
]

/** A word is another's form where both begin alike and neither goes on much longer. */
function begins(run: string, wanted: readonly string[], stems: readonly string[]): boolean {
  return wanted.some(
    (word, at) => run === word || (run.startsWith(stems[at] ?? word) && run.length <= word.length + ENDING),
  )
}

function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

/** Where most marks stand within one snippet; undefined where there are none. */
function densest(spans: readonly Span[]): number | undefined {
  let best: { from: number; count: number } | undefined
  spans.forEach(([from], at) => {
    let count = 0
    for (let next = at; (spans[next]?.[1] ?? Number.POSITIVE_INFINITY) <= from + LENGTH - BEFORE; next++) count++
    if (!best || count > best.count) best = { from, count }
  })
  return best?.from
}

/** The start of the word at a place, so that none is cut where words have blanks between them. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const blank = text.lastIndexOf(' ', at)
  if (blank !== -1 && at - blank <= 30) return blank + 1
  // Never within a character of two halves.
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
