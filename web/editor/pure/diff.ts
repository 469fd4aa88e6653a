/** Two texts beside each other: their lines in step, and the words in them that differ. */
import { diffArrays } from 'diff'

/** A run of words in a line. */
export interface Piece {
  text: string
  /** Whether the other side does not have it. */
  changed: boolean
}

export interface DiffRow {
  kind: 'same' | 'changed' | 'removed' | 'added'
  /** Line numbers from 1. */
  left?: { line: number; pieces: Piece[] }
  right?: { line: number; pieces: Piece[] }
}

/** Rows of a side-by-side view, one for each pair of lines. */
export function rowsBetween(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = []
  let left = 1
  let right = 1
  const parts = diffArrays(linesOf(before), linesOf(after))
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (!part) continue
    if (!part.added && !part.removed) {
      for (const text of part.value) {
        rows.push({ kind: 'same', left: plain(left++, text), right: plain(right++, text) })
      }
      continue
    }
    const next = parts[at + 1]
    const pair = next && (next.added || next.removed) ? next : undefined
    if (pair) at++
    const gone = (part.removed ? part : pair)?.value ?? []
    const come = (part.added ? part : pair)?.value ?? []
    for (const [one, other] of paired(gone, come)) {
      if (one !== undefined && other !== undefined) {
        const [was, is] = wordsBetween(one, other)
        rows.push({ kind: 'changed', left: { line: left++, pieces: was }, right: { line: right++, pieces: is } })
      } else if (one !== undefined) rows.push({ kind: 'removed', left: plain(left++, one, true) })
      else if (other !== undefined) rows.push({ kind: 'added', right: plain(right++, other, true) })
    }
  }
  return rows
}

/** Rows that differ, with some around them; a gap says how many were left out. */
export function folded(rows: readonly DiffRow[], around = 3): (DiffRow | { kind: 'gap'; count: number })[] {
  const near = new Set<number>()
  rows.forEach((row, at) => {
    if (row.kind === 'same') return
    for (let close = at - around; close <= at + around; close++) near.add(close)
  })
  const shown: (DiffRow | { kind: 'gap'; count: number })[] = []
  let gap = 0
  const flush = () => {
    if (gap > 0) shown.push({ kind: 'gap', count: gap })
    gap = 0
  }
  rows.forEach((row, at) => {
    if (!near.has(at)) {
      gap++
      return
    }
    flush()
    shown.push(row)
  })
  flush()
  return shown
}

/** How many lines came and went. */
export function tally(rows: readonly DiffRow[]): { added: number; removed: number } {
  const is = (...kinds: DiffRow['kind'][]) => rows.filter(({ kind }) => kinds.includes(kind)).length
  return { added: is('added', 'changed'), removed: is('removed', 'changed') }
}

/** The words of two lines, each side's own marked. */
export function wordsBetween(before: string, after: string): [Piece[], Piece[]] {
  const parts = diffArrays(tokensOf(before), tokensOf(after))
  const side = (skip: 'added' | 'removed') =>
    parts
      .filter((part) => !part[skip])
      .map(({ value, added, removed }) => ({ text: value.join(''), changed: Boolean(added || removed) }))
  return [side('added'), side('removed')]
}

/** Words, amounts and dates whole; blanks; every other sign by itself. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.,:/'’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

export function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n')
}

/** Lines that went and lines that came in their place, in step where they are alike. */
function paired(gone: readonly string[], come: readonly string[]): [string | undefined, string | undefined][] {
  const pairs: [string | undefined, string | undefined][] = []
  let next = 0
  for (const one of gone) {
    const at = come.findIndex((other, index) => index >= next && alike(one, other))
    if (at === -1) {
      pairs.push([one, undefined])
      continue
    }
    for (; next < at; next++) pairs.push([undefined, come[next]])
    pairs.push([one, come[next++]])
  }
  for (; next < come.length; next++) pairs.push([undefined, come[next]])
  return pairs
}

/** Whether at least two words in five of the shorter line stand in the other as well. */
function alike(one: string, other: string): boolean {
  const words = (line: string) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [ours, theirs] = [words(one), words(other)]
  if (ours.size === 0 || theirs.size === 0) return one.trim() === other.trim()
  const shared = [...ours].filter((word) => theirs.has(word)).length
  return shared >= 0.4 * Math.min(ours.size, theirs.size)
}

function plain(line: number, text: string, changed = false): { line: number; pieces: Piece[] } {
  return { line, pieces: [{ text, changed }] }
}
