/** What a measurement comes to: a table, whatever it is about. */

export interface Column {
  name: string
  unit: 'share' | 'words' | 'per thousand' | 'ms' | 'MB'
  /** Which way is good; a column without it is for reading only and never compared. */
  better?: 'higher' | 'lower'
  /** An area under a curve or a calibration error, whose noise is not that of a share. */
  noise?: 'auroc'
}

export interface Cell {
  value: number
  /** One value in 0…1 a question whose mean this is, so that two runs can be compared question by question. */
  each?: number[]
}

export interface Row {
  label: string
  /** Questions or messages that it rests on. */
  n: number
  /** A part of the row above it, e.g. one type of question. */
  part?: boolean
  cells: (Cell | undefined)[]
}

export interface Table {
  title: string
  columns: Column[]
  rows: Row[]
  notes?: string[]
}

/** A part of the evaluation that has a table of its own. */
export interface Concern<Given> {
  /** How the snapshot calls it. */
  name: string
  /** Undefined where the sets of this run say nothing about it. */
  table(given: Given): Promise<Table | undefined> | Table | undefined
}

export const share = (name: string, better?: 'higher' | 'lower'): Column => ({
  name,
  unit: 'share',
  ...(better && { better }),
})

export const area = (name: string, better?: 'higher' | 'lower'): Column => ({ ...share(name, better), noise: 'auroc' })

/** A cell that is the mean over questions. */
export function meanOf(each: readonly number[]): Cell | undefined {
  if (each.length === 0) return undefined
  return { value: each.reduce((sum, one) => sum + one, 0) / each.length, each: [...each] }
}

/** The mean over sets: each has the same say. Undefined where one is missing. */
export function meanRow(label: string, rows: readonly Row[], names: readonly string[]): Row | undefined {
  const taken = names.map((name) => rows.find((row) => row.label === name && !row.part))
  const all = taken.filter((row): row is Row => row !== undefined)
  if (all.length < names.length) return undefined
  const cells = (all[0] as Row).cells.map((_, at): Cell | undefined => {
    const values = all.map((row) => row.cells[at]?.value)
    if (values.some((value) => value === undefined)) return undefined
    return { value: values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / all.length }
  })
  return { label, n: all.reduce((sum, { n }) => sum + n, 0), cells }
}
