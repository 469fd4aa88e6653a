/** Which lines of a long list are drawn: those in view, some before and behind, and those that must not be lost. */

/** Lines that are drawn beyond each end of what is in view. */
const BEYOND = 6

export interface Looked {
  /** Pixels that are scrolled away above. */
  top: number
  /** Pixels in view. */
  height: number
  /** Pixels of one line. */
  row: number
}

/**
 * @param always lines that are drawn wherever they are, e.g. the one that has the focus
 * @returns positions in order, each once
 */
export function drawn(count: number, { top, height, row }: Looked, always: readonly number[] = []): number[] {
  const first = Math.max(0, Math.floor(top / row) - BEYOND)
  const end = Math.min(count, Math.ceil((top + height) / row) + BEYOND)
  const positions = new Set(Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at))
  for (const at of always) if (at >= 0 && at < count) positions.add(at)
  return [...positions].sort((a, b) => a - b)
}

/** Where to scroll so that a line is in view; where it is already, that is where it is. */
export function scrolledTo(at: number, { top, height, row }: Looked): number {
  if (at * row < top) return at * row
  return (at + 1) * row > top + height ? (at + 1) * row - height : top
}
