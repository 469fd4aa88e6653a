/** The risk/coverage curve in a terminal. Pure. */
import { type CurvePoint, pointAt } from './curve.ts'

/** Characters of the plot; the frame comes on top. */
const width = 50
const height = 10

/**
 * Wrong answers per hundred over answered questions per hundred, a line a row, `●` where the operator stands.
 * @param threshold 0…1, the least confidence that is answered with
 */
export function curveText(curve: readonly CurvePoint[], threshold: number): string[] {
  const most = ceilingOf(curve)
  const here = pointAt(curve, threshold)
  const columnOf = (answered: number) => Math.min(width - 1, Math.round((answered / 100) * (width - 1)))
  const rowOf = (wrong: number) => height - 1 - Math.min(height - 1, Math.round((wrong / most) * (height - 1)))
  const grid = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '))
  const put = (answered: number, wrong: number, mark: string) => {
    const row = grid[rowOf(wrong)]
    if (row) row[columnOf(answered)] = mark
  }
  for (const { answered, wrong } of curve) put(answered, wrong, '·')
  put(here.answered, here.wrong, '●')
  const labels = new Map([
    [0, most],
    [Math.round((height - 1) / 2), most / 2],
    [height - 1, 0],
  ])
  return [
    'wrong answers per hundred',
    ...grid.map((row, at) => {
      const label = labels.get(at)
      return `${(label === undefined ? '' : String(Math.round(label))).padStart(4)} │${row.join('').trimEnd()}`
    }),
    `     └${'─'.repeat(width)}`,
    `      0${'50'.padStart(width / 2)}${'100'.padStart(width / 2 - 1)}`,
    `      ${'answered, of a hundred answerable questions'.padStart(width)}`,
  ]
}

/** The top of the axis: the next ten above the worst point, so that a good base's curve is not flat. */
export function ceilingOf(curve: readonly CurvePoint[]): number {
  return Math.max(10, Math.ceil(Math.max(0, ...curve.map(({ wrong }) => wrong)) / 10) * 10)
}
