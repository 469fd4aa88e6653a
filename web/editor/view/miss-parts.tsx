/** Small parts that the list of clusters and the page of one share. */
import { linePoints } from '../pure/misses.ts'

const WIDTH = 88
const HEIGHT = 22

/** Conversations by day as a line; in words for who does not see it. */
export function Sparkline({ days }: { days: readonly number[] }) {
  const most = Math.max(...days)
  return (
    <svg
      class="sparkline"
      viewBox={`-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`}
      width={WIDTH + 2}
      height={HEIGHT + 4}
      role="img"
      aria-label={`By day over four weeks, at most ${most} a day`}
    >
      <polyline points={linePoints(days, WIDTH, HEIGHT)} />
    </svg>
  )
}
