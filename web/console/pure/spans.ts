/** Places in a text that is being edited: they move with what is typed before them, and end where they are touched. */
import type { Span } from '../../../src/domain/macro.ts'

/**
 * The places after an edit.
 * @param before the text as it was
 * @param after the text as it is; what differs lies between their longest common beginning and end
 */
export function moved(spans: readonly Span[], before: string, after: string): Span[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const end = before.length - tail
  const by = after.length - before.length
  return spans.flatMap((span) => {
    if (span.end <= head) return [span]
    return span.start >= end ? [{ start: span.start + by, end: span.end + by }] : []
  })
}

export interface Piece {
  text: string
  mark?: 'filled' | 'hole'
}

/** A text in pieces, each marked as what it is; holes count more than what was filled in. */
export function piecesOf(text: string, filled: readonly Span[], holes: readonly Span[]): Piece[] {
  const marks = [
    ...holes.map((span) => ({ ...span, mark: 'hole' as const })),
    ...filled
      .filter(({ start, end }) => !holes.some((hole) => hole.start < end && start < hole.end))
      .map((span) => ({ ...span, mark: 'filled' as const })),
  ].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end, mark } of marks) {
    if (start < from || end > text.length) continue
    if (start > from) pieces.push({ text: text.slice(from, start) })
    pieces.push({ text: text.slice(start, end), mark })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}
