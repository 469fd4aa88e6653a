/** Two texts that were made from one: what goes together by itself, and what somebody has to choose. */
import { diff3MergeRegions } from 'node-diff3'
import { linesOf } from './diff.ts'

export type Part =
  /** `from`: who made it so; `both`: neither did, or both did the same. */
  | { kind: 'taken'; from: 'mine' | 'theirs' | 'both'; lines: string[] }
  /** `base`: what stood there before both. */
  | { kind: 'conflict'; mine: string[]; base: string[]; theirs: string[] }

export type Choice = 'mine' | 'theirs' | 'mine-first' | 'theirs-first'

/** The parts of a merged text, in order. */
export function mergeOf(mine: string, base: string, theirs: string): Part[] {
  const regions = diff3MergeRegions(linesOf(mine), linesOf(base), linesOf(theirs))
  return regions.map((region): Part => {
    if (region.stable) {
      const from = { a: 'mine', b: 'theirs', o: 'both' } as const
      return { kind: 'taken', from: from[region.buffer as 'a' | 'b' | 'o'], lines: region.bufferContent }
    }
    const parts = { mine: region.aContent, base: region.oContent, theirs: region.bContent }
    if (parts.mine.join('\n') === parts.theirs.join('\n')) return { kind: 'taken', from: 'both', lines: parts.mine }
    return { kind: 'conflict', ...parts }
  })
}

export function conflictsIn(parts: readonly Part[]): number {
  return parts.filter(({ kind }) => kind === 'conflict').length
}

/**
 * The merged text; line breaks are those of the text that stands by now.
 * @param choices of the conflicts, in order; undefined while one is open
 */
export function mergedText(
  parts: readonly Part[],
  choices: readonly (Choice | undefined)[],
  theirs: string,
): string | undefined {
  let at = 0
  const lines: string[] = []
  for (const part of parts) {
    if (part.kind === 'taken') lines.push(...part.lines)
    else {
      const choice = choices[at++]
      if (!choice) return undefined
      lines.push(...chosen(part, choice))
    }
  }
  return lines.join(theirs.includes('\r\n') ? '\r\n' : '\n')
}

function chosen({ mine, theirs }: { mine: string[]; theirs: string[] }, choice: Choice): string[] {
  if (choice === 'mine') return mine
  if (choice === 'theirs') return theirs
  return choice === 'mine-first' ? [...mine, ...theirs] : [...theirs, ...mine]
}
