/** Tables of figures as text. */
import type { Cell, Column, Table } from './tables.ts'

const digits: Record<Column['unit'], number> = { share: 3, words: 0, 'per thousand': 2, ms: 1, MB: 0 }

export function printed({ title, columns, rows, notes = [] }: Table): string {
  const labels = rows.map(({ label, part }) => (part ? `  ${label}` : label))
  const first = Math.max(...labels.map((label) => label.length))
  const widths = columns.map(({ name, unit }) => Math.max(headed(name, unit).length, 6))
  const head = ['n'.padStart(6), ...columns.map(({ name, unit }, at) => headed(name, unit).padStart(widths[at] ?? 0))]
  const lines = rows.map(({ n, cells }, at) => {
    const figures = columns.map((column, place) => figure(cells[place], column).padStart(widths[place] ?? 0))
    return [(labels[at] ?? '').padEnd(first), String(n).padStart(6), ...figures].join('  ').trimEnd()
  })
  return [`\n${title}`, [''.padEnd(first), ...head].join('  '), ...lines, ...notes.map((note) => `  ${note}`)].join(
    '\n',
  )
}

export function figure(cell: Cell | undefined, { unit }: Column): string {
  if (!cell || Number.isNaN(cell.value)) return '–'
  const text = cell.value.toFixed(digits[unit])
  return unit === 'share' ? text.replace(/^0(?=\.)/, '') : text
}

const headed = (name: string, unit: Column['unit']) => (unit === 'ms' || unit === 'MB' ? `${name} ${unit}` : name)
