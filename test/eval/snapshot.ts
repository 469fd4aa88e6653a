/** The figures that the repository keeps, and how a later run differs from them. */
import type { Column, Table } from './tables.ts'

export interface Kept {
  value: number
  n: number
  /** One sign a question, 0…9 and a…z for 0…1, so that two runs can be compared question by question. */
  each?: string
}

/** By `concern › row › column`. */
export type Snapshot = Record<string, Kept>

/** Every figure that has a better and a worse; of each row its parts too, though without their questions. */
export function snapshotOf(tables: Readonly<Record<string, Table>>): Snapshot {
  const kept: [string, Kept][] = []
  for (const [concern, key, column, { n, part }, cell] of figures(tables)) {
    if (!column.better) continue
    const each = cell.each && !part && keptQuestions.has(`${concern} ${column.name}`) ? { each: signs(cell.each) } : {}
    kept.push([key, { value: Number(cell.value.toFixed(4)), n, ...each }])
  }
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** The figures that stand for their concern; the others go up and down with them. */
const keptQuestions = new Set(['retrieval R@1', 'retrieval nDCG', 'follow-ups R@1', 'follow-ups nDCG'])

export interface Change {
  key: string
  before: number
  now: number
  column: Column
  /** How much of a difference may be chance, at 95%. */
  noise: number
  verdict: 'better' | 'worse' | 'noise'
}

/** Figures that both have, in the order of the tables. */
export function changesSince(before: Snapshot, tables: Readonly<Record<string, Table>>): Change[] {
  const changes: Change[] = []
  for (const [, key, column, { n }, cell] of figures(tables)) {
    const kept = before[key]
    if (!kept || !column.better || Number.isNaN(cell.value)) continue
    const noise = noiseOf(kept, { value: cell.value, n, ...(cell.each && { each: signs(cell.each) }) }, column)
    const gain = (cell.value - kept.value) * (column.better === 'higher' ? 1 : -1)
    const verdict = Math.abs(gain) <= noise + rounding ? 'noise' : gain > 0 ? 'better' : 'worse'
    changes.push({ key, before: kept.value, now: cell.value, column, noise, verdict })
  }
  return changes
}

/** What rounding the snapshot's figures may come to. */
const rounding = 0.0001
/** Standard deviations within which 95 of 100 chance differences lie. */
const z = 1.96

/**
 * Question by question where both runs have them: z · s / √n of the differences. Otherwise as if the runs had asked
 * different questions, which allows for more than there is: a share by √(p(1 − p)/n), an area by Hanley and McNeil's
 * bound √(A(1 − A)/m) with m the half of the questions; each twice, for two runs.
 */
function noiseOf(before: Kept, now: Kept, { unit, noise }: Column): number {
  if (before.each && now.each && before.each.length === now.each.length) {
    const differences = [...now.each].map((sign, at) => levelOf(sign) - levelOf(before.each?.[at] ?? '0'))
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length
    const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, differences.length - 1)
    return z * Math.sqrt(variance / differences.length)
  }
  const scale = unit === 'per thousand' ? 1000 : 1
  const p = Math.min(1, Math.max(0, (before.value + now.value) / 2 / scale))
  const size = noise === 'auroc' ? Math.max(1, now.n / 2) : now.n
  return scale * z * Math.sqrt((2 * p * (1 - p)) / size)
}

const levels = 35
const signs = (each: readonly number[]) => each.map((value) => Math.round(value * levels).toString(levels + 1)).join('')
const levelOf = (sign: string) => Number.parseInt(sign, levels + 1) / levels

function* figures(tables: Readonly<Record<string, Table>>) {
  for (const [concern, { rows, columns }] of Object.entries(tables)) {
    let whole = ''
    for (const row of rows) {
      if (!row.part) whole = row.label
      for (const [at, column] of columns.entries()) {
        const cell = row.cells[at]
        const key = [concern, whole, ...(row.part ? [row.label] : []), column.name].join(' › ')
        if (cell) yield [concern, key, column, row, cell] as const
      }
    }
  }
}
