/** Duplicates and contradictions as hints of the text that is being written. */
import type { Overlap } from '../../../src/domain/overlaps.ts'
import { trailOf } from './overlaps.ts'
import type { Problem } from './problem.ts'

/** What each finding says of one article, in the order of its lines. */
export function hintsOf(articleId: string, overlaps: readonly Overlap[]): Problem[] {
  return overlaps
    .flatMap(({ kind, why, one, other, also }): Problem[] => {
      const [here, there] = one.articleId === articleId ? [one, other] : [other, one]
      if (here.articleId !== articleId) return []
      const where = `“${trailOf(there)}” (${there.articleId}.md${there.line > 0 ? `, line ${there.line}` : ''})`
      const more = also.filter((id) => id !== articleId).map((id) => `${id}.md`)
      const message =
        kind === 'contradiction'
          ? `${why} Another article says: “${there.text}” See ${where}.`
          : `${why} See ${[where, ...more].join(', ')}.`
      const { line, column } = here
      return [{ severity: 'hint', kind, line, ...(line > 0 && { column, length: here.text.length }), message }]
    })
    .sort((one, other) => one.line - other.line)
}

/**
 * The hints of an older text that hold of a newer one: their lines are there still, wherever they have gone.
 * @param of the text that the hints are said of
 */
export function stillHeld(hints: readonly Problem[], of: string, now: string): Problem[] {
  if (of === now || hints.length === 0) return [...hints]
  const before = of.split(lineBreak)
  const places = new Map<string, number[]>()
  for (const [at, text] of now.split(lineBreak).entries()) {
    const lines = places.get(text)
    if (lines) lines.push(at + 1)
    else places.set(text, [at + 1])
  }
  return hints.flatMap((hint) => {
    if (hint.line === 0) return [hint]
    const lines = places.get(before[hint.line - 1] ?? '') ?? []
    const [nearest] = lines.sort((one, other) => Math.abs(one - hint.line) - Math.abs(other - hint.line))
    return nearest === undefined ? [] : [{ ...hint, line: nearest }]
  })
}

const lineBreak = /\r\n?|\n/
